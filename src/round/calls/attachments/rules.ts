import { type Coming, LONGEST_FILE_NAME, type StoredFile } from '../../../files/rules/file.ts'
import type { FileKind } from '../../../files/rules/kinds.ts'
import type { Finding } from '../../../files/rules/personal.ts'
import { type NotYourRole, type Person, has, whyNotRole } from '../../../people/rules/person.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import { isSecret } from '../../../shared/personal/kinds.ts'
import type { Instant } from '../../../shared/days.ts'
import { type RoundEnded, whyNotGoOn } from '../rules/ending.ts'
import type { Round } from '../rules/round.ts'

/** Files of one call: a page that is still read. */
export const MOST_ATTACHMENTS = 20
/** Characters of the name of one. */
export const LONGEST_ATTACHMENT_NAME = LONGEST_FILE_NAME

export type AttachRefusal =
  | NotYourRole
  | RoundEnded
  | { why: 'approver-adds' }
  | Ruled<{ why: 'call-closed'; closedAt: Instant }>
  | { why: 'too-many-attachments'; most: number }
  /** What is attached to a call is read by everybody. */
  | { why: 'personal-data'; findings: Finding[] }
  /** Nor is it known to be free of that: a person must have looked, and say so. */
  | { why: 'not-searched'; kind: FileKind; searched: 'part' | 'none' }

/**
 * An officer attaches files to a draft, and the approver sees them before publishing it. What is published is the
 * approver's to add to, until the call has closed.
 */
export function whyNotAttach(
  round: Round,
  attached: number,
  by: Person,
  now: Instant,
  coming: Coming | null = null,
): AttachRefusal | null {
  if (round.publishedAt !== null && !has(by, 'approver')) return { why: 'approver-adds' }
  const notRole = round.publishedAt === null ? whyNotRole(by, 'officer') : null
  if (notRole) return notRole
  const ended = whyNotGoOn(round.ended)
  if (ended) return ended
  const { closes } = round.plan.dates
  if (now >= closes && round.publishedAt !== null)
    return { why: 'call-closed', by: 'calls.openDays', closedAt: closes }
  if (attached >= MOST_ATTACHMENTS) return { why: 'too-many-attachments', most: MOST_ATTACHMENTS }
  return coming && whyNotPublic(coming)
}

/** An attachment as a round's file names it. `size` in bytes. */
export type NamedFile = { name: string; size: number; sha256: string }

/** The field with which whoever attaches a file says that they have looked through it. */
export const LOOKED = 'looked'

/** What everybody will read: nothing personal in it, by the system's search and where that cannot see by a person's. */
function whyNotPublic({ findings, searched, kind, fields }: Coming): AttachRefusal | null {
  const secret = findings.filter(isSecret)
  if (secret.length > 0) return { why: 'personal-data', findings: secret }
  if (searched === 'whole' || fields[LOOKED] === 'yes') return null
  return { why: 'not-searched', kind, searched }
}

export type DetachRefusal = NotYourRole | Ruled<{ why: 'published-is-frozen' }>

/** What has been published stays. */
export function whyNotDetach(round: Round, by: Person): DetachRefusal | null {
  const notRole = whyNotRole(by, 'officer')
  if (notRole) return notRole
  return round.publishedAt === null ? null : { why: 'published-is-frozen', by: '#amendment' }
}

/** What an approver has seen attached: sent along when publishing. */
export const seenFiles = (files: Pick<StoredFile, 'id'>[]): string => files.map(({ id }) => id).join('.')
