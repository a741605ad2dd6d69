import type { Stale } from '../../history/rules.ts'
import type { Instant } from '../../shared/days.ts'
import { type Answered, type PasskeyRefusal, tooManyTries } from '../rules/sign-in.ts'

/** One of a person's passkeys. `isSynced`: it is kept by a password store, so that losing the device does not lose it. */
export type Passkey = { id: string; name: string; since: Instant; isSynced: boolean }

/** What a browser has made of a passkey: the public part of a new one, or a signature. */
export type PasskeyAnswer = Record<string, unknown>

export const MOST_PASSKEYS = 10

export type AddRefusal = PasskeyRefusal | { why: 'passkeys-enough' } | { why: 'wrong-password' } | Stale

export const whyNotAdd = (count: number): { why: 'passkeys-enough' } | null =>
  count >= MOST_PASSKEYS ? { why: 'passkeys-enough' } : null

/** What the sign-in library refuses, in terms of ours. A challenge lives for five minutes and one answer. */
export function passkeyRefusal({ status, code, retryAfter }: Answered): PasskeyRefusal | null {
  if (status === 429) return tooManyTries(retryAfter)
  if (code === 'CHALLENGE_NOT_FOUND') return { why: 'passkey-over' }
  return status >= 400 ? { why: 'passkey-wrong' } : null
}
