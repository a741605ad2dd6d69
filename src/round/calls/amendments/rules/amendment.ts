import { type NotYourRole, type Person, whyNotRole } from '../../../../people/rules/person.ts'
import type { Ruled } from '../../../../rulebook/rules/by.ts'
import type { ParameterKey } from '../../../../rulebook/rules/parameters.ts'
import type { Instant } from '../../../../shared/days.ts'
import { type FixedField, fixedChanges, fixedNumbers } from './amendable.ts'
import { type TopicListRefusal, categoriesOf, topicListsOf } from '../../topics/rules.ts'
import { type RoundEnded, whyNotGoOn } from '../../rules/ending.ts'
import type { Plan, Track } from '../../rules/plan.ts'
import { type Drafted, phaseOf } from '../../rules/round.ts'
import { type PlanFault, faultsOf } from '../../rounds/rules.ts'
import { departuresOf, openDays } from '../../rules/ruled.ts'

/** 更正公告: the whole plan as it will be, and what it was when the amendment was drafted. */
export type Amendment = {
  id: string
  roundId: string
  /** 1 for the round's first. */
  seq: number
  reason: string
  plan: Plan
  before: Plan
  by: string
  at: Instant
  publishedAt: Instant | null
  /** Sent back by an approver, or taken back by whoever drafted it. */
  returned: { at: Instant; reason: string; by?: string } | null
}

export const isWaiting = ({ publishedAt, returned }: Amendment): boolean =>
  publishedAt === null && returned === null

/** Whether the round can be amended at all. */
export type StartRefusal =
  | NotYourRole
  | RoundEnded
  | Ruled<{ why: 'not-published' } | { why: 'amendment-waits'; seq: number }>

/** Asked by the page, before anything is typed, and by the action. */
export function whyNotStartAmendment(
  round: Drafted,
  amendments: Amendment[],
  by: Person,
): StartRefusal | null {
  const notRole = whyNotRole(by, 'officer')
  if (notRole) return notRole
  if (round.publishedAt === null) return { why: 'not-published', by: '#amendment' }
  const ended = whyNotGoOn(round.ended)
  if (ended) return ended
  const waiting = amendments.find(isWaiting)
  return waiting ? { why: 'amendment-waits', by: '#amendment', seq: waiting.seq } : null
}

export type ChangeRefusal =
  | Ruled<
      | { why: 'nothing-changed' }
      /** What nobody amends, each with its reason. */
      | { why: 'not-to-be-amended'; fields: FixedField[] }
      | { why: 'deadline-shortened'; field: 'closes' | 'scoringCloses'; before: Instant; after: Instant }
      | { why: 'opened-already'; opens: Instant }
      | { why: 'closed-already'; closes: Instant }
      | { why: 'less-for-applicants'; track: string }
      | { why: 'less-time'; before: number; after: number }
      | { why: 'category-gone'; categories: string[] }
      | { why: 'topics-gone'; lists: string[] }
      | { why: 'contradictory'; faults: PlanFault[] }
      | { why: 'departs-from-rulebook'; rules: ParameterKey[] }
    >
  | TopicListRefusal

/**
 * What may become of a published plan: AMENDABLE says which fields. Once the call is open no deadline comes earlier and
 * nothing is offered less, and once it is closed it stays closed. What was wrong before is not held against a change.
 */
export function whyNotChange(before: Plan, after: Plan, now: Instant): ChangeRefusal | null {
  if (JSON.stringify(before) === JSON.stringify(after)) return { why: 'nothing-changed', by: '#amendment' }
  const rules = departuresBy(before, after)
  const fields = fixedChanges(before, after)
  if (fields.length > 0)
    return { why: 'not-to-be-amended', by: [...fixedNumbers(before, after), '#amendment'], fields }
  const late = phaseOf(before.dates, now) === 'upcoming' ? null : whyNotOnceOpen(before, after, now)
  if (late) return late
  const faults = faultsBy(before, after, now)
  if (faults.length > 0) return { why: 'contradictory', by: '#call', faults }
  return rules.length > 0 ? { why: 'departs-from-rulebook', by: rules, rules } : null
}

function whyNotOnceOpen(before: Plan, after: Plan, now: Instant): ChangeRefusal | null {
  const { opens, closes } = before.dates
  if (after.dates.opens !== opens) return { why: 'opened-already', by: '#amendment', opens }
  if (now >= closes && isMoved(before, after)) return { why: 'closed-already', by: '#amendment', closes }
  for (const field of ['closes', 'scoringCloses'] as const) {
    const [was, is] = [before.dates[field], after.dates[field]]
    if (is < was) return { why: 'deadline-shortened', by: '#amendment', field, before: was, after: is }
  }
  const poorer = before.tracks.find((track, at) => offersLess(track, after.tracks[at]))
  if (poorer) return { why: 'less-for-applicants', by: '#amendment', track: poorer.name }
  if (monthsOf(after) < monthsOf(before)) {
    return { why: 'less-time', by: '#amendment', before: monthsOf(before), after: monthsOf(after) }
  }
  return whyNotFewer(before, after)
}

