import { subjects } from '../../history/subjects.ts'
import { type SQLWrapper, and, asc, desc, eq, sql } from 'drizzle-orm'
import { type Db, type Statement, newId } from '../../db/db.ts'
import { lastOf } from '../../history/store.ts'
import type { Instant } from '../../shared/days.ts'
import type { MemberRole } from '../rules/person.ts'
import { memberships, organizations, people } from '../tables.ts'
import { memberInvitationEnds, memberInvitations, membershipEnds } from './tables.ts'

/** Who is a member now, in the order of joining. */
export const membersOf = (db: Db, organizationId: string) =>
  db
    .select({
      personId: memberships.personId,
      name: people.name,
      role: memberships.role,
      since: memberships.at,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(eq(memberships.organizationId, organizationId))
    .orderBy(asc(memberships.at), asc(people.name))

/** In a query: the names of an organization's members. */
export const memberNames = (organizationId: SQLWrapper) =>
  sql<string[]>`(select json_group_array(h.name) from memberships m join people h on h.id = m.person_id
    where m.organization_id = ${organizationId})`
    .mapWith((text: string): string[] => JSON.parse(text))
    .as('member_names')

/** Links of an organization, the last first; never the hash of a token. */
export const linksOf = (db: Db, organizationId: string) =>
  db
    .select({
      id: memberInvitations.id,
      name: memberInvitations.name,
      role: memberInvitations.role,
      at: memberInvitations.at,
      expiresAt: memberInvitations.expiresAt,
      outcome: memberInvitationEnds.outcome,
      endedAt: memberInvitationEnds.at,
    })
    .from(memberInvitations)
    .leftJoin(memberInvitationEnds, eq(memberInvitationEnds.invitationId, memberInvitations.id))
    .where(eq(memberInvitations.organizationId, organizationId))
    .orderBy(desc(memberInvitations.at), desc(memberInvitations.id))
    .limit(50)

/** The link that a token opens, and what it leads into. */
export const linkBy = (db: Db, tokenHash: string) =>
  db
    .select({
      id: memberInvitations.id,
      role: memberInvitations.role,
      name: memberInvitations.name,
      organization: { id: organizations.id, name: organizations.name, kind: organizations.kind },
      expiresAt: memberInvitations.expiresAt,
      outcome: memberInvitationEnds.outcome,
      endedAt: memberInvitationEnds.at,
    })
    .from(memberInvitations)
    .innerJoin(organizations, eq(organizations.id, memberInvitations.organizationId))
    .leftJoin(memberInvitationEnds, eq(memberInvitationEnds.invitationId, memberInvitations.id))
    .where(eq(memberInvitations.tokenHash, tokenHash))

/** Where the history of the organization stands, found by the token before its id is known. */
export const lastByLink = (db: Db, tokenHash: string) =>
  lastOf(
    db,
    subjects.organization.of(
      sql`(select organization_id from member_invitations where token_hash = ${tokenHash})`,
    ),
  )

export const insertLink = (db: Db, link: typeof memberInvitations.$inferInsert): Statement =>
  db.insert(memberInvitations).values(link)

export const endLink = (
  db: Db,
  invitationId: string,
  outcome: 'accepted' | 'withdrawn',
  by: string,
  now: Instant,
): Statement => db.insert(memberInvitationEnds).values({ invitationId, outcome, by, at: now })

export const join = (
  db: Db,
  organizationId: string,
  personId: string,
  role: MemberRole,
  now: Instant,
): Statement => db.insert(memberships).values({ organizationId, personId, role, at: now })

export const giveMemberRole = (
  db: Db,
  organizationId: string,
  personId: string,
  role: MemberRole,
): Statement => db.update(memberships).set({ role }).where(isMembership(organizationId, personId))

/** Keeps what the membership was, then ends it: whoever is in `memberships` is a member. */
export const endMembership = (
  db: Db,
  ended: { organizationId: string; personId: string; role: MemberRole; since: Instant; by: string },
  now: Instant,
): Statement[] => [
  db.insert(membershipEnds).values({ id: newId(), ...ended, at: now }),
  db.delete(memberships).where(isMembership(ended.organizationId, ended.personId)),
]

const isMembership = (organizationId: string, personId: string) =>
  and(eq(memberships.organizationId, organizationId), eq(memberships.personId, personId))
