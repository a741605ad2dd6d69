import fc from 'fast-check'
import type { Decided } from '../../../../src/round/awards/rules/awards.ts'
import type { Contest, Judged } from '../../../../src/round/awards/rules/contest.ts'
import { reasonsOf } from '../../scoring/second-way.ts'

export const CRITERIA = [
  { code: 'goal', name: '目标', max: 3000, asks: '' },
  { code: 'effect', name: '效果', max: 4000, asks: '' },
  { code: 'output', name: '产出', max: 3000, asks: '' },
]

export const contest = (candidates: Judged[], changes: Partial<Contest> = {}): Contest => ({
  track: { code: 'A', name: '甲', quota: 2, budget: 1000, askMax: 1000, kinds: [] },
  candidates,
  criteria: CRITERIA,
  rule: { minSheets: 1, trimFromSheets: null, decimals: 2, tieBreak: [] },
  awards: { perOrganizationAndTrack: 1, skipWhenOverBudget: true },
  passMark: 3000,
  cancelled: new Set(),
  barred: new Set(),
  ...changes,
})

const sheet = fc.record({
  goal: fc.constantFrom(500, 1000, 1550, 2000, 3000),
  effect: fc.constantFrom(1000, 1950, 2500, 4000),
  output: fc.constantFrom(0, 1050, 2000, 3000),
})

/** Up to nine proposals and six experts, of whom each has scored some. */
export const contests: fc.Arbitrary<Contest> = fc
  .tuple(
    fc.array(
      fc.record({
        organization: fc.constantFrom('O1', 'O2', 'O3', 'O4'),
        ask: fc.constantFrom(100, 250, 600),
        submittedAt: fc.constantFrom(1, 2),
        sheets: fc.array(fc.option(sheet), { minLength: 6, maxLength: 6 }),
      }),
      { minLength: 1, maxLength: 9 },
    ),
    fc.record({
      minSheets: fc.integer({ min: 0, max: 4 }),
      trimFromSheets: fc.option(fc.integer({ min: 3, max: 6 })),
    }),
    fc.integer({ min: 1, max: 5 }),
  )
  .map(([list, rule, quota]) =>
    contest(
      list.map(({ sheets, ...one }, at) => ({
        ...one,
        proposal: `P${at + 1}`,
        sheets: sheets.flatMap((points, i) => (points ? [{ expert: `E${i + 1}`, points }] : [])),
      })),
      {
        rule: { ...rule, decimals: 2, tieBreak: [] },
        track: { code: 'A', name: '甲', quota, budget: 1000, askMax: 1000, kinds: [] },
      },
    ),
  )

export const fundedIn = (rows: Decided<Judged>[]): string[] =>
  rows
    .filter(({ outcome }) => outcome.awarded)
    .map(({ candidate }) => candidate.proposal)
    .toSorted()

/** Who is funded by these scores (hundredths; null: none), by another way of ranking and awarding. */
export function fundedBy(of: Contest, score: (candidate: Judged) => number | null): string[] {
  const scored = of.candidates.map((candidate) => {
    const value = score(candidate)
    return { ...candidate, sheets: value === null ? [] : [{ points: { all: value } }] }
  })
  const rule = { minSheets: 1, trimFromSheets: null, decimals: 2, tieBreak: [], passMark: of.passMark }
  const terms = {
    quota: of.track.quota,
    budget: of.track.budget,
    rule: of.awards,
    cancelled: [...of.cancelled],
  }
  const funded = [...reasonsOf(scored, rule, terms)].filter(([, reason]) => reason === '')
  return funded.map(([proposal]) => proposal).toSorted()
}

/** Hundredths, half up. */
export const rounded = (value: number): number => Math.floor(value + 0.5 + 1e-7)
export const mean = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0) / numbers.length
export const totals = ({ sheets }: Judged): number[] =>
  sheets.map(({ points }) => Object.values(points).reduce((all, one) => all + one, 0))
