import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type TrancheRow, tranchesOf } from '../../../src/round/agreements/rules/agreement.ts'
import { type Ledger, paidOf, totalsOf, whyNotPay } from '../../../src/round/payments/rules/ledger.ts'
import { FINANCE, SIGNED } from '../projects/fixtures.ts'
import { LEDGER, PAID } from './ledger.ts'

const GATES = ['agreement_signed', 'midterm_passed', 'final_passed'] as const
type Gate = (typeof GATES)[number]
type Attempt = { pay: number } | { pass: Gate }

/** Up to three tranches of any percents that add up to 100, on the gates in turn. */
const plans = fc
  .uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 2 })
  .map((cuts) => [0, ...cuts.toSorted((a, b) => a - b), 100])
  .map((cuts) =>
    cuts.slice(1).map((cut, at) => ({ percent: cut - (cuts[at] ?? 0), on: GATES[at] ?? 'final_passed' })),
  )

const attempts: fc.Arbitrary<Attempt[]> = fc.array(
  fc.oneof(
    fc.record({ pay: fc.integer({ min: 0, max: 4 }) }),
    fc.record({ pass: fc.constantFrom(...GATES) }),
  ),
  { maxLength: 25 },
)

/** The rules' way: the ledger as it stands after these gates and payments. */
function ledgerOf(award: number, rows: TrancheRow[], passed: Set<Gate>, paid: Set<number>): Ledger {
  const tranches = rows.map((row) => ({
    ...row,
    state: paid.has(row.seq) || row.amount === 0 ? ('paid' as const) : ('waiting' as const),
    passedAt: passed.has(row.gate) ? SIGNED : null,
    payment: paid.has(row.seq) ? PAID : null,
  }))
  return { ...LEDGER, award, tranches }
}

test('whatever is tried in whatever order, what is paid is the plan’s beginning, and never more than the award', () => {
  fc.assert(
    fc.property(plans, fc.integer({ min: 1, max: 10_000_000 }), attempts, (plan, award, tries) => {
      const rows = tranchesOf(award, plan)
      const [passed, paid] = [new Set<Gate>(), new Set<number>()]
      // the second way: a queue of amounts, taken from the front when its gate is open
      const queue = rows.filter(({ amount }) => amount > 0)
      let taken = 0
      for (const one of tries) {
        if ('pass' in one) {
          passed.add(one.pass)
          continue
        }
        const [front] = queue
        const expected = front !== undefined && front.seq === one.pay && passed.has(front.gate)
        expect(whyNotPay(ledgerOf(award, rows, passed, paid), one.pay, FINANCE) === null).toBe(expected)
        if (!expected) continue
        paid.add(one.pay)
        taken += queue.shift()?.amount ?? 0
      }
      const ledger = ledgerOf(award, rows, passed, paid)
      expect(paidOf(ledger)).toBe(taken)
      expect(taken).toBeLessThanOrEqual(award)
      const totals = totalsOf([ledger])
      expect(totals.paid + totals.left).toBe(award)
    }),
  )
})
