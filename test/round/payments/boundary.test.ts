import { boundBy } from '../../../src/round/calls/rules/numbers.ts'
import { describe, expect, test } from 'vitest'
import { type Ledger, isOverdue, payBy } from '../../../src/round/payments/rules/ledger.ts'
import { PUBLISHED } from '../../../src/shared/calendar.ts'
import { endOf, startOf } from '../../../src/shared/days.ts'
import { bookWith, planBy } from '../calls/ruled.ts'
import { FIRST, LEDGER, SECOND } from './ledger.ts'

const rulebook = boundBy(planBy(bookWith({ 'payments.workingDays': 5 })))
const RULED: Ledger = { ...LEDGER, rulebook }

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
    expect(isOverdue(RULED, { ...FIRST, state: 'ended' }, PUBLISHED, endOf(last))).toBe(false)
  })
  test('is not guessed where a year’s holidays are not known', () => {
    const passedAt = startOf('2003-07-08')
    const unknown = { ok: false, refusal: { why: 'calendar-unknown', year: 2003 } }
    expect(payBy(RULED, { passedAt }, PUBLISHED)).toEqual(unknown)
    expect(isOverdue(RULED, { ...FIRST, passedAt }, PUBLISHED, endOf(last))).toBe(false)
  })
})
