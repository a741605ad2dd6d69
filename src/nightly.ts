import { openDb } from './db/db.ts'
import { remind } from './letters/store.ts'
import { sweepCounts } from './nightly/counts.ts'
import { nearDates } from './nightly/dates.ts'
import { sweepObjects } from './nightly/objects.ts'
import { overdueByRule } from './nightly/terms.ts'
import { indexMissing, lookForCopies } from './round/proposals/alike/actions/looks.ts'
import type { Instant } from './shared/days.ts'
import type { Env } from './web/site.ts'

/**
 * What happens by itself, every night: letters, after them the look for proposals that are alike, and what broken uploads
 * left in the bucket goes, as do counts that count no more. Phases are read off the clock; no job opens or closes anything.
 */
export async function nightly({ DB, FILES }: Pick<Env, 'DB' | 'FILES'>, at: Instant): Promise<void> {
  const db = openDb(DB)
  const reminders = await Promise.all([nearDates(db, at), overdueByRule(db, at)])
  const [first, ...others] = remind(db, reminders.flat(), at)
  if (first) await db.batch([first, ...others])
  await indexMissing(db, at)
  await lookForCopies(db, at)
  await sweepObjects(db, FILES, at)
  await sweepCounts(db, at)
}
