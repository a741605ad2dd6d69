import { subjects } from '../../history/subjects.ts'
import { type SQL, and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm'
import { type Db, type Statement, newId } from '../../db/db.ts'
import { lastOf } from '../../history/store.ts'
import { registered } from '../registers/store.ts'
import type { Day, Instant } from '../../shared/days.ts'
import type { InvitationRow, InvitationState } from '../rules/invitation.ts'
import type { Role } from '../rules/person.ts'
import {
  invitationAnswers,
  invitationRenewals,
  invitationWithdrawals,
  openInvitations,
} from '../seconds/tables.ts'
import { invitationAcceptances, invitations, people } from '../tables.ts'

/** The secret of a link: 256 bits, as text for a URL. */
export function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** Eight characters to be told by another way: 40 bits. */
export const newCode = (): string => newId().slice(0, 8)

export const saveInvitation = (db: Db, row: InvitationRow): Statement => db.insert(invitations).values(row)

/** Another link: the one before opens nothing any more. */
export const saveRenewal = (db: Db, row: typeof invitationRenewals.$inferInsert): Statement =>
  db.insert(invitationRenewals).values(row)

export const saveAcceptance = (db: Db, invitationId: string, personId: string, now: Instant): Statement =>
  db.insert(invitationAcceptances).values({ invitationId, personId, at: now })

export const saveAnswer = (
  db: Db,
  invitationId: string,
  outcome: 'confirmed' | 'refused' | 'alone',
  by: string,
  now: Instant,
): Statement => db.insert(invitationAnswers).values({ invitationId, outcome, by, at: now })

export const saveWithdrawal = (
  db: Db,
  row: { invitationId: string; reason: string; by: string },
  now: Instant,
): Statement => db.insert(invitationWithdrawals).values({ ...row, at: now })

/** The invitation that a link opens, by the hash of its token. */
export const invitationBy = (db: Db, tokenHash: string) =>
  invitation(db).where(eq(invitations.tokenHash, tokenHash))

export const invitationById = (db: Db, id: string) => invitation(db).where(eq(invitations.id, id))

const invitation = (db: Db) =>
  db
    .select({
      id: invitations.id,
      name: invitations.name,
      email: invitations.email,
      roles: invitations.roles,
      by: invitations.by,
      expiresAt: invitations.expiresAt,
      acceptedAt: invitationAcceptances.at,
      answer: invitationAnswers.outcome,
      answeredBy: invitationAnswers.by,
      withdrawnAt: invitationWithdrawals.at,
      codeHash: invitations.codeHash,
    })
    .from(invitations)
    .leftJoin(invitationAcceptances, eq(invitationAcceptances.invitationId, invitations.id))
    .leftJoin(invitationAnswers, eq(invitationAnswers.invitationId, invitations.id))
    .leftJoin(invitationWithdrawals, eq(invitationWithdrawals.invitationId, invitations.id))

/** The invitation of this address into one of these roles that could still be taken up, if there is one. */
export const waitingFor = (db: Db, { email, roles }: { email: string; roles: Role[] }, now: Instant) =>
  db
    .select({ email: openInvitations.email, expiresAt: openInvitations.expiresAt })
    .from(openInvitations)
    .where(
      and(
        eq(openInvitations.email, email.toLowerCase()),
        inArray(openInvitations.role, roles),
        gt(openInvitations.expiresAt, now),
      ),
    )
    .orderBy(desc(openInvitations.expiresAt))
    .limit(1)

/** Whether whoever takes this link up sits on a panel already, and whether it is the link of an expert who does. */
export const seatsBy = (db: Db, tokenHash: string, personId: string, today: Day) =>
  db
    .select({
      sits: sql<boolean>`exists (select 1 from sitting_experts s where s.person_id = ${personId})`.mapWith(
        Boolean,
      ),
      runs: sql<boolean>`exists (select 1 from named_operators n where n.person_id = ${personId} and n.last_on >= ${today})`.mapWith(
        Boolean,
      ),
      seats:
        sql<boolean>`exists (select 1 from panel_seats p where p.invitation_id = ${invitations.id})`.mapWith(
          Boolean,
        ),
    })
    .from(invitations)
    .where(eq(invitations.tokenHash, tokenHash))

/**
 * Whoever has an account already under the address that was invited; `isProven`: they came by an invitation to it themselves, with its
 * code, or were given a role under it. Of an address that somebody typed, into a registration or later, nobody knows whose it is.
 */
export const accountInvited = (db: Db, tokenHash: string) =>
  db
    .select({
      id: people.id,
      isProven:
        sql<boolean>`exists (select 1 from invitation_acceptances x join invitations i on i.id = x.invitation_id
          where x.person_id = ${people.id} and i.email = ${people.email})
        or exists (select 1 from role_grants g where g.person_id = ${people.id}) and not exists (
          select 1 from person_changes c where c.person_id = ${people.id} and c.email <> c.email_before)`.mapWith(
          Boolean,
        ),
    })
    .from(invitations)
    .innerJoin(people, eq(people.email, invitations.email))
    .where(eq(invitations.tokenHash, tokenHash))

/** Takes an address from an account that never proved it; it signs in by its user name from then on. */
export const loseAddress = (db: Db, personId: string, now: Instant): Statement =>
  db
    .update(people)
    .set({ email: `${personId}@unproved.invalid`, updatedAt: new Date(now) })
    .where(eq(people.id, personId))

/** Where the history of the account stands that has the address which was invited. */
export const lastOfInvited = (db: Db, tokenHash: string) =>
  lastOf(
    db,
    subjects.person.of(
      sql`(select p.id from invitations i join people p on p.email = i.email where i.token_hash = ${tokenHash})`,
    ),
  )

/** Where its history stands, found by the token before the id is known. */
export const lastOfInvitation = (db: Db, tokenHash: string) =>
  lastOf(db, subjects.invitation.of(sql`(select id from invitations where token_hash = ${tokenHash})`))

export type Asked = { state?: InvitationState | undefined; page: number; rows: number }

/** A page of the list, the last sent first. Never the hash of a token. */
export const invitationList = (db: Db, { state, page, rows }: Asked, now: Instant) =>
  db
    .select({
      id: invitations.id,
      name: invitations.name,
      email: invitations.email,
      roles: invitations.roles,
      by: invitations.by,
      at: invitations.at,
      expiresAt: invitations.expiresAt,
      acceptedAt: invitationAcceptances.at,
      answer: invitationAnswers.outcome,
      withdrawnAt: invitationWithdrawals.at,
    })
    .from(invitations)
    .leftJoin(invitationAcceptances, eq(invitationAcceptances.invitationId, invitations.id))
    .leftJoin(invitationAnswers, eq(invitationAnswers.invitationId, invitations.id))
    .leftJoin(invitationWithdrawals, eq(invitationWithdrawals.invitationId, invitations.id))
    .where(state && inState(state, now))
    .orderBy(desc(invitations.at), asc(invitations.id))
    .limit(rows)
    .offset((page - 1) * rows)

/** How many there are of each state. */
export const invitationCounts = (db: Db, now: Instant) =>
  db.all<{ all: number; accepted: number; open: number; void: number }>(sql`
    select ${registered('invitations')} as "all", ${registered('accepted')} as accepted,
      (select count(*) from untaken_invitations where expires_at > ${now}) as open,
      ${registered('invitations')} - ${registered('accepted')} - (select count(*) from untaken_invitations) as void`)

const isVoid = sql`(${invitationWithdrawals.invitationId} is not null
  or coalesce(${invitationAnswers.outcome} = 'refused', false))`

/** As rules/invitation.ts says of one. */
function inState(state: InvitationState, now: Instant): SQL {
  const waits = sql`${invitationAcceptances.at} is null and not ${isVoid} and ${invitations.expiresAt}`
  switch (state) {
    case 'accepted':
      return sql`${invitationAcceptances.at} is not null`
    case 'void':
      return sql`(${invitationAcceptances.at} is null and ${isVoid})`
    case 'open':
      return sql`(${waits} > ${now})`
    case 'expired':
      return sql`(${waits} <= ${now})`
  }
}
