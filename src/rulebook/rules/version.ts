import { type NotYourRole, type Person, whyNotRole } from '../../people/rules/person.ts'
import type { Instant } from '../../shared/days.ts'
import type { Ruled } from './by.ts'
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

/** The model's. Never the id of a version in the database: those have twelve characters. */
export const MODEL_ID = 'model'

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

export type SaveRefusal = NotYourRole | Ruled<{ why: 'in-force-is-frozen' }>

export function whyNotSave(version: Drafted, by: Person): SaveRefusal | null {
  if (version.inForceAt !== null) return { why: 'in-force-is-frozen', by: '#versions' }
  return whyNotRole(by, 'officer')
}

export type RequestRefusal =
  | NotYourRole
  | InForce
  | Ruled<{ why: 'already-requested'; at: Instant }>
  | { why: 'faulty'; faults: Fault[] }

/** What is in force is not put into force again. */
type InForce = Ruled<{ why: 'already-in-force'; at: Instant }>

const whyNotDraft = ({ inForceAt }: Drafted): InForce | null =>
  inForceAt === null ? null : { why: 'already-in-force', by: '#versions', at: inForceAt }

/** An officer puts a draft before the approvers when nothing is wrong in it; once for each text. */
export function whyNotRequest(version: Drafted, faults: Fault[], by: Person): RequestRefusal | null {
  const whyNot = whyNotRole(by, 'officer') ?? whyNotDraft(version)
  if (whyNot) return whyNot
  if (version.requestedAt !== null)
    return { why: 'already-requested', by: '#versions', at: version.requestedAt }
  return faults.length > 0 ? { why: 'faulty', faults } : null
}

/** What has become of a version: who, when. */
export type Happened = { what: string; by: string | null; at: Instant }

export type EnactRefusal =
  | NotYourRole
  | InForce
  | Ruled<{ why: 'own-draft' }>
  | { why: 'faulty'; faults: Fault[] }

/** Asked by the page, to explain, and by the action, to refuse. Whoever wrote a word of it does not put it into force. */
export function whyNotEnact(version: Drafted, faults: Fault[], by: Person): EnactRefusal | null {
  const whyNot = whyNotRole(by, 'approver') ?? whyNotDraft(version)
  if (whyNot) return whyNot
  if (version.draftedBy.includes(by.id)) return { why: 'own-draft', by: '#second-person' }
  return faults.length > 0 ? { why: 'faulty', faults } : null
}
