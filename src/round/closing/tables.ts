import { integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { people } from '../../people/tables.ts'
import { projects } from '../projects/tables.ts'
import type { FinalReport } from './rules/dossier.ts'

export const finalReports = sqliteTable(
  'final_reports',
  {
    id: text('id').primaryKey(),
    projectId: text('project_id')
      .notNull()
      .references(() => projects.id),
    revision: integer('revision').notNull(),
    text: text('text').notNull(),
    actuals: text('actuals', { mode: 'json' }).$type<FinalReport['actuals']>().notNull(),
    spent: integer('spent_fen').notNull(),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [unique('final_reports_revision').on(t.projectId, t.revision)],
)

export const finalReportReturns = sqliteTable('final_report_returns', {
  finalReportId: text('final_report_id')
    .primaryKey()
    .references(() => finalReports.id),
  reason: text('reason').notNull(),
  by: text('by_id')
    .notNull()
    .references(() => people.id),
  at: integer('at').notNull(),
})

export const evaluations = sqliteTable('evaluations', {
  projectId: text('project_id')
    .primaryKey()
    .references(() => projects.id),
  finalReportId: text('final_report_id')
    .notNull()
    .references(() => finalReports.id),
  score: integer('score').notNull(),
  grade: text('grade', { enum: ['A', 'B', 'C'] }).notNull(),
  text: text('text').notNull(),
  by: text('by_id')
    .notNull()
    .references(() => people.id),
  at: integer('at').notNull(),
})

export const refunds = sqliteTable('refunds', {
  projectId: text('project_id')
    .primaryKey()
    .references(() => projects.id),
  amount: integer('amount_fen').notNull(),
  voucher: text('voucher').notNull().unique(),
  receivedOn: text('received_on').notNull(),
  by: text('by_id')
    .notNull()
    .references(() => people.id),
  at: integer('at').notNull(),
})

export const closings = sqliteTable('closings', {
  projectId: text('project_id')
    .primaryKey()
    .references(() => projects.id),
  by: text('by_id')
    .notNull()
    .references(() => people.id),
  at: integer('at').notNull(),
})
