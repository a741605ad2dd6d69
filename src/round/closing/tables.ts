import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
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

export const evaluations = sqliteTable('evaluations', {
  projectId: text('project_id').notNull(),
  finalReportId: text('final_report_id').notNull(),
  score: integer('score').notNull(),
  grade: text('grade', { enum: ['A', 'B', 'C'] }).notNull(),
  text: text('text').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const refunds = sqliteTable('refunds', {
  projectId: text('project_id').notNull(),
  amount: integer('amount_fen').notNull(),
  voucher: text('voucher').notNull(),
  receivedOn: text('received_on').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

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
