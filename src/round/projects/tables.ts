import { integer, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core'
import { VERDICTS } from './rules/midterm.ts'
import { SANCTION_KINDS, SANCTION_OUTCOMES } from './rules/sanctions.ts'
import type { Actual } from './rules/reports.ts'

export const projects = sqliteTable('projects', {
  id: text('id').notNull(),
  agreementId: text('agreement_id').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const milestones = sqliteTable('milestones', {
  id: text('id').notNull(),
  projectId: text('project_id').notNull(),
  seq: integer('seq').notNull(),
  kind: text('kind', { enum: ['progress', 'midterm'] }).notNull(),
  title: text('title').notNull(),
  dueOn: text('due_on').notNull(),
})

export const reports = sqliteTable('reports', {
  id: text('id').notNull(),
  milestoneId: text('milestone_id').notNull(),
  revision: integer('revision').notNull(),
  text: text('text').notNull(),
  actuals: text('actuals', { mode: 'json' }).$type<Actual[]>().notNull(),
  spent: integer('spent_fen').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

const reportReviewColumns = {
  id: text('id').notNull(),
  reportId: text('report_id').notNull(),
  outcome: text('outcome', { enum: ['accepted', 'returned'] }).notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
}
/** With those that were reversed. */
export const allReportReviews = sqliteTable('all_report_reviews', reportReviewColumns)
/** Those that count. */
export const reportReviews = sqliteView('report_reviews', reportReviewColumns).existing()

/** What rests on one, so that it is not reversed under it. */
export const restsOnReportReview = sqliteView('rests_on_report_review', {
  which: text('which').notNull(),
  what: text('what').notNull(),
  id: text('id').notNull(),
}).existing()

const midtermEvaluationColumns = {
  reviewId: text('review_id').notNull(),
  reportId: text('report_id').notNull(),
  points: integer('points').notNull(),
  outcome: text('outcome', { enum: VERDICTS }).notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
}
/** With those that were reversed. */
export const allMidtermEvaluations = sqliteTable('all_midterm_evaluations', midtermEvaluationColumns)
/** Those that count. */
export const midtermEvaluations = sqliteView('midterm_evaluations', midtermEvaluationColumns).existing()

export const sanctions = sqliteTable('sanctions', {
  id: text('id').notNull(),
  projectId: text('project_id').notNull(),
  kind: text('kind', { enum: SANCTION_KINDS }).notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const sanctionReplies = sqliteTable('sanction_replies', {
  sanctionId: text('sanction_id').notNull(),
  text: text('text').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

const sanctionDecisionColumns = {
  id: text('id').notNull(),
  sanctionId: text('sanction_id').notNull(),
  outcome: text('outcome', { enum: SANCTION_OUTCOMES }).notNull(),
  reason: text('reason').notNull(),
  barredUntil: text('barred_until'),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
}
/** With those that were reversed. */
export const allSanctionDecisions = sqliteTable('all_sanction_decisions', sanctionDecisionColumns)
/** Those that count. */
export const sanctionDecisions = sqliteView('sanction_decisions', sanctionDecisionColumns).existing()

/** What rests on one, so that it is not reversed under it. */
export const restsOnSanctionDecision = sqliteView('rests_on_sanction_decision', {
  which: text('which').notNull(),
  what: text('what').notNull(),
  id: text('id').notNull(),
}).existing()

export const sanctionEnds = sqliteTable('sanction_ends', {
  sanctionId: text('sanction_id').notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** The gates of an agreement that will not open any more, and why. */
export const failedGates = sqliteView('failed_gates', {
  agreementId: text('agreement_id').notNull(),
  gate: text('gate', { enum: ['midterm_passed'] }).notNull(),
  outcome: text('outcome', { enum: VERDICTS }).notNull(),
  at: integer('at').notNull(),
}).existing()

/** What keeps a project from being paid now. */
export const projectHalts = sqliteView('project_halts', {
  agreementId: text('agreement_id').notNull(),
  projectId: text('project_id').notNull(),
  kind: text('kind', { enum: SANCTION_KINDS }).notNull(),
  at: integer('at').notNull(),
}).existing()

/** Mid-terms that open their gate, since when. */
export const passedMidterms = sqliteView('passed_midterms', {
  agreementId: text('agreement_id').notNull(),
  at: integer('at').notNull(),
}).existing()

/** The gates of an agreement that are passed, since when. */
export const passedGates = sqliteView('passed_gates', {
  agreementId: text('agreement_id').notNull(),
  gate: text('gate', { enum: ['agreement_signed', 'midterm_passed', 'final_passed'] }).notNull(),
  at: integer('at').notNull(),
}).existing()

/** How far a project has come to its end; null where it has not. */
export const projectEnds = sqliteView('project_ends', {
  projectId: text('project_id').notNull(),
  agreementId: text('agreement_id').notNull(),
  evaluatedAt: integer('evaluated_at'),
  refundedAt: integer('refunded_at'),
  closedAt: integer('closed_at'),
  /** Since when its agreement is terminated. */
  terminatedAt: integer('terminated_at'),
}).existing()
