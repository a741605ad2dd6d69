import { subjects } from '../../../history/subjects.ts'
import { asc, eq } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import { numbered } from '../../calls/rules/round.ts'
import { openingIn, openingOf } from '../../calls/opening/store.ts'
import { callOf } from '../../calls/store.ts'
import { currentSubmissions } from '../tables.ts'

/** What is opened of a round: of each proposal that counts its number and digest, and nothing of what it says. */
const toOpen = (db: Db, roundId: string) =>
  db
    .select({
      proposalId: currentSubmissions.proposalId,
      organizationId: currentSubmissions.organizationId,
      number: currentSubmissions.number,
      sha256: currentSubmissions.sha256,
      nonce: currentSubmissions.nonce,
    })
    .from(currentSubmissions)
    .where(eq(currentSubmissions.roundId, roundId))
    .orderBy(asc(currentSubmissions.number))

/** A published round, how far its opening is, and what there is to open. One round trip. */
export async function findOpening(db: Db, roundId: string) {
  const [[round], opening, rows, last] = await db.batch([
    callOf(db, roundId),
    openingOf(db, roundId),
    toOpen(db, roundId),
    lastOf(db, subjects.round(roundId)),
  ])
  if (!round) return null
  const found = rows.map((row) => ({ ...row, number: numbered(round.plan, 'SQ', row.number) }))
  return { round, opening: openingIn(opening), proposals: found, last: lastIn(last, subjects.round(roundId)) }
}
