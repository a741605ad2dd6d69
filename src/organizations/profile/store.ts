import { and, desc, eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/db.ts'
import { people } from '../../people/tables.ts'
import { organizationProfiles } from '../tables.ts'

const OF_NOW = sql`(select max(x.version) from organization_profiles x
  where x.organization_id = ${organizationProfiles.organizationId})`

/** The profile that counts, one row or none; goes into any batch: a proposal's check page, an agreement, a document. */
export const profileOf = (db: Db, organizationId: string) =>
  db
    .select({
      version: organizationProfiles.version,
      profile: organizationProfiles.profile,
      at: organizationProfiles.at,
    })
    .from(organizationProfiles)
    .where(
      and(eq(organizationProfiles.organizationId, organizationId), eq(organizationProfiles.version, OF_NOW)),
    )

/** Every version, the last first, at most 20. */
export const profilesOf = (db: Db, organizationId: string) =>
  db
    .select({
      version: organizationProfiles.version,
      profile: organizationProfiles.profile,
      at: organizationProfiles.at,
      by: people.name,
    })
    .from(organizationProfiles)
    .innerJoin(people, eq(people.id, organizationProfiles.by))
    .where(eq(organizationProfiles.organizationId, organizationId))
    .orderBy(desc(organizationProfiles.version))
    .limit(20)

export const insertProfile = (db: Db, row: typeof organizationProfiles.$inferInsert): Statement =>
  db.insert(organizationProfiles).values(row)
