import { type OwnInterest, whyNotImpartial } from '../../people/rules/interest.ts'
import { type NotYourRole, type Person, whyNotRole } from '../../people/rules/person.ts'
import { type Day, type Instant, plusYears } from '../../shared/days.ts'

/** 不受理申报. In force from its first to its last day once approved, unless it is lifted. */
export type Bar = {
  id: string
  organization: { id: string; name: string }
  from: Day
  until: Day
  reason: string
  about: string
  /** The clause that sets how long, in the version of the rulebook that it was prepared under. */
  rulebookId: string | null
  clause: number | null
  byId: string
  by: string
  at: Instant
  outcome: 'approved' | 'returned' | null
  outcomeReason: string | null
  decidedBy: string | null
  decidedAt: Instant | null
  liftReason: string | null
  liftedAt: Instant | null
}

export const BAR_STATES = ['waiting', 'returned', 'lifted', 'coming', 'in-force', 'over'] as const
export type BarState = (typeof BAR_STATES)[number]
export const BAR_WORDS: Record<BarState, string> = {
  waiting: '等负责人批准',
  returned: '没有批准',
  lifted: '已解除',
  coming: '还没有开始',
  'in-force': '执行中',
  over: '已期满',
}

export function barState(bar: Pick<Bar, 'outcome' | 'liftedAt' | 'from' | 'until'>, today: Day): BarState {
  if (bar.outcome === null) return 'waiting'
  if (bar.outcome === 'returned') return 'returned'
  if (bar.liftedAt !== null) return 'lifted'
  if (today < bar.from) return 'coming'
  return today <= bar.until ? 'in-force' : 'over'
}

/** The last day of a bar of so many years from a day: the day itself is not counted. */
export const lastDayOf = (from: Day, years: number): Day => plusYears(from, years)

export type BarRefusal =
  | NotYourRole
  | { why: 'no-rulebook' }
  | { why: 'bar-waiting' }
  | { why: 'bar-decided' }
  | { why: 'own-bar' }
  | { why: 'not-own-bar' }
  | { why: 'bar-not-in-force' }
  | OwnInterest

/** `same`: one of the same words that waits for its decision. */
export const whyNotTwice = (same: object | undefined): { why: 'bar-waiting' } | null =>
  same ? { why: 'bar-waiting' } : null

/** Another person approves than the one who prepared it. */
export function whyNotDecide(bar: Bar, by: Person): BarRefusal | null {
  const notYours = whyNotRole(by, 'approver') ?? whyNotImpartial(by, bar.organization.id)
  if (notYours) return notYours
  if (bar.byId === by.id) return { why: 'own-bar' }
  return bar.outcome === null ? null : { why: 'bar-decided' }
}

/** Whoever prepared it takes it back while it waits. */
export function whyNotTakeBack(bar: Bar, by: Person): BarRefusal | null {
  const notRole = whyNotRole(by, 'officer')
  if (notRole) return notRole
  if (bar.outcome !== null) return { why: 'bar-decided' }
  return bar.byId === by.id ? null : { why: 'not-own-bar' }
}

export function whyNotLift(bar: Bar, by: Person, today: Day): BarRefusal | null {
  const notYours = whyNotRole(by, 'approver') ?? whyNotImpartial(by, bar.organization.id)
  if (notYours) return notYours
  const state = barState(bar, today)
  return state === 'in-force' || state === 'coming' ? null : { why: 'bar-not-in-force' }
}
