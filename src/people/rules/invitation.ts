import { sha256 } from '../../history/rules.ts'
import type { Instant } from '../../shared/days.ts'
import type { Taken } from './account.ts'
import type { Role } from './person.ts'
import { type BothRefusal, isStaffRole } from './role.ts'

/** Whom a link is for, and the roles it brings. */
export type Invitee = { name: string; email: string; roles: Role[] }

/** Days in which a link can be used. */
export const INVITATION_DAYS = 14

/** A row of `invitations`. The token itself is known to the link alone. */
export type InvitationRow = Invitee & {
  id: string
  tokenHash: string
  by: string | null
  at: Instant
  expiresAt: Instant
}

/** The row that a link with this token opens. `by` null: the set-up link of a bare site. */
export async function invitationRow(
  id: string,
  token: string,
  { name, email, roles }: Invitee,
  by: string | null,
  now: Instant,
): Promise<InvitationRow> {
  const expiresAt = now + INVITATION_DAYS * 86_400_000
  return {
    id,
    tokenHash: await sha256(token),
    name,
    email: email.toLowerCase(),
    roles,
    by,
    at: now,
    expiresAt,
  }
}

/** Where an invitation stands. */
export const INVITATION_STATES = ['open', 'accepted', 'expired'] as const
export type InvitationState = (typeof INVITATION_STATES)[number]
export const INVITATION_WORDS: Record<InvitationState, string> = {
  open: '待接受',
  accepted: '已接受',
  expired: '已过期',
}
/** `answer`: what the second person said of an invitation into the staff. */
export type Dated = {
  acceptedAt: Instant | null
  expiresAt: Instant
  roles: Role[]
  by: string | null
  answer: 'confirmed' | 'refused' | 'alone' | null
}

/** An invitation into the staff waits for a second person; the set-up link of a bare site has nobody to wait for. */
export const needsSecond = ({ roles, by }: Pick<Dated, 'roles' | 'by'>): boolean =>
  by !== null && roles.some(isStaffRole)

export function stateOf(
  { acceptedAt, expiresAt }: Pick<Dated, 'acceptedAt' | 'expiresAt'>,
  now: Instant,
): InvitationState {
  if (acceptedAt !== null) return 'accepted'
  return now < expiresAt ? 'open' : 'expired'
}

export type AcceptRefusal =
  | { why: 'invitation-accepted'; at: Instant }
  | { why: 'invitation-expired'; at: Instant }
  | { why: 'invitation-unconfirmed'; until: Instant }
  | { why: 'invitation-refused' }
  | BothRefusal
  | Taken

/** Why a link cannot be used, or not any more. */
export function whyNotAccept(invitation: Dated, now: Instant): AcceptRefusal | null {
  const { acceptedAt, expiresAt, answer } = invitation
  if (acceptedAt !== null) return { why: 'invitation-accepted', at: acceptedAt }
  if (answer === 'refused') return { why: 'invitation-refused' }
  if (now >= expiresAt) return { why: 'invitation-expired', at: expiresAt }
  return needsSecond(invitation) && answer === null
    ? { why: 'invitation-unconfirmed', until: expiresAt }
    : null
}
