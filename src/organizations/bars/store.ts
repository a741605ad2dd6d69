import { subjects } from '../../history/subjects.ts'
import { type SQL, and, count, desc, eq, gte, isNull, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { type Db, type Statement, newId } from '../../db/db.ts'
import { lastOf } from '../../history/store.ts'
import { organizations, people } from '../../people/tables.ts'
import type { Day, Instant } from '../../shared/days.ts'
import type { BarState } from '../rules/bar.ts'
import { barDecisions, barLifts, bars } from '../tables.ts'

const deciders = alias(people, 'deciders')

const select = (db: Db, where: SQL | undefined) =>
  db
    .select({
      id: bars.id,
      organization: { id: organizations.id, name: organizations.name },
      from: bars.from,
      until: bars.until,
      reason: bars.reason,
      about: bars.about,
      rulebookId: bars.rulebookId,
      clause: bars.clause,
      byId: bars.by,
      by: people.name,
      at: bars.at,
      outcome: barDecisions.outcome,
      outcomeReason: barDecisions.reason,
      decidedBy: deciders.name,
      decidedAt: barDecisions.at,
      liftReason: barLifts.reason,
      liftedAt: barLifts.at,
    })
    .from(bars)
    .innerJoin(organizations, eq(organizations.id, bars.organizationId))
    .innerJoin(people, eq(people.id, bars.by))
    .leftJoin(barDecisions, eq(barDecisions.barId, bars.id))
    .leftJoin(deciders, eq(deciders.id, barDecisions.by))
    .leftJoin(barLifts, eq(barLifts.barId, bars.id))
    .where(where)

export const barById = (db: Db, id: string) => select(db, eq(bars.id, id))

/** The same bar of an organization, word for word, which waits for its decision: its form was sent before. */
export const sameWaiting = (
  db: Db,
  organizationId: string,
  { from, reason, about }: { from: Day; reason: string; about: string },
) =>
  db
    .select({ id: bars.id })
    .from(bars)
    .leftJoin(barDecisions, eq(barDecisions.barId, bars.id))
    .where(
      and(
        ...[eq(bars.organizationId, organizationId), isNull(barDecisions.barId)],
        ...[eq(bars.from, from), eq(bars.reason, reason), eq(bars.about, about)],
      ),
    )
    .limit(1)

/** All of one organization, the last first; for its own members only those that were approved. */
export const barsOf = (db: Db, organizationId: string, isStaff: boolean) =>
  select(
    db,
    and(eq(bars.organizationId, organizationId), isStaff ? undefined : eq(barDecisions.outcome, 'approved')),
  )
    .orderBy(desc(bars.at), desc(bars.id))
    .limit(50)

/** In SQL what barState says; test/organizations/bars holds the two together. */
function inState(state: BarState | undefined, today: Day): SQL | undefined {
  const approved = sql`${barDecisions.outcome} = 'approved' and ${barLifts.barId} is null`
  switch (state) {
    case 'waiting':
      return sql`${barDecisions.barId} is null`
    case 'returned':
      return eq(barDecisions.outcome, 'returned')
    case 'lifted':
      return sql`${barLifts.barId} is not null`
    case 'coming':
      return sql`${approved} and ${bars.from} > ${today}`
    case 'in-force':
      return sql`${approved} and ${today} between ${bars.from} and ${bars.until}`
    case 'over':
      return sql`${approved} and ${bars.until} < ${today}`
    case undefined:
      return undefined
  }
}

export type Wanted = { state?: BarState | undefined; page: number; rows: number }

export const barsPage = (db: Db, { state, page, rows }: Wanted, today: Day) =>
  select(db, inState(state, today))
    .orderBy(desc(bars.at), desc(bars.id))
    .limit(rows)
    .offset((page - 1) * rows)

export const countBars = (db: Db, state: BarState | undefined, today: Day) =>
  db
    .select({ count: count() })
    .from(bars)
    .leftJoin(barDecisions, eq(barDecisions.barId, bars.id))
    .leftJoin(barLifts, eq(barLifts.barId, bars.id))
    .where(inState(state, today))

/** Bars that wait for an approver, the oldest first: for the desk. */
export const barsWaiting = (db: Db) => select(db, inState('waiting', '')).orderBy(bars.at, bars.id).limit(50)

/** What an officer has sent: what waits, and what was answered since an instant; the last first. */
export const barsSentBy = (db: Db, personId: string, since: Instant) =>
  select(db, and(eq(bars.by, personId), or(isNull(barDecisions.barId), gte(barDecisions.at, since))))
    .orderBy(desc(bars.at), desc(bars.id))
    .limit(20)

/** The bar in force on a day, one row or none: the one that lasts longest. Goes into the batch of whoever applies. */
export const barOn = (db: Db, organizationId: string, today: Day) =>
  db
    .select({ until: bars.until, reason: bars.reason, rulebookId: bars.rulebookId, clause: bars.clause })
    .from(bars)
    .innerJoin(barDecisions, eq(barDecisions.barId, bars.id))
    .leftJoin(barLifts, eq(barLifts.barId, bars.id))
    .where(and(eq(bars.organizationId, organizationId), inState('in-force', today)))
    .orderBy(desc(bars.until))
    .limit(1)

/** The same as part of another statement: JSON, or null. */
export const barIn = (organizationId: SQL, today: Day): SQL => sql`(
  select json_object('until', ${bars.until}, 'reason', ${bars.reason}) from ${bars}
  join ${barDecisions} on ${barDecisions.barId} = ${bars.id} left join ${barLifts} on ${barLifts.barId} = ${bars.id}
  where ${bars.organizationId} = ${organizationId} and ${inState('in-force', today)} order by ${bars.until} desc limit 1)`

/** Every organization with a bar in force on a day: for the batch of whoever decides on several. */
export const barredOn = (db: Db, today: Day) =>
  db
    .selectDistinct({ organizationId: bars.organizationId })
    .from(bars)
    .innerJoin(barDecisions, eq(barDecisions.barId, bars.id))
    .leftJoin(barLifts, eq(barLifts.barId, bars.id))
    .where(inState('in-force', today))

/** Where the history of the organization of a bar stands. */
export const lastOfBarred = (db: Db, barId: string) =>
  lastOf(db, subjects.organization.of(sql`(select organization_id from bars where id = ${barId})`))

export const insertBar = (db: Db, row: typeof bars.$inferInsert): Statement => db.insert(bars).values(row)
/** A sanction that was decided elsewhere enters the register as it is: prepared by one person, approved by another. */
export function registerBar(
  db: Db,
  bar: Omit<typeof bars.$inferInsert, 'id'>,
  approved: { by: string; at: Instant },
): Statement[] {
  const id = newId()
  return [
    insertBar(db, { id, ...bar }),
    insertDecision(db, { barId: id, outcome: 'approved', reason: '', ...approved }),
  ]
}

export const insertDecision = (db: Db, row: typeof barDecisions.$inferInsert): Statement =>
  db.insert(barDecisions).values(row)
export const insertLift = (db: Db, row: typeof barLifts.$inferInsert): Statement =>
  db.insert(barLifts).values(row)
