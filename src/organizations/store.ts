import { eq } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { organizations } from '../people/tables.ts'

/** As it stands in the register; `phone` is for its members and the staff. */
export const organizationOf = (db: Db, id: string) =>
  db
    .select({
      id: organizations.id,
      name: organizations.name,
      kind: organizations.kind,
      uscc: organizations.uscc,
      filingNo: organizations.filingNo,
      subdistrict: organizations.subdistrict,
      contact: organizations.contact,
      phone: organizations.phone,
      at: organizations.at,
    })
    .from(organizations)
    .where(eq(organizations.id, id))
