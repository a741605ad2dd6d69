import { type SQL, and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../db/db.ts'
import { fileRemovals, files } from '../../files/tables.ts'
import { organizations } from '../../people/tables.ts'

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

const placeOf = (id: typeof organizations.id): SQL => sql`'organization:' || ${id}`
