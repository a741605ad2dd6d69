import { describe, expect, test } from 'vitest'
import type { About, Snapshot } from '../../../../src/organizations/rules/check.ts'
import { CONDITIONS } from '../../../../src/round/calls/conditions/rules/conditions.ts'
import { CONDITION_KEYS } from '../../../../src/round/calls/conditions/rules/told.ts'
import {
  LONGEST_NOTE,
  type Ticks,
  failedIn,
  kept,
  whyNotChecked,
} from '../../../../src/round/screening/rules/checklist.ts'
import type { Outcome } from '../../../../src/round/screening/rules/eligibility.ts'
import type { Recorded } from '../../../../src/round/screening/rules/facts.ts'
import { checklistOf } from '../../../../src/round/screening/rules/listing.ts'
import { plusDays } from '../../../../src/shared/days.ts'
import { bookWith, planBy } from '../../calls/ruled.ts'
import { PLAN } from '../../calls/typed.ts'

const BOUND = planBy(bookWith({ 'proposals.grantShare': 80 }))
const { closes } = PLAN.dates
const DEADLINE = '2026-11-27'
const line = (kind: 'material' | 'overhead' | 'personnel', grant: number, own = 0) => ({
  ...{ kind, name: kind, grant, own },
})

/** A submission at every limit. */
const content = {
  ...{
    title: '茶叙',
    track: 'community',
    category: '为老服务',
    place: '和平里',
    months: 12,
    leader: '李带头',
  },
  communities: [{ id: 'c', subdistrict: '和平里街道', community: '兴化社区' }],
  ...{ summary: '', need: '', goals: [], outputs: [], effects: [], innovation: '', plan: [], risks: [] },
  budget: [line('material', 2_100_000, 875_000), line('overhead', 350_000), line('personnel', 1_050_000)],
}
const RECORD: Recorded = {
  ...{ content, ask: 3_500_000, received: closes - 1, kind: 'community', uscc: null, filingNo: '备1' },
  ...{ isHosted: true, others: 1, alike: 0, bar: null, profile: null },
}
const look = (about: About, change: Partial<Snapshot> = {}) => ({
  ...{ about, id: about, checkedOn: DEADLINE, source: '信用中国', result: 'clear' as const },
  ...{ enteredOn: null, until: null, note: '', ...change },
})
const CLEAR = (['abnormal', 'dishonesty', 'violation'] as const).map((about) => look(about))

const listOf = (change: Partial<Recorded> = {}, looked = CLEAR, ticks: Ticks = {}) =>
  checklistOf(BOUND, { ...RECORD, ...change }, looked, ticks)
const toldBut = (told: string, change: Partial<Recorded> = {}, looked = CLEAR) =>
  listOf(change, looked)
    .filter((one) => one.told !== told)
    .map(({ key, told: is }) => [key, is])
const budgeted = (...budget: ReturnType<typeof line>[]) => ({ content: { ...content, budget } })

describe('what is told', () => {
  test('of a submission at every limit: every condition of the table is met', () => {
    expect(toldBut('yes')).toEqual([])
    const unasked = ['host', 'founded', 'grade', 'inspected', 'staff', 'otherMoney']
    const asked = CONDITION_KEYS.filter((key) => !unasked.includes(key))
    expect(listOf().map(({ key }) => key)).toEqual(asked)
    expect(Object.keys(CONDITIONS)).toEqual(CONDITION_KEYS)
  })

  test.each<[string, Partial<Recorded>]>([
    ['received', { received: closes }],
    ['kind', { kind: 'foundation' }],
    ['handedIn', { others: 2 }],
    ['bar', { bar: { until: '2027-01-01', reason: '没有结项' } }],
    ['ask', { ask: 3_500_001, ...budgeted(line('material', 3_500_001, 875_001)) }],
    ['months', { content: { ...content, months: 13 } }],
    ['overhead', budgeted(line('material', 3_149_999, 875_000), line('overhead', 350_001))],
    ['personnel', budgeted(line('material', 2_449_999, 875_000), line('personnel', 1_050_001))],
    ['grantShare', budgeted(line('material', 3_500_000, 874_999))],
  ])('of one step beyond the limit of %s: that it is not met, and nothing else', (key, change) => {
    expect(toldBut('yes', change)).toEqual([[key, 'no']])
  })

  test('of shares is what whole numbers say, to the fen', () => {
    for (let fee = 349_990; fee <= 350_010; fee += 1) {
      const list = listOf(budgeted(line('material', 3_500_000 - fee, 875_000), line('overhead', fee)))
      const isOver = fee * 100 > 3_500_000 * 10
      expect(list.find(({ key }) => key === 'overhead')?.told).toBe(isOver ? 'no' : 'yes')
    }
  })

  test('of a list is nothing until somebody has looked since the deadline', () => {
    const before = look('abnormal', { checkedOn: plusDays(DEADLINE, -1) })
    const [, ...others] = CLEAR
    expect(toldBut('yes', {}, others)).toEqual([['abnormal', 'missing']])
    expect(toldBut('yes', {}, [before, ...others])).toEqual([['abnormal', 'missing']])
    const found = { result: 'found' as const, enteredOn: '2025-11-27' }
    const early = { ...before, ...found }
    expect(toldBut('yes', {}, [look('abnormal', found), ...others])).toEqual([['abnormal', 'no']])
    expect(toldBut('yes', {}, [early, ...others])).toEqual([['abnormal', 'no']])
    const old = look('abnormal', { ...found, enteredOn: '2025-11-26', until: '2025-12-01' })
    expect(toldBut('yes', {}, [old, ...others])).toEqual([])
  })

  test('of a registration is its number, unless a look-up says that it is over', () => {
    expect(toldBut('yes', { filingNo: null })).toEqual([['registered', 'missing']])
    expect(toldBut('yes', { filingNo: null }, [...CLEAR, look('registration')])).toEqual([])
    expect(toldBut('yes', {}, [...CLEAR, look('registration', { result: 'found' })])).toEqual([
      ['registered', 'no'],
    ])
  })

  test('of what is alike is nothing: somebody compares it', () => {
    expect(toldBut('yes', { alike: 1 })).toEqual([['alike', 'missing']])
    expect(toldBut('yes', { alike: null })).toEqual([['alike', 'missing']])
  })
})

