import { missingYear } from '../calendar/rules.ts'
import { calendarOf } from '../calendar/store.ts'
import type { Db } from '../db/db.ts'
import type { Reminder } from '../letters/store.ts'
import { paths } from '../paths.ts'
import { modelVersion } from '../rulebook/model/model.ts'
import { longestTerm } from '../rulebook/rules/terms.ts'
import { currentVersion } from '../rulebook/store.ts'
import type { MissingYear } from '../shared/calendar.ts'
import { type Day, type Instant, dayOf, sayDay } from '../shared/days.ts'
import * as says from './letters.ts'

/** The administrators are asked for a year before a term reaches it, and once more when one does. */
export async function missingCalendar(db: Db, at: Instant): Promise<Reminder[]> {
  const [calendar, [rulebook]] = await db.batch([calendarOf(db), currentVersion(db)])
  const longest = longestTerm((rulebook ?? modelVersion()).book.parameters)
  const missing = missingYear(calendar, dayOf(at), longest)
  return missing ? [ofMissingYear(missing, dayOf(at))] : []
}

const ofMissingYear = ({ year, neededFrom }: MissingYear, today: Day): Reminder => {
  const isNeeded = neededFrom <= today
  return {
    once: `calendar-missing:${year}:${isNeeded ? 'needed' : 'soon'}`,
    to: { role: 'administrator' },
    ...(isNeeded
      ? says.calendarNeeded({ 年: year }, paths.calendarYear(year))
      : says.calendarSoon({ 年: year, 日期: sayDay(neededFrom) }, paths.calendarYear(year))),
  }
}
