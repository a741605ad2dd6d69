import { subjects } from '../history/subjects.ts'
import { desc, eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../db/db.ts'
import type { Last } from '../history/rules.ts'
import { lastIn, lastOf } from '../history/store.ts'
import { people } from '../people/tables.ts'
import type { Calendar } from '../shared/calendar.ts'
import type { Instant } from '../shared/days.ts'
import type { NewYear, SetYear } from './rules.ts'
import { calendarYears } from './tables.ts'

const isNewest = sql`${calendarYears.version} = (select max(newer.version) from calendar_years newer
  where newer.year = ${calendarYears.year})`

/**
 * The calendar that working days are counted by: goes into the batch of whoever counts. A row a year that an
 * administrator has set, a handful in all.
 */
export const calendarOf = (db: Db) =>
  db
    .select({
      year: calendarYears.year,
      holidays: calendarYears.holidays,
      workdays: calendarYears.workdays,
    })
    .from(calendarYears)
    .where(isNewest)
    .orderBy(calendarYears.year)

/** The versions of a year, the newest first, with who set each. */
const versionsOf = (db: Db, year: number) =>
  db
    .select({
      year: calendarYears.year,
      version: calendarYears.version,
      holidays: calendarYears.holidays,
      workdays: calendarYears.workdays,
      source: calendarYears.source,
      by: people.name,
      at: calendarYears.at,
    })
    .from(calendarYears)
    .innerJoin(people, eq(people.id, calendarYears.by))
    .where(eq(calendarYears.year, year))
    .orderBy(desc(calendarYears.version))
    .limit(50)

export type FoundYear = { calendar: Calendar; versions: SetYear[]; last: Last }

/** The calendar, and a year's own history. One round trip. */
export async function findYear(db: Db, year: number): Promise<FoundYear> {
  const [calendar, versions, last] = await db.batch([
    calendarOf(db),
    versionsOf(db, year),
    lastOf(db, subjects.calendar(year)),
  ])
  return { calendar, versions, last: lastIn(last, subjects.calendar(year)) }
}

export const insertYear = (
  db: Db,
  year: NewYear & { year: number; version: number; by: string; at: Instant },
): Statement => db.insert(calendarYears).values(year)
