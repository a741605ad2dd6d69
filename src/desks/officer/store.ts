import type { Db } from '../../db/db.ts'
import { evaluatedNotClosed, finalReportsWaiting } from '../../round/closing/store.ts'
import { reportsWaiting } from '../../round/projects/store.ts'
import type { Instant } from '../../shared/days.ts'
import { overview } from '../overview/store.ts'

/** Rounds in work, and what has come in to be read, in one round trip. */
export async function findOfficer(db: Db, now: Instant) {
  const [rounds, reports, finals, evaluated] = await db.batch([
    overview(db, now, { inWork: true }),
    reportsWaiting(db),
    finalReportsWaiting(db),
    evaluatedNotClosed(db),
  ])
  return { rounds, reports, finals, evaluated }
}
