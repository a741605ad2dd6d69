import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tranchesOf } from '../../../src/round/agreements/rules/agreement.ts'
import { paymentForm } from '../../../src/round/payments/forms.ts'
import { sayPayRefusal } from '../../../src/round/payments/pages/words.ts'
import {
  type Ledger,
  type Tranche,
  narrow,
  nextTranche,
  paidOf,
  stateOf,
  totalsOf,
  whyNotPay,
  whyNotRecord,
} from '../../../src/round/payments/rules.ts'
import { endOf, startOf } from '../../../src/shared/days.ts'
import { read } from '../../../src/web/body.ts'
import { FINANCE, MEMBER, OFFICER, ORGANIZATION, SIGNED, noon } from '../projects/fixtures.ts'

const MIDTERM = noon('2014-01-10')
const PAID = { voucher: '拨-1', paidOn: '2013-07-19' }
const FIRST: Tranche = {
  seq: 1,
  percent: 50,
  amount: 1_750_000,
  gate: 'agreement_signed',
  passedAt: SIGNED,
  payment: null,
}
const SECOND: Tranche = {
  seq: 2,
  percent: 30,
  amount: 1_050_000,
  gate: 'midterm_passed',
  passedAt: null,
  payment: null,
}
const THIRD: Tranche = {
  seq: 3,
  percent: 20,
  amount: 700_000,
  gate: 'final_passed',
  passedAt: null,
  payment: null,
}

const LEDGER: Ledger = {
  agreementId: 'a1',
  roundId: 'r1',
  projectId: 'p1',
  organizationId: ORGANIZATION.id,
  organization: ORGANIZATION.name,
  title: '纳百川亲情志愿服务',
  code: '2013',
  seq: 7,
  award: 3_500_000,
  settledAt: null,
  tranches: [FIRST, SECOND, THIRD],
}
const withTranches = (...tranches: Tranche[]): Ledger => ({ ...LEDGER, tranches })
const paid = (tranche: Tranche, voucher = `拨-${tranche.seq}`): Tranche => ({
  ...tranche,
  payment: { ...PAID, voucher },
})

describe('paying a tranche', () => {
  test('finance pays the first when the agreement is signed', () => {
    expect(whyNotPay(LEDGER, 1, FINANCE)).toBeNull()
  })
  test('nobody else does', () => {
    expect(whyNotPay(LEDGER, 1, OFFICER)).toEqual({ why: 'not-your-role', needs: 'finance' })
    expect(whyNotPay(LEDGER, 1, MEMBER)).toEqual({ why: 'not-your-role', needs: 'finance' })
  })
  test('nor one of the organization', () => {
    const both = { ...FINANCE, organizations: [ORGANIZATION] }
    expect(whyNotPay(LEDGER, 1, both)).toEqual({ why: 'own-organization', organization: ORGANIZATION.name })
  })
  test('not before its gate', () => {
    expect(whyNotPay(withTranches(paid(FIRST), SECOND, THIRD), 2, FINANCE)).toEqual({
      why: 'gate-closed',
      tranche: 2,
      gate: 'midterm_passed',
    })
  })
  test('not twice', () => {
    expect(whyNotPay(withTranches(paid(FIRST), SECOND), 1, FINANCE)).toEqual({
      why: 'already-paid',
      tranche: 1,
      ...PAID,
    })
  })
  test('not before an earlier one', () => {
    expect(whyNotPay(withTranches(FIRST, { ...SECOND, passedAt: MIDTERM }), 2, FINANCE)).toEqual({
      why: 'earlier-unpaid',
      tranche: 2,
      earlier: 1,
    })
  })
  test('not one that the agreement does not have', () => {
    expect(whyNotPay(LEDGER, 4, FINANCE)).toEqual({ why: 'no-such-tranche', tranche: 4 })
    expect(whyNotPay(LEDGER, 0, FINANCE)).toEqual({ why: 'no-such-tranche', tranche: 0 })
  })
  test('not after unspent money came back', () => {
    expect(whyNotPay({ ...LEDGER, settledAt: 5 }, 1, FINANCE)).toEqual({ why: 'settled', at: 5 })
  })
  test('never more than the award: equal is taken, a fen more is not', () => {
    const open = { ...SECOND, passedAt: MIDTERM }
    expect(whyNotPay({ ...withTranches(paid(FIRST), open), award: 2_800_000 }, 2, FINANCE)).toBeNull()
    expect(whyNotPay({ ...withTranches(paid(FIRST), open), award: 2_799_999 }, 2, FINANCE)).toEqual({
      why: 'over-award',
      award: 2_799_999,
      paid: 1_750_000,
      amount: 1_050_000,
    })
  })
  test('a share of nothing needs no payment and holds nothing up', () => {
    const ledger = withTranches({ ...FIRST, amount: 0 }, { ...SECOND, passedAt: MIDTERM })
    expect(whyNotPay(ledger, 1, FINANCE)).toEqual({ why: 'nothing-to-pay', tranche: 1 })
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
      paidOn: '2013-07-20',
      today: '2013-07-19',
    })
    expect(why({ paidOn: '2013-07-20' }, false, startOf('2013-07-20'))).toBeNull()
  })
  test('the day before the gate is not', () => {
    expect(why({ paidOn: '2013-07-07' })).toEqual({
      why: 'paid-before-gate',
      paidOn: '2013-07-07',
      gate: 'agreement_signed',
      passedOn: '2013-07-08',
    })
  })
  test('a used voucher is not', () => {
    expect(why({}, true)).toEqual({ why: 'voucher-used', voucher: '拨-1' })
  })
})

