import { kept } from './kept.ts'

/** Milliseconds since 1970, UTC. */
export type Instant = number
/** A day in the round's time zone, "2026-11-22". */
export type Day = string

/** Asia/Shanghai, the one time zone of the product; it has had no summer time since 1991. */
const ZONE = 8 * 3_600_000
const DAY = 86_400_000

/** A page says the same days again and again; writing and reading them was a third of the calendar's time. */
const MOST_DAYS = 20_000
const numbered = kept(MOST_DAYS, (number: number): Day => new Date(number * DAY).toISOString().slice(0, 10))
/** Days since 1970-01-01, there. */
const numberOf = (at: Instant): number => Math.floor((at + ZONE) / DAY)

export const dayOf = (at: Instant): Day => numbered(numberOf(at))
/** "17:00:01", the clock on the wall. */
export function clockOf(at: Instant): string {
  const seconds = Math.floor((at + ZONE - numberOf(at) * DAY) / 1000)
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(twoDigits).join(':')
}
const twoDigits = (number: number): string => String(Math.floor(number)).padStart(2, '0')

export const startOf = kept(MOST_DAYS, (day: Day): Instant => Date.parse(`${day}T00:00:00+08:00`))
/** 0 is a Sunday, as 1970-01-04 was. */
export const weekdayOf = (day: Day): number => (((numberOf(startOf(day)) + 4) % 7) + 7) % 7
/** The day that a deadline belongs to: 24:00 is of the day that it ends. */
export const lastDayBy = (deadline: Instant): Day => dayOf(deadline - 1)
/** A deadline day ends at 24:00, the first instant that is too late. */
export const endOf = (day: Day): Instant => startOf(day) + DAY
export const plusDays = (day: Day, days: number): Day => dayOf(startOf(day) + days * DAY)
export const daysBetween = (from: Day, to: Day): number => Math.round((startOf(to) - startOf(from)) / DAY)

/** The same date `months` later, or the last of a shorter month. */
export function plusMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** The same date `years` later or, below 0, earlier; 29 February becomes the 28th where there is none. */
export const plusYears = (day: Day, years: number): Day => plusMonths(day, years * 12)

/** True for a day that exists: 2026-02-30 does not. */
export function isDay(typed: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(typed)) return false
  const at = Date.parse(`${typed}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(typed)
}

/** Reads "2026-11-22T17:00" as Shanghai time; 24:00 is the end of that day. Null when there is no such minute. */
export function readInstant(typed: string): Instant | null {
  const [day = '', clock = '', ...more] = typed.split('T')
  if (more.length > 0 || !isDay(day)) return null
  if (/^24:00(:00)?$/.test(clock)) return endOf(day)
  if (!/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(clock)) return null
  return Date.parse(`${day}T${clock}+08:00`)
}

/** Every day from one to the other, both included. */
export function daysFrom(from: Day, to: Day): Day[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, i) => plusDays(from, i))
}

/** "2013年4月26日" */
export const sayDay = kept(MOST_DAYS, (day: Day): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
})

/** "2013年4月26日17:00:01" */
export const sayInstant = (at: Instant): string => `${sayDay(dayOf(at))}${clockOf(at)}`
/** The day that a deadline ends, and the minute: 24:00 where it ends with its day. */
export const deadlineOf = (at: Instant): { day: Day; clock: string } =>
  clockOf(at) === '00:00:00'
    ? { day: lastDayBy(at), clock: '24:00' }
    : { day: dayOf(at), clock: clockOf(at).slice(0, 5) }
/** A deadline, to the minute, or with `exact` to the second where it has any: "2013年4月26日17:00"; at midnight that day's 24:00. */
export function sayDeadline(at: Instant, exact = false): string {
  const { day, clock } = deadlineOf(at)
  return exact && clock !== '24:00' ? sayInstant(at) : sayDay(day) + clock
}
/** "2013-04-26 17:00", and 24:00 where it ends with its day: for lists and their files. */
export function writeDeadline(at: Instant): string {
  const { day, clock } = deadlineOf(at)
  return `${day} ${clock}`
}
/** "2013年4月26日17:00" */
export const sayMinute = (at: Instant): string => `${sayDay(dayOf(at))}${clockOf(at).slice(0, 5)}`
