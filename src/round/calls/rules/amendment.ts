import { type NotYourRole, type Person, whyNotRole } from '../../../people/rules/person.ts'
import type { ParameterKey } from '../../../rulebook/rules/parameters.ts'
import type { Instant } from '../../../shared/days.ts'
import { categoriesOf } from './categories.ts'
import type { Plan } from './plan.ts'
import { type Drafted, type PlanFault, faultsOf, phaseOf } from './round.ts'
import { departuresOf } from './ruled.ts'

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
  returned: { at: Instant; reason: string } | null
}

export const isWaiting = ({ publishedAt, returned }: Amendment): boolean =>
  publishedAt === null && returned === null

/** Whether the round can be amended at all. */
export type StartRefusal = NotYourRole | { why: 'not-published' } | { why: 'amendment-waits'; seq: number }

/** Asked by the page, before anything is typed, and by the action. */
export function whyNotStartAmendment(
  round: Drafted,
  amendments: Amendment[],
  by: Person,
): StartRefusal | null {
  const notRole = whyNotRole(by, 'officer')
  if (notRole) return notRole
  if (round.publishedAt === null) return { why: 'not-published' }
  const waiting = amendments.find(isWaiting)
  return waiting ? { why: 'amendment-waits', seq: waiting.seq } : null
}

export type ChangeRefusal =
  | { why: 'nothing-changed' }
  /** The rubric, the rulebook's numbers, names and codes: what nobody amends. */
  | { why: 'not-to-be-amended' }
  | { why: 'deadline-shortened'; field: 'closes' | 'scoringCloses'; before: Instant; after: Instant }
  | { why: 'opened-already'; opens: Instant }
  | { why: 'closed-already'; closes: Instant }
  | { why: 'less-for-applicants'; track: string }
  | { why: 'less-time'; before: number; after: number }
  | { why: 'category-gone'; categories: string[] }
  | { why: 'contradictory'; faults: PlanFault[] }
  | { why: 'departs-from-rulebook'; rules: ParameterKey[] }

/**
 * What may become of a published plan. Its name and organizer, dates, categories and what it offers change; once the call
 * is open no deadline comes earlier and nothing is offered less, and once it is closed it stays closed.
 */
export function whyNotChange(before: Plan, after: Plan, now: Instant): ChangeRefusal | null {
  if (JSON.stringify(before) === JSON.stringify(after)) return { why: 'nothing-changed' }
  if (fixedIn(before) !== fixedIn(after)) return { why: 'not-to-be-amended' }
  const late = phaseOf(before.dates, now) === 'upcoming' ? null : whyNotOnceOpen(before, after, now)
  if (late) return late
  const faults = faultsOf(after, now).filter(
    (fault) => fault !== 'closes-in-the-past' || isMoved(before, after),
  )
  if (faults.length > 0) return { why: 'contradictory', faults }
  const rules = departuresOf(after)
  return rules.length > 0 ? { why: 'departs-from-rulebook', rules } : null
}

function whyNotOnceOpen(before: Plan, after: Plan, now: Instant): ChangeRefusal | null {
  const { opens, closes } = before.dates
  if (after.dates.opens !== opens) return { why: 'opened-already', opens }
  if (now >= closes && isMoved(before, after)) return { why: 'closed-already', closes }
  for (const field of ['closes', 'scoringCloses'] as const) {
    const [was, is] = [before.dates[field], after.dates[field]]
    if (is < was) return { why: 'deadline-shortened', field, before: was, after: is }
  }
  const poorer = before.tracks.find((track, at) => offersLess(track, after.tracks[at]))
  if (poorer) return { why: 'less-for-applicants', track: poorer.name }
  if (after.longestMonths < before.longestMonths) {
    return { why: 'less-time', before: before.longestMonths, after: after.longestMonths }
  }
  const kept = categoriesOf(after)
  const gone = categoriesOf(before).filter((category) => !kept.includes(category))
  return gone.length > 0 ? { why: 'category-gone', categories: gone } : null
}

const isMoved = (before: Plan, after: Plan): boolean => before.dates.closes !== after.dates.closes

function offersLess(track: Plan['tracks'][number], now: Plan['tracks'][number] | undefined): boolean {
  return !now || now.quota < track.quota || now.budget < track.budget || now.askMax < track.askMax
}

/** All of a plan that no amendment changes. */
function fixedIn(plan: Plan): string {
  const { dates: _, tracks, title: _title, organizer: _organizer, ...others } = plan
  const { longestMonths: _months, categories: _categories, ...rest } = others
  const offers = tracks.map(({ quota: __, budget: ___, askMax: ____, ...track }) => track)
  return JSON.stringify({ ...rest, offers })
}

/** What an amendment says of one thing: where it stands in a plan, what it was and what it will be. */
export type Changed =
  | { what: 'opens' | 'closes' | 'scoringCloses'; before: Instant; after: Instant }
  | { what: 'quota' | 'budget' | 'askMax'; track: string; before: number; after: number }
  | { what: 'longestMonths'; before: number; after: number }
  | { what: 'title' | 'organizer' | 'categories'; before: string; after: string }

export function changesOf({ before, plan }: Pick<Amendment, 'before' | 'plan'>): Changed[] {
  const dates = (['opens', 'closes', 'scoringCloses'] as const).map((what): Changed => ({
    what,
    before: before.dates[what],
    after: plan.dates[what],
  }))
  const offers = plan.tracks.flatMap((track, at) =>
    (['quota', 'budget', 'askMax'] as const).map((what): Changed => ({
      what,
      track: track.name,
      before: before.tracks[at]?.[what] ?? 0,
      after: track[what],
    })),
  )
  const words: Changed[] = [
    { what: 'title', before: before.title, after: plan.title },
    { what: 'organizer', before: before.organizer, after: plan.organizer },
    { what: 'longestMonths', before: before.longestMonths, after: plan.longestMonths },
    {
      what: 'categories',
      before: categoriesOf(before).join('、'),
      after: categoriesOf(plan).join('、'),
    },
  ]
  return [...words, ...dates, ...offers].filter((changed) => changed.before !== changed.after)
}

export type DecideRefusal =
  | NotYourRole
  | { why: 'own-amendment' }
  | { why: 'already-decided'; at: Instant }
  | { why: 'plan-changed' }
  | ChangeRefusal

/** Of publishing and of returning: by an approver who did not draft it, once. */
export function whyNotDecide(amendment: Amendment, by: Person): DecideRefusal | null {
  const notRole = whyNotRole(by, 'approver')
  if (notRole) return notRole
  const decidedAt = amendment.publishedAt ?? amendment.returned?.at ?? null
  if (decidedAt !== null) return { why: 'already-decided', at: decidedAt }
  return amendment.by === by.id ? { why: 'own-amendment' } : null
}

/** Publishing asks once more what drafting asked: the call may have opened or closed since. */
export function whyNotPublishAmendment(
  amendment: Amendment,
  plan: Plan,
  by: Person,
  now: Instant,
): DecideRefusal | null {
  const whyNot = whyNotDecide(amendment, by)
  if (whyNot) return whyNot
  if (JSON.stringify(plan) !== JSON.stringify(amendment.before)) return { why: 'plan-changed' }
  return whyNotChange(plan, amendment.plan, now)
}
