import { subjects } from '../history/subjects.ts'
import { type SQL, and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Db, Statement } from '../db/db.ts'
import type { Last } from '../history/rules.ts'
import { lastIn } from '../history/store.ts'
import { history } from '../history/tables.ts'
import type { Instant } from '../shared/days.ts'
import type { Discard, Returned } from './rules/discards.ts'
import type { Rulebook } from './rules/rulebook.ts'
import type { Drafted, Happened } from './rules/version.ts'
import {
  rulebookDiscards,
  rulebookEnactments,
  rulebookRequests,
  rulebookReturns,
  rulebookVersions,
  rulebooks,
} from './tables.ts'

const columns = {
  id: rulebookVersions.id,
  rulebookId: rulebookVersions.rulebookId,
  seq: rulebookVersions.seq,
  book: rulebookVersions.book,
  inForceAt: rulebookEnactments.at,
}

const listed = {
  id: rulebookVersions.id,
  rulebookId: rulebookVersions.rulebookId,
  seq: rulebookVersions.seq,
  title: sql<string>`json_extract(${rulebookVersions.book}, '$.title')`,
  savedAt: rulebookVersions.savedAt,
  inForceAt: rulebookEnactments.at,
}

/** The rulebook's history names everyone who wrote on a version. */
const authors = sql`(select json_group_array(distinct h.by_id) from history h
  where h.subject = ${subjects.rulebook.of(rulebookVersions.rulebookId)}
    and json_extract(h.particulars, '$.version') = ${rulebookVersions.id}
    and h.what in ('rulebook-copied', 'rulebook-imported', 'rulebook-version-drafted', 'rulebook-version-saved'))`.mapWith(
  (ids: string): string[] => JSON.parse(ids),
)

const requestedAt = sql<Instant | null>`(select q.at from rulebook_requests q
  where q.version_id = ${rulebookVersions.id} and q.version = ${rulebookVersions.version})`.as('requested_at')

/** How a version came back as its text stands, and who threw it away. */
const came = {
  returned:
    sql<Returned | null>`(select json_object('outcome', t.outcome, 'reason', t.reason, 'name', p.name, 'at', t.at)
    from rulebook_returns t join people p on p.id = t.by_id
    where t.version_id = ${rulebookVersions.id} and t.version = ${rulebookVersions.version})`.mapWith(
      (found: string): Returned => JSON.parse(found),
    ),
  discard:
    sql<Discard | null>`(select json_object('by', d.by_id, 'name', p.name, 'reason', d.reason, 'at', d.at)
    from discarded_versions d join people p on p.id = d.by_id where d.id = ${rulebookVersions.id})`.mapWith(
      (found: string): Discard => JSON.parse(found),
    ),
}

/** In a list: nobody has thrown the version away, or it is the asker's own to fetch back. */
const isKept = (personId: string | null = null): SQL =>
  sql`not exists (select 1 from discarded_versions d where d.id = ${rulebookVersions.id} and d.by_id is not ${personId})`

/** A version by its id, draft or not. */
export const versionOf = (db: Db, id: string) =>
  db
    .select({ ...columns, version: rulebookVersions.version, draftedBy: authors, requestedAt, ...came })
    .from(rulebookVersions)
    .leftJoin(rulebookEnactments, eq(rulebookEnactments.versionId, rulebookVersions.id))
    .where(eq(rulebookVersions.id, id))

/** What happened to a version, first things first, from its rulebook's history. */
export const happenedTo = (db: Db, id: string) =>
  db.all<Happened>(sql`select h.what, p.name as by, h.at from history h left join people p on p.id = h.by_id
    where h.subject = ${subjects.rulebook.of(sql`(select v.rulebook_id from rulebook_versions v where v.id = ${id})`)}
      and h.particulars ->> '$.version' = ${id}
    order by h.seq limit 200`)

/** A version in force, by its id: what the public may read and a round may bind. */
export const versionInForce = (db: Db, id: string) =>
  db
    .select(columns)
    .from(rulebookVersions)
    .innerJoin(rulebookEnactments, eq(rulebookEnactments.versionId, rulebookVersions.id))
    .where(eq(rulebookVersions.id, id))

/** The version put into force last: what a new round goes by unless its officer chooses another. */
export const currentVersion = (db: Db) =>
  db
    .select(columns)
    .from(rulebookEnactments)
    .innerJoin(rulebookVersions, eq(rulebookVersions.id, rulebookEnactments.versionId))
    .orderBy(desc(rulebookEnactments.at), desc(rulebookVersions.seq))
    .limit(1)

/** Two by their ids, with their texts, for a comparison; drafts where they may be read. */
export const versionsOf = (db: Db, ids: string[], withDrafts: boolean) =>
  db
    .select(columns)
    .from(rulebookVersions)
    .leftJoin(rulebookEnactments, eq(rulebookEnactments.versionId, rulebookVersions.id))
    .where(and(inArray(rulebookVersions.id, ids), withDrafts ? undefined : isNotNull(rulebookEnactments.at)))

/** The newest version of each rulebook, drafts too, for choosing where a file goes. */
export const latestOfEach = (db: Db) =>
  db
    .select(listed)
    .from(rulebookVersions)
    .leftJoin(rulebookEnactments, eq(rulebookEnactments.versionId, rulebookVersions.id))
    .where(
      sql`${isKept()} and ${rulebookVersions.seq} = (select max(v.seq) from rulebook_versions v
        where v.rulebook_id = ${rulebookVersions.rulebookId} and not exists (select 1 from discarded_versions x where x.id = v.id))`,
    )
    .orderBy(desc(rulebookVersions.savedAt))
    .limit(50)

