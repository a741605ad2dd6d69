import type { Instant } from '../../shared/days.ts'
import { type NotYourRole, type Person, type Role, whyNotRole } from '../rules/person.ts'

/** Why somebody is kept out now. */
export type Suspension = { id: string; reason: string; by: string; at: Instant }

/** What an administrator decides upon: a person of now; `others`: the administrators besides, who are not suspended. */
export type Found = { id: string; roles: Role[]; suspension: Suspension | null; others: number }

export type SuspensionRefusal =
  | NotYourRole
  | { why: 'own-account' }
  | { why: 'last-administrator' }
  | { why: 'suspended-already'; at: Instant }
  | { why: 'not-suspended' }

/** Ending somebody's sessions: one's own are ended on one's own page, with no reason to give. */
export const whyNotEndSessions = (by: Person, { id }: Pick<Found, 'id'>): SuspensionRefusal | null =>
  whyNotRole(by, 'administrator') ?? (by.id === id ? { why: 'own-account' } : null)

export function whyNotSuspend(by: Person, found: Found): SuspensionRefusal | null {
  const refusal = whyNotEndSessions(by, found)
  if (refusal) return refusal
  if (found.suspension) return { why: 'suspended-already', at: found.suspension.at }
  return found.roles.includes('administrator') && found.others === 0 ? { why: 'last-administrator' } : null
}

export const whyNotLift = (by: Person, found: Found): SuspensionRefusal | null =>
  whyNotEndSessions(by, found) ?? (found.suspension ? null : { why: 'not-suspended' })
