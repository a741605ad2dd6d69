import { type OwnInterest, whyNotImpartialIn } from '../../../people/rules/interest.ts'
import { type NotYourRole, type Person, whyNotRole } from '../../../people/rules/person.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import type { Day, Instant } from '../../../shared/days.ts'
import { type NotOpened, whyNotOpened } from '../../calls/opening/rules.ts'
import { boundBy } from '../../calls/rules/numbers.ts'
import { type Ended, type RoundEnded, whyNotGoOn } from '../../calls/rules/ending.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import { type Conflict, pastOf, recusalSince } from '../rules/declaration.ts'

/** The round in which somebody is recused after the declarations, and when its list of awards was approved. */
export type Judged = {
  roundId: string
  plan: Plan
  ended: Ended | null
  approvedAt: Instant | null
}

/** What an expert says of the organization behind a sheet. `endedOn`: the last day of a relation that is over. */
export type Relation = { kind: Conflict; endedOn: Day | null; detail: string }

type ApprovedAlready = Ruled<{ why: 'already-approved'; at: Instant }>
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

const whyNotBeforeApproval = (at: Instant | null): ApprovedAlready | null =>
  at === null ? null : { why: 'already-approved', by: '#decision', at }

/** Whom an officer pins: a member, and the organization that the round's proposals have by that number or name; null: none. */
export type Pinned = {
  openedAt: Instant | null
  isMember: boolean
  organization: { id: string; name: string } | null
  isRecused: boolean
}
export type PinRefusal =
  | NotYourRole
  | OwnInterest
  | RoundEnded
  | NotOpened
  | ApprovedAlready
  | Ruled<
      | { why: 'not-on-panel' }
      | { why: 'applicant-unknown' }
      | { why: 'recused-already'; organization: string }
    >

/** Whether the office may look at a recusal of this round at all. */
export function whyNotPinIn(
  { roundId, plan, ended, approvedAt }: Judged,
  openedAt: Instant | null,
  by: Person,
): PinRefusal | null {
  return (
    whyNotRole(by, 'officer') ??
    whyNotImpartialIn(by, roundId) ??
    whyNotGoOn(ended) ??
    whyNotOpened({ id: roundId, plan }, openedAt) ??
    whyNotBeforeApproval(approvedAt)
  )
}

/** 指定回避: an officer bars a member from one organization, which the member cannot undo. */
export function whyNotPin(judged: Judged, pinned: Pinned, by: Person): PinRefusal | null {
  const whyNot = whyNotPinIn(judged, pinned.openedAt, by)
  if (whyNot) return whyNot
  if (!pinned.isMember) return { why: 'not-on-panel', by: 'panel.size' }
  if (!pinned.organization) return { why: 'applicant-unknown', by: 'panel.recusalYears' }
  return pinned.isRecused
    ? { why: 'recused-already', by: 'panel.recusalYears', organization: pinned.organization.name }
    : null
}
