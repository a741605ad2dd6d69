import { type NotYourRole, type Person, whyNotRole } from '../../people/rules/person.ts'
import type { Instant } from '../../shared/days.ts'
import type { Rulebook } from './rulebook.ts'

/** A version as its page shows it. `inForceAt` null: a draft, for the staff alone. */
export type Kept = {
  id: string
  rulebookId: string
  /** 第seq版. */
  seq: number
  book: Rulebook
  inForceAt: Instant | null
}

/** What the staff know of it besides. */
export type Drafted = Kept & {
  /** Of the working text. */
  version: number
  /** Everyone who wrote on it, by id. */
  draftedBy: string[]
  /** When its text, as it stands, was put before the approvers; null: it was not. */
  requestedAt: Instant | null
}

/** A line of a list. */
export type Listed = Omit<Kept, 'book'> & { title: string; savedAt: Instant }

/** What is wrong in a rulebook: where, as an exported file has it, and why, in words. */
export type Fault = { path: string; says: string }

export type SaveRefusal = NotYourRole | { why: 'in-force-is-frozen' }

export function whyNotSave(version: Drafted, by: Person): SaveRefusal | null {
  if (version.inForceAt !== null) return { why: 'in-force-is-frozen' }
  return whyNotRole(by, 'officer')
}

export type RequestRefusal =
  | NotYourRole
  | { why: 'already-in-force'; at: Instant }
  | { why: 'already-requested'; at: Instant }
  | { why: 'faulty'; faults: Fault[] }

/** An officer puts a draft before the approvers when nothing is wrong in it; once for each text. */
export function whyNotRequest(version: Drafted, faults: Fault[], by: Person): RequestRefusal | null {
  const notRole = whyNotRole(by, 'officer')
  if (notRole) return notRole
  if (version.inForceAt !== null) return { why: 'already-in-force', at: version.inForceAt }
  if (version.requestedAt !== null) return { why: 'already-requested', at: version.requestedAt }
  return faults.length > 0 ? { why: 'faulty', faults } : null
}

/** What has become of a version: who, when. */
export type Happened = { what: string; by: string | null; at: Instant }

export type EnactRefusal =
  | NotYourRole
  | { why: 'already-in-force'; at: Instant }
  | { why: 'own-draft' }
  | { why: 'faulty'; faults: Fault[] }

/** Asked by the page, to explain, and by the action, to refuse. Whoever wrote a word of it does not put it into force. */
export function whyNotEnact(version: Drafted, faults: Fault[], by: Person): EnactRefusal | null {
  const notRole = whyNotRole(by, 'approver')
  if (notRole) return notRole
  if (version.inForceAt !== null) return { why: 'already-in-force', at: version.inForceAt }
  if (version.draftedBy.includes(by.id)) return { why: 'own-draft' }
  return faults.length > 0 ? { why: 'faulty', faults } : null
}
