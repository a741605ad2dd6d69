import { openDb } from './db/db.ts'
import { remind } from './letters/store.ts'
import { dueCorrections } from './nightly/corrections.ts'
import { expiringCertificates } from './nightly/certificates.ts'
import { closingDrafts } from './nightly/drafts.ts'
import { groundsByRound, ruledRounds } from './nightly/grounds.ts'
import { overdueForOfficers, overdueForOrganizations } from './nightly/milestones.ts'
import { sweepObjects } from './nightly/objects.ts'
import { overdueByRule, reminding } from './nightly/terms.ts'
import { indexMissing, lookForCopies } from './round/proposals/alike/actions/looks.ts'
import type { Instant } from './shared/days.ts'
import type { Env } from './web/site.ts'

/**
 * What happens by itself, every night: letters, after them the look for proposals that are alike, and what broken uploads
 * left in the bucket goes. Phases are read off the clock; no job opens or closes anything.
 */
export async function nightly({ DB, FILES }: Pick<Env, 'DB' | 'FILES'>, at: Instant): Promise<void> {
  const db = openDb(DB)
  const [overdue, rules] = await Promise.all([overdueByRule(db, at), ruledRounds(db).then(groundsByRound)])
  await db.batch([
    remind(db, closingDrafts(at, rules), at),
    remind(db, dueCorrections(at, rules), at),
    remind(db, expiringCertificates(at), at),
    remind(db, overdueForOrganizations(at, rules), at),
    remind(db, overdueForOfficers(at, rules), at),
    remind(db, reminding(overdue), at),
  ])
  await indexMissing(db, at)
  await lookForCopies(db, at)
  await sweepObjects(db, FILES, at)
}
