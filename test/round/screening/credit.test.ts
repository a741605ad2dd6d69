import { describe, expect, test } from 'vitest'
import type { KeptSnapshot } from '../../../src/organizations/rules/check.ts'
import {
  type Entry,
  entriesIn,
  isWithin,
  lookBackOf,
  restsOn,
  seenOf,
  snapshotOf,
  whyNotCreditworthy,
  whyNotEntered,
} from '../../../src/round/screening/rules/credit.ts'
import { startOf } from '../../../src/shared/days.ts'

const DEADLINE = '2026-11-27'
/** A list counts for three years, one for no more than who stands on it, one not at all. */
const ROUND = {
  parameters: { screening: { abnormalYears: 3, dishonestyYears: 0 } },
  dates: { closes: startOf(DEADLINE) + 1 },
}
const entry = (change: Partial<Entry>): Entry => ({
  ...{ list: 'abnormal', enteredOn: '2026-01-01', stands: false },
  ...change,
})
const whyOf = (change: Partial<Entry>) => whyNotCreditworthy(ROUND, [entry(change)])

describe('how far back a list counts', () => {
  test('is to the same date so many years before the deadline’s day; without years, to that day alone', () => {
    expect(lookBackOf(ROUND, 'abnormal')).toEqual({ from: '2023-11-27', to: DEADLINE })
    expect(lookBackOf(ROUND, 'dishonesty')).toEqual({ from: null, to: DEADLINE })
    expect(lookBackOf(ROUND, 'violation')).toBeNull()
    const one = { ...ROUND, parameters: { screening: { violationYears: 1 } } }
    expect(lookBackOf(one, 'violation')).toEqual({ from: '2025-11-27', to: DEADLINE })
  })
  test('ends on the day before, where the call closes at its 24:00', () => {
    const midnight = { ...ROUND, dates: { closes: startOf(DEADLINE) } }
    expect(lookBackOf(midnight, 'abnormal')).toEqual({ from: '2023-11-26', to: '2026-11-26' })
  })
})

describe('an entry', () => {
  test.each([
    ['2023-11-26', false],
    ['2023-11-27', true],
    ['2026-11-27', true],
    ['2026-11-28', false],
  ])('of %s counts within three years: %s', (enteredOn, counts) => {
    for (const stands of [true, false])
      expect(isWithin({ enteredOn, stands }, lookBackOf(ROUND, 'abnormal'))).toBe(counts)
  })
  test('counts as long as it stands, where there are no years, and never where no rule says so', () => {
    const period = lookBackOf(ROUND, 'dishonesty')
    expect(isWithin({ enteredOn: '2001-01-01', stands: true }, period)).toBe(true)
    expect(isWithin({ enteredOn: DEADLINE, stands: false }, period)).toBe(false)
    expect(isWithin({ enteredOn: DEADLINE, stands: true }, null)).toBe(false)
  })
  test('that counts stops an organization, by the parameter of its list', () => {
    const abnormal = { why: 'on-a-list', by: 'screening.abnormalYears', list: 'abnormal', stands: false }
    expect(whyOf({ enteredOn: '2023-11-27' })).toEqual({ ...abnormal, enteredOn: '2023-11-27' })
    expect(whyOf({ enteredOn: '2023-11-26', stands: true })).toBeNull()
    const standing = { list: 'dishonesty', enteredOn: '2001-01-01', stands: true } as const
    expect(whyOf(standing)).toEqual({ ...standing, why: 'on-a-list', by: 'screening.dishonestyYears' })
    expect(whyOf({ ...standing, stands: false })).toBeNull()
    expect(whyOf({ ...standing, list: 'violation' })).toBeNull()
    expect(whyNotCreditworthy(ROUND, [])).toBeNull()
  })
  test('cannot be of tomorrow', () => {
    const [list, today] = ['violation', '2026-12-01'] as const
    const whyNot = (enteredOn: string) =>
      whyNotEntered([entry({}), entry({ list, enteredOn })], startOf(today))
    expect(whyNot(today)).toBeNull()
    const refusal = { why: 'entered-in-future', by: '#screening', list, enteredOn: '2026-12-02', today }
    expect(whyNot('2026-12-02')).toEqual(refusal)
  })
})

/** Found on the list on 1 June, standing since 1 March. */
const FOUND: KeptSnapshot = {
  ...{ id: 'a', about: 'abnormal', checkedOn: '2026-06-01', source: '信用中国', result: 'found' },
  ...{ enteredOn: '2026-03-01', until: null, note: '', by: 'qian', at: 0 },
}
const entered = (...changes: Partial<KeptSnapshot>[]) =>
  entriesIn(
    changes.map((change) => ({ ...FOUND, ...change })),
    DEADLINE,
  )

describe('what was looked up', () => {
  test('is kept with its source and day', () => {
    const look = { about: 'abnormal', result: 'found', enteredOn: '2026-03-01' } as const
    const kept = { source: '信用中国', checkedOn: '2026-06-01', until: null }
    expect(snapshotOf(look, '信用中国', '2026-06-01')).toEqual({ ...look, ...kept, note: '资格审查时查到' })
    expect(snapshotOf({ ...look, result: 'clear' }, '信用中国', '2026-06-01').note).toBe('')
  })
  test('says since when somebody is on a list: the entry, else its end, else the look-up, the deadline at the latest', () => {
    const since = (change: Partial<KeptSnapshot>) => entered(change)[0]?.enteredOn
    const undated = { enteredOn: null }
    expect(since({})).toBe('2026-03-01')
    expect(since({ ...undated, until: '2026-05-01' })).toBe('2026-05-01')
    expect(since({ until: '2026-05-01' })).toBe('2026-03-01')
    expect(since(undated)).toBe('2026-06-01')
    expect(since({ ...undated, checkedOn: '2026-11-28' })).toBe(DEADLINE)
  })
  test('stands at the deadline if it began by that day, and had not ended on it', () => {
    const stands = (change: Partial<KeptSnapshot>) => entered(change)[0]?.stands
    expect(stands({})).toBe(true)
    expect(stands({ enteredOn: DEADLINE })).toBe(true)
    expect(stands({ enteredOn: '2026-11-28' })).toBe(false)
    expect(stands({ until: DEADLINE })).toBe(false)
    expect(stands({ until: '2026-11-28' })).toBe(true)
  })
  test('is no entry where nothing was found, nor of the registration', () => {
    expect(entered({ result: 'clear' }, { about: 'registration' })).toEqual([])
    expect(entered()).toEqual([])
    expect(entered({}, { checkedOn: '2026-06-02', result: 'clear' })).toEqual([])
  })
  test('rests on the last look-up of each thing, and is told by their ids', () => {
    const all = [
      { ...FOUND, id: 'z', about: 'registration' as const },
      FOUND,
      { ...FOUND, id: 'b', checkedOn: '2026-06-02' },
    ]
    expect(restsOn(all).map(({ id }) => id)).toEqual(['z', 'b'])
    expect(seenOf(all)).toBe('b~z')
    expect(seenOf([])).toBe('')
  })
})
