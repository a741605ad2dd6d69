import { integer, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core'
import type { Kept } from './rules/checklist.ts'
import { OUTCOMES, RECHECK_OUTCOMES } from './rules/eligibility.ts'

const told = {
  id: text('id').notNull(),
  submissionId: text('submission_id').notNull(),
  outcome: text('outcome', { enum: OUTCOMES }).notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
}
const finding = { ...told, held: integer('held', { mode: 'boolean' }).notNull() }
/** With those that were reversed. */
export const allEligibilityChecks = sqliteTable('all_eligibility_checks', finding)
/** Those that count: one for each submission. */
export const eligibilityChecks = sqliteView('eligibility_checks', finding).existing()

/** What its organization knows of: `at`, since when. */
export const toldEligibility = sqliteView('told_eligibility', told).existing()

/** 审查结果: findings that were held, told to all organizations of a round at one moment. */
export const eligibilityResults = sqliteTable('eligibility_results', {
  id: text('id').notNull(),
  roundId: text('round_id').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})
export const toldFindings = sqliteTable('told_findings', {
  findingId: text('finding_id').notNull(),
  resultsId: text('results_id').notNull(),
})

/** What a finding is no longer reversed under. */
export const restsOnEligibility = sqliteView('rests_on_eligibility', {
  which: text('which').notNull(),
  what: text('what').notNull(),
  id: text('id').notNull(),
}).existing()

/** The look-ups of the organization that a finding rests on. */
export const eligibilitySnapshots = sqliteTable('eligibility_snapshots', {
  findingId: text('finding_id').notNull(),
  checkId: text('check_id').notNull(),
})

/** What a finding found of each condition, and what was said of it. */
export const eligibilityChecklists = sqliteTable('eligibility_checklists', {
  findingId: text('finding_id').notNull(),
  items: text('items', { mode: 'json' }).$type<Kept[]>().notNull(),
})

export const corrections = sqliteTable('corrections', {
  id: text('id').notNull(),
  submissionId: text('submission_id').notNull(),
  dueOn: text('due_on').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const correctionDefects = sqliteTable('correction_defects', {
  correctionId: text('correction_id').notNull(),
  seq: integer('seq').notNull(),
  field: text('field').notNull(),
  says: text('says').notNull(),
})

export const correctionDrafts = sqliteTable('correction_drafts', {
  correctionId: text('correction_id').notNull(),
  typed: text('typed', { mode: 'json' }).$type<Record<string, string>>().notNull(),
  version: integer('version').notNull(),
  by: text('by_id').notNull(),
  savedAt: integer('saved_at').notNull(),
})

export const correctionAnswers = sqliteTable('correction_answers', {
  correctionId: text('correction_id').notNull(),
  submissionId: text('submission_id').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** What was handed in and is to be left out of the corrected version; with `replacedBy`, for another. Working state. */
export const correctionFiles = sqliteTable('correction_files', {
  correctionId: text('correction_id').notNull(),
  fileId: text('file_id').notNull(),
  replacedBy: text('replaced_by'),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const rechecks = sqliteTable('rechecks', {
  id: text('id').notNull(),
  submissionId: text('submission_id').notNull(),
  findingId: text('finding_id').notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** `findingId`: that which takes the place of the one of before, where it was granted. */
export const recheckAnswers = sqliteTable('recheck_answers', {
  recheckId: text('recheck_id').notNull(),
  findingId: text('finding_id'),
  outcome: text('outcome', { enum: RECHECK_OUTCOMES }).notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})
