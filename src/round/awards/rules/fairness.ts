import type { Plan, Track } from '../../calls/rules/plan.ts'
import { type Agreement, agreementOf, completeOf } from '../../scoring/rules/agreement.ts'
import { correctedOf } from '../../scoring/rules/leniency.ts'
import { type Contest, type Judged, contestOf } from './contest.ts'
import { type Compared, compareMethods, ratingsIn } from './methods.ts'
import type { Entered } from './room.ts'
import {
  type Shifted,
  type Stability,
  type WithoutExpert,
  bootstrap,
  isGrey,
  leaveOut,
  shiftWeights,
} from './sensitivity.ts'

/** What is ranked, with its sheets by codes of their experts. */
export type Known = Omit<Entered, 'sheets'> & Judged

/** A round whose scoring is over; nothing is `entered` before. */
export type Scored = {
  plan: Plan
  entered: Known[]
  cancelled: ReadonlySet<string>
  barred: ReadonlySet<string>
}

/** Signals about a track's ranking, never verdicts. What would take too long to rank again is null. */
export type Fairness = {
  track: Track
  compared: Compared
  /** `grey`: those that are funded in some runs and not in others. */
  drawn: { seed: string; runs: number; of: Map<string, Stability>; grey: Set<string> } | null
  withoutExpert: WithoutExpert[] | null
  shifted: Shifted[] | null
  /** Of all the track's sheets, and of the proposals that all its experts have scored. */
  agreement: { all: Agreement; complete: Agreement }
  /** In hundredths, by the experts' codes; who has given everything the same points is not in it. */
  leniency: Map<string, number>
}

/** Some seconds of a small machine, at most. */
const MOST_RANKED = 100_000
const MOST_RUNS = 1000
/** Fewer would say nothing of a tenth. */
const LIMITS = { leastRuns: 100 }

/**
 * Of the track that is asked for, or the first; null before the scoring is over, and of a track that there is not. `most`: how
 * many proposals each part may rank in all.
 */
export function fairnessIn(scored: Scored, code: string, most = MOST_RANKED): Fairness | null {
  const { tracks } = scored.plan
  const track = code === '' ? tracks[0] : tracks.find((one) => one.code === code)
  return track && scored.entered.length > 0 ? fairnessOf(scored, track, most) : null
}

/** As a machine reads it: scores in units of 10^-decimals, leniency in hundredths, experts by their codes. */
export const saidOf = ({
  track,
  compared,
  drawn,
  withoutExpert,
  shifted,
  agreement,
  leniency,
}: Fairness) => ({
  track: track.code,
  methods: Object.entries(compared).map(([method, { rows, change }]) => ({
    ...{ method, ...change },
    ranks: rows.map(({ rank, candidate, score, outcome }) => ({
      ...{ rank, submissionId: candidate.proposal, score: score.value, awarded: outcome.awarded },
    })),
  })),
  drawn: drawn && {
    seed: drawn.seed,
    runs: drawn.runs,
    proposals: [...drawn.of.values()],
    grey: [...drawn.grey],
  },
  ...{ withoutExpert, shifted, agreement },
  leniency: Object.fromEntries(leniency),
})

function fairnessOf({ plan, entered, cancelled, barred }: Scored, track: Track, most: number): Fairness {
  const candidates = entered.filter((one) => one.track === track.code)
  const contest = contestOf(plan, track, candidates, { cancelled, barred })
  const all = ratingsIn(entered)
  const ratings = ratingsIn(candidates)
  const mostTimes = Math.floor(most / Math.max(1, candidates.length))
  const agreement = agreementOf(ratings)
  return {
    track,
    compared: compareMethods(contest, all),
    drawn:
      mostTimes < LIMITS.leastRuns ? null : drawnAgain(contest, plan.code, Math.min(MOST_RUNS, mostTimes)),
    withoutExpert: agreement.raters > mostTimes ? null : leaveOut(contest),
    shifted: 2 * plan.criteria.length > mostTimes ? null : shiftWeights(contest),
    agreement: { all: agreement, complete: agreementOf(completeOf(ratings)) },
    leniency: correctedOf(all).leniency,
  }
}

/** The seed is what names the track, so that whoever looks again finds the same. */
function drawnAgain(contest: Contest, round: string, runs: number): Fairness['drawn'] {
  const seed = `${round}:${contest.track.code}`
  const stable = bootstrap(contest, seed, runs)
  return {
    ...{ seed, runs },
    of: new Map(stable.map((one) => [one.proposal, one])),
    grey: new Set(stable.filter((one) => isGrey(one, runs)).map(({ proposal }) => proposal)),
  }
}
