import type { Applicant } from '../../../organizations/rules/applying.ts'
import type { Parties } from '../../../organizations/rules/party.ts'
import type { Calendar } from '../../../shared/calendar.ts'
import type { Day, Instant } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import type { Content } from '../../proposals/rules/content.ts'
import type { Side, TrancheRow } from './agreement.ts'
import type { HostStanding } from './hosts.ts'

export type { Parties }

/** An award in the list of its round, with what there is of its agreement. */
export type AwardItem = {
  proposalId: string
  track: string
  rank: number
  title: string
  organization: string
  /** Who signs for a group, once its agreement is drafted. */
  host: string | null
  award: Fen
  agreementId: string | null
  seq: number | null
  startsOn: Day | null
  endsOn: Day | null
  organizationAt: Instant | null
  bureauAt: Instant | null
}

/** The awards of a round in all; `shown` counts those of the state that was asked for. */
export type Totals = {
  shown: number
  all: number
  amount: Fen
  drafted: number
  inForce: number
  announcedAt: Instant | null
}

/** A proposal, and what an agreement on it would be drafted from; `award` null: not funded. */
export type FoundAward = {
  proposalId: string
  roundId: string
  /** Of the organization: those that were approved and not lifted. */
  bars: Applicant['bars']
  plan: Plan
  organization: { id: string; name: string }
  award: { submissionId: string; title: string; months: number; amount: Fen; announcedAt: Instant } | null
  agreement: { id: string; seq: number } | null
  hosting: HostStanding
}

/** An agreement as its sides read it. */
export type Agreement = {
  id: string
  seq: number
  roundId: string
  proposalId: string
  proposalSeq: number
  plan: Plan
  amount: Fen
  startsOn: Day
  endsOn: Day
  at: Instant
  announcedAt: Instant
  content: Content
  organization: { id: string; name: string }
  /** Who stands in it, as they were when it was drafted. */
  parties: Parties
}
/** A draft of an agreement; `reason`: why it took the place of the one before, '' of the first. */
export type Draft = { draft: number; startsOn: Day; endsOn: Day; reason: string; name: string; at: Instant }
export type FoundAgreement = {
  agreement: Agreement
  tranches: TrancheRow[]
  signatures: { side: Side; by: string; name: string; at: Instant }[]
  /** The last one counts. */
  drafts: Draft[]
  hosting: HostStanding
  /** What the deadline for signing is counted by. */
  calendar: Calendar
}

/** An agreement that nobody has signed, of a group that another host has taken on `since`: it is drafted anew. */
export type Rehosted = {
  agreementId: string
  title: string
  organizationId: string
  hostId: string
  host: string
  since: Instant
}
