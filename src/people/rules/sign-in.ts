import type { Stale } from '../../history/rules.ts'
import type { NewAccount, Taken } from './account.ts'

/** Why somebody is not signed in. */
export type SignInRefusal =
  | { why: 'wrong-sign-in' }
  | { why: 'wrong-code' }
  | { why: 'code-used' }
  | { why: 'sign-in-over' }
  | { why: 'account-suspended' }
  | { why: 'passkey-asked' }
  | PasskeyRefusal
/** Why a passkey is not taken. */
export type PasskeyRefusal = { why: 'passkey-wrong' } | { why: 'passkey-over' } | TooManyTries
export type TooManyTries = { why: 'too-many-tries'; status: 429; retryAfter: number }
export type RegisterRefusal = Taken | TooManyTries

export const tooManyTries = (retryAfter: number): TooManyTries => ({
  why: 'too-many-tries',
  status: 429,
  retryAfter,
})

/** What the sign-in library answers when it refuses; `retryAfter` with 429. */
export type Answered = { status: number; code: string; retryAfter: number }

/** What the sign-in library refuses, in terms of ours. */
export function signInRefusal({ status, retryAfter }: Answered): SignInRefusal | null {
  if (status === 429) return tooManyTries(retryAfter)
  return status >= 400 ? { why: 'wrong-sign-in' } : null
}

/** The same for the second step. A challenge lives for ten minutes and five tries. */
export function codeRefusal({ status, code, retryAfter }: Answered): SignInRefusal | null {
  if (status === 429) return tooManyTries(retryAfter)
  if (code === 'INVALID_TWO_FACTOR_COOKIE' || code === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE')
    return { why: 'sign-in-over' }
  return status >= 400 ? { why: 'wrong-code' } : null
}

/** And for a new account. When two register the same name at once, the second only learns that something changed. */
export function registerRefusal(
  { status, code, retryAfter }: Answered,
  { username, email }: NewAccount,
): RegisterRefusal | Stale | null {
  if (status === 429) return tooManyTries(retryAfter)
  if (code === 'USERNAME_IS_ALREADY_TAKEN') return { why: 'username-taken', username }
  if (code.startsWith('USER_ALREADY_EXISTS')) return { why: 'email-taken', email }
  return status >= 400 ? { why: 'changed-meanwhile' } : null
}

/** A change of one's own account that needs the password once more. */
export type AccountRefusal =
  | { why: 'wrong-password' }
  | { why: 'wrong-code' }
  | { why: 'code-used' }
  | { why: 'second-factor-set' }
  | TooManyTries

export function accountRefusal({ status, code, retryAfter }: Answered): AccountRefusal | null {
  if (status === 429) return tooManyTries(retryAfter)
  if (code === 'INVALID_PASSWORD') return { why: 'wrong-password' }
  if (code === 'TOTP_ALREADY_ENABLED') return { why: 'second-factor-set' }
  return status >= 400 ? { why: 'wrong-code' } : null
}
