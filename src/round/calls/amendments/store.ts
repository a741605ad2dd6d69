import { subjects } from '../../../history/subjects.ts'
import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../db/db.ts'
import { type Last, fresh } from '../../../history/rules.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import type { Instant } from '../../../shared/days.ts'
import { listsById, publishedTopicLists } from '../../needs/store/topics.ts'
import type { Amendment } from './rules/amendment.ts'
import type { Drafted } from '../rules/round.ts'
import { amendmentPublications, amendmentReturns, amendments, rounds } from '../tables.ts'
import { listsIn, roundOf } from '../store.ts'

const amendmentsWhere = (db: Db, where: ReturnType<typeof eq>) =>
  db
    .select({
      id: amendments.id,
      roundId: amendments.roundId,
      seq: amendments.seq,
      reason: amendments.reason,
      plan: amendments.plan,
      before: amendments.before,
      by: amendments.by,
      at: amendments.at,
      publishedAt: amendmentPublications.at,
      returned: { at: amendmentReturns.at, reason: amendmentReturns.reason, by: amendmentReturns.by },
    })
    .from(amendments)
    .leftJoin(amendmentPublications, eq(amendmentPublications.amendmentId, amendments.id))
    .leftJoin(amendmentReturns, eq(amendmentReturns.amendmentId, amendments.id))
    .where(where)
    .orderBy(asc(amendments.seq))

/** Every amendment of a round, in their order: for the staff. */
export const amendmentsOf = (db: Db, roundId: string) => amendmentsWhere(db, eq(amendments.roundId, roundId))

/** For the approver's desk: what waits to be published or returned, the oldest first. */
export const amendmentsWaiting = (db: Db) =>
  db
    .select({
      id: amendments.id,
      roundId: amendments.roundId,
      round: sql<string>`json_extract(${rounds.plan}, '$.title')`,
      seq: amendments.seq,
      by: amendments.by,
      at: amendments.at,
    })
    .from(amendments)
    .innerJoin(rounds, eq(rounds.id, amendments.roundId))
    .leftJoin(amendmentPublications, eq(amendmentPublications.amendmentId, amendments.id))
    .leftJoin(amendmentReturns, eq(amendmentReturns.amendmentId, amendments.id))
    .where(and(isNull(amendmentPublications.amendmentId), isNull(amendmentReturns.amendmentId)))
    .orderBy(asc(amendments.at))
    .limit(50)

/** The published ones, in their order: what everybody may read. */
export const publishedAmendments = (db: Db, roundId: string) =>
  db
    .select({
      id: amendments.id,
      seq: amendments.seq,
      reason: amendments.reason,
      plan: amendments.plan,
      before: amendments.before,
      publishedAt: sql<Instant>`${amendmentPublications.at}`,
    })
    .from(amendments)
    .innerJoin(amendmentPublications, eq(amendmentPublications.amendmentId, amendments.id))
    .where(and(eq(amendments.roundId, roundId), isNotNull(amendmentPublications.at)))
    .orderBy(asc(amendments.seq))

/** Titles of the lists of topics that a round's amendments name. */
export const listsNamedIn = (db: Db, roundId: string) =>
  listsById(
    db,
    sql`(select json_group_array(distinct l.value) from amendments a
      join amendment_publications p on p.amendment_id = a.id, json_each(json_array(a.plan, a.before)) d,
      json_each(${listsIn(sql`d.value`)}) l where a.round_id = ${roundId})`,
  )

/** A published list of topics: what a call may be amended with. */
export type TopicChoice = { id: string; title: string; topics: number; publishedAt: Instant | null }
export type Amending = { round: Drafted; amendments: Amendment[]; lists: TopicChoice[]; last: Last }

/** A round with its amendments. One round trip. */
export async function findAmending(db: Db, roundId: string): Promise<Amending | null> {
  const [[round], found, lists, last] = await db.batch([
    roundOf(db, roundId),
    amendmentsOf(db, roundId),
    publishedTopicLists(db),
    lastOf(db, subjects.round(roundId)),
  ])
  return round ? { round, amendments: found, lists, last: lastIn(last, subjects.round(roundId)) } : null
}

export type FoundAmendment = Amending & { amendment: Amendment }

/** The same by one of the amendments, which is named too. */
export async function findAmendment(db: Db, id: string): Promise<FoundAmendment | null> {
  const roundId = sql`(select ${amendments.roundId} from ${amendments} where ${amendments.id} = ${id})`
  const [[round], found, lists, [last]] = await db.batch([
    roundOf(db, roundId),
    amendmentsWhere(db, sql`${amendments.roundId} = ${roundId}`),
    publishedTopicLists(db),
    lastOf(db, subjects.round.of(roundId)),
  ])
  const amendment = found.find((one) => one.id === id)
  if (!round || !amendment) return null
  return { round, amendments: found, lists, amendment, last: last ?? fresh(subjects.round(round.id)) }
}

export const insertAmendment = (db: Db, amendment: typeof amendments.$inferInsert): Statement =>
  db.insert(amendments).values(amendment)

/** The amendment is published, and the round's plan is what it says from now on: the trigger takes nothing else. */
export const publishStatements = (
  db: Db,
  { id, roundId, plan }: Amendment,
  by: string,
  at: Instant,
): Statement[] => [
  db.insert(amendmentPublications).values({ amendmentId: id, by, at }),
  db
    .update(rounds)
    .set({ plan, version: sql`${rounds.version} + 1`, savedAt: at })
    .where(eq(rounds.id, roundId)),
]

export const insertReturn = (
  db: Db,
  returned: { amendmentId: string; reason: string; by: string; at: Instant },
): Statement => db.insert(amendmentReturns).values(returned)
