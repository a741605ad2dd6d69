import { describe, expect, test } from 'vitest'
import {
  type Halt,
  type Ledger,
  isOverdue,
  narrow,
  nextTranche,
  payBy,
  stateOf,
  totalsOf,
  whyNotPay,
  whyNotRecord,
} from '../../../src/round/payments/rules/ledger.ts'
import { whyNotPayTo } from '../../../src/round/payments/rules/payee.ts'
import { PUBLISHED } from '../../../src/shared/calendar.ts'
import { endOf, startOf } from '../../../src/shared/days.ts'
import { bookWith, planBy } from '../calls/ruled.ts'
import { FINANCE, SIGNED } from '../projects/fixtures.ts'
import { FIRST, LEDGER, SECOND, THIRD, paid, withTranches } from './ledger.ts'

const { rulebook } = planBy(bookWith({ 'payments.workingDays': 5 }))
const RULED: Ledger = { ...LEDGER, rulebook }
const statesOf = (ledger: Ledger) => ledger.tranches.map((one) => stateOf(ledger, one))

describe('the last day to pay', () => {
  /** Monday 8 July 2013, the first day that does not count; five working days later it is Monday again. */
  const last = '2013-07-15'

  test('is counted from the day after the gate, over the weekend', () => {
    expect(payBy(RULED, FIRST, PUBLISHED)).toEqual({ ok: true, value: last })
    expect(payBy(RULED, { passedAt: endOf('2013-07-08') - 1 }, PUBLISHED)).toEqual({ ok: true, value: last })
    expect(payBy(RULED, { passedAt: endOf('2013-07-08') }, PUBLISHED)).toEqual({
      ok: true,
      value: '2013-07-16',
    })
  })
  test('is none before the gate, or where no rule sets one', () => {
    expect(payBy(RULED, SECOND, PUBLISHED)).toBeNull()
    expect(payBy(LEDGER, FIRST, PUBLISHED)).toBeNull()
  })
  test('is over at midnight, for what can be paid', () => {
    expect(isOverdue(RULED, FIRST, PUBLISHED, endOf(last) - 1)).toBe(false)
    expect(isOverdue(RULED, FIRST, PUBLISHED, endOf(last))).toBe(true)
    expect(isOverdue(LEDGER, FIRST, PUBLISHED, endOf(last))).toBe(false)
    expect(isOverdue({ ...RULED, settledAt: 5 }, FIRST, PUBLISHED, endOf(last))).toBe(false)
  })
  test('is not guessed where a year’s holidays are not known', () => {
    const passedAt = startOf('2003-07-08')
    const unknown = { ok: false, refusal: { why: 'calendar-unknown', year: 2003 } }
    expect(payBy(RULED, { passedAt }, PUBLISHED)).toEqual(unknown)
    expect(isOverdue(RULED, { ...FIRST, passedAt }, PUBLISHED, endOf(last))).toBe(false)
  })
})

describe('a gate that was failed', () => {
  const at = startOf('2014-01-10')
  const failed = withTranches(
    { ...FIRST, failedAt: null },
    { ...SECOND, failedAt: at },
    { ...THIRD, passedAt: at },
  )

  test('ends its tranche for good, and holds up none after it', () => {
    expect(statesOf(failed)).toEqual(['payable', 'ended', 'payable'])
    expect(whyNotPay(failed, 2, FINANCE)).toEqual({
      why: 'gate-failed',
      by: 'projects.midtermPassMark',
      tranche: 2,
      gate: 'midterm_passed',
      at,
    })
    const after = { ...failed, tranches: [paid(FIRST), ...failed.tranches.slice(1)] }
    expect(whyNotPay(after, 3, FINANCE)).toBeNull()
    expect(nextTranche(after)?.seq).toBe(3)
  })
  test('leaves its money out of what may still be paid', () => {
    expect(totalsOf([failed])).toEqual({ awarded: 3_500_000, payable: 2_450_000, paid: 0, left: 2_450_000 })
  })
  test('does not undo a payment that was made before', () => {
    expect(statesOf(withTranches({ ...paid(FIRST), failedAt: at }))).toEqual(['paid'])
  })
})

describe('a halt', () => {
  const half = (halt: Halt): Ledger => ({ ...withTranches(paid(FIRST), { ...SECOND, passedAt: 1 }), halt })

  test.each([
    ['delay', 'waiting'],
    ['suspend', 'waiting'],
    ['terminate', 'ended'],
  ] as const)('of the kind %s leaves what is not paid %s', (kind, state) => {
    expect(statesOf(half({ kind, at: 7 }))).toEqual(['paid', state])
    expect(whyNotPay(half({ kind, at: 7 }), 2, FINANCE)).toEqual({
      why: 'halted',
      by: 'sanctions.kinds',
      kind,
      at: 7,
    })
  })
})

test('a tranche of nothing is settled, and one of a fen is not', () => {
  const [nothing, fen] = [0, 1].map((amount) =>
    withTranches({ ...FIRST, amount }, { ...SECOND, passedAt: 1 }),
  )
  expect(nothing && statesOf(nothing)).toEqual(['paid', 'payable'])
  expect(fen && whyNotPay(fen, 2, FINANCE)).toMatchObject({ why: 'earlier-unpaid', earlier: 1 })
})

test('a tranche whose gate is closed can have been paid today at the earliest', () => {
  const on = (paidOn: string) => whyNotRecord(LEDGER, 2, { voucher: '拨-2', paidOn }, false, SIGNED)
  expect(on('2013-07-08')).toBeNull()
  expect(on('2013-07-07')).toMatchObject({ why: 'paid-before-gate', passedOn: '2013-07-08' })
})

test('a list without a word is of all, page by page', () => {
  const wanted = { state: undefined, word: undefined }
  const pages = [1, 2].map((page) => narrow([LEDGER, LEDGER], { ...wanted, page }, 4))
  expect(pages.map(({ lines }) => lines.map(({ tranche }) => tranche.seq))).toEqual([
    [1, 2, 3, 1],
    [2, 3],
  ])
  expect(pages.map(({ totals }) => totals.awarded)).toEqual([7_000_000, 7_000_000])
})

describe('who receives the money', () => {
  const payee = {
    ...{ id: 'o1', name: '安怡中心', group: null, hostOverAt: startOf('2013-07-01'), confirmed: [] },
    accounts: [{ version: 1, holder: '安怡中心', bank: '建行', tail: '0001', at: SIGNED - 1 }],
    signedAt: SIGNED,
  }
  const why = (over: Partial<Parameters<typeof whyNotPayTo>[0]>) =>
    whyNotPayTo({ ...payee, ...over }, FINANCE, '2013-07-19')

  test('the end of a hosting is nothing to an organization that receives it itself', () => {
    expect(why({})).toBeNull()
    expect(why({ group: { id: 'g', name: '茶叙社' } })).toMatchObject({ why: 'payee-host-over' })
    expect(why({ group: { id: 'g', name: '茶叙社' }, hostOverAt: null })).toBeNull()
  })
})
