import { isOver } from '../../../people/rules/invitation.ts'
import { type OwnInterest, whyNotImpartialIn } from '../../../people/rules/interest.ts'
import { type NotYourRole, type Person, whyNotRole } from '../../../people/rules/person.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import type { CalendarUnknown } from '../../../shared/calendar.ts'
import { type Day, type Instant, daysBetween, endOf, lastDayBy, plusDays } from '../../../shared/days.ts'
import type { Result } from '../../../shared/result.ts'
import { type NotOpened, whyNotOpened } from '../../calls/opening/rules.ts'
import { type Ended, type RoundEnded, whyNotGoOn } from '../../calls/rules/ending.ts'
import type { Dates, Plan } from '../../calls/rules/plan.ts'
import type { Pair } from './assignment.ts'
import type { Detection } from './detected.ts'
import type { Expert } from './pool.ts'

/**
 * An expert of a round's panel. `declaredAt` null: has not declared yet; `sheets` counts what was assigned; `removedAt`: when they were
 * taken off, `removedFor` why.
 */
export type Member = Seated & {
  declaredAt: Instant | null
  sheets: number
  removedAt?: Instant | null | undefined
  removedFor?: string | null | undefined
}
/**
 * `isReader`: reads proposals for the office, which nobody does who scores them. `hasLeft`: is an expert no more. `isOut`: is not
 * admitted to the pool, suspended or removed.
 */
export type Seated = Expert & { isReader: boolean; hasLeft: boolean; isOut: boolean }

/** A recusal as the office reads it. */
export type Recusal = { expertId: string; organizationId: string; organization: string; reason: string }

/** The reason of one that nobody declared: it is known here. */
export const KNOWN_REASON = '现在或者曾经属于这个单位，或与它有托管关系'

/** Eligible submissions of one organization, counted. */
export type Counted = { organizationId: string; count: number }

/** A round's panel and all that its acts rest on; a page counts what is eligible, by organization. */
export type Panel<Eligible = Omit<Pair, 'expertId'>> = {
  roundId: string
  plan: Plan
  /** How the round has ended before anything was awarded. */
  ended?: Ended | null | undefined
  members: Member[]
  recusals: Recusal[]
  /** Relations that were found and that nobody has answered. */
  detected?: Detection[] | undefined
  /** Experts of the pool who are not on this panel. */
  pool: Seated[]
  /** Current submissions that wait for their eligibility check, or are looked at again. */
  left: number
  /** Until when an organization that failed may ask for that; null: none may. */
  recheckBy: Result<Day | null, CalendarUnknown>
  eligible: Eligible[]
  assignedAt: Instant | null
  /** When the list of awards was approved, which follows from the sheets. */
  approvedAt?: Instant | null | undefined
  /** When members were last reminded to declare. */
  remindedAt?: Instant | null | undefined
  /** When the round's sealed proposals were opened; null as well where nothing is sealed. */
  openedAt: Instant | null
  /** The number of a draw that has no result yet. */
  drawing?: number | null | undefined
}

export type AssignedAlready = Ruled<{ why: 'assigned-already'; at: Instant }>
export type ApprovedAlready = Ruled<{ why: 'already-approved'; at: Instant }>
export type ChangeRefusal = NotYourRole | OwnInterest | ApprovedAlready | NotOpened | RoundEnded
export type ChoiceRefusal =
  | Ruled<
      | { why: 'not-in-pool' }
      | { why: 'nobody-chosen' }
      | { why: 'same-person-twice'; names: string[] }
      | { why: 'experts-read'; names: string[] }
      | { why: 'experts-left'; names: string[] }
      | { why: 'experts-out'; names: string[] }
      | { why: 'panel-size'; chosen: number; least: number; most: number }
    >
  | { why: 'invitation-expired'; names: string[] }

export type DrawWaits = Ruled<{ why: 'draw-waits'; seq: number }>
/** Nobody is chosen by hand while a draw waits for its result: whoever does not like what it will be could so keep it from coming. */
export const whyNotByHand = ({
  drawing,
  assignedAt,
}: Pick<Panel, 'drawing' | 'assignedAt'>): DrawWaits | null =>
  drawing && assignedAt === null ? { why: 'draw-waits', by: 'panel.size', seq: drawing } : null

type Changed = Pick<Panel, 'roundId' | 'plan' | 'openedAt' | 'approvedAt' | 'ended'>

/** Members come and go from the opening on, until the list of awards is approved. */
export const whyNotChange = (
  { roundId, plan, openedAt, approvedAt = null, ended }: Changed,
  by: Person,
): ChangeRefusal | null =>
  whyNotRole(by, 'officer') ??
  whyNotImpartialIn(by, roundId) ??
  whyNotGoOn(ended) ??
  whyNotOpened({ id: roundId, plan }, openedAt) ??
  whyNotBeforeApproval(approvedAt)

