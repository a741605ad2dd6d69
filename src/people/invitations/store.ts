import { subjects } from '../../history/subjects.ts'
import { and, asc, desc, eq, gt, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/db.ts'
import { lastOf } from '../../history/store.ts'
import type { Instant } from '../../shared/days.ts'
import type { InvitationRow, InvitationState } from '../rules/invitation.ts'
import { invitationAcceptances, invitationAnswers, invitations, people } from '../tables.ts'

/** The secret of a link: 256 bits, as text for a URL. */
export function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

export const saveInvitation = (db: Db, row: InvitationRow): Statement => db.insert(invitations).values(row)

export const saveAcceptance = (db: Db, invitationId: string, personId: string, now: Instant): Statement =>
  db.insert(invitationAcceptances).values({ invitationId, personId, at: now })

export const saveAnswer = (
  db: Db,
  invitationId: string,
  outcome: 'confirmed' | 'refused' | 'alone',
  by: string,
  now: Instant,
): Statement => db.insert(invitationAnswers).values({ invitationId, outcome, by, at: now })

/** The invitation that a link opens, by the hash of its token. */
export const invitationBy = (db: Db, tokenHash: string) =>
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
    })
    .from(invitations)
    .leftJoin(invitationAcceptances, eq(invitationAcceptances.invitationId, invitations.id))
    .leftJoin(invitationAnswers, eq(invitationAnswers.invitationId, invitations.id))
    .where(eq(invitations.tokenHash, tokenHash))

/** Whether whoever takes this link up sits on a panel already, and whether it is the link of an expert who does. */
export const seatsBy = (db: Db, tokenHash: string, personId: string) =>
  db
    .select({
      sits: sql<boolean>`exists (select 1 from sitting_experts s where s.person_id = ${personId})`.mapWith(
        Boolean,
      ),
      seats:
        sql<boolean>`exists (select 1 from panel_seats p where p.invitation_id = ${invitations.id})`.mapWith(
          Boolean,
        ),
    })
    .from(invitations)
    .where(eq(invitations.tokenHash, tokenHash))

/** Whoever has an account already under the address that was invited. */
export const accountInvited = (db: Db, tokenHash: string) =>
  db
    .select({ id: people.id })
    .from(invitations)
    .innerJoin(people, eq(people.email, invitations.email))
    .where(eq(invitations.tokenHash, tokenHash))

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
      at: invitations.at,
      expiresAt: invitations.expiresAt,
      acceptedAt: invitationAcceptances.at,
    })
    .from(invitations)
    .leftJoin(invitationAcceptances, eq(invitationAcceptances.invitationId, invitations.id))
    .where(inState(state, now))
    .orderBy(desc(invitations.at), asc(invitations.id))
    .limit(rows)
    .offset((page - 1) * rows)

/** How many there are of each state. */
export const invitationCounts = (db: Db, now: Instant) =>
  db
    .select({
      all: sql<number>`count(*)`,
      accepted: sql<number>`count(${invitationAcceptances.at})`,
      open: sql<number>`coalesce(sum(${inState('open', now)}), 0)`,
    })
    .from(invitations)
    .leftJoin(invitationAcceptances, eq(invitationAcceptances.invitationId, invitations.id))

function inState(state: InvitationState | undefined, now: Instant) {
  if (state === 'accepted') return isNotNull(invitationAcceptances.at)
  if (state === 'open') return and(isNull(invitationAcceptances.at), gt(invitations.expiresAt, now))
  return state === 'expired'
    ? and(isNull(invitationAcceptances.at), lte(invitations.expiresAt, now))
    : undefined
}
