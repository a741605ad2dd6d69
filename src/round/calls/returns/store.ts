import { and, desc, eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../db/db.ts'
import { type Last, fresh } from '../../../history/rules.ts'
import { lastOf } from '../../../history/store.ts'
import { subjects } from '../../../history/subjects.ts'
import { fetchableSince } from '../../../rulebook/rules/discards.ts'
import type { Instant } from '../../../shared/days.ts'
import { discardOf, roundOf } from '../store.ts'
import { discardedRounds, roundDiscards, roundDrafts, roundReturns, rounds } from '../tables.ts'
import type { Drafted } from '../rules/round.ts'
import type { Draft } from './rules.ts'

const writers =
  sql`(select json_group_array(w.person_id) from round_writers w where w.round_id = ${roundDrafts.id})`.mapWith(
    (ids: string): string[] => JSON.parse(ids),
  )

/** A draft with whoever wrote on it, put forward or not, and its history. One round trip. */
export async function findDiscarding(
  db: Db,
  id: string,
): Promise<{ draft: Draft; round: Drafted | null; last: Last } | null> {
  const [[round], [text], [last]] = await db.batch([
    roundOf(db, id),
    db
      .select({ writers, discard: discardOf(sql`${roundDrafts.id}`) })
      .from(roundDrafts)
      .where(eq(roundDrafts.id, id)),
    lastOf(db, subjects.round(id)),
  ])
  if (!round && !text) return null
  const draft = {
    publishedAt: round?.publishedAt ?? null,
    writers: [...(round?.draftedBy ?? []), ...(text?.writers ?? [])],
    discard: round?.discard ?? text?.discard ?? null,
  }
  return { draft, round: round ?? null, last: last ?? fresh(subjects.round(id)) }
}

/** What a person has thrown away and can still fetch back, the last first. */
export const fetchableBy = (db: Db, personId: string, now: Instant) =>
  db
    .select({
      id: discardedRounds.id,
      at: discardedRounds.at,
      title: sql<string>`coalesce(${rounds.plan} ->> '$.title', ${roundDrafts.typed} ->> '$.title', '')`,
    })
    .from(discardedRounds)
    .leftJoin(rounds, eq(rounds.id, discardedRounds.id))
    .leftJoin(roundDrafts, eq(roundDrafts.id, discardedRounds.id))
    .where(and(eq(discardedRounds.by, personId), sql`${discardedRounds.at} > ${fetchableSince(now)}`))
    .orderBy(desc(discardedRounds.at))
    .limit(50)

type Kept = { draft: string; outcome: 'discarded' | 'restored'; reason: string; by: string; at: Instant }

/** Its number is computed inside the batch, which the history of the round locks. */
export const insertDiscard = (db: Db, row: Kept): Statement =>
  db.insert(roundDiscards).values({
    ...row,
    seq: sql`(select coalesce(max(x.seq), 0) + 1 from round_discards x where x.draft = ${row.draft})`,
  })

/** The code of a round that is thrown away is free for another one; what its plan says stays. */
export const freeCode = (db: Db, id: string): Statement =>
  db
    .update(rounds)
    .set({ code: sql`'-' || ${rounds.id}` })
    .where(eq(rounds.id, id))
export const takeCode = (db: Db, id: string): Statement =>
  db
    .update(rounds)
    .set({ code: sql`${rounds.plan} ->> '$.code'` })
    .where(eq(rounds.id, id))

export const insertRoundReturn = (db: Db, row: typeof roundReturns.$inferInsert): Statement =>
  db.insert(roundReturns).values(row)
