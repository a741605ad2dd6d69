import { describe, expect, test } from 'vitest'
import { paymentForm } from '../../../src/round/payments/forms.ts'
import { sayPayRefusal } from '../../../src/round/payments/pages/words.ts'
import {
  pagedOf,
  nextTranche,
  totalsOf,
  whyNotPay,
  whyNotRecord,
} from '../../../src/round/payments/rules/ledger.ts'
import { endOf, startOf } from '../../../src/shared/days.ts'
import { read } from '../../../src/web/body.ts'
import { FINANCE, INSIDE, MEMBER, OFFICER, ORGANIZATION } from '../projects/fixtures.ts'
import { FIRST, LEDGER, MIDTERM, PAID, SECOND, THIRD, paid, withTranches } from './ledger.ts'

describe('paying a tranche', () => {
  test('finance pays the first when the agreement is signed', () => {
    expect(whyNotPay(LEDGER, 1, FINANCE)).toBeNull()
  })
  test('nobody else does', () => {
    expect(whyNotPay(LEDGER, 1, OFFICER)).toEqual({ why: 'not-your-role', needs: 'finance' })
    expect(whyNotPay(LEDGER, 1, MEMBER)).toEqual({ why: 'not-your-role', needs: 'finance' })
  })
  test('nor one of the organization', () => {
    const both = { ...FINANCE, ...INSIDE }
    expect(whyNotPay(LEDGER, 1, both)).toEqual({
      why: 'own-interest',
      by: '#second-person',
      organizations: [ORGANIZATION.name],
    })
  })
  test('not before its gate', () => {
    expect(whyNotPay(withTranches(paid(FIRST), SECOND, THIRD), 2, FINANCE)).toEqual({
      why: 'gate-closed',
      by: 'payments.tranches',
      tranche: 2,
      gate: 'midterm_passed',
    })
  })
  test('not twice', () => {
    expect(whyNotPay(withTranches(paid(FIRST), SECOND), 1, FINANCE)).toEqual({
      why: 'already-paid',
      by: 'payments.workingDays',
      tranche: 1,
      ...PAID,
    })
  })
  test('not before an earlier one', () => {
    expect(whyNotPay(withTranches(FIRST, { ...SECOND, passedAt: MIDTERM }), 2, FINANCE)).toEqual({
      why: 'earlier-unpaid',
      by: 'payments.tranches',
      tranche: 2,
      earlier: 1,
    })
  })
  test('not one that the agreement does not have', () => {
    expect(whyNotPay(LEDGER, 4, FINANCE)).toEqual({
      why: 'no-such-tranche',
      by: 'payments.tranches',
      tranche: 4,
    })
    expect(whyNotPay(LEDGER, 0, FINANCE)).toEqual({
      why: 'no-such-tranche',
      by: 'payments.tranches',
      tranche: 0,
    })
  })
  test('not after unspent money came back', () => {
    expect(whyNotPay({ ...LEDGER, settledAt: 5 }, 1, FINANCE)).toEqual({
      why: 'settled',
      by: '#refund',
      at: 5,
    })
  })
  test('never more than the award: equal is taken, a fen more is not', () => {
    const open = { ...SECOND, passedAt: MIDTERM }
    expect(whyNotPay({ ...withTranches(paid(FIRST), open), award: 2_800_000 }, 2, FINANCE)).toBeNull()
    expect(whyNotPay({ ...withTranches(paid(FIRST), open), award: 2_799_999 }, 2, FINANCE)).toEqual({
      why: 'over-award',
      by: 'payments.tranches',
      award: 2_799_999,
      paid: 1_750_000,
      amount: 1_050_000,
    })
  })
  test('a share of nothing needs no payment and holds nothing up', () => {
    const ledger = withTranches({ ...FIRST, amount: 0 }, { ...SECOND, passedAt: MIDTERM })
    expect(whyNotPay(ledger, 1, FINANCE)).toEqual({
      why: 'nothing-to-pay',
      by: 'payments.tranches',
      tranche: 1,
    })
    expect(whyNotPay(ledger, 2, FINANCE)).toBeNull()
    expect(nextTranche(ledger)?.seq).toBe(2)
  })
})

