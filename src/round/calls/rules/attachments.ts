import type { StoredFile } from '../../../files/rules/file.ts'
import type { Finding } from '../../../files/rules/personal.ts'
import { type NotYourRole, type Person, has, whyNotRole } from '../../../people/rules/person.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Round } from './round.ts'

/** Files of one call: a page that is still read. */
export const MOST_ATTACHMENTS = 20

export type AttachRefusal =
  | NotYourRole
  | { why: 'approver-adds' }
  | { why: 'call-closed'; closedAt: Instant }
  | { why: 'too-many-attachments'; most: number }
  /** What is attached to a call is read by everybody. */
  | { why: 'personal-data'; findings: Finding[] }

/**
 * An officer attaches files to a draft, and the approver sees them before publishing it. What is published is the
 * approver's to add to, until the call has closed.
 */
export function whyNotAttach(
  round: Round,
  attached: number,
  by: Person,
  now: Instant,
  findings: Finding[] = [],
): AttachRefusal | null {
  if (round.publishedAt !== null && !has(by, 'approver')) return { why: 'approver-adds' }
  const notRole = round.publishedAt === null ? whyNotRole(by, 'officer') : null
  if (notRole) return notRole
  const { closes } = round.plan.dates
  if (now >= closes && round.publishedAt !== null) return { why: 'call-closed', closedAt: closes }
  if (attached >= MOST_ATTACHMENTS) return { why: 'too-many-attachments', most: MOST_ATTACHMENTS }
  return findings.length > 0 ? { why: 'personal-data', findings } : null
}

export type DetachRefusal = NotYourRole | { why: 'published-is-frozen' }

/** What has been published stays. */
export function whyNotDetach(round: Round, by: Person): DetachRefusal | null {
  const notRole = whyNotRole(by, 'officer')
  if (notRole) return notRole
  return round.publishedAt === null ? null : { why: 'published-is-frozen' }
}

/** What an approver has seen attached: sent along when publishing. */
export const seenFiles = (files: Pick<StoredFile, 'id'>[]): string => files.map(({ id }) => id).join('.')
