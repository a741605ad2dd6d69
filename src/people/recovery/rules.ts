import type { Instant } from '../../shared/days.ts'
import { type NotYourRole, type Person, whyNotRole } from '../rules/person.ts'
import { type ConfirmRefusal, whyNotConfirm } from '../rules/role.ts'

/** What is set anew: the password, the second factor staying as it is; or both, the app and the passkeys being gone. */
export const RECOVERY_WORDS = { password: '只重设密码', factors: '密码、验证器和通行密钥都重设' } as const
export type RecoveryKind = keyof typeof RECOVERY_WORDS

/** Hours in which a link can be used: whoever needs it waits for it. */
export const LINK_HOURS = 24
export const linkUntil = (now: Instant): Instant => now + LINK_HOURS * 3_600_000

/** What became of the asking. 'kept': one person was enough, a second factor stays; 'alone': nobody else was there yet. */
export type RecoveryOutcome = 'confirmed' | 'refused' | 'kept' | 'alone'

/** Names beside ids; `others`: the administrators of now besides whoever asked and whom it is for. */
export type Recovery = {
  id: string
  personId: string
  name: string
  kind: RecoveryKind
  proof: string
  by: string
  byName: string
  at: Instant
  expiresAt: Instant
  outcome: RecoveryOutcome | null
  says: string | null
  answeredAt: Instant | null
  answeredBy: string | null
  linkExpiresAt: Instant | null
  usedAt: Instant | null
  withdrawnAt: Instant | null
  others: number
}

export const RECOVERY_STATES = {
  waiting: '等另一位确认',
  lapsed: '没有人确认，已作废',
  refused: '没有同意',
  open: '链接可以用',
  used: '已经用过',
  expired: '链接已过期',
  withdrawn: '已作废',
} as const
export type RecoveryState = keyof typeof RECOVERY_STATES

export function stateOf(it: Recovery, now: Instant): RecoveryState {
  if (it.usedAt !== null) return 'used'
  if (it.withdrawnAt !== null) return 'withdrawn'
  if (it.outcome === 'refused') return 'refused'
  if (it.outcome === null) return now < it.expiresAt ? 'waiting' : 'lapsed'
  return it.linkExpiresAt !== null && now < it.linkExpiresAt ? 'open' : 'expired'
}

export const isOpen = (it: Recovery, now: Instant): boolean => ['waiting', 'open'].includes(stateOf(it, now))

export type RecoverRefusal =
  | NotYourRole
  | { why: 'own-recovery' }
  | { why: 'recovery-suspended' }
  | { why: 'recovery-open'; until: Instant }

/** Whom it is for, as decided upon. `isProtected`: a second factor is there. */
export type Recovering = { id: string; isSuspended: boolean; isProtected: boolean }

/** Nobody asks for themselves, and one at a time. */
export function whyNotRecover(
  by: Person,
  { id, isSuspended }: Recovering,
  known: Recovery[],
  now: Instant,
): RecoverRefusal | null {
  const notRole = whyNotRole(by, 'administrator')
  if (notRole) return notRole
  if (by.id === id) return { why: 'own-recovery' }
  if (isSuspended) return { why: 'recovery-suspended' }
  const open = known.find((one) => isOpen(one, now))
  return open ? { why: 'recovery-open', until: open.linkExpiresAt ?? open.expiresAt } : null
}

/**
 * A link alone would be the whole account, where no second factor has to be given after it: then it takes two persons, of whom the
 * first never sees the link. So no administrator gets into an account alone, of the staff or of an applicant.
 */
export const needsTwo = (kind: RecoveryKind, { isProtected }: Pick<Recovering, 'isProtected'>): boolean =>
  kind === 'factors' || !isProtected

export type AnswerRefusal = ConfirmRefusal | { why: 'recovery-over'; state: RecoveryState }

/** The second person, as of a role: another administrator, or where there is none an approver. */
export function whyNotAnswer(by: Person, it: Recovery, now: Instant): AnswerRefusal | null {
  const state = stateOf(it, now)
  if (state !== 'waiting') return { why: 'recovery-over', state }
  return whyNotConfirm(by, it, it.others, now)
}

export type WithdrawRefusal = NotYourRole | { why: 'recovery-over'; state: RecoveryState }

/** By an administrator; or by whom it is for, who has not asked for it. */
export function whyNotWithdraw(by: Person, it: Recovery, now: Instant): WithdrawRefusal | null {
  const state = stateOf(it, now)
  const notTheirs = by.id === it.personId ? null : whyNotRole(by, 'administrator')
  return notTheirs ?? (isOpen(it, now) ? null : { why: 'recovery-over', state })
}

export type UseRefusal =
  | { why: 'recovery-over'; state: RecoveryState }
  | { why: 'recovery-suspended' }
  | { why: 'recovery-unprotected' }
  | { why: 'wrong-recovery-code' }

/** What one person was enough for needs the second factor to be there still. */
export function whyNotUse(
  it: Recovery,
  { isSuspended, isProtected }: Omit<Recovering, 'id'>,
  now: Instant,
): UseRefusal | null {
  const state = stateOf(it, now)
  if (state !== 'open') return { why: 'recovery-over', state }
  if (isSuspended) return { why: 'recovery-suspended' }
  return it.outcome === 'kept' && !isProtected ? { why: 'recovery-unprotected' } : null
}
