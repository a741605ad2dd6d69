import chineseDays from 'chinese-days'
import { type Day, daysBetween, daysFrom, plusDays, weekdayOf } from './days.ts'
import { type Result, ok, refuse } from './result.ts'

/** What sets a year apart from plain weeks: days off (weekend days among them too), and weekend days at work. */
export type CalendarYear = { year: number; holidays: Day[]; workdays: Day[] }

/**
 * The years that an administrator has set, each once. For its year such a table stands in place of what the package
 * knows of the State Council's notices; for other years the package speaks.
 */
export type Calendar = readonly CalendarYear[]

/** Nothing but what the package knows. */
export const PUBLISHED: Calendar = []

/** `holiday` may be a weekend day of a festival; `make-up` is a weekend day at work. */
export type DayKind = 'weekday' | 'weekend' | 'holiday' | 'make-up' | 'unknown'

/** The State Council has not published that year's holidays, or they are not known here. */
export type CalendarUnknown = { why: 'calendar-unknown'; year: number }

/** A year that is not known, and the first day on which a term that begins then cannot be counted to its end. */
export type MissingYear = { year: number; neededFrom: Day }

/**
 * From this date on, December is settled by next year's notice too: that of 2019 made 2018-12-29, a Saturday, a day at
 * work and 2018-12-31, a Monday, a day off. No notice since 2004 has reached back further than the 29th.
 */
export const SETTLED_BY_NEXT = '12-28'

export const yearOf = (day: Day): number => Number(day.slice(0, 4))

/** The year whose notice must come before anything can be said about a day; null: the day is known. */
export function unknownYear(calendar: Calendar, day: Day): number | null {
  const year = yearOf(day)
  if (!knowsYear(calendar, year)) return year
  return day.slice(5) >= SETTLED_BY_NEXT && !knowsYear(calendar, year + 1) ? year + 1 : null
}

export const knows = (calendar: Calendar, day: Day): boolean => unknownYear(calendar, day) === null

export const knowsYear = (calendar: Calendar, year: number): boolean =>
  tableOf(calendar, year) !== null || isPublished(year)

/** What a day is; never guessed from its weekday where its year is not known. */
export function kindOf(calendar: Calendar, day: Day): DayKind {
  if (!knows(calendar, day)) return 'unknown'
  const year = yearOf(day)
  const [own, next] = [tableOf(calendar, year), tableOf(calendar, year + 1)]
  const named = (next && namedIn(next, day)) ?? (own ? namedIn(own, day) : namedByPackage(day))
  return named ?? (isWeekend(day) ? 'weekend' : 'weekday')
}

/** False too for a day that is not known: ask `knows` or `kindOf` where that matters. */
export const isWorkingDay = (calendar: Calendar, day: Day): boolean => isWork(kindOf(calendar, day))

/** The last of `count` working days, 1 or more, the first day counted or not. */
export function lastWorkingDay(
  calendar: Calendar,
  from: Day,
  count: number,
  countsFirstDay: boolean,
): Result<Day, CalendarUnknown> {
  let day = countsFirstDay ? from : plusDays(from, 1)
  for (let left = count; ; day = plusDays(day, 1)) {
    const unknown = unknownYear(calendar, day)
    if (unknown !== null) return refuse({ why: 'calendar-unknown', year: unknown })
    if (isWorkingDay(calendar, day)) left -= 1
    if (left <= 0) return ok(day)
  }
}

/** A period of days: working days, or with `calendarDays` all days; the first one counted or not. */
export type Counted = { days: number; calendarDays?: boolean | undefined; countsFirstDay: boolean }

/** The last day of a period that begins on `from`. */
export const lastDayOf = (
  calendar: Calendar,
  from: Day,
  { days, calendarDays, countsFirstDay }: Counted,
): Result<Day, CalendarUnknown> =>
  calendarDays
    ? ok(plusDays(from, countsFirstDay ? days - 1 : days))
    : lastWorkingDay(calendar, from, days, countsFirstDay)

