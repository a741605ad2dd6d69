import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/db.ts'
import type { Last } from '../../history/rules.ts'
import { lastIn, lastOf } from '../../history/store.ts'
import type { Instant } from '../../shared/days.ts'
import type { Plan } from './rules/plan.ts'
import type { Round } from './rules/round.ts'
import { publications, rounds } from './tables.ts'

const columns = {
  id: rounds.id,
  plan: rounds.plan,
  version: rounds.version,
  draftedBy: rounds.by,
  publishedAt: publications.at,
}

/** A round by its id; goes into the batch of whoever needs its rules. */
export const roundOf = (db: Db, id: string) =>
  db
    .select(columns)
    .from(rounds)
    .leftJoin(publications, eq(publications.roundId, rounds.id))
    .where(eq(rounds.id, id))

/** A published round by its id: what the public may see. */
export const callOf = (db: Db, id: string) =>
  db
    .select(columns)
    .from(rounds)
    .innerJoin(publications, eq(publications.roundId, rounds.id))
    .where(eq(rounds.id, id))

export const roundSubject = (id: string): string => `round:${id}`

export async function findRound(db: Db, id: string): Promise<{ round: Round; last: Last } | null> {
  const [[round], last] = await db.batch([roundOf(db, id), lastOf(db, roundSubject(id))])
  return round ? { round, last: lastIn(last, roundSubject(id)) } : null
}

/** Every published call, the newest first. */
export const publishedRounds = (db: Db) =>
  db
    .select({ ...columns, publishedAt: publications.at })
    .from(publications)
    .innerJoin(rounds, eq(rounds.id, publications.roundId))
    .where(isNotNull(publications.at))
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

/** Working text: one guarded statement. False when somebody saved another version meanwhile. */
export async function savePlan(db: Db, round: Round, plan: Plan, now: Instant): Promise<boolean> {
  const saved = await db
    .update(rounds)
    .set({ plan, code: plan.code, version: round.version + 1, savedAt: now })
    .where(and(eq(rounds.id, round.id), eq(rounds.version, round.version)))
    .returning({ id: rounds.id })
  return saved.length === 1
}

export const insertPublication = (db: Db, roundId: string, by: string, at: Instant): Statement =>
  db.insert(publications).values({ roundId, by, at })
