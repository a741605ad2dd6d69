import { integer, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core'
import type { FinalReport } from './rules/dossier.ts'

export const finalReports = sqliteTable('final_reports', {
  id: text('id').notNull(),
  projectId: text('project_id').notNull(),
  revision: integer('revision').notNull(),
  text: text('text').notNull(),
  actuals: text('actuals', { mode: 'json' }).$type<FinalReport['actuals']>().notNull(),
  spent: integer('spent_fen').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const finalReportReturns = sqliteTable('final_report_returns', {
  finalReportId: text('final_report_id').notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

const evaluationColumns = {
  id: text('id').notNull(),
  projectId: text('project_id').notNull(),
  finalReportId: text('final_report_id').notNull(),
  score: integer('score').notNull(),
  grade: text('grade', { enum: ['A', 'B', 'C'] }).notNull(),
  text: text('text').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
}
/** With those that were reversed. */
export const allEvaluations = sqliteTable('all_evaluations', evaluationColumns)
/** Those that count. */
export const evaluations = sqliteView('evaluations', evaluationColumns).existing()

/** What rests on one, so that it is not reversed under it. */
export const restsOnEvaluation = sqliteView('rests_on_evaluation', {
  which: text('which').notNull(),
  what: text('what').notNull(),
  id: text('id').notNull(),
}).existing()

const refundColumns = {
  id: text('id').notNull(),
  projectId: text('project_id').notNull(),
  amount: integer('amount_fen').notNull(),
  voucher: text('voucher').notNull(),
  receivedOn: text('received_on').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
}
/** With those that were reversed. */
export const allRefunds = sqliteTable('all_refunds', refundColumns)
/** Those that count. */
export const refunds = sqliteView('refunds', refundColumns).existing()

/** What rests on one, so that it is not reversed under it. */
export const restsOnRefund = sqliteView('rests_on_refund', {
  which: text('which').notNull(),
  what: text('what').notNull(),
  id: text('id').notNull(),
}).existing()

/** Which voucher is of which refund: one that was mistyped never had it. */
export const refundVouchers = sqliteView('refund_vouchers', {
  voucher: text('voucher').notNull(),
  refundId: text('refund_id').notNull(),
}).existing()

export const closings = sqliteTable('closings', {
  projectId: text('project_id').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** 缺席办理: what the office does in place of a silent organization, as an officer proposes it. */
export const closingDefaults = sqliteTable('closing_defaults', {
  id: text('id').notNull(),
  projectId: text('project_id').notNull(),
  kind: text('kind', { enum: ['report', 'refund'] }).notNull(),
  amount: integer('amount_fen').notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const closingDefaultAnswers = sqliteTable('closing_default_answers', {
  defaultId: text('default_id').notNull(),
  outcome: text('outcome', { enum: ['approved', 'returned', 'withdrawn'] }).notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** What was paid and spent is settled: returned, booked as to be recovered, or closed. */
export const settledProjects = sqliteView('settled_projects', {
  projectId: text('project_id').notNull(),
  agreementId: text('agreement_id').notNull(),
}).existing()
