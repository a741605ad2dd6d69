import type { Reversal } from '../../history/reversals/rules.ts'
import type { Bar, BarRefusal } from '../../organizations/rules/bar.ts'
import type { LateOpening, Unopened } from '../../round/calls/opening/rules.ts'
import type { EndingKind } from '../../round/calls/rules/ending.ts'
import type { LateObjection } from '../../round/publicity/rules/objection.ts'
import type { SanctionKind } from '../../round/projects/rules/sanctions.ts'
import type { NeedItem } from '../../round/needs/rules/need.ts'
import type { Day, Instant } from '../../shared/days.ts'
import type { Recovery } from '../../people/recovery/rules.ts'
import type { Asked } from '../../people/seconds/rules.ts'
import type { Fen } from '../../shared/money.ts'

/** A draft of a call. `isMine`: whoever has drafted it does not publish it. */
export type DraftRound = { id: string; title: string; by: string; savedAt: Instant; isMine: boolean }
/** A sanction that is proposed. */
export type ToDecide = {
  id: string
  projectId: string
  project: string
  kind: SanctionKind
  at: Instant
  isMine: boolean
}
/** A rulebook's version that waits to be put into force. */
export type DraftBook = {
  id: string
  title: string
  seq: number
  by: string
  savedAt: Instant
  isMine: boolean
}
/** An opening that waits for a witness. */
export type ToOpen = { id: string; title: string; askedAt: Instant; isMine: boolean }

/** What an officer has asked for, of all that is sealed and closed. */
export const toOpenAmong = (found: Unopened[], by: { id: string }): ToOpen[] =>
  found.flatMap(({ id, title, askedAt, askedBy }) =>
    askedAt === null ? [] : [{ id, title, askedAt, isMine: askedBy === by.id }],
  )

/** The end of a round that an officer has proposed. */
export type ToEnd = {
  id: string
  roundId: string
  round: string
  kind: EndingKind
  byName: string
  at: Instant
  isMine: boolean
}

/** `what`: an organization that is no more, an award that lapses, a final report that is not there, money that does not come back. */
export type ToDefault = {
  id: string
  /** The id of what it is about: an organization, a proposal, a project. */
  about: string
  project: string
  what: 'lapse' | 'report' | 'refund' | 'change'
  byName: string
  at: Instant
  isMine: boolean
}

/** A prepared decision: how many projects it funds, with how much. */
export type Prepared = {
  id: string
  roundId: string
  round: string
  by: string
  at: Instant
  isMine: boolean
  funded: number
  total: Fen
}
export type Approved = { roundId: string; round: string; approvedAt: Instant }
/** A notice whose days are over; `waiting` objections have no answer yet. */
export type Over = { id: string; roundId: string; round: string; toDay: Day; waiting: number }
export type Unsigned = {
  id: string
  code: string
  seq: number
  title: string
  organization: string
  amount: Fen
}

/** A bar that an officer has prepared; `whyNot` null: this person may decide on it. */
export type WaitingBar = Pick<Bar, 'id' | 'organization' | 'from' | 'until' | 'by' | 'at'> & {
  whyNot: BarRefusal['why'] | null
}

/** `needs`: 督办, without an answer after twice the rulebook's days. The officers answer them; the approver sees to it. */
export type Approver = {
  drafts: DraftRound[]
  prepared: Prepared[]
  approved: Approved[]
  over: Over[]
  unsigned: Unsigned[]
  needs: NeedItem[]
  books: DraftBook[]
  sanctions: ToDecide[]
  bars: WaitingBar[]
  /** Roles of the staff that wait for this second person. */
  roles: Asked[]
  /** What somebody else says no longer holds. */
  reversals: Reversal[]
  /** Ways back into an account that wait for the same. */
  recoveries: Recovery[]
  /** Sealed proposals that an officer has asked to open; not by whoever asked. */
  openings: ToOpen[]
  /** Rounds that an officer would end before anything is awarded. */
  endings: ToEnd[]
  /** What a silent organization leaves to the office, as an officer proposes it. */
  defaults: ToDefault[]
  /** Sealed rounds past the day that the rulebook sets for the opening. */
  lateOpenings: LateOpening[]
  /** Past the day that the rulebook sets for an answer. */
  objections: LateObjection[]
}

/** Acts that this person can do now, and not only somebody else. */
export const waitingIn = ({
  openings,
  endings,
  defaults,
  drafts,
  books,
  sanctions,
  bars,
  roles,
  reversals,
  recoveries,
  prepared,
  approved,
  over,
  unsigned,
}: Approver): number =>
  [...openings, ...endings, ...defaults, ...drafts, ...books, ...sanctions].filter(({ isMine }) => !isMine)
    .length +
  bars.filter(({ whyNot }) => whyNot === null).length +
  prepared.filter(({ isMine }) => !isMine).length +
  roles.length +
  reversals.length +
  recoveries.length +
  approved.length +
  over.filter(({ waiting }) => waiting === 0).length +
  unsigned.length
