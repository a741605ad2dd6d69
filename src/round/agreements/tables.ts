import { integer, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core'
import { GATES, SIDES } from './rules/agreement.ts'
import type { Parties } from './rules/found.ts'

export const agreements = sqliteTable('agreements', {
  id: text('id').notNull(),
  roundId: text('round_id').notNull(),
  proposalId: text('proposal_id').notNull(),
  submissionId: text('submission_id').notNull(),
  seq: integer('seq').notNull(),
  amount: integer('amount_fen').notNull(),
  startsOn: text('starts_on').notNull(),
  endsOn: text('ends_on').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const agreementDrafts = sqliteTable('agreement_drafts', {
  agreementId: text('agreement_id').notNull(),
  draft: integer('draft').notNull(),
  startsOn: text('starts_on').notNull(),
  endsOn: text('ends_on').notNull(),
  hostId: text('host_id'),
  parties: text('parties', { mode: 'json' }).$type<Parties>().notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** Which legal person an agreement names for its group; no row: the organization signs for itself. */
export const agreementHosts = sqliteView('agreement_hosts', {
  agreementId: text('agreement_id').notNull(),
  hostId: text('host_id').notNull(),
}).existing()

export const tranches = sqliteTable('tranches', {
  agreementId: text('agreement_id').notNull(),
  seq: integer('seq').notNull(),
  percent: integer('percent').notNull(),
  amount: integer('amount_fen').notNull(),
  gate: text('gate', { enum: GATES }).notNull(),
})

export const signatures = sqliteTable('signatures', {
  agreementId: text('agreement_id').notNull(),
  side: text('side', { enum: SIDES }).notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** 放弃立项: an award on which no agreement comes into force, as an officer proposes it. */
export const awardLapses = sqliteTable('award_lapses', {
  id: text('id').notNull(),
  proposalId: text('proposal_id').notNull(),
  because: text('because', { enum: ['overdue', 'waived'] }).notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

const awardLapseAnswerColumns = {
  id: text('id').notNull(),
  lapseId: text('lapse_id').notNull(),
  outcome: text('outcome', { enum: ['approved', 'returned', 'withdrawn'] }).notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
}
/** With those that were reversed. */
export const allAwardLapseAnswers = sqliteTable('all_award_lapse_answers', awardLapseAnswerColumns)
/** Those that count. */
export const awardLapseAnswers = sqliteView('award_lapse_answers', awardLapseAnswerColumns).existing()

/** Awards that have lapsed. */
export const lapsedAwards = sqliteView('lapsed_awards', {
  proposalId: text('proposal_id').notNull(),
  reason: text('reason').notNull(),
  at: integer('at').notNull(),
}).existing()