describe('states and sums', () => {
  test('a tranche is payable when its gate and those before it are passed', () => {
    const early = withTranches({ ...FIRST, passedAt: null }, { ...SECOND, passedAt: MIDTERM }, THIRD)
    expect(early.tranches.map((one) => stateOf(early, one))).toEqual(['waiting', 'waiting', 'waiting'])
    const half = withTranches(paid(FIRST), { ...SECOND, passedAt: MIDTERM }, THIRD)
    expect(half.tranches.map((one) => stateOf(half, one))).toEqual(['paid', 'payable', 'waiting'])
    const over = { ...half, settledAt: 5 }
    expect(over.tranches.map((one) => stateOf(over, one))).toEqual(['paid', 'ended', 'ended'])
  })
  test('add up', () => {
    const half = withTranches(paid(FIRST), { ...SECOND, passedAt: MIDTERM }, THIRD)
    expect(totalsOf([half, LEDGER])).toEqual({
      awarded: 7_000_000,
      payable: 2_800_000,
      paid: 1_750_000,
      left: 5_250_000,
    })
    expect(totalsOf([])).toEqual({ awarded: 0, payable: 0, paid: 0, left: 0 })
  })
  test('a list is narrowed by state and word, with the sums of the word', () => {
    const other = { ...LEDGER, title: '夕阳茶叙', organization: '和平里社' }
    const listing = narrow([LEDGER, other], { state: 'payable', word: '茶叙', page: 1 }, 50)
    expect(listing).toMatchObject({
      total: 1,
      found: 3,
      counts: { payable: 1, waiting: 2, paid: 0, ended: 0 },
    })
    expect(listing.totals.awarded).toBe(3_500_000)
  })
})

test('property: whatever is tried in whatever order, what is paid is the plan’s beginning, and never more than the award', () => {
  const GATES = ['agreement_signed', 'midterm_passed', 'final_passed'] as const
  const plans = fc
    .uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 2 })
    .map((cuts) => [0, ...cuts.toSorted((a, b) => a - b), 100])
    .map((cuts) =>
      cuts.slice(1).map((cut, at) => ({ percent: cut - (cuts[at] ?? 0), on: GATES[at] ?? 'final_passed' })),
    )
  const attempts = fc.array(
    fc.oneof(
      fc.record({ pay: fc.integer({ min: 0, max: 4 }) }),
      fc.record({ pass: fc.constantFrom(...GATES) }),
    ),
    { maxLength: 25 },
  )
  fc.assert(
    fc.property(plans, fc.integer({ min: 1, max: 10_000_000 }), attempts, (plan, award, tries) => {
      const rows = tranchesOf(award, plan)
      let ledger: Ledger = {
        ...LEDGER,
        award,
        tranches: rows.map((row) => ({ ...row, passedAt: null, payment: null })),
      }
      // the second way: a queue of amounts, taken from the front when its gate is in the set
      const queue = rows.filter(({ amount }) => amount > 0)
      const gates = new Set<string>()
      let taken = 0
      for (const one of tries) {
        if ('pass' in one) {
          gates.add(one.pass)
          ledger = {
            ...ledger,
            tranches: ledger.tranches.map((t) => (t.gate === one.pass ? { ...t, passedAt: SIGNED } : t)),
          }
          continue
        }
        const front = queue[0]
        const expected = front !== undefined && front.seq === one.pay && gates.has(front.gate)
        expect(whyNotPay(ledger, one.pay, FINANCE) === null).toBe(expected)
        if (!expected) continue
        queue.shift()
        taken += front.amount
        ledger = { ...ledger, tranches: ledger.tranches.map((t) => (t.seq === one.pay ? paid(t) : t)) }
      }
      expect(paidOf(ledger)).toBe(taken)
      expect(taken).toBeLessThanOrEqual(award)
      const { paid: inPaid, left } = totalsOf([ledger])
      expect(inPaid + left).toBe(award)
    }),
  )
})

test('a refusal says what stands in the way', () => {
  expect(sayPayRefusal({ why: 'already-paid', tranche: 1, ...PAID })).toBe(
    '第1笔已于2013年7月19日拨付，凭证号拨-1',
  )
  expect(sayPayRefusal({ why: 'gate-closed', tranche: 2, gate: 'midterm_passed' })).toBe(
    '第2笔要等中期评估通过',
  )
})

test.each([
  [{ tranche: '1', voucher: ' 拨-1 ', paidOn: '2013-07-19' }, []],
  [{ tranche: '1', voucher: '字'.repeat(61), paidOn: '2013-07-19' }, ['voucher 凭证号最多60个字']],
  [
    { tranche: '1', voucher: ' ', paidOn: '2013-02-30' },
    ['voucher 请填写凭证号', 'paidOn 没有这一天，请按2013-07-19的样子填写'],
  ],
  [{ tranche: '-1', voucher: '拨-1', paidOn: '' }, ['tranche 请选择第几笔', 'paidOn 请填写拨付日期']],
  [{}, ['tranche 请选择第几笔', 'voucher 请填写凭证号', 'paidOn 请填写拨付日期']],
])('the form of a payment: %j', (sent, expected) => {
  const form = read(paymentForm, sent)
  expect(form.ok ? [] : form.refusal.problems.map(({ field, says }) => `${field} ${says}`)).toEqual(expected)
})