/** The first `most` of the versions in force or once in force, the latest first; without the text. */
export const versionsInForce = (db: Db, most: number) =>
  db
    .select({ ...listed, inForceAt: rulebookEnactments.at })
    .from(rulebookEnactments)
    .innerJoin(rulebookVersions, eq(rulebookVersions.id, rulebookEnactments.versionId))
    .orderBy(desc(rulebookEnactments.at), desc(rulebookVersions.seq))
    .limit(most)

/** Drafts too, for the staff; what was saved last comes first. */
export const allVersions = (db: Db, most: number, personId: string) =>
  db
    .select({
      ...listed,
      discardedAt: sql<Instant | null>`(select d.at from discarded_versions d where d.id = ${rulebookVersions.id})`,
    })
    .from(rulebookVersions)
    .leftJoin(rulebookEnactments, eq(rulebookEnactments.versionId, rulebookVersions.id))
    .where(isKept(personId))
    .orderBy(desc(rulebookVersions.savedAt), desc(rulebookVersions.seq))
    .limit(most)

/** The versions of the same rulebook, for choosing another one to compare with. */
export const siblingsOf = (db: Db, id: string, withDrafts: boolean) =>
  db
    .select(listed)
    .from(rulebookVersions)
    .leftJoin(rulebookEnactments, eq(rulebookEnactments.versionId, rulebookVersions.id))
    .where(
      and(
        sql`${rulebookVersions.rulebookId} = (select v.rulebook_id from rulebook_versions v where v.id = ${id})`,
        withDrafts ? isKept() : isNotNull(rulebookEnactments.at),
      ),
    )
    .orderBy(desc(rulebookVersions.seq))
    .limit(50)

/** A version, where the history of its rulebook stands, and the number of the rulebook's last version: one batch. */
export async function findVersion(
  db: Db,
  id: string,
): Promise<{ version: Drafted; last: Last; lastSeq: number } | null> {
  const rulebookId = sql`(select v.rulebook_id from rulebook_versions v where v.id = ${id})`
  const [[version], last, [newest]] = await db.batch([
    versionOf(db, id),
    lastEntry(db, subjects.rulebook.of(rulebookId)),
    newestSeq(db, rulebookId),
  ])
  if (!version) return null
  const subject = subjects.rulebook(version.rulebookId)
  return { version, last: lastIn(last, subject), lastSeq: newest?.seq ?? version.seq }
}

/** Where a rulebook's history stands, and the number of its last version. */
export async function findRulebook(db: Db, id: string): Promise<{ last: Last; lastSeq: number } | null> {
  const subject = subjects.rulebook(id)
  const [last, [newest]] = await db.batch([lastEntry(db, sql`${subject}`), newestSeq(db, sql`${id}`)])
  return newest ? { last: lastIn(last, subject), lastSeq: newest.seq } : null
}

const lastEntry = (db: Db, subject: SQL) =>
  db
    .select({ subject: history.subject, seq: history.seq, hash: history.hash })
    .from(history)
    .where(sql`${history.subject} = ${subject}`)
    .orderBy(desc(history.seq))
    .limit(1)

const newestSeq = (db: Db, rulebookId: SQL) =>
  db
    .select({ seq: rulebookVersions.seq })
    .from(rulebookVersions)
    .where(sql`${rulebookVersions.rulebookId} = ${rulebookId}`)
    .orderBy(desc(rulebookVersions.seq))
    .limit(1)

export const insertRulebook = (db: Db, id: string, by: string, at: Instant): Statement =>
  db.insert(rulebooks).values({ id, by, at })

type NewVersion = {
  id: string
  rulebookId: string
  seq: number
  book: Rulebook
  from: string | null
  by: string
  at: Instant
}

export const insertVersion = (db: Db, version: NewVersion): Statement =>
  db.insert(rulebookVersions).values({ ...version, version: 1, savedAt: version.at })

export const saveBook = (db: Db, version: Drafted, book: Rulebook, now: Instant): Statement =>
  db
    .update(rulebookVersions)
    .set({ book, version: version.version + 1, savedAt: now })
    .where(and(eq(rulebookVersions.id, version.id), eq(rulebookVersions.version, version.version)))

export const insertEnactment = (db: Db, versionId: string, by: string, at: Instant): Statement =>
  db.insert(rulebookEnactments).values({ versionId, by, at })

export const insertRequest = (
  db: Db,
  request: { versionId: string; version: number; by: string; at: Instant },
): Statement => db.insert(rulebookRequests).values(request)

export const insertRulebookReturn = (db: Db, row: typeof rulebookReturns.$inferInsert): Statement =>
  db.insert(rulebookReturns).values(row)

type Thrown = Omit<typeof rulebookDiscards.$inferInsert, 'seq'>

/** Its number is computed inside the batch, which the history of the rulebook locks. */
export const insertRulebookDiscard = (db: Db, row: Thrown): Statement =>
  db.insert(rulebookDiscards).values({
    ...row,
    seq: sql`(select coalesce(max(x.seq), 0) + 1 from rulebook_discards x where x.version_id = ${row.versionId})`,
  })
