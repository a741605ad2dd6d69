import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Part } from '../../../../src/round/calls/form/rules/form.ts'
import type { Plan } from '../../../../src/round/calls/rules/plan.ts'
import { progressOf, stateOf } from '../../../../src/round/proposals/sections/rules/reading.ts'
import {
  belongsTo,
  sectionAfter,
  sectionOf,
  sectionsOf,
  seenOf,
  withTyped,
} from '../../../../src/round/proposals/sections/rules/sections.ts'
import { PLAN } from '../../calls/typed.ts'
import { readTyped } from './read.ts'
import { CONTENT, TYPED } from '../typed.ts'

z.config(z.locales.zhCN())

const asking = (...parts: Part[]): Plan => ({ ...PLAN, form: { parts, sections: [] } })
const FULL: Plan = {
  ...PLAN,
  form: {
    parts: ['beneficiaries', 'team', 'sustainability', 'partners', 'files'],
    sections: [
      {
        code: 'more',
        title: '其他',
        questions: [{ code: 'safety', label: '安全预案', required: true, kind: 'text', limit: 20 }],
      },
    ],
  },
}
const TOPICS = ['t1', 't2'].map((id, i) => ({
  ...{
    id,
    listId: 'l1',
    seq: i + 1,
    title: `选题${id}`,
    text: '',
    needs: 1,
    people: 3,
    places: ['和平里街道'],
  },
}))
const PLACES = [
  { id: 'a', subdistrict: '和平里街道', community: '青年湖社区' },
  { id: 'b', subdistrict: '和平里街道', community: '兴化社区' },
]
const WHO = {
  'beneficiaries.who': '独居老人',
  'beneficiaries.direct': '30',
  'beneficiaries.indirect': '0',
}
type Typed = Record<string, string>
const problems = (typed: Typed, plan: Plan, choices = {}) =>
  readTyped({ ...TYPED, ...typed }, plan, choices).problems.map(({ section, field, says }) => [
    section,
    field,
    says,
  ])

describe('the sections of a proposal', () => {
  test('are what every proposal says, where the round asks for nothing more', () => {
    expect(sectionsOf(PLAN).map(({ code }) => code)).toEqual([
      ...['about', 'need', 'outputs', 'plan', 'risks', 'budget'],
    ])
  })

  test('and what the round asks besides, its own questions and the files last', () => {
    const sections = sectionsOf(FULL)
    expect(sections.map(({ code }) => code)).toEqual([
      ...['about', 'need', 'beneficiaries', 'outputs', 'plan', 'team', 'risks', 'partners', 'budget'],
      ...['form-more', 'files'],
    ])
    expect(sections.find(({ code }) => code === 'risks')?.title).toBe('风险与可持续')
    expect(sectionAfter(sections, 'budget')?.code).toBe('form-more')
    expect(sectionAfter(sections, 'files')).toBeNull()
  })

  test('each have their own fields', () => {
    const sections = sectionsOf(FULL)
    for (const [field, code] of [
      ['title', 'about'],
      ['goals', 'need'],
      ['topics[]', 'need'],
      ['beneficiaries', 'beneficiaries'],
      ['communities[]', 'beneficiaries'],
      ['plan.0.until', 'plan'],
      ['team', 'team'],
      ['answers.safety', 'form-more'],
      ['nothing', 'about'],
    ] as const)
      expect([field, sectionOf(sections, field)]).toEqual([field, code])
    expect(sections.filter((section) => belongsTo(section, 'titles'))).toEqual([])
  })

  test('are told apart by the versions that somebody has seen', () => {
    const kept = (section: string, version: number) => ({
      ...{ section, version, typed: {}, by: { id: 'w', name: '王' }, savedAt: 1 },
    })
    expect(seenOf([kept('need', 2), kept('about', 1)])).toBe('about.1~need.2')
    expect(seenOf([])).toBe('')
  })

  test('keep what was not sent; ticks and rows are what was sent', () => {
    const need = sectionsOf(PLAN).find(({ code }) => code === 'need')
    if (!need) throw new Error('every round has it')
    const kept = { need: '旧', goals: '一', 'topics[]': 't1\nt2' }
    expect(withTyped(need, kept, { need: '新' })).toEqual({ ...kept, need: '新' })
    expect(withTyped(need, kept, { 'topics[]': '' })).toEqual({ ...kept, 'topics[]': '' })
    expect(withTyped(need, kept, { title: '别处的' })).toEqual(kept)
  })
})

