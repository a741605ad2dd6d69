import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Part } from '../../../../src/round/calls/form/rules/form.ts'
import { lookOf } from '../../../../src/web/boxes/box.ts'
import { readKept } from '../../../../src/web/body.ts'
import { applicationOf } from '../../../../src/round/proposals/document/pages/application.ts'
import { DocumentPage } from '../../../../src/round/proposals/document/pages/document.tsx'
import { wordOf } from '../../../../src/round/proposals/document/pages/word.ts'
import { boxesOf, isList, rowBoxes, titleOf } from '../../../../src/round/proposals/sections/forms/boxes.ts'
import { wholeForm } from '../../../../src/round/proposals/sections/forms/whole.ts'
import { isBuiltIn, sectionsOf } from '../../../../src/round/proposals/sections/rules/sections.ts'
import { ANSWERS, FORM, TYPED_ANSWERS } from '../../calls/asking.ts'
import { PLAN } from '../../calls/typed.ts'

/** What is typed into every field of the form, and how the paper says it; the Word file says the same. */

const PARTS: Part[] = ['beneficiaries', 'team', 'sustainability', 'partners', 'files']
const plan = { ...PLAN, form: { ...FORM, parts: PARTS } }
const PLACE = { id: 'p1', subdistrict: '和平里街道', community: '青年湖社区' }
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
const form = { plan, topics: [TOPIC], places: [PLACE] }

/** Fields that take no text of their own, and rows whose cells are said together. */
const TYPED: Record<string, [typed: string, said: string]> = {
  track: ['community', '社区社会组织项目'],
  category: [PLAN.categories?.[0] ?? '为老服务', PLAN.categories?.[0] ?? '为老服务'],
  months: ['12', '12个月，自签订协议起'],
  goals: ['头一条目标\n又一条目标', '又一条目标'],
  'topics[]': ['t1', '老人有人陪'],
  'communities[]': ['p1', '和平里街道青年湖社区'],
  'beneficiaries.direct': ['1,234', '1234人'],
  'beneficiaries.indirect': ['０', '0人'],
  'plan.0.month': ['3', '第3至12个月'],
  'plan.0.until': ['12', '第3至12个月'],
  'plan.1.month': ['5', '第5个月'],
  'plan.1.until': ['', '第5个月'],
  'effects.0.baseline': ['', '没有测过'],
  'effects.1.baseline': ['17.5', '17.5'],
  'budget.0.kind': ['material', '活动物料费小计'],
  'budget.0.price': ['１００', '100.00元×40'],
  'budget.0.quantity': ['40', '100.00元×40'],
  'budget.0.source': ['grant', '申请资助'],
  'budget.1.kind': ['volunteer', '志愿者补贴小计'],
  'budget.1.price': ['6,000.5', '6,000.50元×2.5'],
  'budget.1.quantity': ['2.5', '6,000.50元×2.5'],
  'budget.1.source': ['own', '自有资金'],
  'partners.0.community': ['p1', '和平里街道青年湖社区'],
  'partners.1.community': ['', '不是'],
}

/** Every field of the form, the rows of its lists twice: words of its own, or a number that nothing else has. */
const fields = sectionsOf(plan)
  .flatMap(({ code }) => (isBuiltIn(code) ? boxesOf(code, form) : []))
  .flatMap(({ field, name, form: of }) => {
    if (isList(field))
      return [0, 1].flatMap((row) =>
        rowBoxes(field).map(({ key, look }) => ({ name: `${field}.${row}.${key}`, kind: look.kind })),
      )
    const schema = of.shape[name]
    const kind = schema ? lookOf(schema)?.kind : undefined
    return [{ name: kind === 'ticks' ? `${field}[]` : field, kind }]
  })
  .map(({ name, kind }, at): [string, string, string] => {
    const own = kind === 'number' ? String(301 + at) : `第${at}处`
    return [name, ...(TYPED[name] ?? [own, own])]
  })

const typed = Object.fromEntries(fields.map(([name, text]) => [name, text]))
const answers = Object.entries(TYPED_ANSWERS).map(([name, text]) => [name, [text].flat().join('\n')])
const read = readKept(wholeForm(form), { ...typed, ...Object.fromEntries(answers) })
const whole = read.ok ? read.value : null
const application = applicationOf({
  content: {
    ...(whole?.content ?? Object(null)),
    files: [{ id: 'f1', name: '登记证书.pdf', size: 1, sha256: '', question: 'plan' }],
  },
  plan,
  organization: { name: '甲社', kind: 'service', uscc: 'X', filingNo: null, subdistrict: '和平里' },
  applying: null,
  submitted: null,
})

const NONE = new Uint8Array()
const wordText = async () => {
  const files = unzipSync(new Uint8Array(await wordOf(application)))
  return [...strFromU8(files['word/document.xml'] ?? NONE).matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, text]) => text)
    .join(' ')
}
const printText = () => {
  const page = String(<DocumentPage id="p" title="t" application={application} />)
  return page.replace(/<[^>]+>/g, ' ')
}

test('every field can be typed, and is read', () => {
  expect([whole?.problems, fields.length > 60]).toEqual([[], true])
})

describe.each<[string, () => string | Promise<string>]>([
  ['the page to print', printText],
  ['the Word file', wordText],
])('%s', (_, textOf) => {
  test('says what was typed into every field, under its title', async () => {
    const text = await textOf()
    const silent = fields.filter(([, , said]) => !text.includes(said))
    expect(silent).toEqual([])
    // a list that is alone in its section stands under the section's title
    const titles = sectionsOf(plan).flatMap(({ title, fields: [only, ...more] }) =>
      more.length === 0 && only && isList(only) ? [{ only, title }] : [],
    )
    const names = new Set(fields.map(([name]) => name.split(/\.\d|\[/)[0] ?? ''))
    const isSaid = (name: string) =>
      text.includes(titleOf(name)) || titles.some(({ only, title }) => only === name && text.includes(title))
    expect([...names].filter((name) => name !== 'budget' && !isSaid(name))).toEqual([])
  })

  test('says what was answered to the round’s own questions', async () => {
    const text = await textOf()
    const said = [
      '服务120人',
      '场地、志愿者',
      '40.5平方米',
      '2026年12月1日',
      '和平里街道',
      '王秀兰',
      '登记证书.pdf',
    ]
    expect([Object.keys(ANSWERS).length, said.filter((one) => !text.includes(one))]).toEqual([7, []])
  })
})

test('both say the same words, in the same order', async () => {
  const words = (text: string) => text.replace(/\s+/g, '')
  const [print, word] = [words(printText()), words(await wordText())]
  const places = fields.map(([, , said]) => words(said))
  const order = (text: string) => places.toSorted((a, b) => text.indexOf(a) - text.indexOf(b))
  expect(order(word)).toEqual(order(print))
})
