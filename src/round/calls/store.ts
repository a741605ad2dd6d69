import { desc, eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/db.ts'
import type { Last } from '../../history/rules.ts'
import { lastIn, lastOf } from '../../history/store.ts'
import type { Instant } from '../../shared/days.ts'
import type { Plan } from './rules/plan.ts'
import type { Drafted } from './rules/round.ts'
import { publications, rounds } from './tables.ts'

const columns = { id: rounds.id, plan: rounds.plan, publishedAt: publications.at }

/** Its history names everyone who wrote on it. */
const authors = sql`(select json_group_array(distinct h.by_id) from history h
  where h.subject = 'round:' || ${rounds.id} and h.what in ('round-drafted', 'round-redrafted'))`.mapWith(
  (ids: string): string[] => JSON.parse(ids),
)

/** A round by its id, draft or not. */
export const roundOf = (db: Db, id: string) =>
  db
    .select({ ...columns, version: rounds.version, draftedBy: authors })
    .from(rounds)
    .leftJoin(publications, eq(publications.roundId, rounds.id))
    .where(eq(rounds.id, id))

/** A published round by its id: what the public may see. Goes into the batch of whoever needs its rules. */
export const callOf = (db: Db, id: string) =>
  db
    .select(columns)
    .from(rounds)
    .innerJoin(publications, eq(publications.roundId, rounds.id))
    .where(eq(rounds.id, id))

export const roundSubject = (id: string): string => `round:${id}`

export async function findRound(db: Db, id: string): Promise<{ round: Drafted; last: Last } | null> {
  const [[round], last] = await db.batch([roundOf(db, id), lastOf(db, roundSubject(id))])
  return round ? { round, last: lastIn(last, roundSubject(id)) } : null
}

/** Every published call, the newest first. */
export const publishedRounds = (db: Db) =>
  db
    .select(columns)
    .from(publications)
    .innerJoin(rounds, eq(rounds.id, publications.roundId))
    .orderBy(desc(sql`json_extract(${rounds.plan}, '$.dates.opens')`))
    .limit(50)

/** Every round, drafts too; for the staff. */
export const allRounds = (db: Db) =>
  db
    .select(columns)
    .from(rounds)
    .leftJoin(publications, eq(publications.roundId, rounds.id))
    .orderBy(desc(sql`json_extract(${rounds.plan}, '$.dates.opens')`))
    .limit(50)

export const codeTaken = (db: Db, code: string) =>
  db.select({ id: rounds.id }).from(rounds).where(eq(rounds.code, code))

export const insertRound = (db: Db, round: { id: string; plan: Plan; by: string; at: Instant }): Statement =>
  db.insert(rounds).values({ ...round, code: round.plan.code, version: 1, savedAt: round.at })

export const savePlan = (db: Db, round: Drafted, plan: Plan, now: Instant): Statement =>
  db
    .update(rounds)
    .set({ plan, code: plan.code, version: round.version + 1, savedAt: now })
    .where(eq(rounds.id, round.id))

export const insertPublication = (db: Db, roundId: string, by: string, at: Instant): Statement =>
  db.insert(publications).values({ roundId, by, at })