describe('what an officer says of it', () => {
  const why = (outcome: Outcome, ticks: Ticks = {}, change: Partial<Recorded> = {}, looked = CLEAR) =>
    whyNotChecked(listOf(change, looked, ticks), outcome)
  const [, ...unlooked] = CLEAR

  test('is as it was told, where nothing is said', () => {
    expect(why('eligible')).toBeNull()
    expect(why('eligible', {}, { alike: 3 })).toBeNull()
    expect(why('ineligible', {}, { others: 2 })).toBeNull()
  })

  test('lets nobody pass with a condition unmet', () => {
    const by = ['proposals.perOrganization']
    expect(why('eligible', {}, { others: 2 })).toEqual({ why: 'items-unmet', by, items: ['handedIn'] })
    const overridden = { said: { handedIn: 'met' as const } }
    expect(why('eligible', overridden, { others: 2 })).toMatchObject({ why: 'items-unexplained' })
    expect(why('eligible', { ...overridden, notes: { handedIn: ' ' } }, { others: 2 })).not.toBeNull()
    expect(why('eligible', { ...overridden, notes: { handedIn: '有一份撤回了' } }, { others: 2 })).toBeNull()
  })

  test('lets nobody pass whom nobody has looked up, unless it says why', () => {
    expect(why('eligible', {}, {}, unlooked)).toEqual({
      ...{ why: 'items-open', by: ['screening.abnormalYears'], items: ['abnormal'] },
    })
    for (const said of ['met', 'not-applicable'] as const) {
      expect(why('eligible', { said: { abnormal: said } }, {}, unlooked)).toMatchObject({
        ...{ why: 'items-unexplained', items: ['abnormal'] },
      })
      const explained = { said: { abnormal: said }, notes: { abnormal: '网站停用，电话问过登记机关' } }
      expect(why('eligible', explained, {}, unlooked)).toBeNull()
    }
    expect(why('ineligible', {}, {}, unlooked)).toBeNull()
  })

  test('settles what cannot be told without a word more', () => {
    expect(why('eligible', {}, { filingNo: null })).toMatchObject({
      why: 'items-open',
      items: ['registered'],
    })
    expect(why('eligible', { said: { registered: 'met' } }, { filingNo: null })).toBeNull()
  })

  test('against what was told wants a reason, whichever way', () => {
    for (const said of ['unmet', 'not-applicable'] as const)
      expect(why('ineligible', { said: { months: said } })).toMatchObject({ items: ['months'] })
    expect(why('ineligible', { said: { months: 'unmet' }, notes: { months: '实际要两年' } })).toBeNull()
  })

  test('judges nobody who is to correct something', () => {
    for (const outcome of ['eligible', 'ineligible'] as const)
      expect(why(outcome, { said: { months: 'correct' } })).toMatchObject({
        ...{ why: 'items-to-correct', items: ['months'] },
      })
  })

  test('has a note of 200 characters at most', () => {
    const noted = (length: number) => why('eligible', { notes: { months: '长'.repeat(length) } })
    expect(noted(LONGEST_NOTE)).toBeNull()
    expect(noted(LONGEST_NOTE + 1)).toEqual({ why: 'note-too-long', limit: 200 })
  })
})

describe('what is kept', () => {
  test('of a failure names each condition that is not met, or something else', () => {
    const list = listOf({ others: 2 }, CLEAR, { said: { months: 'unmet' }, notes: { months: '实际要两年' } })
    expect(kept(list, 'ineligible')).toEqual(list)
    expect(failedIn(list)).toEqual([
      { key: 'handedIn', says: '每家单位最多申报2个项目，已经申报2个，不能再报' },
      { key: 'months', says: '实际要两年' },
    ])
    const other = kept(listOf(), 'ineligible').at(-1)
    expect(other).toEqual({ key: 'other', told: 'missing', found: '', said: 'unmet', note: '' })
    expect(failedIn(kept(listOf(), 'ineligible'))).toEqual([])
    expect(kept(listOf(), 'eligible')).toEqual(listOf())
  })
})
