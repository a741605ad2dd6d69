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
    kind: 'task',
    subject: `${isNeeded ? '现在就要' : '请录入'}${year}年的放假安排`,
    body: isNeeded
      ? `有按工作日算的期限已经算到${year}年，没有放假安排就算不出最后一天：公示、补正和签约都可能因此停下。国务院公布以后，请马上录入。`
      : `从${sayDay(neededFrom)}起，按工作日算的期限就会算到${year}年。国务院公布以后，请在这以前录入。`,
    about: paths.calendarYear(year),
    grounds: [],
  }
}
