import type { Bar, BarRefusal } from '../../../organizations/rules/bar.ts'
import type { Interest } from '../../../people/rules/interest.ts'
import type { EndingKind } from '../../../round/calls/rules/ending.ts'
import type { LateOpening } from '../../../round/calls/opening/rules.ts'
import type { LateObjection } from '../../../round/publicity/rules/objection.ts'
import type { SanctionKind } from '../../../round/projects/rules/sanctions.ts'
import type { NeedItem } from '../../../round/needs/rules/need.ts'
import type { Citable } from '../../../rulebook/rules/bound.ts'
import type { Day, Instant } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'

/** A draft of a call. `isMine`: whoever has drafted it does not publish it. */
export type DraftRound = {
  id: string
  title: string
  by: string
  savedAt: Instant
  opens: Instant
  closes: Instant
  isMine: boolean
}
/** A sanction that is proposed; of one that halts a project, since when it stands. */
export type ToDecide = {
  id: string
  projectId: string
  project: string
  organizationId: string
  kind: SanctionKind
  at: Instant
  isMine: boolean
}
export type Halted = Omit<ToDecide, 'id' | 'isMine'>
/** A rulebook's version that waits to be put into force. */
export type DraftBook = {
  id: string
  title: string
  seq: number
  by: string
  savedAt: Instant
  isMine: boolean
}
export type ToAmend = {
  id: string
  roundId: string
  round: string
  seq: number
  at: Instant
  isMine: boolean
}

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

/** An outside unit that an officer would have run a round, or people of it who are named since; `isMine`: in part. */
export type ToContract = {
  id: string
  roundId: string
  round: string
  unit: string
  organizationId: string
  isNew: boolean
  people: number
  at: Instant
  isMine: boolean
}

/** `what`: an organization that is no more, an award that lapses, a final report that is not there, money that does not come back. */
export type ToDefault = {
  id: string
  /** The id of what it is about: an organization, a proposal, a project. */
  about: string
  organizationId: string
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
/** `isStopped`: another decision comes first, which the officer prepares. */
export type Approved = { roundId: string; round: string; approvedAt: Instant; isStopped: boolean }
/** A notice whose days are over; `waiting` objections have no answer yet. */
export type Over = {
  id: string
  roundId: string
  round: string
  toDay: Day
  waiting: number
  isStopped: boolean
}
export type Unsigned = {
  id: string
  code: string
  seq: number
  title: string
  organizationId: string
  organization: string
  hostId: string | null
  amount: Fen
  announcedAt: Instant
  signWorkingDays: number
  rulebook?: Citable | undefined
}

/** A bar that an officer has prepared; `whyNot` null: this person may decide on it. */
export type WaitingBar = Pick<Bar, 'id' | 'organization' | 'from' | 'until' | 'by' | 'at'> & {
  whyNot: BarRefusal['why'] | null
}

/** What stands on the desk besides the matters: 督办, which others must do. `needs`: past twice the rulebook's days. */
export type Approver = {
  drafts: DraftRound[]
  amendments: ToAmend[]
  prepared: Prepared[]
  approved: Approved[]
  over: Over[]
  unsigned: Unsigned[]
  needs: NeedItem[]
  books: DraftBook[]
  sanctions: ToDecide[]
  halts: Halted[]
  bars: WaitingBar[]
  /** Rounds that an officer would end before anything is awarded. */
  endings: ToEnd[]
  /** What a silent organization leaves to the office, as an officer proposes it. */
  defaults: ToDefault[]
  contracts: ToContract[]
  /** Sealed rounds past the day that the rulebook sets for the opening. */
  lateOpenings: LateOpening[]
  /** Past the day that the rulebook sets for an answer. */
  objections: LateObjection[]
}

export type Interested = { interests: Interest[] }