describe('what a round asks besides', () => {
  test('is not asked where it does not', () => {
    expect(readTyped({ ...TYPED, ...WHO, 'team.0.name': '王', evidence: '问过' }).content).toEqual(CONTENT)
  })

  test('a topic or the ground of one’s own need, where there is a list', () => {
    const plan = { ...PLAN, topicList: 'list' }
    const of = (typed: Typed) => problems(typed, plan, { topics: TOPICS })
    const missing = '请选择回应的选题；不在选题之内的，写明需求是怎样得知的'
    expect(of({})).toEqual([['need', 'evidence', missing]])
    expect(of({ need: '' })).toEqual([
      ['need', 'need', '请填写居民需求'],
      ['need', 'evidence', missing],
    ])
    expect(of({ evidence: '走访二十户' })).toEqual([])
    expect(of({ 'topics[]': '\nt2' })).toEqual([])
    expect(of({ 'topics[]': 'gone\nt2' })).toEqual([['need', 'topics', '有的选题已经不在清单里，请重新选择']])
    const { content } = readTyped({ ...TYPED, 'topics[]': '\nt2' }, plan, { topics: TOPICS })
    expect(content?.topics).toEqual([{ id: 't2', title: '选题t2' }])
    expect(content).not.toHaveProperty('evidence')
  })

  test('beneficiaries, and where: the place may be left to the communities', () => {
    const plan = asking('beneficiaries')
    expect(problems({}, plan).map(([, field]) => field)).toEqual([
      ...['beneficiaries.who', 'beneficiaries.direct', 'beneficiaries.indirect'],
    ])
    expect(problems({ ...WHO, 'beneficiaries.direct': '0' }, plan)).toEqual([
      ['beneficiaries', 'beneficiaries.direct', '直接受益人数应在1到999999之间'],
    ])
    const nowhere = readTyped({ ...TYPED, ...WHO, place: '' }, plan)
    expect(nowhere.faults).toEqual([
      { section: 'about', field: 'place', refusal: { why: 'place-missing', by: '#proposal' } },
    ])
    const chosen = { ...TYPED, ...WHO, place: '', 'communities[]': '\nb\na' }
    expect(readTyped(chosen, plan, { places: PLACES }).content).toMatchObject({
      place: '和平里街道青年湖社区等2处',
      communities: PLACES,
      beneficiaries: { who: '独居老人', direct: 30, indirect: 0 },
    })
    expect(problems({ ...WHO, 'communities[]': 'gone' }, plan, { places: PLACES })).toEqual([
      ['beneficiaries', 'communities', '有的社区已经不在名录里，请重新选择'],
    ])
  })

  test('a team, partners if any, and how it goes on', () => {
    const plan = asking('team', 'partners', 'sustainability')
    expect(problems({}, plan)).toEqual([
      ['risks', 'sustainability', '请填写可持续'],
      ['team', 'team', '请至少写一名成员'],
    ])
    const typed = {
      ...{ 'team.0.name': '王敏', 'team.0.duty': '总负责', 'team.0.qualification': '' },
      sustainability: '接着做',
      ...{ 'partners.0.name': '社区', 'partners.0.does': '场地', 'partners.0.community': 'a' },
    }
    expect(readTyped({ ...TYPED, ...typed }, plan, { places: PLACES }).content).toMatchObject({
      team: [{ name: '王敏', duty: '总负责', qualification: '' }],
      partners: [{ name: '社区', does: '场地', community: PLACES[0] }],
      sustainability: '接着做',
    })
    expect(problems(typed, plan)).toEqual([
      ['partners', 'partners.0.community', '这个社区已经不在名录里，请重新选择'],
    ])
  })

  test('the round’s own questions', () => {
    const { problems: wrong, content } = readTyped({ ...TYPED, ...WHO }, FULL)
    expect(content).toBeNull()
    expect(wrong.find(({ section }) => section === 'form-more')).toMatchObject({ field: 'answers.safety' })
  })
})

describe('a step of the plan', () => {
  const of = (month: string, until: string) =>
    readTyped({
      ...TYPED,
      'plan.0.month': '',
      'plan.0.work': '',
      'plan.1.month': month,
      'plan.1.until': until,
      'plan.1.work': '做',
    })

  test('takes one month or several', () => {
    expect(of('2', '4').content?.plan).toEqual([{ month: 2, until: 4, work: '做' }])
    expect(of('2', '2').content?.plan).toEqual([{ month: 2, work: '做' }])
    expect(of('2', '').content?.plan).toEqual([{ month: 2, work: '做' }])
  })
  test('does not end before it begins, nor after the project', () => {
    expect(of('4', '2').problems).toMatchObject([
      { section: 'plan', field: 'plan.1.until', says: '结束的月份不能早于开始的月份' },
    ])
    expect(of('4', '11').faults).toMatchObject([
      { section: 'plan', refusal: { why: 'step-after-end', by: '#proposal', month: 11, months: 10 } },
    ])
  })
})

test('a section is not started, optional, under way, done, or needs attention', () => {
  const states = (typed: Typed, plan = FULL) => {
    const reading = readTyped(typed, plan)
    return Object.fromEntries(reading.sections.map((section) => [section.code, stateOf(reading, section)]))
  }
  expect(states({})).toMatchObject({ about: 'not-started', partners: 'optional', files: 'optional' })
  expect(states({ title: '茶叙' })).toMatchObject({ about: 'in-progress', need: 'not-started' })
  expect(states({ ...TYPED, months: '13' }, PLAN)).toMatchObject({ about: 'attention', need: 'done' })
  expect(states({ ...TYPED, 'partners.0.name': '社区' })).toMatchObject({ partners: 'in-progress' })
  expect(progressOf(readTyped(TYPED))).toEqual({ done: 6, of: 6 })
  expect(progressOf(readTyped(TYPED, FULL))).toEqual({ done: 5, of: 9 })
})
