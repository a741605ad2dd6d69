import { openDb } from './db/db.ts'
import { remind } from './letters/store.ts'
import { dueCorrections } from './nightly/corrections.ts'
import { expiringCertificates } from './nightly/certificates.ts'
import { closingDrafts } from './nightly/drafts.ts'
import { overdueForOfficers, overdueForOrganizations } from './nightly/milestones.ts'
import { overdueByRule, reminding } from './nightly/terms.ts'
import type { Instant } from './shared/days.ts'
import type { Env } from './web/site.ts'

/** What happens by itself, every night: letters only. Phases are read off the clock; no job opens or closes anything. */
export async function nightly({ DB }: Pick<Env, 'DB'>, at: Instant): Promise<void> {
  const db = openDb(DB)
  const overdue = await overdueByRule(db, at)
  await db.batch([
    remind(db, closingDrafts(at), at),
    remind(db, dueCorrections(at), at),
    remind(db, expiringCertificates(at), at),
    remind(db, overdueForOrganizations(at), at),
    remind(db, overdueForOfficers(at), at),
    remind(db, reminding(overdue), at),
  ])
}