const monthsOf = ({ parameters }: Plan): number => parameters.proposals.longestMonths

/** What proposals may have chosen already stays to be chosen. */
function whyNotFewer(before: Plan, after: Plan): ChangeRefusal | null {
  const categories = missing(categoriesOf(before), categoriesOf(after))
  if (categories.length > 0) return { why: 'category-gone', by: '#amendment', categories }
  const lists = missing(topicListsOf(before), topicListsOf(after))
  return lists.length > 0 ? { why: 'topics-gone', by: '#amendment', lists } : null
}

const missing = (was: readonly string[], is: readonly string[]): string[] =>
  was.filter((one) => !is.includes(one))

const isMoved = (before: Plan, after: Plan): boolean => before.dates.closes !== after.dates.closes

function offersLess(track: Track, now: Track | undefined): boolean {
  if (!now || now.quota < track.quota || now.budget < track.budget || now.askMax < track.askMax) return true
  return (now.askMin ?? 0) > (track.askMin ?? 0) || missing(track.kinds, now.kinds).length > 0
}

/** Contradictions that the change brings in: a rule that came later than the round's publication is not held against it. */
function faultsBy(before: Plan, after: Plan, now: Instant): PlanFault[] {
  const old = placed(before, now)
  const found = placed(after, now).filter(
    ({ at, fault }) =>
      (fault === 'closes-in-the-past' && isMoved(before, after)) ||
      !old.some((one) => one.at === at && one.fault === fault),
  )
  return [...new Set(found.map(({ fault }) => fault))]
}

/** Each contradiction by the track that it is found with: one in another track is another one. */
const placed = (plan: Plan, now: Instant) =>
  plan.tracks.flatMap((track, at) =>
    faultsOf({ ...plan, tracks: [track] }, now).map((fault) => ({ at, fault })),
  )

/** Departures from the rulebook that the change brings in, or makes worse. */
function departuresBy(before: Plan, after: Plan): ParameterKey[] {
  const old = departuresOf(before)
  return departuresOf(after).filter((key) => !old.includes(key) || isWorse(key, before, after))
}

function isWorse(key: ParameterKey, before: Plan, after: Plan): boolean {
  if (key === 'calls.openDays') return openDays(after) < openDays(before)
  if (key === 'proposals.highestAsk')
    return after.tracks.some(({ askMax }, at) => askMax > (before.tracks[at]?.askMax ?? 0))
  return key === 'proposals.longestMonths' && monthsOf(after) > monthsOf(before)
}

export type DecideRefusal =
  | NotYourRole
  | RoundEnded
  | Ruled<{ why: 'own-amendment' } | { why: 'already-decided'; at: Instant } | { why: 'plan-changed' }>
  | ChangeRefusal

/** Of publishing and of returning: by an approver who did not draft it, once. */
export function whyNotDecide(amendment: Amendment, by: Person): DecideRefusal | null {
  const notRole = whyNotRole(by, 'approver')
  if (notRole) return notRole
  const decidedAt = amendment.publishedAt ?? amendment.returned?.at ?? null
  if (decidedAt !== null) return { why: 'already-decided', by: '#record', at: decidedAt }
  return amendment.by === by.id ? { why: 'own-amendment', by: '#second-person' } : null
}

export type TakeBackRefusal =
  | NotYourRole
  | Ruled<{ why: 'already-decided'; at: Instant } | { why: 'not-own-amendment' }>

/** Whoever drafted it takes it back while it waits. */
export function whyNotTakeBack(amendment: Amendment, by: Person): TakeBackRefusal | null {
  const notRole = whyNotRole(by, 'officer')
  if (notRole) return notRole
  const decidedAt = amendment.publishedAt ?? amendment.returned?.at ?? null
  if (decidedAt !== null) return { why: 'already-decided', by: '#record', at: decidedAt }
  return amendment.by === by.id ? null : { why: 'not-own-amendment', by: '#record' }
}

/** Publishing asks once more what drafting asked: the call may have opened or closed since. */
export function whyNotPublishAmendment(
  amendment: Amendment,
  { plan, ended }: Pick<Drafted, 'plan' | 'ended'>,
  by: Person,
  now: Instant,
): DecideRefusal | null {
  const whyNot = whyNotDecide(amendment, by) ?? whyNotGoOn(ended)
  if (whyNot) return whyNot
  if (JSON.stringify(plan) !== JSON.stringify(amendment.before))
    return { why: 'plan-changed', by: '#amendment' }
  return whyNotChange(plan, amendment.plan, now)
}
