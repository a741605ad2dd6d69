import { subjects } from '../../history/subjects.ts'
import { type SQL, and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../db/db.ts'
import { fileRemovals, files } from '../../files/tables.ts'
import type { Day } from '../../shared/days.ts'
import { organizations } from '../../people/tables.ts'

const KIND = subjects.organization.kind

type Expiring = { organizationId: string; organization: string; name: string; label: string; expiresOn: Day }

/** Certificates that are over by `until`, of every organization, the longest over first; a page of them. */
export const expiringBy = (db: Db, until: Day, page: number, rows: number) =>
  db.all<Expiring>(sql`select o.id as organizationId, o.name as organization, c.name, c.label, c.expires_on as expiresOn
    from (${expiring(until)}) c join organizations o on o.id = c.organization_id
    order by c.expires_on, o.name, c.id limit ${rows} offset ${(page - 1) * rows}`)

export const countExpiring = (db: Db, until: Day) =>
  db.all<{ count: number }>(sql`select count(*) as count from (${expiring(until)})`)

/** Certificates that count, of each kind the last one, and whose last day is not after `until`. */
export function expiring(until: Day): SQL {
  return sql`select id, name, label, organization_id, expires_on from (
      select f.id, f.name, f.label, substr(f.place, length(${KIND}) + 2) as organization_id,
        substr(f.label, instr(f.label, ' ') + 1) as expires_on,
        row_number() over (partition by f.place, case when f.label like 'other %' then f.id
          else substr(f.label, 1, instr(f.label, ' ')) end order by f.at desc, f.id desc) as nth
      from files f left join file_removals r on r.file_id = f.id
      where f.place like ${KIND} || ':%' and r.file_id is null
    ) where nth = 1 and expires_on <= ${until}`
}

/** Certificates that count of these organizations, with whose they are, the last first. */
export const certificatesOf = (db: Db, organizationIds: string[]) =>
  db
    .select({ file: files, organization: { id: organizations.id, name: organizations.name } })
    .from(files)
    .innerJoin(organizations, eq(files.place, placeOf(organizations.id)))
    .leftJoin(fileRemovals, eq(fileRemovals.fileId, files.id))
    .where(
      and(
        isNull(fileRemovals.fileId),
        sql`${organizations.id} in (select value from json_each(${JSON.stringify(organizationIds)}))`,
      ),
    )
    .orderBy(desc(files.at), desc(files.id))
    .limit(200)

const placeOf = (id: typeof organizations.id): SQL => subjects.organization.of(id)
