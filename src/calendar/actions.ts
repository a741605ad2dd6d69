import type { Db } from '../db/db.ts'
import type { Stale } from '../history/rules.ts'
import { record } from '../history/store.ts'
import { letterToRole } from '../letters/store.ts'
import { paths } from '../paths.ts'
import type { Person } from '../people/rules/person.ts'
import type { Instant } from '../shared/days.ts'
import { type Result, refuse } from '../shared/result.ts'
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
  const letter = {
    kind: 'news' as const,
    subject: `${year}年的放假安排已${version > 1 ? '改过' : '录入'}`,
    body: `按${source}，放假${holidays.length}天，周末上班${workdays.length}天。凡是算工作日的期限，从现在起按它计算；已经发布的公示日期不变。`,
    about: paths.calendarIn(year),
    grounds: [],
  }
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
