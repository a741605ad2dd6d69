import { type NotYourRole, type Person, whyNotRole } from '../people/rules/person.ts'
import {
  type Calendar,
  type CalendarYear,
  type MissingYear,
  SETTLED_BY_NEXT,
  isWeekend,
  isWorkingDay,
  knowsYear,
  publishedYear,
  yearOf,
} from '../shared/calendar.ts'
import {
  type Day,
  type Instant,
  daysBetween,
  daysFrom,
  plusDays,
  plusMonths,
  weekdayOf,
} from '../shared/days.ts'

/** The years that an administrator may set. */
export const FIRST_YEAR = 2004
export const LAST_YEAR = 2099

/** More than any notice has named: a range typed to the wrong month is refused. */
export const MOST_HOLIDAYS = 60
export const MOST_WORKDAYS = 30

/** What an administrator gives: `source` is the notice's 文号. Days in order, each once. */
export type NewYear = Omit<CalendarYear, 'year'> & { source: string }

/** A year as it was set; `by` is a name, `version` counts from 1. */
export type SetYear = NewYear & { year: number; version: number; by: string; at: Instant }

export type SetRefusal =
  | NotYourRole
  | { why: 'outside-year'; year: number; days: Day[] }
  | { why: 'both-lists'; days: Day[] }
  | { why: 'not-a-weekend'; days: Day[] }
  | { why: 'no-new-year'; day: Day }
  | { why: 'too-many-days'; holidays: number; workdays: number }
  | { why: 'unchanged' }

/** A year as it stands. `source` null: as the package knows it. */
export type Standing = CalendarYear & { source: string | null }

/** As an administrator set it last (`versions`, the newest first), else as the package knows it; null: not known. */
export function standingOf(year: number, [newest]: SetYear[]): Standing | null {
  const published = publishedYear(year)
  return newest ?? (published && { ...published, source: null })
}

/** Asked by the preview and by the action. */
export function whyNotSet(
  year: number,
  before: Standing | null,
  set: NewYear,
  by: Person,
): SetRefusal | null {
  const notRole = whyNotRole(by, 'administrator')
  if (notRole) return notRole
  const { holidays, workdays } = set
  if (holidays.length > MOST_HOLIDAYS || workdays.length > MOST_WORKDAYS)
    return { why: 'too-many-days', holidays: holidays.length, workdays: workdays.length }
  const outside = [...holidays, ...workdays].filter((day) => !isWithin(year, day))
  if (outside.length > 0) return { why: 'outside-year', year, days: outside }
  const both = holidays.filter((day) => workdays.includes(day))
  if (both.length > 0) return { why: 'both-lists', days: both }
  const ordinary = workdays.filter((day) => !isWeekend(day))
  if (ordinary.length > 0) return { why: 'not-a-weekend', days: ordinary }
  if (!holidays.includes(`${year}-01-01`)) return { why: 'no-new-year', day: `${year}-01-01` }
  return isSame(before, set) ? { why: 'unchanged' } : null
}

/** A notice may reach back into the last days of the year before. */
const isWithin = (year: number, day: Day): boolean =>
  yearOf(day) === year || (yearOf(day) === year - 1 && day.slice(5) >= SETTLED_BY_NEXT)

const isSame = (before: Standing | null, { holidays, workdays, source }: NewYear): boolean =>
  before !== null &&
  before.source === source &&
  before.holidays.join() === holidays.join() &&
  before.workdays.join() === workdays.join()

/** The calendar with a year set. */
export const withYear = (calendar: Calendar, year: CalendarYear): Calendar => [
  ...calendar.filter((one) => one.year !== year.year),
  year,
]

/** The weeks of a month (1 to 12), Monday first; null where a day belongs to another month. */
export function weeksOf(year: number, month: number): (Day | null)[][] {
  const first = `${year}-${String(month).padStart(2, '0')}-01`
  const before = (weekdayOf(first) + 6) % 7
  const cells = [
    ...Array.from({ length: before }, () => null),
    ...daysFrom(first, plusDays(plusMonths(first, 1), -1)),
  ]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, at) => cells[week * 7 + at] ?? null),
  )
}

/** What a new table changes: days off and make-up days that come, and those that go. */
export type Changes = { holidays: { come: Day[]; go: Day[] }; workdays: { come: Day[]; go: Day[] } }

export const changesIn = (before: CalendarYear | null, after: NewYear): Changes => ({
  holidays: difference(before?.holidays ?? [], after.holidays),
  workdays: difference(before?.workdays ?? [], after.workdays),
})

const difference = (before: Day[], after: Day[]) => ({
  come: after.filter((day) => !before.includes(day)),
  go: before.filter((day) => !after.includes(day)),
})

/** The State Council's notice for a year comes in the autumn before it. */
const NOTICE_EXPECTED = '11-01'

/** So many days before it is needed a year is asked for, where that is before the notice can be expected. */
const ASKED_BEFORE = 30

/**
 * The year that an administrator is asked to set: this one, or the next, from November on or a month before it is needed by the
 * longest term of the rules, of so many working days; null: nothing is missing.
 */
export function missingYear(calendar: Calendar, today: Day, longest: number): MissingYear | null {
  const year = yearOf(today)
  if (!knowsYear(calendar, year)) return { year, neededFrom: today }
  if (knowsYear(calendar, year + 1)) return null
  const neededFrom = firstUncounted(calendar, year, longest)
  const isAsked = today.slice(5) >= NOTICE_EXPECTED || today >= plusDays(neededFrom, -ASKED_BEFORE)
  return isAsked ? { year: year + 1, neededFrom } : null
}

/** Of a year that is known while the next is not: counted from its last settled day back. */
function firstUncounted(calendar: Calendar, year: number, days: number): Day {
  let day = plusDays(`${year}-${SETTLED_BY_NEXT}`, -1)
  for (let left = days; ; day = plusDays(day, -1)) {
    if (isWorkingDay(calendar, day) || yearOf(day) < year) left -= 1
    if (left <= 0) return day
  }
}

export type Range = { from: Day; to: Day }

/** Days in order, those that follow each other as one range. */
export function rangesOf(days: Day[]): Range[] {
  const ranges: Range[] = []
  for (const day of days) {
    const last = ranges.at(-1)
    if (last && plusDays(last.to, 1) === day) last.to = day
    else ranges.push({ from: day, to: day })
  }
  return ranges
}

/** How many days a range has. */
export const lengthOf = ({ from, to }: Range): number => daysBetween(from, to) + 1
