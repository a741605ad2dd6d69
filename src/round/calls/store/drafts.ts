import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../db/db.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Typed } from '../rules/typed.ts'
import { publications, roundDrafts, roundWriters, rounds } from '../tables.ts'

/** The working text of a round's draft; its id is the round's. */
export const draftOf = (db: Db, id: string) =>
  db
    .select({
      id: roundDrafts.id,
      typed: roundDrafts.typed,
      version: roundDrafts.version,
      savedAt: roundDrafts.savedAt,
    })
    .from(roundDrafts)
    .where(eq(roundDrafts.id, id))

/** Drafts that have not been put forward yet, the last saved first. */
export const openDrafts = (db: Db) =>
  db
    .select({
      id: roundDrafts.id,
      title: sql<string>`coalesce(json_extract(${roundDrafts.typed}, '$.title'), '')`,
      savedAt: roundDrafts.savedAt,
    })
    .from(roundDrafts)
    .leftJoin(rounds, eq(rounds.id, roundDrafts.id))
    .where(isNull(rounds.id))
    .orderBy(desc(roundDrafts.savedAt))
    .limit(50)

export type NewDraft = { id: string; typed: Typed; by: string; at: Instant }

/** Begins a draft with some text; whoever begins it writes on it. */
export const insertDraft = (db: Db, { at, ...draft }: NewDraft): [Statement, Statement] => [
  db.insert(roundDrafts).values({ ...draft, version: 1, at, savedAt: at }),
  noteWriter(db, draft.id, draft.by, at),
]

/** Working text: one guarded statement, and who wrote. Whether another window saved meanwhile is told by the first. */
export const saveTyped = (db: Db, id: string, version: number, typed: Typed, now: Instant) =>
  db
    .update(roundDrafts)
    .set({ typed, version: version + 1, savedAt: now })
    .where(and(eq(roundDrafts.id, id), eq(roundDrafts.version, version), isUnpublished))
    .returning({ id: roundDrafts.id })

const isUnpublished = sql`not exists (select 1 from ${publications} where ${publications.roundId} = ${roundDrafts.id})`

/** Working text that becomes what the plan says, whatever it was. */
export const keepTyped = (db: Db, { id, typed, by, at }: NewDraft): Statement[] => [
  db
    .insert(roundDrafts)
    .values({ id, typed, version: 1, by, at, savedAt: at })
    .onConflictDoUpdate({
      target: roundDrafts.id,
      set: { typed, version: sql`${roundDrafts.version} + 1`, savedAt: at },
    }),
  noteWriter(db, id, by, at),
]

export const noteWriter = (db: Db, roundId: string, personId: string, at: Instant): Statement =>
  db.insert(roundWriters).values({ roundId, personId, at }).onConflictDoNothing()
