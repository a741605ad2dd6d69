import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import type { Instant } from '../../../shared/days.ts'
import { isUnsealed } from '../../calls/opening/store.ts'

/** Of a row q of round_progress: how many submissions are not judged yet, or are judged again (复核). */
export const unjudged = sql`q.submitted - q.screened + q.rechecked`

/** The same, with those of which nobody has been told yet. */
export const unsettled = sql`${unjudged} + q.untold`

/** The same of a round, none while it is sealed: one row, for later stages. */
export const waitingIn = (db: Db, roundId: string) => db.all<{ left: number }>(waits(roundId))

/** The same as part of a query. */
export const waits = (roundId: string): SQL => sql`
  select coalesce(sum(${unsettled}), 0) as "left" from round_progress q
  where q.round_id = ${roundId} and ${isUnsealed(sql`q.round_id`)}`

/** When the last submission of a round failed that nobody has asked to look at again; null: there is none. */
export const lastFailure = (roundId: SQL): SQL => sql`
  (select max(x.failed_at) from proposal_progress x where x.round_id = ${roundId} and x.failed_at is not null)`

export const lastFailureIn = (db: Db, roundId: string) =>
  db.all<{ at: Instant | null }>(sql`select ${lastFailure(sql`${roundId}`)} as at`)
