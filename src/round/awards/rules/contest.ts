import type { Numbers } from '../../../rulebook/rules/parameters.ts'
import type { Points } from '../../../shared/points.ts'
import { type RankingRule, numbersIn, rankingRule } from '../../calls/rules/numbers.ts'
import type { Criterion, Plan, Track } from '../../calls/rules/plan.ts'
import { type Candidate, rankTrack } from '../../scoring/rules/ranking.ts'
import { type Score, type Sheet, scoreOf } from '../../scoring/rules/score.ts'
import { type Decided, award } from './awards.ts'

/** A candidate whose sheets are told apart by their experts' ids. */
export type Judged = Omit<Candidate, 'sheets'> & { sheets: (Sheet & { expert: string })[] }

/** All that a track's ranking and awards follow from, to be computed again in other ways. */
export type Contest = {
  track: Track
  candidates: Judged[]
  criteria: Criterion[]
  rule: RankingRule
  awards: Numbers['awards']
  passMark: Points
  cancelled: ReadonlySet<string>
  barred: ReadonlySet<string>
}

/** A track as the decision room ranks it. */
export function contestOf(
  plan: Pick<Plan, 'parameters' | 'criteria'>,
  track: Track,
  candidates: Judged[],
  out: Pick<Contest, 'cancelled' | 'barred'>,
): Contest {
  const { awards, scoring } = numbersIn(plan, track)
  const { criteria } = plan
  return { track, candidates, criteria, rule: rankingRule(plan), awards, passMark: scoring.passMark, ...out }
}

/** Another way of counting a proposal's score; none: that of the rule. */
export type Counting = (candidate: Judged) => Score

/** The track ranked and awarded from scratch, by the rules that the decision goes by. */
export function decide(
  { track, candidates, rule, awards, passMark, cancelled, barred }: Contest,
  score: Counting = ({ sheets }) => scoreOf(sheets, rule),
): Decided<Judged>[] {
  return award(rankTrack(candidates, rule, score), track, awards, passMark, { cancelled, barred })
}

/** What is otherwise than it was, by proposals: who gains an award, who loses it, and how many have another rank. */
export type Change = { gains: string[]; loses: string[]; moved: number }

export function changeOf(before: Decided<Judged>[], after: Decided<Judged>[]): Change {
  const were = new Map(before.map((row) => [row.candidate.proposal, row]))
  const flips = after.filter(
    ({ candidate, outcome }) => were.get(candidate.proposal)?.outcome.awarded !== outcome.awarded,
  )
  const named = (isFunded: boolean) =>
    flips
      .filter(({ outcome }) => outcome.awarded === isFunded)
      .map(({ candidate }) => candidate.proposal)
      .toSorted()
  const moved = after.filter(({ candidate, rank }) => were.get(candidate.proposal)?.rank !== rank).length
  return { gains: named(true), loses: named(false), moved }
}
