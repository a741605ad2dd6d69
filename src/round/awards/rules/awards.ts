import type { Fen } from '../../../shared/money.ts'
import type { Points } from '../../../shared/points.ts'
import type { Numbers } from '../../../rulebook/rules/parameters.ts'
import type { Track } from '../../calls/rules/plan.ts'
import type { Candidate, Ranked } from '../../scoring/rules/ranking.ts'
import { reaches } from '../../scoring/rules/score.ts'

/** In the order in which they are asked: the first that holds is the reason given. */
export const PASSED_OVER = [
  'objection_upheld',
  'organization_barred',
  'too_few_sheets',
  'below_pass_mark',
  'quota_full',
  'organization_already_funded',
  'budget_exhausted',
] as const
export type PassedOver = (typeof PASSED_OVER)[number]

/** Funded with what it asked for, or passed over with the reason. */
export type Outcome = { awarded: true; amount: Fen } | { awarded: false; reason: PassedOver }
export type Decided<C extends Candidate = Candidate> = Ranked<C> & { outcome: Outcome }

type Terms = { track: Pick<Track, 'quota' | 'budget'>; rule: Numbers['awards']; passMark: Points }

/** What stands outside of it, however good. */
type Out = { cancelled: ReadonlySet<string>; barred: ReadonlySet<string> }
const NONE: ReadonlySet<string> = new Set()

/** How far the walk has come. */
type Walk = { places: number; money: Fen; funded: Map<string, number>; moneyClosed: boolean }

/**
 * Walks down one track's ranking (rankTrack's rows) until quota or budget ends.
 * `cancelled`: proposals whose award an upheld objection has undone; those below move up. `barred`: organizations whose
 * applications are not taken at this time.
 */
export function award<C extends Candidate>(
  rows: Ranked<C>[],
  track: Pick<Track, 'quota' | 'budget'>,
  rule: Numbers['awards'],
  passMark: Points,
  { cancelled = NONE, barred = NONE }: Partial<Out> = {},
): Decided<C>[] {
  const walk: Walk = { places: track.quota, money: track.budget, funded: new Map(), moneyClosed: false }
  return rows.map((row) => ({
    ...row,
    outcome: step(row, walk, { track, rule, passMark }, { cancelled, barred }),
  }))
}

function step(row: Ranked, walk: Walk, terms: Terms, out: Out): Outcome {
  const reason = whyOut(row, out) ?? whyPassedOver(row, walk, terms)
  if (!reason) return fund(row, walk)
  if (reason === 'budget_exhausted' && !terms.rule.skipWhenOverBudget) walk.moneyClosed = true
  return { awarded: false, reason }
}

function whyOut({ candidate }: Ranked, { cancelled, barred }: Out): PassedOver | null {
  if (cancelled.has(candidate.proposal)) return 'objection_upheld'
  return barred.has(candidate.organization) ? 'organization_barred' : null
}

function whyPassedOver(
  { candidate, score }: Ranked,
  walk: Walk,
  { rule, passMark }: Terms,
): PassedOver | null {
  const funded = walk.funded.get(candidate.organization) ?? 0
  if (score.value === null) return 'too_few_sheets'
  if (!reaches(score, passMark)) return 'below_pass_mark'
  if (walk.places === 0) return 'quota_full'
  if (funded >= rule.perOrganizationAndTrack) return 'organization_already_funded'
  if (walk.moneyClosed || candidate.ask > walk.money) return 'budget_exhausted'
  return null
}

function fund({ candidate }: Ranked, walk: Walk): Outcome {
  walk.places -= 1
  walk.money -= candidate.ask
  walk.funded.set(candidate.organization, (walk.funded.get(candidate.organization) ?? 0) + 1)
  return { awarded: true, amount: candidate.ask }
}
