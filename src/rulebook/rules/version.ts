import { type NotYourRole, type Person, whyNotRole } from '../../people/rules/person.ts'
import {
  type Discard,
  type Discarded,
  type FetchRefusal,
  type NotYourDraft,
  type Returned,
  type SentBack,
  whyNotDiscarded,
  whyNotFetch,
  whyNotSentBack,
  whyNotWriter,
} from './discards.ts'
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
  /** How it came back, as its text stands; null: it did not. */
  returned?: Returned | null | undefined
  /** Whoever threw it away; null: nobody did. */
  discard?: Discard | null | undefined
}

/** A line of a list. */
export type Listed = Omit<Kept, 'book'> & { title: string; savedAt: Instant; discardedAt?: Instant | null }

/** What is wrong in a rulebook: where, as an exported file has it, and why, in words. */
export type Fault = { path: string; says: string }

export type SaveRefusal = NotYourRole | Discarded | Ruled<{ why: 'in-force-is-frozen' }>

export function whyNotSave(version: Drafted, by: Person): SaveRefusal | null {
  if (version.inForceAt !== null) return { why: 'in-force-is-frozen', by: '#versions' }
  return whyNotRole(by, 'officer') ?? whyNotDiscarded(version.discard)
}

export type RequestRefusal =
  | NotYourRole
  | Discarded
  | SentBack
  | InForce
  | Ruled<{ why: 'already-requested'; at: Instant }>
  | { why: 'faulty'; faults: Fault[] }

/** What is in force is not put into force again. */
type InForce = Ruled<{ why: 'already-in-force'; at: Instant }>

const whyNotDraft = ({ inForceAt }: Drafted): InForce | null =>
  inForceAt === null ? null : { why: 'already-in-force', by: '#versions', at: inForceAt }

/** An officer puts a draft before the approvers when nothing is wrong in it; once for each text. */
export function whyNotRequest(version: Drafted, faults: Fault[], by: Person): RequestRefusal | null {
  const whyNot =
    whyNotRole(by, 'officer') ??
    whyNotDraft(version) ??
    whyNotDiscarded(version.discard) ??
    whyNotSentBack(version.returned)
  if (whyNot) return whyNot
  if (version.requestedAt !== null)
    return { why: 'already-requested', by: '#versions', at: version.requestedAt }
  return faults.length > 0 ? { why: 'faulty', faults } : null
}

/** What has become of a version: who, when. */
export type Happened = { what: string; by: string | null; at: Instant }

export type EnactRefusal =
  | NotYourRole
  | Discarded
  | SentBack
  | InForce
  | Ruled<{ why: 'own-draft' }>
  | { why: 'faulty'; faults: Fault[] }

/** Asked by the page, to explain, and by the action, to refuse. Whoever wrote a word of it does not put it into force. */
export function whyNotEnact(version: Drafted, faults: Fault[], by: Person): EnactRefusal | null {
  const whyNot =
    whyNotRole(by, 'approver') ??
    whyNotDraft(version) ??
    whyNotDiscarded(version.discard) ??
    whyNotSentBack(version.returned)
  if (whyNot) return whyNot
  if (version.draftedBy.includes(by.id)) return { why: 'own-draft', by: '#second-person' }
  return faults.length > 0 ? { why: 'faulty', faults } : null
}

type NotRequested = Ruled<{ why: 'not-requested' }>
export type ReturnRefusal =
  | NotYourRole
  | InForce
  | Discarded
  | SentBack
  | NotRequested
  | Ruled<{ why: 'own-draft' }>

/** Of sending it back: by an approver who wrote nothing of it, while it waits. */
export function whyNotReturn(version: Drafted, by: Person): ReturnRefusal | null {
  const whyNot = whyNotRole(by, 'approver') ?? whyNotWaiting(version)
  if (whyNot) return whyNot
  return version.draftedBy.includes(by.id) ? { why: 'own-draft', by: '#second-person' } : null
}

export type TakeBackRefusal = NotYourRole | InForce | Discarded | SentBack | NotRequested | NotYourDraft

/** Of taking it back: by an officer who wrote on it, while it waits. */
export const whyNotTakeBack = (version: Drafted, by: Person): TakeBackRefusal | null =>
  whyNotRole(by, 'officer') ?? whyNotWaiting(version) ?? whyNotWriter(version.draftedBy, by)

function whyNotWaiting(version: Drafted): InForce | Discarded | SentBack | NotRequested | null {
  const whyNot = whyNotDraft(version) ?? whyNotDiscarded(version.discard) ?? whyNotSentBack(version.returned)
  if (whyNot) return whyNot
  return version.requestedAt === null ? { why: 'not-requested', by: '#versions' } : null
}

export type DiscardRefusal = NotYourRole | InForce | Discarded | NotYourDraft

/** Of throwing a draft away: by an officer who wrote on it. */
export const whyNotDiscard = (version: Drafted, by: Person): DiscardRefusal | null =>
  whyNotRole(by, 'officer') ??
  whyNotDraft(version) ??
  whyNotDiscarded(version.discard) ??
  whyNotWriter(version.draftedBy, by)

export type FetchVersionRefusal = NotYourRole | FetchRefusal

export const whyNotFetchVersion = (version: Drafted, by: Person, now: Instant): FetchVersionRefusal | null =>
  whyNotRole(by, 'officer') ?? whyNotFetch(version.discard, by, now)
