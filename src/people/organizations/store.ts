import { eq, or } from 'drizzle-orm'
import type { Db, Statement } from '../../db/db.ts'
import type { Instant } from '../../shared/days.ts'
import type { NewOrganization, OrganizationKind } from '../rules/organization.ts'
import { memberships, organizations } from '../tables.ts'

/** Organizations that share a name or a number with this one. */
export const lookalikes = (
  db: Db,
  { name, uscc, filingNo }: { name: string; uscc: string | null; filingNo: string | null },
) =>
  db
    .select({
      id: organizations.id,
      name: organizations.name,
      uscc: organizations.uscc,
      filingNo: organizations.filingNo,
    })
    .from(organizations)
    .where(
      or(
        eq(organizations.name, name),
        uscc ? eq(organizations.uscc, uscc) : undefined,
        filingNo ? eq(organizations.filingNo, filingNo) : undefined,
      ),
    )

/** The organization, and the membership of the person who registers it. */
export const saveOrganization = (
  db: Db,
  organization: NewOrganization & { id: string },
  by: string,
  now: Instant,
): Statement[] => [
  db.insert(organizations).values({ ...organization, by, at: now }),
  joinOrganization(db, organization.id, by, now),
]

/** A group has moved up: its number, and as a legal person its kind. */
export const renumberOrganization = (
  db: Db,
  id: string,
  now: { kind: OrganizationKind; uscc: string | null; filingNo: string | null },
): Statement => db.update(organizations).set(now).where(eq(organizations.id, id))

/** Something that it registered with is corrected: who it is, or whom to call. */
export const correctOrganization = (
  db: Db,
  id: string,
  after: {
    name?: string
    kind?: OrganizationKind
    uscc?: string | null
    filingNo?: string | null
    subdistrict?: string
    contact?: string
    phone?: string
  },
): Statement => db.update(organizations).set(after).where(eq(organizations.id, id))

/** Makes a person a member, without asking. */
export const joinOrganization = (db: Db, organizationId: string, personId: string, now: Instant): Statement =>
  db.insert(memberships).values({ organizationId, personId, at: now })
