import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Contest, decide } from '../../../../src/round/awards/rules/contest.ts'
import { bootstrap, isGrey, leaveOut, shiftWeights } from '../../../../src/round/awards/rules/sensitivity.ts'
import { CRITERIA, contest, contests, fundedBy, fundedIn, mean, rounded } from './contests.ts'

/** Who is funded after a change: those before, without those who lose, with those who gain. */
const after = (of: Contest, { gains, loses }: { gains: string[]; loses: string[] }): string[] =>
  fundedIn(decide(of))
    .filter((one) => !loses.includes(one))
    .concat(gains)
    .toSorted()

/** The rule's score, from a list of totals. */
function scored({ rule }: Contest, given: number[]): number | null {
  if (given.length === 0 || given.length < rule.minSheets) return null
  const order = given.toSorted((a, b) => a - b)
  const isTrimmed = rule.trimFromSheets !== null && order.length >= rule.trimFromSheets && order.length > 2
  return rounded(mean(isTrimmed ? order.slice(1, -1) : order))
}
const total = ({ points }: { points: Record<string, number> }): number =>
  Object.values(points).reduce((all, one) => all + one, 0)

describe('leaving out an expert', () => {
  test('is ranking and awarding a round that never had their sheets', () => {
    fc.assert(
      fc.property(contests, (of) => {
        for (const { expert, sheets, change } of leaveOut(of)) {
          const others = fundedBy(of, (one) =>
            scored(of, one.sheets.filter((sheet) => sheet.expert !== expert).map(total)),
          )
          expect(after(of, change)).toEqual(others)
          expect(sheets).toBe(
            of.candidates.filter((one) => one.sheets.some((sheet) => sheet.expert === expert)).length,
          )
        }
      }),
    )
  })
})

describe('moving a weight', () => {
  test('is ranking and awarding with points as large as the weights then are', () => {
    fc.assert(
      fc.property(contests, (of) => {
        const shifted = shiftWeights(of)
        expect(shifted.map(({ criterion, by }) => `${criterion} ${by}`)).toEqual(
          CRITERIA.flatMap(({ code }) => [`${code} 500`, `${code} -500`]),
        )
        for (const { criterion, by, change } of shifted) {
          const max = CRITERIA.find(({ code }) => code === criterion)?.max ?? 0
          const weighed = ({ points }: { points: Record<string, number> }) =>
            Object.entries(points).reduce(
              (all, [code, given]) =>
                all + given * (code === criterion ? (max + by) / max : (10000 - max - by) / (10000 - max)),
              0,
            )
          expect(after(of, change)).toEqual(fundedBy(of, (one) => scored(of, one.sheets.map(weighed))))
        }
      }),
    )
  })

  test('leaves alone what is on top of the full mark, and what cannot be moved so far', () => {
    const [goal, effect] = CRITERIA
    const judged = (proposal: string, points: Record<string, number>) => ({
      ...{ proposal, organization: proposal, ask: 100, submittedAt: 1, sheets: [{ expert: 'E1', points }] },
    })
    const one = contest(
      [judged('P1', { effect: 4000, bonus: 300 }), judged('P2', { goal: 200, effect: 4000, bonus: 100 })],
      {
        criteria: [
          { code: 'goal', name: '目标', max: 200, asks: '' },
          { code: 'effect', name: '效果', max: 4000, asks: '' },
          { code: 'bonus', name: '加分', max: 300, asks: '', bonus: true },
        ],
        track: { code: 'A', name: '甲', quota: 1, budget: 1000, askMax: 1000, kinds: [] },
      },
    )
    expect(shiftWeights(one)).toEqual([
      { criterion: 'goal', by: 500, change: { gains: ['P2'], loses: ['P1'], moved: 2 } },
      { criterion: 'effect', by: -500, change: { gains: ['P2'], loses: ['P1'], moved: 2 } },
    ])
    const five = [
      { code: 'goal', max: 500 },
      { code: 'effect', max: 9500 },
    ].map((of) => ({ ...of, name: '', asks: '' }))
    expect(shiftWeights({ ...one, criteria: five }).map(({ criterion, by }) => [criterion, by])).toEqual([
      ...[
        ['goal', 500],
        ['goal', -500],
      ],
      ...[
        ['effect', 500],
        ['effect', -500],
      ],
    ])
    expect(shiftWeights({ ...one, criteria: goal ? [goal] : [] })).toEqual([])
    expect(shiftWeights({ ...one, criteria: effect ? [{ ...effect, bonus: true }] : [] })).toEqual([])
  })
})

describe('drawing sheets again', () => {
  test('is the same by the same seed, whatever the order of proposals and sheets', () => {
    fc.assert(
      fc.property(contests, (of) => {
        const turned = of.candidates.map((one) => ({ ...one, sheets: one.sheets.toReversed() })).toReversed()
        expect(bootstrap({ ...of, candidates: turned }, '2026', 20)).toEqual(bootstrap(of, '2026', 20))
      }),
      { numRuns: 30 },
    )
  })

  test('leaves as it is what every sheet says alike', () => {
    fc.assert(
      fc.property(contests, (of) => {
        const alike = of.candidates.map((one) => ({
          ...one,
          sheets: one.sheets.map(({ expert }) => ({ expert, points: one.sheets[0]?.points ?? {} })),
        }))
        const rows = decide({ ...of, candidates: alike })
        const stable = bootstrap({ ...of, candidates: alike }, '1', 5)
        expect(stable).toEqual(
          rows
            .map(({ candidate, rank, outcome }) => ({
              proposal: candidate.proposal,
              funded: outcome.awarded ? 5 : 0,
              from: rank,
              to: rank,
            }))
            .toSorted((a, b) => (a.proposal < b.proposal ? -1 : 1)),
        )
        expect(stable.some((one) => isGrey(one, 5))).toBe(false)
      }),
      { numRuns: 30 },
    )
  })

  test('funds as often as there are ways to draw so: one of two places at stake by one sheet of two', () => {
    const judged = (proposal: string, ...effects: number[]) => ({
      ...{ proposal, organization: proposal, ask: 100, submittedAt: 1 },
      sheets: effects.map((effect, at) => ({ expert: `E${at}`, points: { effect } })),
    })
    const [runs, one] = [4000, { code: 'A', name: '甲', quota: 1, budget: 1000, askMax: 1000, kinds: [] }]
    // P1 has 90, 80 or 70, with 1/4, 1/2 and 1/4; P2 has 75
    const stable = bootstrap(
      contest([judged('P1', 9000, 7000), judged('P2', 7500)], { track: one }),
      'a',
      runs,
    )
    expect(stable.map(({ funded }) => funded / runs)).toEqual([
      expect.closeTo(0.75, 1),
      expect.closeTo(0.25, 1),
    ])
    expect(stable.map(({ from, to }) => [from, to])).toEqual([
      [1, 2],
      [1, 2],
    ])
    expect(stable.map((each) => isGrey(each, runs))).toEqual([true, true])
    const many = bootstrap(
      contest([judged('P1', ...Array.from({ length: 13 }, (_, at) => 7000 + at))]),
      'a',
      10,
    )
    expect(many).toEqual([{ proposal: 'P1', funded: 10, from: 1, to: 1 }])
  })

  test('the grey zone lies between one and nine tenths of the runs, neither included', () => {
    const grey = (funded: number) => isGrey({ proposal: 'P1', funded, from: 1, to: 1 }, 10)
    expect([0, 1, 2, 8, 9, 10].map(grey)).toEqual([false, false, true, true, false, false])
  })
})
