import { and, desc, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../db/db.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Plan } from '../rules/plan.ts'
import type { Typed } from '../rules/typed.ts'
import { publications, roundDrafts, roundWriters, rounds } from '../tables.ts'
import { calendarOf } from '../../../calendar/store.ts'
import type { Version } from '../../../rulebook/rules/rulebook.ts'
import type { Calendar } from '../../../shared/calendar.ts'
import { publishedTopicLists } from '../../needs/store/topics.ts'
import type { Discard } from '../../../rulebook/rules/discards.ts'
import { booksInForce, discardOf, isKept, roundOf, versionOf } from '../store.ts'

/** The working text of a round's draft; its id is the round's. */
export const draftOf = (db: Db, id: string) =>
  db
    .select({
      id: roundDrafts.id,
      typed: roundDrafts.typed,
      version: roundDrafts.version,
      savedAt: roundDrafts.savedAt,
      discard: discardOf(sql`${roundDrafts.id}`),
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
    .where(and(isNull(rounds.id), isKept(sql`${roundDrafts.id}`)))
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
  db.run(sql`insert into ${roundWriters} (round_id, person_id, at) select ${roundId}, ${personId}, ${at}
    where not exists (select 1 from ${roundWriters} where round_id = ${roundId} and person_id = ${personId})`)

/** A draft with all that drafting and checking it rests on. */
export type Found = {
  id: string
  /** The working text; null where the round was put forward without any: its plan says what there is. */
  typed: Typed | null
  plan: Plan | null
  /** Of the working text; 0 where there is none. */
  version: number
  savedAt: Instant | null
  /** Of the round, once the draft was put forward; null before. */
  roundVersion: number | null
  publishedAt: Instant | null
  discard: Discard | null
  /** The rulebooks' versions in force, the last one first. */
  versions: Version[]
  calendar: Calendar
  /** Published lists of topics, the newest first: what the call may be published with. */
  topicLists: { id: string; title: string; topics: number }[]
  /** Codes of the other rounds. */
  taken: string[]
}

/** A draft, or a round that can be drafted again. One round trip. */
export async function findDraft(db: Db, id: string): Promise<Found | null> {
  const [[draft], [round], books, calendar, topicLists, others] = await db.batch([
    draftOf(db, id),
    roundOf(db, id),
    booksInForce(db),
    calendarOf(db),
    publishedTopicLists(db),
    db
      .select({ code: rounds.code })
      .from(rounds)
      .where(and(ne(rounds.id, id))),
  ])
  if (!draft && !round) return null
  return {
    id,
    typed: draft?.typed ?? null,
    plan: round?.plan ?? null,
    version: draft?.version ?? 0,
    savedAt: draft?.savedAt ?? null,
    roundVersion: round?.version ?? null,
    publishedAt: round?.publishedAt ?? null,
    discard: draft?.discard ?? round?.discard ?? null,
    versions: books.map(versionOf),
    calendar,
    topicLists: topicLists.map(({ id: list, title, topics }) => ({ id: list, title, topics })),
    taken: others.map(({ code }) => code),
  }
}
