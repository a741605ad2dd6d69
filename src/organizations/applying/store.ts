import { eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/db.ts'
import { organizations } from '../../people/tables.ts'
import type { Day } from '../../shared/days.ts'
import type { Applicant } from '../rules/applying.ts'

/**
 * What the rules about applying must know of an organization: one statement, one row, for the batch of whoever begins or
 * submits. The bar is the one in force that day which lasts longest. The tables are spelled out: in a select of one table
 * drizzle leaves their names away.
 */
export const applicantOn = (db: Db, organizationId: string, today: Day) =>
  db
    .select({
      kind: organizations.kind,
      host: sql<string | null>`(select h.host_id from hostings h
        join hosting_answers a on a.hosting_id = h.id and a.outcome = 'confirmed'
        left join hosting_ends e on e.hosting_id = h.id
        where h.group_id = organizations.id and e.hosting_id is null limit 1)`,
      bar: sql<Applicant['bar']>`(select json_object('until', b.until_on, 'reason', b.reason) from bars b
        join bar_decisions d on d.bar_id = b.id and d.outcome = 'approved'
        left join bar_lifts l on l.bar_id = b.id
        where b.organization_id = organizations.id and l.bar_id is null
          and ${today} between b.from_on and b.until_on
        order by b.until_on desc limit 1)`.mapWith((text: string) => JSON.parse(text)),
    })
    .from(organizations)
    .where(eq(organizations.id, organizationId))
