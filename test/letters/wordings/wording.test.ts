import { expect, test } from 'vitest'
import { filled, holesOf, partsOf, textOf } from '../../../src/letters/wordings/rules/template.ts'
import { bareWording, wording, wordingOf } from '../../../src/letters/wordings/rules/wording.ts'

const WHENCE = { about: '/calls', grounds: [{ says: '征集公告', href: '/rounds/1' }] }
const funded = wording({
  id: 'awards.of-this-test',
  kind: 'result',
  tells: '试一试',
  subject: '《{项目}》获得立项',
  body: '资助{金额}，由{银行}拨付。{附言}',
  needed: ['金额'],
  examples: { 银行: '建行和平里支行' },
})

test('a letter says the site’s own text with its values, and keeps which text it is', () => {
  const values = { 项目: '茶叙', 金额: '48,000元', 银行: '建行', 附言: '' }
  expect(funded(values, WHENCE)).toEqual({
    ...{ kind: 'result', subject: '《茶叙》获得立项', body: '资助48,000元，由建行拨付。' },
    ...{ wording: 'awards.of-this-test', values, ...WHENCE },
  })
})

test('it is not made without one of its values, nor with another, nor are its examples left out', () => {
  const all = { 项目: '茶叙', 金额: 1, 银行: '建行', 附言: '' }
  const { 附言: _, ...without } = all
  // @ts-expect-error -- 附言 is missing
  expect(funded(without, WHENCE).body).toBe('资助1，由建行拨付。')
  // @ts-expect-error -- 期限 is no hole of it
  funded({ ...all, 期限: '明天' }, WHENCE)
  const more = { id: 'awards.never', kind: 'result', tells: '', subject: '{项目}' } as const
  // @ts-expect-error -- 金额 is no hole of it
  wording({ ...more, id: 'awards.one', body: '没有', needed: ['金额'] })
  // @ts-expect-error -- what 银行 looks like is not said
  wording({ ...more, id: 'awards.two', body: '{银行}' })
  // @ts-expect-error -- there is no such stage
  wording({ ...more, id: 'nowhere.three', body: '' })
})

test('two letters never have one name', () => {
  const again = { kind: 'news', tells: '', subject: '通知', body: '有事' } as const
  expect(() => wording({ ...again, id: 'awards.of-this-test' })).toThrow('two letters are called')
})

test('what no rule stands behind is called with its page alone', () => {
  const told = bareWording({
    id: 'site.of-this-test',
    kind: 'news',
    tells: '试一试',
    subject: '通知',
    body: '{姓名}改了',
  })
  expect(told({ 姓名: '林芳' }, '/office')).toMatchObject({
    body: '林芳改了',
    about: '/office',
    grounds: [],
  })
})

test('whoever reads its text finds its holes, those that must stand, and what they look like', () => {
  expect(wordingOf('awards.of-this-test')).toMatchObject({
    holes: ['项目', '金额', '银行', '附言'],
    needed: ['金额'],
    examples: { 银行: '建行和平里支行', 金额: '48,000元' },
  })
})

test('a text is cut at its holes and put together again; braces of a value are text', () => {
  for (const text of ['', '{项目}', '《{项目}》和{项目}', '{{项目}', '}{', '没有']) {
    expect(textOf(partsOf(text))).toBe(text)
  }
  expect(holesOf('《{项目}》和{项目}、{金额}')).toEqual(['项目', '金额'])
  expect(filled('《{项目}》{金额}', { 项目: '{金额}', 金额: '1元' })).toBe('《{金额}》1元')
})
