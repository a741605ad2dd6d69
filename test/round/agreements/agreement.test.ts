import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Parties } from '../../../src/organizations/rules/party.ts'
import type { Person } from '../../../src/people/rules/person.ts'
import {
  type Signature,
  signBy,
  stateOf,
  termOf,
  trancheAmounts,
  tranchesOf,
  whyNotDraft,
  whyNotStart,
} from '../../../src/round/agreements/rules/agreement.ts'
import type { HostStanding } from '../../../src/round/agreements/rules/hosts.ts'
import { sideFor, whyNotSign } from '../../../src/round/agreements/rules/signing.ts'
import { PUBLISHED } from '../../../src/shared/calendar.ts'
import { startOf } from '../../../src/shared/days.ts'

const person = (roles: Person['roles'], ...organizations: string[]): Person => ({
  id: roles.join('') + organizations.join(''),
  name: '张三',
  roles,
  organizations: organizations.map((id) => ({ id, name: id, kind: 'community', role: 'owner' })),
  places: [],
  interests: [],
  secondFactor: true,
})
const OFFICER = person(['officer'])
const APPROVER = person(['approver'])
const MEMBER = person([], 'o1')
const BOTH = person(['approver'], 'o1')

const party = (id: string) => ({
  ...{ id, name: id, kind: 'community' as const, uscc: null, filingNo: '备1' },
  ...{ representative: '', address: '' },
})
const O1: Parties = { organization: party('o1'), host: null }
const UNRULED: HostStanding = { isRuled: false, now: O1, named: null }

describe('tranches', () => {
  test('50/30/20 of 35,000.00 yuan', () => {
    expect(trancheAmounts(3_500_000, [50, 30, 20])).toEqual([1_750_000, 1_050_000, 700_000])
  })
  test('the last is the remainder, to the fen', () => {
    expect(trancheAmounts(101, [50, 30, 20])).toEqual([50, 30, 21])
    expect(trancheAmounts(99_999_999_999, [33, 33, 34])).toEqual([
      32_999_999_999, 32_999_999_999, 34_000_000_001,
    ])
  })
  test('one tranche is all of it; none is nothing', () => {
    expect(trancheAmounts(7, [100])).toEqual([7])
    expect(trancheAmounts(7, [])).toEqual([])
  })
  test('each has its place, percent and gate', () => {
    const plan = [
      { percent: 60, on: 'agreement_signed' as const },
      { percent: 40, on: 'final_passed' as const },
    ]
    expect(tranchesOf(1001, plan)).toEqual([
      { seq: 1, percent: 60, amount: 600, gate: 'agreement_signed' },
      { seq: 2, percent: 40, amount: 401, gate: 'final_passed' },
    ])
  })

  /** Percents that add up to 100, one cut after the other. */
  const percents = fc
    .uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 11 })
    .map((cuts) => [...cuts.toSorted((a, b) => a - b), 100].map((cut, i, all) => cut - (all[i - 1] ?? 0)))

  test('always the award to the fen, none below zero, as a second way in exact integers has it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999_999 }), percents, (amount, shares) => {
        const amounts = trancheAmounts(amount, shares)
        expect(amounts).toEqual(secondWay(amount, shares))
        expect(amounts.reduce((sum, one) => sum + one, 0)).toBe(amount)
        expect(amounts.every((one) => Number.isSafeInteger(one) && one >= 0)).toBe(true)
      }),
    )
  })

  /** Pays hundredth by hundredth of a fen from a purse, in BigInt, and leaves the rest to the last. */
  function secondWay(amount: number, shares: number[]): number[] {
    let purse = BigInt(amount) * 100n
    return shares.map((percent, at) => {
      const due = BigInt(amount) * BigInt(percent)
      const paid = at === shares.length - 1 ? purse : due - (due % 100n)
      purse -= paid
      return Number(paid / 100n)
    })
  }
})

describe('the term', () => {
  test.each([
    ['2013-07-01', 12, '2014-06-30'],
    ['2013-07-15', 1, '2013-08-14'],
    ['2013-08-31', 6, '2014-02-27'],
    ['2014-03-01', 12, '2015-02-28'],
  ])('from %s for %i months ends on %s', (startsOn, months, endsOn) => {
    expect(termOf(startsOn, months)).toEqual({ startsOn, endsOn })
  })
  test('starts today at the earliest, by the clock in Shanghai', () => {
    const noon = startOf('2013-07-01') + 12 * 3_600_000
    expect(whyNotStart('2013-07-01', noon)).toBeNull()
    expect(whyNotStart('2013-06-30', noon)).toEqual({ why: 'starts-in-past', today: '2013-07-01' })
    expect(whyNotStart('2013-06-30', startOf('2013-07-01') - 1)).toBeNull()
  })
})

