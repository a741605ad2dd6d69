import fc from 'fast-check'
import type { Candidate } from '../../../src/round/scoring/rules/ranking.ts'
import type { Rule, Terms } from './second-way.ts'

const CRITERIA = ['effect', 'goal', 'output']

/** Few numbers to choose from, so that scores, means and submissions often tie. */
const sheet = fc
  .tuple(...CRITERIA.map(() => fc.constantFrom(0, 50, 700, 750, 2000, 2050, 2500)))
  .map((points) => ({ points: Object.fromEntries(CRITERIA.map((code, i) => [code, points[i] ?? 0])) }))

const candidate = fc.record({
  organization: fc.constantFrom('O1', 'O2', 'O3', 'O4'),
  ask: fc.constantFrom(0, 1, 100, 250, 999_999_999_999),
  submittedAt: fc.constantFrom(1, 2),
  sheets: fc.array(sheet, { maxLength: 8 }),
})

/** Up to twelve proposals of one track; one in three has the very sheets of its neighbour. */
export const candidates: fc.Arbitrary<Candidate[]> = fc
  .array(fc.tuple(candidate, fc.constantFrom('own', 'own', 'copy')), { maxLength: 12 })
  .map((list) =>
    list.map(([each, which], i) => {
      const sheets = which === 'copy' ? (list[i - 1]?.[0].sheets ?? each.sheets) : each.sheets
      return { ...each, sheets, proposal: `P${i + 1}` }
    }),
  )

export const rules: fc.Arbitrary<Rule> = fc.record({
  minSheets: fc.integer({ min: 0, max: 6 }),
  trimFromSheets: fc.option(fc.integer({ min: 1, max: 7 })),
  decimals: fc.integer({ min: 0, max: 6 }),
  passMark: fc.constantFrom(0, 1, 2000, 3333, 3350, 4000),
  tieBreak: fc.shuffledSubarray(CRITERIA),
})

export const terms: fc.Arbitrary<Terms> = fc.record({
  quota: fc.integer({ min: 0, max: 7 }),
  budget: fc.constantFrom(0, 99, 350, 600, 10_000_000_000_000),
  rule: fc.record({
    perOrganizationAndTrack: fc.integer({ min: 1, max: 3 }),
    skipWhenOverBudget: fc.boolean(),
  }),
  cancelled: fc.subarray(['P1', 'P2', 'P3']),
})
