import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { METHODS, compareMethods, ratingsIn } from '../../../../src/round/awards/rules/methods.ts'
import type { Judged } from '../../../../src/round/awards/rules/contest.ts'
import { correctedOf } from '../../../../src/round/scoring/rules/leniency.ts'
import { contest, contests, fundedBy, fundedIn, mean, rounded, totals } from './contests.ts'

const judged = (proposal: string, given: Record<string, number>): Judged => ({
  ...{ proposal, organization: `O${proposal}`, ask: 100, submittedAt: 1 },
  sheets: Object.entries(given).map(([expert, effect]) => ({ expert, points: { effect } })),
})

/** E4 is strict, and has not scored P2; E1 praises P3 alone. */
const CONTEST = contest(
  [
    judged('P1', { E1: 8000, E2: 8200, E3: 8100, E4: 6000 }),
    judged('P2', { E1: 7700, E2: 7800, E3: 7900 }),
    judged('P3', { E1: 9900, E2: 7300, E3: 7200, E4: 5300 }),
  ],
  { track: { code: 'A', name: '甲', quota: 1, budget: 1000, askMax: 1000, kinds: [] } },
)

describe('the ways of counting, side by side', () => {
  const compared = compareMethods(CONTEST, ratingsIn(CONTEST.candidates))

  test('each have their own scores', () => {
    const scores = METHODS.map((method) => [
      method,
      ...compared[method].rows
        .toSorted((a, b) => (a.candidate.proposal < b.candidate.proposal ? -1 : 1))
        .map(({ score }) => score.value),
    ])
    expect(scores).toEqual([
      ['rule', 7575, 7800, 7425],
      ['mean', 7575, 7800, 7425],
      ['trimmed', 8050, 7800, 7250],
      ['median', 8050, 7800, 7250],
      ['corrected', 7743, 7352, 7593],
    ])
  })

  test('and each say who gains and who loses by them', () => {
    expect(METHODS.map((method) => compared[method].change)).toEqual([
      { gains: [], loses: [], moved: 0 },
      { gains: [], loses: [], moved: 0 },
      { gains: ['P1'], loses: ['P2'], moved: 2 },
      { gains: ['P1'], loses: ['P2'], moved: 2 },
      { gains: ['P1'], loses: ['P2'], moved: 3 },
    ])
  })

  test('fund whom another way of ranking and awarding funds by the same scores', () => {
    fc.assert(
      fc.property(contests, (of) => {
        const { mean: plain, trimmed, median, corrected } = compareMethods(of, ratingsIn(of.candidates))
        const { means } = correctedOf(ratingsIn(of.candidates))
        const least = Math.max(1, of.rule.minSheets)
        const by = (value: (candidate: Judged) => number) =>
          fundedBy(of, (one) => (one.sheets.length < least ? null : rounded(value(one))))
        const inner = (order: number[]) => (order.length < 3 ? order : order.slice(1, -1))
        const middle = (order: number[]) => order.slice((order.length - 1) >> 1, (order.length >> 1) + 1)
        const ordered = (one: Judged) => totals(one).toSorted((a, b) => a - b)
        expect(fundedIn(plain.rows)).toEqual(by((one) => mean(totals(one))))
        expect(fundedIn(trimmed.rows)).toEqual(by((one) => mean(inner(ordered(one)))))
        expect(fundedIn(median.rows)).toEqual(by((one) => mean(middle(ordered(one)))))
        expect(fundedIn(corrected.rows)).toEqual(by((one) => means.get(one.proposal) ?? 0))
      }),
    )
  })
})
