import { type SQL, and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/db.ts'
import { registered } from '../../people/registers/store.ts'
import { reachOf } from '../../shared/reach.ts'
import { organizations } from '../../people/tables.ts'
import type { OrganizationKind } from '../../people/rules/organization.ts'
import type { Rung } from '../rules/ladder.ts'

export type Wanted = {
  words: string
  kind?: OrganizationKind | undefined
  rung?: Rung | undefined
}

/** `words` in the name, or a whole number. */
function fits({ words, kind, rung }: Wanted): SQL | undefined {
  return and(
    words
      ? sql`(instr(${organizations.name}, ${words}) > 0 or ${words} in (${organizations.uscc}, ${organizations.filingNo}))`
      : undefined,
    kind ? eq(organizations.kind, kind) : undefined,
    rung ? ON_RUNG[rung] : undefined,
  )
}

/** In SQL what rungOf says. */
const ON_RUNG: Record<Rung, SQL> = {
  group: sql`${organizations.kind} = 'community' and ${organizations.filingNo} is null`,
  filed: sql`${organizations.kind} = 'community' and ${organizations.filingNo} is not null`,
  registered: sql`${organizations.kind} <> 'community'`,
}

export const organizationsPage = (db: Db, wanted: Wanted, page: number, rows: number) =>
  db
    .select({
      id: organizations.id,
      name: organizations.name,
      kind: organizations.kind,
      uscc: organizations.uscc,
      filingNo: organizations.filingNo,
      subdistrict: organizations.subdistrict,
      checkedOn: sql<string | null>`(select max(checked_on) from organization_checks
        where organization_id = ${organizations.id})`,
    })
    .from(organizations)
    .where(fits(wanted))
    .orderBy(asc(organizations.name), asc(organizations.id))
    .limit(rows)
    .offset((page - 1) * rows)

/** How many there are: on a rung, or of all, as they are kept; of others as far as a page reaches. */
export function countOrganizations(db: Db, wanted: Wanted, page: number, rows: number) {
  const { words, kind, rung } = wanted
  if (isKept({ words, kind }))
    return db.all<{ count: number }>(
      sql`select ${rung ? registered(rung) : registered('group', 'filed', 'registered')} as count`,
    )
  return db.all<{ count: number }>(sql`select count(*) as count from (
    select 1 from ${organizations} where ${fits(wanted)} limit ${reachOf(page, rows) + 1})`)
}

/** Its number is kept: by rung alone, or not narrowed. */
export const isKept = ({ words, kind }: Wanted): boolean => words === '' && kind === undefined
