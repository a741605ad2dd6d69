import { type Standing, stateOf } from '../../../people/rules/invitation.ts'
import { type NotYourRole, type Person, whyNotRole } from '../../../people/rules/person.ts'
import type { Instant } from '../../../shared/days.ts'

/** Whom an administrator adds to the pool. */
export type NewExpert = { name: string; employer: string; field: string; email: string }

/** An expert of the pool. `personId` null until the invitation is accepted, which it can be before `expiresAt`. */
export type Expert = {
  id: string
  name: string
  employer: string
  field: string
  personId: string | null
  acceptedAt: Instant | null
  expiresAt: Instant
  /** When the invitation was taken back. */
  withdrawnAt?: Instant | null
}

/** Where an expert stands in the pool: added and not admitted yet, in, suspended, removed. */
export const POOL_STANDINGS = ['outside', 'admitted', 'suspended', 'removed'] as const
export type PoolStanding = (typeof POOL_STANDINGS)[number]

export type AddRefusal = NotYourRole | { why: 'email-in-pool'; email: string; name: string }

/** `namesakes` are those of the pool with the same address: one address is one expert, unless the invitation was taken back. Whose ran out is invited again. */
export function whyNotAdd(
  { email }: NewExpert,
  namesakes: (Pick<Expert, 'name'> & Standing)[],
  by: Person,
  now: Instant,
): AddRefusal | null {
  const notRole = whyNotRole(by, 'administrator')
  if (notRole) return notRole
  const other = namesakes.find((one) => stateOf(one, now) !== 'void')
  return other ? { why: 'email-in-pool', email, name: other.name } : null
}
