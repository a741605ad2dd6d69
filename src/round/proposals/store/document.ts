import { eq } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { organizations } from '../../../people/tables.ts'

/** Who applies, as an application names them; the proposal itself has been found for the person who asks. */
export const applicantOf = (db: Db, organizationId: string) =>
  db
    .select({
      name: organizations.name,
      kind: organizations.kind,
      uscc: organizations.uscc,
      filingNo: organizations.filingNo,
      subdistrict: organizations.subdistrict,
    })
    .from(organizations)
    .where(eq(organizations.id, organizationId))
