import { type Db, openDb } from './db/db.ts'
import { remind } from './letters/store.ts'
import { missingCalendar } from './nightly/calendar.ts'
import { checkByNight } from './nightly/checks.ts'
import { sweepCounts } from './nightly/counts.ts'
import { nearDates } from './nightly/dates.ts'
import { sweepObjects } from './nightly/objects.ts'
import { rootByNight } from './nightly/roots.ts'
import { overdueByRule } from './nightly/terms.ts'
import { sweepAccounts } from './people/store.ts'
import { indexMissing, lookForCopies } from './round/proposals/alike/actions/looks.ts'
import type { Instant } from './shared/days.ts'
import type { Env } from './web/site.ts'

/**
 * What happens by itself, every night: letters, after them the look for proposals that are alike; what broken uploads
 * left in the bucket goes, what signing in has left, and counts that count no more; last, the root of the history, and whether
 * all holds that must. Phases are read off the clock; no job opens or closes anything. `machine`: this machine's own clock, which
 * sessions, tries and uploads are swept by; it is another only where an exercise has moved `at`.
 */
export async function nightly(
  { DB, FILES, HISTORY_KEY }: Pick<Env, 'DB' | 'FILES' | 'HISTORY_KEY'>,
  at: Instant,
  machine: Instant = at,
): Promise<void> {
  const db = openDb(DB)
  await tendRecords(db, at, machine)
  await sweepObjects(db, FILES, at, machine)
  await checkByNight(db, await rootByNight(db, FILES, HISTORY_KEY, at), at)
}

/** All of it that needs the database alone, but for the checks. */
export async function tendRecords(db: Db, at: Instant, machine: Instant): Promise<void> {
  const reminders = await Promise.all([nearDates(db, at), overdueByRule(db, at), missingCalendar(db, at)])
  const [first, ...others] = remind(db, reminders.flat(), at)
  if (first) await db.batch([first, ...others])
  await indexMissing(db, at)
  await lookForCopies(db, at)
  await db.batch(sweepAccounts(db, machine))
  await sweepCounts(db, at, machine)
}
