import type { Instant } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'
import type { RankingRule } from '../../calls/rules/numbers.ts'
import { meanOf, scoreOf } from './score.ts'
import type { Score, Sheet } from './score.ts'

/** An eligible proposal of one track with its valid sheets. */
export type Candidate = {
  proposal: string
  organization: string
  ask: Fen
  submittedAt: Instant
  sheets: Sheet[]
}

/** A tie-break criterion's mean over every sheet, in the score's units; null without a sheet. */
export type Mean = { criterion: string; mean: number | null }

/** What put a proposal behind the one above it although their scores are equal. */
export type Tie =
  | { by: 'criterion'; criterion: string; mine: number | null; theirs: number | null }
  | { by: 'submission'; mine: Instant; theirs: Instant }
  /** Equal in everything: their order here is that of their ids, and stands until a person decides. */
  | { by: 'human' }

export type Ranked<C extends Candidate = Candidate> = {
  /** 1 to n in a track, no two alike. */
  rank: number
  candidate: C
  score: Score
  /** In the order of the rule's tie-break. */
  means: Mean[]
  /** Null at the top, or when the score alone decided. */
  tie: Tie | null
}

type Standing<C extends Candidate = Candidate> = Pick<Ranked<C>, 'candidate' | 'score' | 'means'>

/**
 * A track in order: the higher score, no score last; then the higher mean of each tie-break criterion in turn,
 * no sheet last; then the earlier submission. `score`: another way of counting, to compare with the rule's own.
 */
export function rankTrack<C extends Candidate>(
  candidates: C[],
  rule: RankingRule,
  score: (candidate: C) => Score = ({ sheets }) => scoreOf(sheets, rule),
): Ranked<C>[] {
  const order = candidates.map((candidate) => standingOf(candidate, rule, score)).toSorted(compare)
  return order.map((standing, i) => ({ rank: i + 1, ...standing, tie: tieOf(standing, order[i - 1]) }))
}

function standingOf<C extends Candidate>(
  candidate: C,
  rule: RankingRule,
  score: (candidate: C) => Score,
): Standing<C> {
  const means = rule.tieBreak.map((criterion) => ({
    criterion,
    mean: meanOf(
      candidate.sheets.map((sheet) => sheet.points[criterion] ?? 0),
      rule.decimals,
    ),
  }))
  return { candidate, score: score(candidate), means }
}

function compare(a: Standing, b: Standing): number {
  return (
    higherFirst(a.score.value, b.score.value) ||
    compareMeans(a, b) ||
    a.candidate.submittedAt - b.candidate.submittedAt ||
    (a.candidate.proposal < b.candidate.proposal ? -1 : 1)
  )
}

/** Nothing is below zero points: a number, however low, comes first. */
const higherFirst = (a: number | null, b: number | null): number => (b ?? -1) - (a ?? -1)

function compareMeans(a: Standing, b: Standing): number {
  const at = firstDifference(a, b)
  return at === -1 ? 0 : higherFirst(a.means[at]?.mean ?? null, b.means[at]?.mean ?? null)
}

const firstDifference = (a: Standing, b: Standing): number =>
  a.means.findIndex(({ mean }, i) => mean !== b.means[i]?.mean)

function tieOf(mine: Standing, above: Standing | undefined): Tie | null {
  if (!above || mine.score.value !== above.score.value) return null
  const at = firstDifference(mine, above)
  const [mean, theirs] = [mine.means[at], above.means[at]]
  if (mean && theirs)
    return { by: 'criterion', criterion: mean.criterion, mine: mean.mean, theirs: theirs.mean }
  const [mySubmission, theirSubmission] = [mine.candidate.submittedAt, above.candidate.submittedAt]
  if (mySubmission === theirSubmission) return { by: 'human' }
  return { by: 'submission', mine: mySubmission, theirs: theirSubmission }
}
