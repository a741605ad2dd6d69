import type { Person } from '../../../people/rules/person.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import type { CalendarUnknown } from '../../../shared/calendar.ts'
import { type Day, type Instant, dayOf } from '../../../shared/days.ts'
import { RECHECK } from '../../screening/rechecks/rules.ts'
import { foundOf } from './detected.ts'
import {
  type AssignedAlready,
  type ChangeRefusal,
  type Counted,
  type Member,
  type Panel,
  namesOf,
  sittingOf,
  sizeOf,
  stayingIn,
  twinsAmong,
  whyNotCompose,
  whyNotReading,
} from './panel.ts'

/** One sheet to write: this expert, that submission of that organization. */
export type Pair = { submissionId: string; organizationId: string; expertId: string }

type Submission = Omit<Pair, 'expertId'>
type Barred = Pick<Pair, 'expertId' | 'organizationId'>

/** Every submission to every member, except where the member is barred from its organization. */
export function assign(submissions: Submission[], members: { id: string }[], recusals: Barred[]): Pair[] {
  const barred = new Set(recusals.map(({ expertId, organizationId }) => `${expertId} ${organizationId}`))
  const pairs = submissions.flatMap((submission) =>
    members.map(({ id }) => ({ ...submission, expertId: id })),
  )
  return pairs.filter(({ expertId, organizationId }) => !barred.has(`${expertId} ${organizationId}`))
}

/** How many sheets that makes, of submissions that are counted; `number` for each at the most, undefined or null: all. */
export function sheetsOf(
  eligible: Counted[],
  members: { id: string }[],
  recusals: Barred[],
  number?: number | null,
): number {
  const sitting = new Set(members.map(({ id }) => id))
  const barred = barredFrom(recusals.filter(({ expertId }) => sitting.has(expertId)))
  return sumOf(eligible, ({ organizationId }) =>
    Math.min(number ?? sitting.size, sitting.size - (barred.get(organizationId)?.size ?? 0)),
  )
}

/** Of submissions that are counted, each as often as `weight` says. */
export const sumOf = (eligible: Counted[], weight: (one: Counted) => number = () => 1): number =>
  eligible.reduce((sum, one) => sum + one.count * weight(one), 0)

/** The experts who are barred from each organization. */
const barredFrom = (recusals: Barred[]): Map<string, Set<string>> =>
  new Map(
    [...Map.groupBy(recusals, ({ organizationId }) => organizationId)].map(([id, all]) => [
      id,
      new Set(all.map(({ expertId }) => expertId)),
    ]),
  )

export type GiveOutRefusal =
  | ChangeRefusal
  | AssignedAlready
  | Ruled<
      | { why: 'no-panel' }
      | { why: 'screening-unfinished'; left: number }
      /** Whoever failed may still ask that it be looked at again, and would come too late. */
      | { why: 'recheck-runs'; lastDay: Day }
      | CalendarUnknown
      | { why: 'undeclared'; names: string[] }
      | { why: 'relations-open'; count: number }
      | { why: 'panel-short'; sitting: number; least: number }
      | { why: 'same-person-twice'; names: string[] }
      | { why: 'experts-read'; names: string[] }
    >
  | { why: 'nothing-eligible' }
export type AssignRefusal = GiveOutRefusal | Ruled<{ why: 'distribution-needed' }>

/** Everything goes to everybody at once; where each proposal goes to some of the members, their plan is made first. */
export const whyNotAssign = (panel: Panel<unknown>, by: Person, now: Instant): AssignRefusal | null =>
  whyNotGiveOut(panel, by, now) ??
  (typeof panel.plan.parameters.scoring.sheetsPerProposal === 'number'
    ? { why: 'distribution-needed', by: 'scoring.sheetsPerProposal' }
    : null)

/**
 * Sheets are assigned once, all at once, and only to members who have said whom they cannot judge: when each has, or when the
 * day for it is over and enough have for a score. Who was silent or has left is left out.
 */
export function whyNotGiveOut(panel: Panel<unknown>, by: Person, now: Instant): GiveOutRefusal | null {
  const { members: all, eligible } = panel
  const whyNot = whyNotCompose(panel, by)
  if (whyNot) return whyNot
  if (all.length === 0) return { why: 'no-panel', by: 'panel.size' }
  const unsettled = whyNotSettled(panel, now)
  if (unsettled) return unsettled
  const members = readyIn(panel, now)
  const [least] = sizeOf(panel.plan)
  if (members.length < least) return { why: 'panel-short', by: 'panel.size', sitting: members.length, least }
  const undeclared = members.filter((member) => member.declaredAt === null)
  if (undeclared.length > 0)
    return { why: 'undeclared', by: 'panel.recusalYears', names: namesOf(undeclared) }
  const found = foundOf(panel.detected ?? [], members)
  if (found.length > 0) return { why: 'relations-open', by: 'panel.recusalYears', count: found.length }
  const twins = twinsAmong(members)
  if (twins.length > 0) return { why: 'same-person-twice', by: 'panel.size', names: namesOf(twins) }
  return eligible.length === 0 ? { why: 'nothing-eligible' } : whyNotReading(members)
}

/** Who is judged is known when every submission is, and nobody may ask any more that a failure be looked at again. */
function whyNotSettled({ left, recheckBy }: Panel<unknown>, now: Instant): GiveOutRefusal | null {
  if (left > 0) return { why: 'screening-unfinished', by: '#screening', left }
  if (!recheckBy.ok) return { ...recheckBy.refusal, by: RECHECK }
  const lastDay = recheckBy.value
  return lastDay !== null && dayOf(now) <= lastDay ? { why: 'recheck-runs', by: RECHECK, lastDay } : null
}

/** Whom the sheets go to; with fewer who declared than a score needs, all who have not left are waited for. */
export function readyIn(panel: Pick<Panel, 'members' | 'plan'>, now: Instant): Member[] {
  const sitting = sittingOf(panel, now)
  const [least] = sizeOf(panel.plan)
  return sitting.length < least ? stayingIn(panel) : sitting
}

/**
 * Submissions that too few members may judge: they would come out without a score. Not refused, because the call may
 * promise no more experts than it needs sheets; the officer is told while members can still be added.
 */
export function shortOf<E extends { organizationId: string }>(panel: Panel<E>, now: Instant): E[] {
  const { recusals, eligible, plan } = panel
  const members = new Set(readyIn(panel, now).map(({ id }) => id))
  const barred = barredFrom(recusals.filter(({ expertId }) => members.has(expertId)))
  return eligible.filter(
    ({ organizationId }) =>
      members.size - (barred.get(organizationId)?.size ?? 0) < plan.parameters.scoring.minSheets,
  )
}
