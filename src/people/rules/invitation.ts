import { sha256 } from '../../history/rules.ts'
import type { Instant } from '../../shared/days.ts'
import type { Taken } from './account.ts'
import { type NotYourRole, type Person, type Role, whyNotRole } from './person.ts'
import { type BothRefusal, isStaffRole } from './role.ts'

/** Whom a link is for, and the roles it brings. */
export type Invitee = { name: string; email: string; roles: Role[] }

/** Days in which a link can be used. */
export const INVITATION_DAYS = 14

/** A row of `invitations`. The token itself is known to the link alone. */
export type InvitationRow = Invitee & {
  id: string
  tokenHash: string
  codeHash: string | null
  by: string | null
  at: Instant
  expiresAt: Instant
}

/** The row that a link with this token opens, for whoever knows the code. `by` and `code` null: the set-up link of a bare site. */
export async function invitationRow(
  id: string,
  token: string,
  { name, email, roles }: Invitee,
  by: string | null,
  now: Instant,
  code: string | null = null,
): Promise<InvitationRow> {
  const expiresAt = now + INVITATION_DAYS * 86_400_000
  return {
    id,
    tokenHash: await sha256(token),
    codeHash: code === null ? null : await codeHash(token, code),
    name,
    email: email.toLowerCase(),
    roles,
    by,
    at: now,
    expiresAt,
  }
}

/** Kept under the token, which the database does not know: a code alone could be found by trying all. */
export const codeHash = (token: string, code: string): Promise<string> => sha256(`${token} ${code}`)

/** A code as it was told, "3K7M-Q2XP": capitals, hyphens and spaces do not count, nor which of two that look alike was typed. */
export const plainCode = (typed: string): string =>
  typed.normalize('NFKC').toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1')

/** A code to be told, in capitals and two halves. */
export const sayCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`.toUpperCase()

/** A link goes to a person: whoever only holds it has not been told its code. */
export async function isCodeOf(
  { codeHash: hash }: Pick<InvitationRow, 'codeHash'>,
  token: string,
  typed: string,
): Promise<boolean> {
  return hash === null || hash === (await codeHash(token, plainCode(typed)))
}

/** Where an invitation stands. */
export const INVITATION_STATES = ['open', 'accepted', 'expired', 'void'] as const
export type InvitationState = (typeof INVITATION_STATES)[number]
export const INVITATION_WORDS: Record<InvitationState, string> = {
  open: '待接受',
  accepted: '已接受',
  expired: '已过期',
  void: '已作废',
}
/** `answer`: what the second person said of an invitation into the staff. */
export type Dated = {
  acceptedAt: Instant | null
  expiresAt: Instant
  roles: Role[]
  by: string | null
  answer: 'confirmed' | 'refused' | 'alone' | null
  withdrawnAt: Instant | null
}

/** An invitation into the staff waits for a second person; the set-up link of a bare site has nobody to wait for. */
export const needsSecond = ({ roles, by }: Pick<Dated, 'roles' | 'by'>): boolean =>
  by !== null && roles.some(isStaffRole)

/** What an invitation's standing is read from; `answer` absent: nobody is asked, as of an expert's. */
export type Standing = Pick<Dated, 'acceptedAt' | 'expiresAt'> &
  Partial<Pick<Dated, 'answer' | 'withdrawnAt'>>

/** Its link brings nobody in any more. */
export const isOver = (invitation: Standing, now: Instant): boolean =>
  ['expired', 'void'].includes(stateOf(invitation, now))

/** `void`: taken back, or not confirmed by the second person. */
export function stateOf(
  { acceptedAt, expiresAt, answer, withdrawnAt }: Standing,
  now: Instant,
): InvitationState {
  if (acceptedAt !== null) return 'accepted'
  if (typeof withdrawnAt === 'number' || answer === 'refused') return 'void'
  return now < expiresAt ? 'open' : 'expired'
}

export type InviteRefusal = NotYourRole | { why: 'invited-already'; email: string; until: Instant }

/** `waits`: an invitation of the same address into one of the same roles, which could still be taken up. */
export function whyNotInvite(by: Person | null, waits: { email: string; expiresAt: Instant } | undefined) {
  const refusal = by && whyNotRole(by, 'administrator')
  if (refusal || !waits) return refusal
  return { why: 'invited-already' as const, email: waits.email, until: waits.expiresAt }
}

export type AcceptRefusal =
  | { why: 'invitation-accepted'; at: Instant }
  | { why: 'invitation-expired'; at: Instant }
  | { why: 'invitation-unconfirmed'; until: Instant }
  | { why: 'invitation-refused' }
  | BothRefusal
  | { why: 'wrong-invitation-code' }
  | { why: 'own-confirmation' }
  | { why: 'email-not-proven'; email: string }
  | { why: 'invitation-withdrawn'; at: Instant }
  | Taken

/** Why a link cannot be used, or not any more. */
export function whyNotAccept(invitation: Dated, now: Instant): AcceptRefusal | null {
  const { acceptedAt, expiresAt, answer, withdrawnAt } = invitation
  if (acceptedAt !== null) return { why: 'invitation-accepted', at: acceptedAt }
  if (withdrawnAt !== null) return { why: 'invitation-withdrawn', at: withdrawnAt }
  if (answer === 'refused') return { why: 'invitation-refused' }
  if (now >= expiresAt) return { why: 'invitation-expired', at: expiresAt }
  return needsSecond(invitation) && answer === null
    ? { why: 'invitation-unconfirmed', until: expiresAt }
    : null
}

/** Of two persons who give a role neither is the one who gets it: whoever confirmed an invitation does not take it up. */
export const whyNotBeOne = (
  { answer, answeredBy }: Pick<Dated, 'answer'> & { answeredBy: string | null },
  person: Pick<Person, 'id'> | null,
): AcceptRefusal | null =>
  answer === 'confirmed' && person?.id === answeredBy ? { why: 'own-confirmation' } : null

export type RenewRefusal = NotYourRole | { why: 'not-run-out'; state: InvitationState }

/** An administrator gives another link in place of one that ran out. */
export function whyNotRenew(by: Person, invitation: Standing, now: Instant): RenewRefusal | null {
  const state = stateOf(invitation, now)
  return whyNotRole(by, 'administrator') ?? (state === 'expired' ? null : { why: 'not-run-out', state })
}

export type WithdrawRefusal = NotYourRole | { why: 'invitation-over'; state: InvitationState }

/** An administrator takes a link back while it could still be used. */
export function whyNotWithdraw(by: Person, invitation: Dated, now: Instant): WithdrawRefusal | null {
  const state = stateOf(invitation, now)
  return whyNotRole(by, 'administrator') ?? (state === 'open' ? null : { why: 'invitation-over', state })
}
