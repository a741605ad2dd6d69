import { inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/db.ts'
import { organizations } from '../../people/tables.ts'
import { isGone } from '../changes/store.ts'
import { hostInForce } from '../hosting/store.ts'
import type { Applicant } from '../rules/applying.ts'

/** Columns for a select that reads `organizations`: what the rules about applying must know of it. */
export const applying = {
  host: sql<string | null>`(${hostInForce(sql`${organizations.id}`)} limit 1)`.as('host'),
  bars: sql<
    Applicant['bars']
  >`(select json_group_array(json_object('from', b.from_on, 'until', b.until_on, 'reason', b.reason))
    from bars b
    join bar_decisions d on d.bar_id = b.id and d.outcome = 'approved'
    left join bar_lifts l on l.bar_id = b.id
    where b.organization_id = ${organizations.id} and l.bar_id is null)`
    .mapWith((text: string): Applicant['bars'] => JSON.parse(text))
    .as('bars'),
  isGone: isGone(sql`${organizations.id}`)
    .mapWith(Boolean)
    .as('is_gone'),
  runs: sql<
    NonNullable<Applicant['runs']>
  >`(select json_group_array(json_object('code', c.code, 'until', c.until)) from contracted_units c
    where c.organization_id = ${organizations.id})`
    .mapWith((text: string): NonNullable<Applicant['runs']> => JSON.parse(text))
    .as('runs'),
}

/** The same of several organizations. */
export const applicantsOf = (db: Db, organizationIds: string[]) =>
  db
    .select({ id: organizations.id, kind: organizations.kind, ...applying })
    .from(organizations)
    .where(inArray(organizations.id, organizationIds))
