import type { Discard, Returned } from '../../../rulebook/rules/discards.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'
import type { Ended, EndingKind } from './ending.ts'
import type { Dates, Plan } from './plan.ts'

/** A round and what has become of its call. `publishedAt` null: still a draft; `ended`: before anything was awarded. */
export type Round = { id: string; plan: Plan; publishedAt: Instant | null; ended?: Ended | null | undefined }

/** What the staff know of it besides. */
export type Drafted = Round & {
  /** Version of the working text. */
  version: number
  /** Everyone who wrote on it, by id. */
  draftedBy: string[]
  /** How what was put forward came back, as it stands now; null: it did not. */
  returned?: Returned | null | undefined
  /** Whoever threw it away; null: nobody did. */
  discard?: Discard | null | undefined
  /** Ids of the rulebooks' versions in force now; none, in a district without rules of its own yet. */
  inForce: string[]
}

export type Phase = 'upcoming' | 'open' | 'closed' | EndingKind

/** Read off the clock, never stored; a round that has ended before anything was awarded says so. */
export const phaseOf = (dates: Dates, now: Instant, ended?: Ended | null): Phase =>
  ended ? ended.kind : phaseOn(dates, now)

/** The same by its dates alone. A deadline is the first instant that is too late. */
export function phaseOn(dates: Dates, now: Instant): Exclude<Phase, EndingKind> {
  if (now < dates.opens) return 'upcoming'
  return now < dates.closes ? 'open' : 'closed'
}

export const quotaOf = (plan: Plan): number => plan.tracks.reduce((sum, track) => sum + track.quota, 0)
export const budgetOf = (plan: Plan): Fen => plan.tracks.reduce((sum, track) => sum + track.budget, 0)
/** The full mark; bonus points come on top of it. */
export const pointsOf = (plan: Pick<Plan, 'criteria'>): number =>
  plan.criteria.reduce((sum, { max, bonus }) => sum + (bonus ? 0 : max), 0)
export const trackOf = ({ tracks }: Pick<Plan, 'tracks'>, code: string) =>
  tracks.find((track) => track.code === code)

/** "2013-SQ-0010": a number people can say, unique within the district. */
export const numbered = (plan: { code: string }, letters: 'SQ' | 'XY' | 'LB' | 'ZZ', seq: number): string =>
  `${plan.code}-${letters}-${String(seq).padStart(4, '0')}`
