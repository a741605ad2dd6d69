import { subjects } from '../../../history/subjects.ts'
import { asc, eq, sql } from 'drizzle-orm'
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

/** The same for its page, which says how many there are. One round trip. */
export async function seeOpening(db: Db, roundId: string) {
  const [[round], opening, [counted]] = await db.batch([
    callOf(db, roundId),
    openingOf(db, roundId),
    db.all<{ count: number }>(sql`select submitted as count from round_progress where round_id = ${roundId}`),
  ])
  return round ? { round, opening: openingIn(opening), count: counted?.count ?? 0 } : null
}

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