/** Which day of it `day` is, or was the last one before it; 0 before the first. */
export const dayNumberIn = (
  calendar: Calendar,
  from: Day,
  day: Day,
  { calendarDays, countsFirstDay }: Omit<Counted, 'days'>,
): Result<number, CalendarUnknown> =>
  calendarDays
    ? ok(Math.max(0, daysBetween(from, day) + (countsFirstDay ? 1 : 0)))
    : workingDayNumber(calendar, from, day, countsFirstDay)

/** "7个工作日", "15日" */
export const sayCounted = ({ days, calendarDays }: Counted): string =>
  `${days}${calendarDays ? '日' : '个工作日'}`

/** How many working days there are from one day to the other, both included. */
export function workingDaysBetween(calendar: Calendar, from: Day, to: Day): Result<number, CalendarUnknown> {
  const days = daysFrom(from, to)
  for (const day of days) {
    const unknown = unknownYear(calendar, day)
    if (unknown !== null) return refuse({ why: 'calendar-unknown', year: unknown })
  }
  return ok(days.filter((day) => isWorkingDay(calendar, day)).length)
}

/** Which working day `day` is since `from`, or was the last one before it; 0 before the first. */
export const workingDayNumber = (
  calendar: Calendar,
  from: Day,
  day: Day,
  countsFirstDay: boolean,
): Result<number, CalendarUnknown> =>
  workingDaysBetween(calendar, countsFirstDay ? from : plusDays(from, 1), day)

/** What the package knows of a year, as a table; null for a year that it does not know. */
export function publishedYear(year: number): CalendarYear | null {
  if (!isPublished(year)) return null
  const days = daysFrom(`${year}-01-01`, `${year}-12-31`)
  return {
    year,
    holidays: days.filter((day) => namedByPackage(day) === 'holiday'),
    workdays: days.filter((day) => namedByPackage(day) === 'make-up'),
  }
}

/** Why a term in working days has no last day, and who sees to it. */
export const sayUnknown = (year: number): string =>
  `${year}年的放假安排还没有录入，国务院公布以后由系统管理员录入`

const isWork = (kind: DayKind): boolean => kind === 'weekday' || kind === 'make-up'

export const isWeekend = (day: Day): boolean => weekdayOf(day) === 0 || weekdayOf(day) === 6

const tableOf = (calendar: Calendar, year: number): CalendarYear | null =>
  calendar.find((one) => one.year === year) ?? null

function namedIn({ holidays, workdays }: CalendarYear, day: Day): 'holiday' | 'make-up' | null {
  if (holidays.includes(day)) return 'holiday'
  return workdays.includes(day) ? 'make-up' : null
}

type Named = 'holiday' | 'make-up' | null
const namedByPackage = (day: Day): Named => publishedDays(yearOf(day))?.get(day) ?? null
const isPublished = (year: number): boolean => publishedDays(year) !== null

/**
 * The days of a notice, or null. Asked of the package once for each year: it makes every answer anew, which was a third of
 * a page with many terms in it. Years that no notice can be of are not kept.
 */
function publishedDays(year: number): Map<Day, Named> | null {
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return null
  const known = ASKED.get(year)
  if (known !== undefined) return known
  const days = readsOut(year) ? daysFrom(`${year}-01-01`, `${year}-12-31`) : null
  const named = days && new Map(days.map((day) => [day, namedOf(day)]))
  ASKED.set(year, named)
  return named
}

const ASKED = new Map<number, Map<Day, Named> | null>()
/** Of the State Council's notices, and of what a site will see. */
const [FIRST_YEAR, LAST_YEAR] = [1990, 2200]

/** The package names a day of a notice "Spring Festival,春节,4", any other by its weekday, "Saturday". */
function namedOf(day: Day): Named {
  const { name, work } = chineseDays.getDayDetail(day)
  if (!name.includes(',')) return null
  return work ? 'make-up' : 'holiday'
}

/** New Year's Day goes by its name in a year that is published; that it is a day off says nothing if it is a Sunday. */
const readsOut = (year: number): boolean => chineseDays.getDayDetail(`${year}-01-01`).name.includes('元旦')
