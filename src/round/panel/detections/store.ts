import { sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../db/db.ts'
import type { Instant } from '../../../shared/days.ts'
import { judgedOf } from '../recusals/store.ts'
import type { Detection } from '../rules/detected.ts'
import { detectedIn, detectionIn } from '../store/detected.ts'
import { detectionAsides } from '../tables.ts'

/** What was found of a member and an organization, with all that an answer to it rests on. Two round trips. */
export async function findDetected(db: Db, roundId: string, pair: string) {
  const [expertId = '', organizationId = ''] = pair.split(' ')
  const which = sql`d.expert_id = ${expertId} and d.organization_id = ${organizationId}`
  const [row] = await detectedIn(db, roundId, which)
  const found = await judgedOf(db, roundId, { expertId, organizationId })
  if (!found) return null
  const { judged, openedAt, lasts } = found
  return { judged, detected: { openedAt, detection: row ? detectionIn(row) : null }, lasts }
}

/** A row a ground: one that comes later is asked about again. */
export const insertAsides = (
  db: Db,
  { expertId, organizationId, grounds }: Detection,
  { roundId, reason, by, at }: { roundId: string; reason: string; by: string; at: Instant },
): Statement =>
  db
    .insert(detectionAsides)
    .values(grounds.map((ground) => ({ roundId, expertId, organizationId, ground, reason, by, at })))