/** A panel is made up, and its sheets given out, until they are. */
export const whyNotCompose = (
  panel: Changed & Pick<Panel, 'assignedAt'>,
  by: Person,
): ChangeRefusal | AssignedAlready | null => whyNotChange(panel, by) ?? whyNotUnassigned(panel)

export const whyNotUnassigned = ({ assignedAt: at }: Pick<Panel, 'assignedAt'>): AssignedAlready | null =>
  at === null ? null : { why: 'assigned-already', by: 'panel.size', at }

export const whyNotBeforeApproval = (at: Instant | null): ApprovedAlready | null =>
  at === null ? null : { why: 'already-approved', by: '#decision', at }

/** How many experts a panel has: enough for a score, and no more than the rules say. */
export function sizeOf(plan: Plan): [least: number, most: number] {
  const { panel, scoring } = plan.parameters
  return [scoring.minSheets, panel.size]
}

/** The last day for what comes before the scoring, declaring among it: half of the time that is left for both is the scoring's. */
export function beforeScoringBy({ closes, scoringCloses }: Pick<Dates, 'closes' | 'scoringCloses'>): Day {
  const [from, to] = [lastDayBy(closes), lastDayBy(scoringCloses)]
  return plusDays(from, Math.floor(daysBetween(from, to) / 2))
}

/** Members who have not left and were not taken off. */
export const stayingIn = ({ members }: Pick<Panel, 'members'>): Member[] => members.filter(isStaying)
export const isStaying = ({ hasLeft, removedAt = null }: Pick<Member, 'hasLeft' | 'removedAt'>): boolean =>
  !hasLeft && removedAt === null

/**
 * Members who count: who has declared, and until the last day for it also who still may. Neither silence nor leaving holds up
 * anybody.
 */
export const sittingOf = ({ members, plan }: Pick<Panel, 'members' | 'plan'>, now: Instant): Member[] =>
  stayingIn({ members }).filter(
    ({ declaredAt }) => declaredAt !== null || now < endOf(beforeScoringBy(plan.dates)),
  )

/**
 * `expertIds` join those who are members already. Together they must be as many as `sizeOf` says; once the sheets are assigned as many
 * as it takes may come to judge what others cannot.
 */
export function whyNotChoose(
  panel: Pick<Panel, 'members' | 'pool' | 'plan' | 'assignedAt'>,
  expertIds: string[],
  now: Instant,
): ChoiceRefusal | null {
  const chosen = panel.pool.filter((expert) => expertIds.includes(expert.id))
  const known = [...panel.members, ...panel.pool].map((expert) => expert.id)
  if (expertIds.some((id) => !known.includes(id))) return { why: 'not-in-pool', by: 'panel.size' }
  if (chosen.length === 0) return { why: 'nobody-chosen', by: 'panel.size' }
  const expired = chosen.filter((expert) => isOver(expert, now))
  if (expired.length > 0) return { why: 'invitation-expired', names: namesOf(expired) }

  const left = chosen.filter((expert) => expert.hasLeft)
  if (left.length > 0) return { why: 'experts-left', by: 'panel.size', names: namesOf(left) }
  const out = chosen.filter((expert) => expert.isOut)
  if (out.length > 0) return { why: 'experts-out', by: 'panel.size', names: namesOf(out) }
  const reading = whyNotReading(chosen)
  if (reading) return reading

  const all = [...sittingOf(panel, now), ...chosen]
  const twins = twinsAmong(all)
  if (twins.length > 0) return { why: 'same-person-twice', by: 'panel.size', names: namesOf(twins) }
  const [least, most] = sizeOf(panel.plan)
  const isFit = panel.assignedAt !== null || (all.length >= least && all.length <= most)
  return isFit ? null : { why: 'panel-size', by: 'panel.size', chosen: all.length, least, most }
}

/** Whoever holds a role that reads proposals, organizations and all, is on no panel. */
export function whyNotReading(experts: Seated[]): Ruled<{ why: 'experts-read'; names: string[] }> | null {
  const readers = experts.filter(({ isReader }) => isReader)
  return readers.length > 0 ? { why: 'experts-read', by: '#scoring', names: namesOf(readers) } : null
}

/** Experts who are one person under several invitations: nobody scores twice. */
export const twinsAmong = <T extends Pick<Expert, 'personId'>>(experts: T[]): T[] =>
  experts.filter(
    ({ personId }) => personId !== null && experts.filter((other) => other.personId === personId).length > 1,
  )

export const namesOf = (experts: { name: string }[]): string[] => experts.map((expert) => expert.name)
