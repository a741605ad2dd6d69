import { type NotYourRole, type Person, whyNotRole } from '../../../people/rules/person.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import type { Day, Instant } from '../../../shared/days.ts'
import { boundBy } from '../../calls/rules/numbers.ts'
import { type Ended, type RoundEnded, whyNotGoOn } from '../../calls/rules/ending.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import { type Conflict, pastOf, recusalSince } from '../rules/declaration.ts'
import {
  type ApprovedAlready,
  type ChangeRefusal,
  whyNotBeforeApproval,
  whyNotChange,
} from '../rules/panel.ts'

/** The round in which somebody is recused after the declarations, and when its list of awards was approved. */
export type Judged = {
  roundId: string
  plan: Plan
  ended: Ended | null
  approvedAt: Instant | null
}

/** What an expert says of the organization behind a sheet. `endedOn`: the last day of a relation that is over. */
export type Relation = { kind: Conflict; endedOn: Day | null; detail: string }

export type LateRefusal =
  | NotYourRole
  | RoundEnded
  | ApprovedAlready
  | Ruled<{ why: 'relation-ended'; endedOn: Day; since: Day }>

/** From within a sheet, written or handed in: until the list of awards is approved, which follows from the sheets. */
export function whyNotRecuseLate(
  { plan, ended, approvedAt }: Judged,
  { kind, endedOn }: Relation,
  by: Person,
): LateRefusal | null {
  const whyNot = whyNotRole(by, 'expert') ?? whyNotGoOn(ended) ?? whyNotBeforeApproval(approvedAt)
  if (whyNot) return whyNot
  const past = pastOf(kind, endedOn, sinceIn(plan))
  return past && { why: 'relation-ended', by: 'panel.recusalYears', ...past }
}

/** Since when a relation that has ended counts in this round; null: no rule. */
export const sinceIn = (plan: Plan): Day | null =>
  recusalSince({ rulebook: boundBy(plan), closes: plan.dates.closes })

/** Whom an officer pins: a member, and the organization that the round's proposals have by that number or name; null: none. */
export type Pinned = {
  openedAt: Instant | null
  isMember: boolean
  organization: { id: string; name: string } | null
  isRecused: boolean
}
export type PinRefusal =
  | ChangeRefusal
  | Ruled<
      | { why: 'not-on-panel' }
      | { why: 'applicant-unknown' }
      | { why: 'recused-already'; organization: string }
    >

/** 指定回避: an officer bars a member from one organization, which the member cannot undo. */
export function whyNotPin(judged: Judged, pinned: Pinned, by: Person): PinRefusal | null {
  const whyNot = whyNotChange({ ...judged, openedAt: pinned.openedAt }, by)
  if (whyNot) return whyNot
  if (!pinned.isMember) return { why: 'not-on-panel', by: 'panel.size' }
  if (!pinned.organization) return { why: 'applicant-unknown', by: 'panel.recusalYears' }
  return pinned.isRecused
    ? { why: 'recused-already', by: 'panel.recusalYears', organization: pinned.organization.name }
    : null
}