describe('the last day to sign', () => {
  test('15 working days after the announcement, over the weekends', () => {
    expect(signBy(startOf('2013-06-17') + 3_600_000, { signWorkingDays: 15 }, PUBLISHED)).toEqual({
      ok: true,
      value: '2013-07-08',
    })
  })
  test('is not guessed over a year whose holidays are not known', () => {
    const refusal = { why: 'calendar-unknown', year: 2003 }
    expect(signBy(startOf('2003-06-17'), { signWorkingDays: 15 }, PUBLISHED)).toEqual({
      ok: false,
      refusal,
    })
  })
  test('moves with the holidays that an administrator sets', () => {
    const calendar = [{ year: 2013, holidays: ['2013-01-01', '2013-07-08'], workdays: [] }]
    expect(signBy(startOf('2013-06-17'), { signWorkingDays: 15 }, calendar)).toEqual({
      ok: true,
      value: '2013-07-09',
    })
  })
})

describe('drafting', () => {
  const awarded = { award: {}, agreement: null, hosting: UNRULED }
  test('is for an officer, on an award, once', () => {
    expect(whyNotDraft(awarded, OFFICER)).toBeNull()
    expect(whyNotDraft(awarded, APPROVER)).toEqual({ why: 'not-your-role', needs: 'officer' })
    expect(whyNotDraft({ ...awarded, award: null }, OFFICER)).toEqual({
      why: 'not-awarded',
      by: '#announcement',
    })
    const agreement = { id: 'g1', seq: 7 }
    expect(whyNotDraft({ ...awarded, agreement }, OFFICER)).toEqual({
      why: 'already-drafted',
      by: '#record',
      id: 'g1',
      seq: 7,
    })
  })
})

describe('signing', () => {
  test('the side follows from who asks', () => {
    expect(sideFor(MEMBER, O1)).toEqual({ ok: true, value: 'organization' })
    expect(sideFor(APPROVER, O1)).toEqual({ ok: true, value: 'bureau' })
    expect(sideFor(BOTH, O1)).toEqual({ ok: false, refusal: { why: 'say-side' } })
    expect(sideFor(BOTH, O1, 'bureau')).toEqual({ ok: true, value: 'bureau' })
    expect(sideFor(BOTH, O1, 'organization')).toEqual({ ok: true, value: 'organization' })
  })
  test('nobody signs for a side that is not theirs', () => {
    const notYours = { ok: false, refusal: { why: 'not-your-role', needs: 'approver' } }
    expect(sideFor(OFFICER, O1)).toEqual(notYours)
    expect(sideFor(MEMBER, O1, 'bureau')).toEqual(notYours)
    expect(sideFor(APPROVER, O1, 'organization')).toEqual({ ok: false, refusal: { why: 'not-a-member' } })
    expect(sideFor(MEMBER, { organization: party('o2'), host: null })).toEqual(notYours)
  })
  test('each side once, either first, never both by one hand', () => {
    const byMember: Signature = { side: 'organization', by: MEMBER.id, at: 5 }
    expect(whyNotSign({ signatures: [], hosting: UNRULED }, MEMBER, 'organization')).toBeNull()
    expect(whyNotSign({ signatures: [byMember], hosting: UNRULED }, APPROVER, 'bureau')).toBeNull()
    expect(whyNotSign({ signatures: [byMember], hosting: UNRULED }, MEMBER, 'organization')).toEqual({
      why: 'already-signed',
      by: 'agreements.signWorkingDays',
      side: 'organization',
      at: 5,
    })
    const byBoth: Signature = { side: 'bureau', by: BOTH.id, at: 6 }
    expect(whyNotSign({ signatures: [byBoth], hosting: UNRULED }, MEMBER, 'organization')).toBeNull()
    expect(whyNotSign({ signatures: [byBoth], hosting: UNRULED }, BOTH, 'organization')).toEqual({
      why: 'signed-other-side',
      by: '#second-person',
    })
  })
  test('the state says whose signature is missing', () => {
    expect(stateOf({ organizationAt: null, bureauAt: null })).toBe('unsigned')
    expect(stateOf({ organizationAt: 1, bureauAt: null })).toBe('wants-bureau')
    expect(stateOf({ organizationAt: null, bureauAt: 1 })).toBe('wants-organization')
    expect(stateOf({ organizationAt: 1, bureauAt: 2 })).toBe('in-force')
  })
})
