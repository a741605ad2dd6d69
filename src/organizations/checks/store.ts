import { type SQL, desc, eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/db.ts'
import { people } from '../../people/tables.ts'
import { allOrganizationChecks, organizationChecks } from '../tables.ts'

/**
 * All that officers found about an organization, the latest look-up first; goes into any batch. In place of an id, SQL
 * that finds one: a proposal's organization.
 */
export const snapshotsOf = (db: Db, organizationId: string | SQL) =>
  db
    .select({
      id: organizationChecks.id,
      about: organizationChecks.about,
      checkedOn: organizationChecks.checkedOn,
      source: organizationChecks.source,
      result: organizationChecks.result,
      enteredOn: organizationChecks.enteredOn,
      until: organizationChecks.until,
      note: organizationChecks.note,
      by: people.name,
      at: organizationChecks.at,
    })
    .from(organizationChecks)
    .innerJoin(people, eq(people.id, organizationChecks.by))
    .where(sql`${organizationChecks.organizationId} = ${organizationId}`)
    .orderBy(desc(organizationChecks.checkedOn), desc(organizationChecks.at), desc(organizationChecks.id))
    .limit(200)

/** Part of another statement: of all look-ups of an organization, those that were reversed among them. */
export const checkIdsOf = (organizationId: string): SQL =>
  sql`select id from all_organization_checks where organization_id = ${organizationId}`

export const insertChecks = (db: Db, rows: (typeof allOrganizationChecks.$inferInsert)[]): Statement =>
  db.insert(allOrganizationChecks).values(rows)
