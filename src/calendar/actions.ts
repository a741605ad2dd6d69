import type { Db } from '../db/db.ts'
import type { Stale } from '../history/rules.ts'
import { record } from '../history/store.ts'
import { letterToRole } from '../letters/store.ts'
import { paths } from '../paths.ts'
import type { Person } from '../people/rules/person.ts'
import type { Instant } from '../shared/days.ts'
import { type Result, refuse } from '../shared/result.ts'
import * as says from './letters.ts'
import { type NewYear, type SetRefusal, standingOf, whyNotSet } from './rules.ts'
import { findYear, insertYear } from './store.ts'

/**
 * An administrator sets a year's holidays and make-up days; from now on working days of that year are counted by them.
 * `seen` is the version that the administrator had before them, 0 for none; another one since then refuses.
 */
export async function setCalendarYear(
  db: Db,
  by: Person,
  year: number,
  set: NewYear,
  now: Instant,
  seen?: number,
): Promise<Result<{ year: number; version: number }, SetRefusal | Stale>> {
  const { versions, last } = await findYear(db, year)
  const whyNot = whyNotSet(year, standingOf(year, versions), set, by)
  if (whyNot) return refuse(whyNot)
  if (seen !== undefined && seen !== last.seq) return refuse({ why: 'changed-meanwhile' })

  const version = last.seq + 1
  const { holidays, workdays, source } = set
  const values = { 年: year, 依据: source, 放假天数: holidays.length, 上班天数: workdays.length }
  const about = paths.calendarIn(year)
  const letter = version > 1 ? says.changed(values, about) : says.entered(values, about)
  return record(
    db,
    last,
    { what: 'calendar-year-set', by: by.id, at: now, particulars: { year, source, holidays, workdays } },
    [
      insertYear(db, { ...set, year, version, by: by.id, at: now }),
      letterToRole('officer', letter),
      letterToRole('approver', letter),
    ],
    { year, version },
  )
}