describe('the day and the voucher', () => {
  const NOW = endOf('2013-07-19') - 1
  const why = (part: Partial<typeof PAID>, isUsed = false, now = NOW) =>
    whyNotRecord(LEDGER, 1, { ...PAID, ...part }, isUsed, now)

  test('today and the day of the gate are taken', () => {
    expect(why({ paidOn: '2013-07-19' })).toBeNull()
    expect(why({ paidOn: '2013-07-08' })).toBeNull()
  })
  test('tomorrow is not, until it begins', () => {
    expect(why({ paidOn: '2013-07-20' })).toEqual({
      why: 'paid-in-future',
      by: 'payments.workingDays',
      paidOn: '2013-07-20',
      today: '2013-07-19',
    })
    expect(why({ paidOn: '2013-07-20' }, false, startOf('2013-07-20'))).toBeNull()
  })
  test('the day before the gate is not', () => {
    expect(why({ paidOn: '2013-07-07' })).toEqual({
      why: 'paid-before-gate',
      by: 'payments.tranches',
      paidOn: '2013-07-07',
      gate: 'agreement_signed',
      passedOn: '2013-07-08',
    })
  })
  test('a used voucher is not', () => {
    expect(why({}, true)).toEqual({ why: 'voucher-used', by: 'payments.workingDays', voucher: '拨-1' })
  })
})

describe('states and sums', () => {
  test('add up', () => {
    const half = withTranches(paid(FIRST), { ...SECOND, passedAt: MIDTERM, state: 'payable' }, THIRD)
    expect(totalsOf([half, LEDGER])).toEqual({
      awarded: 7_000_000,
      payable: 2_800_000,
      paid: 1_750_000,
      left: 5_250_000,
    })
    expect(totalsOf([])).toEqual({ awarded: 0, payable: 0, paid: 0, left: 0 })
  })
  test('a page of a list has the sums of all of it, by state', () => {
    const sums = [
      { state: 'payable' as const, count: 1, amount: 5 },
      { state: 'waiting' as const, count: 2, amount: 7 },
      { state: 'ended' as const, count: 1, amount: 2 },
    ]
    const [tranche] = LEDGER.tranches
    const lines = tranche ? [{ ledger: LEDGER, tranche }] : []
    expect(pagedOf(lines, sums, { state: 'payable', page: 2 })).toEqual({
      ...{ lines, total: 1, found: 4, page: 2 },
      counts: { payable: 1, waiting: 2, paid: 0, ended: 1 },
      totals: { awarded: 14, payable: 5, paid: 0, left: 12 },
    })
    expect(pagedOf([], sums, { state: 'nonsense', page: 1 }).total).toBe(0)
  })
})

test('a refusal says what stands in the way', () => {
  expect(sayPayRefusal({ why: 'already-paid', by: 'payments.workingDays', tranche: 1, ...PAID })).toBe(
    '第1笔已于2013年7月19日拨付，凭证号拨-1',
  )
  expect(
    sayPayRefusal({ why: 'gate-closed', by: 'payments.tranches', tranche: 2, gate: 'midterm_passed' }),
  ).toBe('第2笔要等中期评估通过')
})

test.each([
  [{ tranche: '1', voucher: ' 拨-1 ', paidOn: '2013-07-19' }, []],
  [{ tranche: '1', voucher: '字'.repeat(61), paidOn: '2013-07-19' }, ['voucher 凭证号最多60个字']],
  [
    { tranche: '1', voucher: ' ', paidOn: '2013-02-30' },
    ['voucher 请填写凭证号', 'paidOn 拨付日期应是一个有效的日期，如2026-01-31'],
  ],
  [{ tranche: '-1', voucher: '拨-1', paidOn: '' }, ['tranche 第几笔应是整数', 'paidOn 请填写拨付日期']],
  [{}, ['tranche 请填写第几笔', 'voucher 请填写凭证号', 'paidOn 请填写拨付日期']],
])('the form of a payment: %j', (sent, expected) => {
  const form = read(paymentForm, sent)
  expect(form.ok ? [] : form.refusal.problems.map(({ field, says }) => `${field} ${says}`)).toEqual(expected)
})
