import { seeded } from '../../../shared/seeded.ts'
import type { Criterion } from '../../calls/rules/plan.ts'
import { type Sheet, scoreOf } from '../../scoring/rules/score.ts'
import { type Change, type Contest, type Judged, changeOf, decide } from './contest.ts'

export type WithoutExpert = { expert: string; sheets: number; change: Change }

/** The track without each expert's sheets in turn, in the order of their ids; minimum and trimming as the rules have it of what is left. */
export function leaveOut(contest: Contest): WithoutExpert[] {
  const before = decide(contest)
  const experts = contest.candidates.flatMap(({ sheets }) => sheets.map(({ expert }) => expert))
  return [...new Set(experts)].toSorted().map((expert) => {
    const candidates = contest.candidates.map((candidate) => {
      return { ...candidate, sheets: candidate.sheets.filter((sheet) => sheet.expert !== expert) }
    })
    const after = decide({ ...contest, candidates })
    return {
      expert,
      sheets: experts.filter((one) => one === expert).length,
      change: changeOf(before, after),
    }
  })
}

export type Shifted = { criterion: string; by: number; change: Change }

/** A weight is its part of the full mark, and moved by five points of it. */
const SHIFT = 500

/**
 * The track with each criterion's weight five points up and down, the others making room in proportion, so that the full mark
 * stays what it is; what is on top of the full mark stays, too. A weight that cannot be moved so far is not.
 */
export function shiftWeights(contest: Contest): Shifted[] {
  const before = decide(contest)
  const weights = contest.criteria.filter(({ bonus }) => !bonus)
  return weights.flatMap((criterion) =>
    [SHIFT, -SHIFT].flatMap((by) => {
      const weighed = weighing(weights, criterion, by)
      if (!weighed) return []
      const after = decide(contest, ({ sheets }) =>
        scoreOf(sheets.map(weighed.sheet), contest.rule, weighed.per),
      )
      return [{ criterion: criterion.code, by, change: changeOf(before, after) }]
    }),
  )
}

/**
 * Its own points times new / old, the others' times what is now left for them / what was, both times `per`, so that all stay
 * whole numbers.
 */
function weighing(weights: Criterion[], { code, max }: Criterion, by: number) {
  const rest = weights.reduce((sum, one) => sum + one.max, 0) - max
  if (max === 0 || rest === 0 || max + by < 0 || rest - by < 0) return null
  const per = max * rest
  const times = new Map(weights.map((one) => [one.code, max * (rest - by)]))
  times.set(code, (max + by) * rest)
  const sheet = ({ points }: Sheet): Sheet => ({
    points: Object.fromEntries(
      Object.entries(points).map(([of, given]) => [of, given * (times.get(of) ?? per)]),
    ),
  })
  return { per, sheet }
}

/** Of a proposal: in how many of the runs it is funded, and between which ranks it stands in 95 % of them. */
export type Stability = { proposal: string; funded: number; from: number; to: number }

/**
 * Each run draws for each proposal as many of its own sheets as it has, one and the same perhaps several times, and ranks and awards
 * the track anew. The numbers follow from the seed: of each proposal, in the order of the ids, one below n^n for its n sheets, whose
 * digits in base n, the last first, are the sheets in their experts' order (above twelve sheets, a number for each).
 */
export function bootstrap(contest: Contest, seed: string, runs: number): Stability[] {
  const random = seeded(seed)
  const candidates = contest.candidates
    .toSorted((a, b) => (a.proposal < b.proposal ? -1 : 1))
    .map((one) => ({ ...one, sheets: one.sheets.toSorted((a, b) => (a.expert < b.expert ? -1 : 1)) }))
  const ranks = new Map(candidates.map(({ proposal }) => [proposal, new Array<number>()]))
  const funded = new Map<string, number>()
  for (let run = 0; run < runs; run += 1) {
    const drawn = candidates.map((one) => ({ ...one, sheets: drawnOf(one.sheets, random) }))
    for (const { candidate, rank, outcome } of decide({ ...contest, candidates: drawn })) {
      ranks.get(candidate.proposal)?.push(rank)
      if (outcome.awarded) funded.set(candidate.proposal, (funded.get(candidate.proposal) ?? 0) + 1)
    }
  }
  return [...ranks].map(([proposal, all]) => {
    const order = all.toSorted((a, b) => a - b)
    const at = (share: number) => order[Math.round((order.length - 1) * share)] ?? 0
    return { proposal, funded: funded.get(proposal) ?? 0, from: at(LOW), to: at(HIGH) }
  })
}

const [LOW, HIGH] = [0.025, 0.975]

/** n^n is below 2^48 up to here. */
const MOST_AT_ONCE = 12

function drawnOf(sheets: Judged['sheets'], random: (below: number) => number): Judged['sheets'] {
  const n = sheets.length
  if (n > MOST_AT_ONCE) return sheets.flatMap(() => sheets[random(n)] ?? [])
  let number = n > 0 ? random(n ** n) : 0
  return sheets.flatMap(() => {
    const digit = number % n
    number = (number - digit) / n
    return sheets[digit] ?? []
  })
}

/** The grey zone: who is funded in more than a tenth of the runs and in less than nine tenths. */
export const isGrey = ({ funded }: Stability, runs: number): boolean =>
  funded * 10 > runs && funded * 10 < runs * 9
