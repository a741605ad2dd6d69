import type { Cite } from '../../../rulebook/citing.ts'
import { type Calendar, type CalendarUnknown, lastWorkingDay } from '../../../shared/calendar.ts'
import { beforeScoringBy } from '../../../round/panel/rules/panel.ts'
import { type Day, type Instant, dayOf, daysBetween, lastDayBy } from '../../../shared/days.ts'
import { type Result, ok } from '../../../shared/result.ts'

/** The last day of what waits, and what sets it: a clause, or in words the office's own custom. `at`: the instant, where it is set so. */
export type Term = { by: Day; at?: Instant; clause?: Cite | undefined; custom?: string | undefined }

/** Why somebody else must do it: whoever prepared it does not decide on it, and nobody acts in their own interest. */
export type Held = 'own-act' | 'own-interest'

/** 事项: something that waits on a desk. `id`: of what its page shows; `since` null: since its round came to it. */
export type Matter<A extends string = string> = Term & {
  act: A
  id: string
  about: string
  small?: string
  count: number
  since: Instant | null
  held: Held | null
}

/** The first due comes first. */
export const inOrder = <T extends { by: Day }>(matters: T[]): T[] =>
  matters.toSorted((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0))

/** What this person can do now, and not only somebody else. */
export const mineAmong = <T extends { held: Held | null }>(matters: T[]): T[] =>
  matters.filter(({ held }) => held === null)

/**
 * 惯例: where no clause sets a last day, the office keeps to these working days, counted from the day after it came to it.
 * A district that wants to be held to them puts them into its rules.
 */
export const CUSTOM = {
  /** A second person looks at what somebody else has prepared. */
  decide: 3,
  /** What is decided is made public, or put into force. */
  publish: 5,
  /** The officer prepares what the next step needs. */
  prepare: 10,
  /** A report, a correction or a request is read. */
  review: 10,
  /** What a project was told to mend is mended, or the next step taken. */
  mend: 30,
  /** Money that is due back comes back. */
  refund: 30,
} as const

export function byCustom(calendar: Calendar, since: Instant | Day, days: number): Term {
  const from = typeof since === 'string' ? since : dayOf(since)
  const { by } = counted(calendar, (known) => lastWorkingDay(known, from, days, false))
  return { by, custom: `按惯例${days}个工作日内` }
}

/**
 * The last day that a rule sets; `custom` where there is no such rule. Where that year's holidays are not published yet it is
 * counted by weekends alone, and says so.
 */
export function byRule(
  calendar: Calendar,
  ask: (calendar: Calendar) => Result<Day, CalendarUnknown> | null,
  clause: Cite | undefined,
  custom: Term,
): Term {
  if (ask(calendar) === null) return custom
  const { by, isGuess } = counted(calendar, (known) => ask(known) ?? ok(custom.by))
  return { by, clause, ...(isGuess && { custom: '放假安排公布以前，按周末推算' }) }
}

type Guess = { by: Day; isGuess: boolean }
function counted(
  calendar: Calendar,
  ask: (calendar: Calendar) => Result<Day, CalendarUnknown>,
  isGuess = false,
): Guess {
  const by = ask(calendar)
  if (by.ok) return { by: by.value, isGuess }
  const plain = { year: by.refusal.year, holidays: [], workdays: [] }
  return counted([...calendar, plain], ask, true)
}

/** Whatever comes before the scoring leaves half of the time to it. */
export const beforeScoring = (dates: { closes: Instant; scoringCloses: Instant }): Term => ({
  by: beforeScoringBy(dates),
  custom: '给专家评分留一半时间',
})

/** The day of a deadline, by the clause that says so. */
export const until = (deadline: Instant, clause?: Cite): Term => ({
  by: lastDayBy(deadline),
  at: deadline,
  clause,
})

/** Deadlines of others that are this near are looked after. */
export const NEAR_DAYS = 7
export const isNear = (by: Day, today: Day): boolean => daysBetween(today, by) <= NEAR_DAYS
