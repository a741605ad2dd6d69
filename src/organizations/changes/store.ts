import { type SQLWrapper, desc, eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/db.ts'
import { fresh } from '../../history/rules.ts'
import { reversalIn, reversalsAmong } from '../../history/reversals/store.ts'
import { lastOf } from '../../history/store.ts'
import { subjects } from '../../history/subjects.ts'
import { organizations, people } from '../../people/tables.ts'
import type { Instant } from '../../shared/days.ts'
import type { Change, ChangeKind } from '../rules/change.ts'
import { allOrganizationChangeAnswers, organizationChangeAnswers, organizationChanges } from '../tables.ts'

/** An organization by its own id or by that of a change that was recorded. */
export type Which = { organizationId: string } | { changeId: string }

/** An organization with what became of it, the newest first. One round trip. */
export async function findChanges(db: Db, which: Which) {
  const id =
    'organizationId' in which
      ? sql<string>`${which.organizationId}`
      : sql<string>`(select x.organization_id from organization_changes x where x.id = ${which.changeId})`
  const [[organization], rows, [last], reversals] = await db.batch([
    db
      .select({ id: organizations.id, name: organizations.name })
      .from(organizations)
      .where(eq(organizations.id, id)),
    changesOf(db, id),
    lastOf(db, subjects.organization.of(id)),
    reversalsAmong(
      db,
      'organization-change',
      sql`select a.id from all_organization_change_answers a join organization_changes c on c.id = a.change_id where c.organization_id = ${id}`,
    ),
  ])
  return organization
    ? {
        organization,
        changes: rows.map(changeIn),
        reversals: reversals.map(reversalIn),
        last: last ?? fresh(subjects.organization(organization.id)),
      }
    : null
}
export type Found = NonNullable<Awaited<ReturnType<typeof findChanges>>>

const changesOf = (db: Db, id: SQLWrapper) =>
  db
    .select({
      id: organizationChanges.id,
      kind: organizationChanges.kind,
      sinceOn: organizationChanges.sinceOn,
      into: organizationChanges.into,
      evidence: organizationChanges.evidence,
      by: organizationChanges.by,
      byName: people.name,
      at: organizationChanges.at,
      answerId: sql<string | null>`${organizationChangeAnswers.id}`,
      outcome: organizationChangeAnswers.outcome,
      answerReason: sql<string | null>`${organizationChangeAnswers.reason}`,
      answeredBy: sql<
        string | null
      >`(select a.name from people a where a.id = ${organizationChangeAnswers.by})`,
      answeredAt: sql<Instant | null>`${organizationChangeAnswers.at}`,
    })
    .from(organizationChanges)
    .innerJoin(people, eq(people.id, organizationChanges.by))
    .leftJoin(organizationChangeAnswers, eq(organizationChangeAnswers.changeId, organizationChanges.id))
    .where(sql`${organizationChanges.organizationId} = ${id}`)
    .orderBy(desc(organizationChanges.at))

type Row = Awaited<ReturnType<typeof changesOf>>[number]

function changeIn({ outcome, answerReason, answeredBy, answeredAt, ...change }: Row): Change {
  const isAnswered = outcome !== null && answeredAt !== null
  const answer = isAnswered
    ? { outcome, reason: answerReason ?? '', byName: answeredBy ?? '', at: answeredAt }
    : null
  return { ...change, answer }
}

/** In a query: the organization is no more. */
export const isGone = (organizationId: SQLWrapper) =>
  sql<boolean>`exists (select 1 from gone_organizations z where z.organization_id = ${organizationId})`

/** Changes that wait for an approver: for the desks. */
export const changesWaiting = (db: Db) =>
  db.all<{
    id: string
    organizationId: string
    name: string
    kind: ChangeKind
    by: string
    byName: string
    at: Instant
  }>(sql`
    select c.id, c.organization_id as organizationId, o.name, c.kind, c.by_id as "by", h.name as byName, c.at
    from organization_changes c join organizations o on o.id = c.organization_id join people h on h.id = c.by_id
    left join organization_change_answers a on a.change_id = c.id
    where a.change_id is null order by c.at limit 50`)

/** Who has this name now. */
export const namesakes = (db: Db, name: string) =>
  db.select({ id: organizations.id }).from(organizations).where(eq(organizations.name, name))

export const insertChange = (db: Db, row: typeof organizationChanges.$inferInsert): Statement =>
  db.insert(organizationChanges).values(row)
export const insertChangeAnswer = (
  db: Db,
  row: typeof allOrganizationChangeAnswers.$inferInsert,
): Statement => db.insert(allOrganizationChangeAnswers).values(row)
