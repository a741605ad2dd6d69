import { describe, expect, test } from 'vitest'
import type { Part } from '../../../src/round/calls/form/rules/form.ts'
import { applicationOf } from '../../../src/round/proposals/document/pages/application.ts'
import { DocumentPage } from '../../../src/round/proposals/document/pages/document.tsx'
import { answersSaid } from '../../../src/round/proposals/pages/answers.ts'
import { Reading } from '../../../src/round/proposals/pages/reading.tsx'
import { partsOf, saidOf } from '../../../src/round/proposals/pages/said.ts'
import { sharesOf } from '../../../src/round/proposals/pages/saying.ts'
import { type Content, EXPERT_READS } from '../../../src/round/proposals/rules/content.ts'
import { BOXES, boxesOf, titleOf } from '../../../src/round/proposals/sections/forms/boxes.ts'
import { SectionFields } from '../../../src/round/proposals/sections/pages/fields.tsx'
import { belongsTo, isBuiltIn, sectionsOf } from '../../../src/round/proposals/sections/rules/sections.ts'
import { ContentView } from '../../../src/round/proposals/submissions/pages/chapters.tsx'
import { ANSWERS, FORM, QUESTIONS } from '../calls/asking.ts'
import { PLAN } from '../calls/typed.ts'
import { CONTENT } from './typed.ts'

const TOPIC = {
  id: 't1',
  listId: 'l1',
  seq: 1,
  title: '老人有人陪',
  text: '',
  needs: 1,
  people: 3,
  places: [],
}
const QINGNIANHU = { id: 'p1', subdistrict: '和平里街道', community: '青年湖社区' }
const PLACES = [QINGNIANHU, { id: 'p2', subdistrict: '和平里街道', community: '兴化社区' }]
/** All that a proposal may say, each thing in words of its own. */
const FULL: Content = {
  ...CONTENT,
  leader: '李带头',
  topics: [TOPIC],
  evidence: '春天问了二十户',
  beneficiaries: { who: '独居老人', direct: 30, indirect: 60 },
  communities: PLACES,
  team: [{ name: '周成员', duty: '统筹', qualification: '' }],
  sustainability: '由志愿者接着做。',
  partners: [{ name: '隔壁合作社', does: '提供场地', community: QINGNIANHU }],
  plan: [{ month: 2, until: 4, work: '招募' }],
  answers: ANSWERS,
  files: [{ id: 'f1', name: '登记证书.pdf', size: 1, sha256: '', question: 'plan' }],
}
const PARTS: Part[] = ['beneficiaries', 'team', 'sustainability', 'partners', 'files']
const round = { ...PLAN, form: { ...FORM, parts: PARTS } }
const organization = {
  name: '甲社',
  kind: 'service',
  uscc: 'X',
  filingNo: null,
  subdistrict: '和平里',
} as const
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

const application = applicationOf({
  content: FULL,
  plan: round,
  organization,
  applying: null,
  submitted: null,
})
const ways: [string, string][] = [
  ['to read', String(<ContentView content={FULL} round={round} fileHref={String} />)],
  ['to print', String(<DocumentPage id="p" title="t" application={application} />)],
]

describe.each(ways)('the page %s', (_, html) => {
  const text = textOf(html)

  test('says every field under the title of its box', () => {
    const fields = Object.keys(BOXES).filter((field) => field !== 'beneficiaries')
    expect(fields.filter((field) => !text.includes(titleOf(field)) || titleOf(field) === '')).toEqual([])
  })

  test('says every value in the same words', () => {
    for (const said of [
      ...['夕阳茶叙', '社区社会组织项目', '10个月，自签订协议起', '李带头', '老人有人陪', '春天问了二十户'],
      ...['30人', '和平里街道青年湖社区、和平里街道兴化社区', '没有测过', '第2至4个月', '隔壁合作社'],
      ...['未填', '100.00元×40场，申请资助；依据：三家店报价的中间价；用于：招募', '活动物料费小计 '],
      ...['壹万元伍角', '40.5平方米', '2026年12月1日', '登记证书.pdf'],
    ])
      expect(text).toContain(said)
    expect(text).not.toContain('undefined')
  })
})

test('a form asks each field of its section under the title under which it is read', () => {
  const form = { id: 'p', plan: round, kind: 'community' as const, topics: [TOPIC], places: PLACES }
  for (const section of sectionsOf(round).filter(({ code }) => isBuiltIn(code))) {
    const html = String(<SectionFields section={section} of={{ typed: {}, problems: [] }} form={form} />)
    const code = isBuiltIn(section.code) ? section.code : 'about'
    const fields = boxesOf(code, form).map(({ field }) => field)
    expect(fields.length).toBeGreaterThan(0)
    expect(fields.filter((field) => !belongsTo(section, field))).toEqual([])
    for (const field of fields.filter((one) => one !== 'budget')) expect(html).toContain(titleOf(field))
  }
})

test('of what an expert reads nothing tells whose it is, whatever the form’s order', () => {
  const seen: Partial<Content> = Object.fromEntries(EXPERT_READS.map((field) => [field, FULL[field]]))
  const text = JSON.stringify(saidOf(seen, round, [...EXPERT_READS, 'leader', 'team', 'partners', 'files']))
  expect(text).toContain('春天问了二十户')
  for (const secret of ['李带头', '周成员', '隔壁合作社', '登记证书']) expect(text).not.toContain(secret)
})

test('what was not asked, or not said, has no part and no title', () => {
  expect(partsOf(CONTENT, PLAN).map(({ code }) => code)).not.toContain('team')
  expect(JSON.stringify(partsOf(CONTENT, PLAN))).not.toContain('需求的依据')
})

test('what was left blank is said to be', () => {
  const blank = {
    title: '',
    evidence: '',
    communities: [],
    team: [{ name: '王敏', duty: '统筹', qualification: '' }],
  }
  const says = saidOf(blank, round, ['title', 'evidence', 'communities', 'team'])
  expect(JSON.stringify(says).match(/未填/g)).toHaveLength(4)
})

test('the widths of a table on paper fill the sheet', () => {
  const sums = [[1], [1, 1, 1], [3, 1, 1, 1, 3], [1, 1, 1, 1, 1, 1, 1, 1]].map((widths) =>
    sharesOf(widths).reduce((sum, share) => sum + share, 0),
  )
  expect(sums).toEqual([100, 100, 100, 100])
})

describe('answers', () => {
  const read = (answers: Content['answers']) =>
    String(<Reading says={answersSaid(QUESTIONS, { answers: answers ?? {} }, QUESTIONS)} />)

  test('are read with their units; what was not asked is not shown', () => {
    const page = read({ ...ANSWERS, again: '否' })
    expect(page).toContain('40.5平方米')
    expect(page).toContain('2026年12月1日')
    expect(page).toContain('场地、志愿者')
    expect(page).toContain('<th scope="row">王秀兰</th>')
    expect(page).not.toContain('上一期成效')
  })

  test('that are missing are said to be', () => {
    const page = read({ again: '否' })
    expect(page).toContain('安全负责人')
    expect(page.match(/未填/g)).toHaveLength(5)
  })
})
