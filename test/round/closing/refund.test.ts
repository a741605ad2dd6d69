import { describe, expect, test } from 'vitest'
import { whyNotReceive, whyNotRefund } from '../../../src/round/closing/rules/closing.ts'
import { unspentOf } from '../../../src/round/closing/rules/dossier.ts'
import { endOf } from '../../../src/shared/days.ts'
import { FINANCE, OFFICER } from '../projects/fixtures.ts'
import { FINAL, READY, REFUND, closed, graded, unpaid } from './dossier.ts'

describe('unspent money', () => {
  const due = { ...READY, refund: null }
  test('is what was paid less what was spent, never below nothing', () => {
    expect(unspentOf(due)).toBe(200_000)
    expect(unspentOf({ ...due, finalReports: [{ ...FINAL, spent: 4_000_000 }] })).toBe(0)
  })
  test('is not known before the evaluation, nor while a tranche is due', () => {
    expect(unspentOf({ ...due, evaluation: null })).toBeNull()
    expect(unspentOf(unpaid(due))).toBeNull()
    expect(
      unspentOf(unpaid({ ...graded('C'), refund: null, finalReports: [{ ...FINAL, spent: 1_000_000 }] })),
    ).toBe(750_000)
  })
  test('comes back through finance, once, when all is paid', () => {
    expect(whyNotRefund(due, FINANCE)).toBeNull()
    expect(whyNotRefund(due, OFFICER)).toEqual({ why: 'not-your-role', needs: 'finance' })
    expect(whyNotRefund(READY, FINANCE)).toEqual({
      why: 'already-returned',
      by: '#refund',
      amount: 200_000,
      receivedOn: '2014-08-01',
    })
    expect(whyNotRefund({ ...closed, refund: null }, FINANCE)).toEqual({
      why: 'already-closed',
      by: '#refund',
      at: 9,
    })
    expect(whyNotRefund({ ...due, evaluation: null }, FINANCE)).toEqual({
      why: 'not-evaluated',
      by: 'closing.gradeA',
    })
    expect(whyNotRefund(unpaid(due), FINANCE)).toEqual({
      why: 'tranches-unpaid',
      by: '#refund',
      tranches: [2],
    })
    expect(whyNotRefund({ ...due, finalReports: [{ ...FINAL, spent: 3_500_000 }] }, FINANCE)).toEqual({
      why: 'nothing-to-return',
      by: '#refund',
    })
  })

  const NOW = endOf('2014-08-01') - 1
  const why = (part: Partial<typeof REFUND>, isUsed = false) =>
    whyNotReceive(due, { ...REFUND, ...part }, isUsed, NOW)
  test('to the fen', () => {
    expect(why({})).toBeNull()
    for (const amount of [199_999, 200_001]) {
      expect(why({ amount })).toEqual({
        why: 'amount-differs',
        by: '#refund',
        amount,
        unspent: 200_000,
        paid: 3_500_000,
        spent: 3_300_000,
      })
    }
  })
  test('on a day between the first payment and today', () => {
    expect(why({ receivedOn: '2013-07-11' })).toBeNull()
    expect(why({ receivedOn: '2013-07-10' })).toEqual({
      why: 'received-before-paid',
      by: '#refund',
      receivedOn: '2013-07-10',
      paidOn: '2013-07-11',
    })
    expect(why({ receivedOn: '2014-08-02' })).toEqual({
      why: 'received-in-future',
      by: '#refund',
      receivedOn: '2014-08-02',
      today: '2014-08-01',
    })
  })
  test('with a voucher of its own', () => {
    expect(why({}, true)).toEqual({ why: 'voucher-used', by: '#refund', voucher: '收-1' })
  })
})
