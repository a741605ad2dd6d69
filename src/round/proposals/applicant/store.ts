import { type SQL, and, eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../db/db.ts'
import { hostInForce } from '../../../organizations/hosting/store.ts'
import { organizationProfiles } from '../../../organizations/tables.ts'
import { memberNames } from '../../../people/members/store.ts'
import { organizations } from '../../../people/tables.ts'
import type { Applicant } from './rules.ts'
import { proposals, submissionApplicants as frozen } from '../tables.ts'

const lastVersion = sql`(select max(x.version) from organization_profiles x where x.organization_id = ${organizations.id})`

const host = sql<
  string | null
>`(select n.name from organizations n where n.id = (${hostInForce(sql`${organizations.id}`)} limit 1))`.as(
  'host',
)

/** Who applies with a proposal, as it stands now: one row; goes into any batch. */
export const applicantOf = (db: Db, proposalId: string) =>
  db
    .select({
      organizationId: proposals.organizationId,
      name: organizations.name,
      kind: organizations.kind,
      uscc: organizations.uscc,
      filingNo: organizations.filingNo,
      subdistrict: organizations.subdistrict,
      contact: organizations.contact,
      phone: organizations.phone,
      host,
      members: memberNames(proposals.organizationId),
      version: organizationProfiles.version,
      profile: organizationProfiles.profile,
    })
    .from(proposals)
    .innerJoin(organizations, eq(organizations.id, proposals.organizationId))
    .leftJoin(
      organizationProfiles,
      and(
        eq(organizationProfiles.organizationId, organizations.id),
        eq(organizationProfiles.version, lastVersion),
      ),
    )
    .where(eq(proposals.id, proposalId))

/** What a submission was handed in with, one row or none; `profile` is the version that it names, with its numbers. */
export const frozenApplicantOf = (db: Db, submissionId: string | SQL) =>
  db
    .select({
      applicant: frozen.applicant,
      version: frozen.profileVersion,
      contact: organizations.contact,
      phone: organizations.phone,
      profile: organizationProfiles.profile,
    })
    .from(frozen)
    .innerJoin(organizations, eq(organizations.id, frozen.organizationId))
    .leftJoin(
      organizationProfiles,
      and(
        eq(organizationProfiles.organizationId, frozen.organizationId),
        eq(organizationProfiles.version, frozen.profileVersion),
      ),
    )
    .where(sql`${frozen.submissionId} = ${submissionId}`)

/** The same of what counts of a proposal now. */
export const frozenApplicantNow = (db: Db, proposalId: string) =>
  frozenApplicantOf(db, sql`(select id from current_submissions where proposal_id = ${proposalId})`)

type Row = Awaited<ReturnType<typeof frozenApplicantOf>>[number]
export function frozenIn(row: Row | undefined) {
  if (!row) return null
  const { applicant, profile, contact, phone, version } = row
  const contacts = profile?.contacts ?? []
  return {
    applicant,
    version,
    contacts: contacts.length > 0 ? contacts : [{ name: contact, post: '', phone }],
  }
}

type NewApplicant = {
  submissionId: string
  organizationId: string
  version: number | null
  applicant: Applicant
}
export const insertApplicant = (db: Db, { version, ...row }: NewApplicant): Statement =>
  db.insert(frozen).values({ ...row, profileVersion: version })

/** A corrected version is handed in by the same as the one before it. */
export const keepApplicant = (db: Db, submissionId: string, before: string): Statement =>
  db.run(sql`insert into submission_applicants (submission_id, organization_id, profile_version, applicant)
    select ${submissionId}, organization_id, profile_version, applicant from submission_applicants
    where submission_id = ${before}`)
