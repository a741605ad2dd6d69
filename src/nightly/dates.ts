import type { Db } from '../db/db.ts'
import type { Reminder } from '../letters/store.ts'
import type { Instant } from '../shared/days.ts'
import { expiringCertificates, ofCertificate } from './certificates.ts'
import { endingContracts, ofContract } from './contracts.ts'
import { dueCorrections, ofCorrection } from './corrections.ts'
import { closingDrafts, ofDraft } from './drafts.ts'
import { ofMilestone, overdueMilestones } from './milestones.ts'
import { closingSheets, ofSheets } from './sheets.ts'

/** What organizations are reminded of by its date, experts and units that run a round too. One round trip, and only what somebody has not been told yet. */
export async function nearDates(db: Db, at: Instant): Promise<Reminder[]> {
  const [drafts, corrections, certificates, milestones, contracts, sheets] = await db.batch([
    closingDrafts(db, at),
    dueCorrections(db, at),
    expiringCertificates(db, at),
    overdueMilestones(db, at),
    endingContracts(db, at),
    closingSheets(db, at),
  ])
  return [
    ...drafts.map(ofDraft),
    ...corrections.map(ofCorrection),
    ...certificates.map(ofCertificate),
    ...milestones.flatMap(ofMilestone),
    ...contracts.flatMap(ofContract),
    ...sheets.map(ofSheets),
  ]
}
