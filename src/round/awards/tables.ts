import { integer, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core'

export const decisions = sqliteTable('decisions', {
  id: text('id').notNull(),
  roundId: text('round_id').notNull(),
  revision: integer('revision').notNull(),
  remark: text('remark').notNull(),
  sha256: text('sha256').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** `score` in units of 10^-decimals of the plan; `award` 0 is not funded, with its reason. */
export const decisionLines = sqliteTable('decision_lines', {
  decisionId: text('decision_id').notNull(),
  submissionId: text('submission_id').notNull(),
  track: text('track').notNull(),
  rank: integer('rank').notNull(),
  sheets: integer('sheets').notNull(),
  score: integer('score'),
  award: integer('award_fen').notNull(),
  reason: text('reason').notNull(),
})

const decisionApprovalColumns = {
  id: text('id').notNull(),
  decisionId: text('decision_id').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
}
/** With those that were reversed. */
export const allDecisionApprovals = sqliteTable('all_decision_approvals', decisionApprovalColumns)
/** Those that count. */
export const decisionApprovals = sqliteView('decision_approvals', decisionApprovalColumns).existing()

/** What rests on one, so that it is not reversed under it. */
export const restsOnDecisionApproval = sqliteView('rests_on_decision_approval', {
  which: text('which').notNull(),
  what: text('what').notNull(),
  id: text('id').notNull(),
}).existing()

export const decisionReturns = sqliteTable('decision_returns', {
  decisionId: text('decision_id').notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** What upheld objections cancel. They come later in a round's life; the next decision passes them over. */
export const upheldObjections = sqliteView('upheld_objections', {
  roundId: text('round_id').notNull(),
  submissionId: text('submission_id').notNull(),
}).existing()
