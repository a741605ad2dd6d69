import type { Stale } from '../../history/rules.ts'
import type { NewAccount, Taken } from './account.ts'

/** Why somebody is not signed in. `seconds` until the next try. */
export type SignInRefusal =
  | { why: 'wrong-sign-in' }
  | { why: 'wrong-code' }
  | { why: 'sign-in-over' }
  | TooManyTries
export type TooManyTries = { why: 'too-many-tries'; status: 429 }
export type RegisterRefusal = Taken | TooManyTries

export const tooManyTries: TooManyTries = { why: 'too-many-tries', status: 429 }

/** What the sign-in library refuses, in terms of ours. */
export function signInRefusal(status: number): SignInRefusal | null {
  if (status === 429) return tooManyTries
  return status >= 400 ? { why: 'wrong-sign-in' } : null
}

/** The same for the second step. A challenge lives for ten minutes and five tries. */
export function codeRefusal(status: number, code: string): SignInRefusal | null {
  if (status === 429) return tooManyTries
  if (code === 'INVALID_TWO_FACTOR_COOKIE' || code === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE')
    return { why: 'sign-in-over' }
  return status >= 400 ? { why: 'wrong-code' } : null
}

/** And for a new account. When two register the same name at once, the second only learns that something changed. */
export function registerRefusal(
  status: number,
  code: string,
  { username, email }: NewAccount,
): RegisterRefusal | Stale | null {
  if (status === 429) return tooManyTries
  if (code === 'USERNAME_IS_ALREADY_TAKEN') return { why: 'username-taken', username }
  if (code.startsWith('USER_ALREADY_EXISTS')) return { why: 'email-taken', email }
  return status >= 400 ? { why: 'changed-meanwhile' } : null
}

/** A change of one's own account that needs the password once more. */
export type AccountRefusal =
  | { why: 'wrong-password' }
  | { why: 'wrong-code' }
  | { why: 'second-factor-set' }
  | TooManyTries

export function accountRefusal(status: number, code: string): AccountRefusal | null {
  if (status === 429) return tooManyTries
  if (code === 'INVALID_PASSWORD') return { why: 'wrong-password' }
  if (code === 'TOTP_ALREADY_ENABLED') return { why: 'second-factor-set' }
  return status >= 400 ? { why: 'wrong-code' } : null
}
