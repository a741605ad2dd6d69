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
