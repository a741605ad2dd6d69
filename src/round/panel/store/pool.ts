import { type SQLWrapper, asc, eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../db/db.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import { subjects } from '../../../history/subjects.ts'
import { invitationAcceptances as acceptances, invitations } from '../../../people/tables.ts'
import { registered } from '../../../people/registers/store.ts'
import type { Instant } from '../../../shared/days.ts'
import { reachOf } from '../../../shared/reach.ts'
import type { NewExpert, PoolStanding } from '../rules/pool.ts'
import { departedExperts as departed, experts, poolStandings as standings } from '../tables.ts'

/** When an expert's invitation was taken back. */
export const withdrawnAt = sql<Instant | null>`(select w.at from invitation_withdrawals w
  where w.invitation_id = ${experts.invitationId})`

/** Of an expert's id: has an account, and is an expert no more. */
export const hasLeft = (expertId: SQLWrapper) =>
  sql<boolean>`exists (select 1 from ${departed} where ${departed.expertId} = ${expertId})`

/** Of an expert's id: is not admitted, is suspended or removed. */
export const isOut = (expertId: SQLWrapper) =>
  sql<boolean>`exists (select 1 from ${standings} where ${standings.expertId} = ${expertId} and ${standings.standing} <> 'admitted')`

export const standing = sql<PoolStanding>`(select ${standings.standing} from ${standings} where ${standings.expertId} = ${experts.id})`

/** What everyone who reads the pool sees of an expert. */
export const expert = {
  id: experts.id,
  name: experts.name,
  employer: experts.employer,
  field: experts.field,
  personId: acceptances.personId,
  acceptedAt: acceptances.at,
  withdrawnAt,
  expiresAt: invitations.expiresAt,
}

/** Those of the pool with this address, and where the pool's history stands. */
export async function findNamesakes(db: Db, email: string) {
  const [namesakes, last] = await db.batch([
    db
      .select({
        name: experts.name,
        acceptedAt: acceptances.at,
        expiresAt: invitations.expiresAt,
        withdrawnAt,
      })
      .from(experts)
      .innerJoin(invitations, eq(invitations.id, experts.invitationId))
      .leftJoin(acceptances, eq(acceptances.invitationId, experts.invitationId))
      .where(eq(invitations.email, email.toLowerCase())),
    lastOf(db, subjects.pool),
  ])
  return { namesakes, last: lastIn(last, subjects.pool) }
}

export const insertExpert = (
  db: Db,
  row: Omit<NewExpert, 'email'> & { id: string; invitationId: string; by: string; at: Instant },
): Statement => db.insert(experts).values(row)

type Wanted = { word: string; page: number; rows: number }

/** A page of `rows` of the pool in the order of coming in, with how many there are. `word` is sought in name, employer and field. */
export async function findPool(db: Db, { word, page, rows: size }: Wanted) {
  const where = word
    ? sql`instr(${experts.name} || ' ' || ${experts.employer} || ' ' || ${experts.field}, ${word}) > 0`
    : undefined
  const [rows, [total]] = await db.batch([
    db
      .select({
        ...expert,
        email: invitations.email,
        standing,
      })
      .from(experts)
      .innerJoin(invitations, eq(invitations.id, experts.invitationId))
      .leftJoin(acceptances, eq(acceptances.invitationId, experts.invitationId))
      .where(where)
      .orderBy(asc(experts.at), asc(experts.name))
      .limit(size)
      .offset((page - 1) * size),
    db.all<{ count: number }>(
      where
        ? sql`select count(*) as count from (select 1 from ${experts} where ${where} limit ${reachOf(page, size) + 1})`
        : sql`select ${registered('experts')} as count`,
    ),
  ])
  return { rows, total: total?.count ?? 0 }
}

/** Which experts of the pool a person is. One who accepted two invitations is two; no panel takes both. */
export const expertOf = (db: Db, personId: string) =>
  db
    .select({ id: experts.id, name: experts.name })
    .from(experts)
    .innerJoin(acceptances, eq(acceptances.invitationId, experts.invitationId))
    .where(eq(acceptances.personId, personId))
