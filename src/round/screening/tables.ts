import { integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { files } from '../../files/tables.ts'
import { organizationChecks } from '../../organizations/tables.ts'
import { people } from '../../people/tables.ts'
import { submissions } from '../proposals/tables.ts'
import { OUTCOMES } from './rules/eligibility.ts'

export const eligibilityChecks = sqliteTable('eligibility_checks', {
  submissionId: text('submission_id')
    .primaryKey()
    .references(() => submissions.id),
  outcome: text('outcome', { enum: OUTCOMES }).notNull(),
  reason: text('reason').notNull(),
  by: text('by_id')
    .notNull()
    .references(() => people.id),
  at: integer('at').notNull(),
})

/** The look-ups of the organization that a finding rests on. */
export const eligibilitySnapshots = sqliteTable(
  'eligibility_snapshots',
  {
    submissionId: text('submission_id')
      .notNull()
      .references(() => eligibilityChecks.submissionId),
    checkId: text('check_id')
      .notNull()
      .references(() => organizationChecks.id),
  },
  (t) => [primaryKey({ columns: [t.submissionId, t.checkId] })],
)

export const corrections = sqliteTable('corrections', {
  id: text('id').primaryKey(),
  submissionId: text('submission_id')
    .notNull()
    .unique()
    .references(() => submissions.id),
  dueOn: text('due_on').notNull(),
  by: text('by_id')
    .notNull()
    .references(() => people.id),
  at: integer('at').notNull(),
})

export const correctionDefects = sqliteTable(
  'correction_defects',
  {
    correctionId: text('correction_id')
      .notNull()
      .references(() => corrections.id),
    seq: integer('seq').notNull(),
    field: text('field').notNull(),
    says: text('says').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.correctionId, t.seq] }),
    unique('correction_defects_once').on(t.correctionId, t.field),
  ],
)

export const correctionDrafts = sqliteTable('correction_drafts', {
  correctionId: text('correction_id')
    .primaryKey()
    .references(() => corrections.id),
  typed: text('typed', { mode: 'json' }).$type<Record<string, string>>().notNull(),
  version: integer('version').notNull(),
  by: text('by_id')
    .notNull()
    .references(() => people.id),
  savedAt: integer('saved_at').notNull(),
})

export const correctionAnswers = sqliteTable('correction_answers', {
  correctionId: text('correction_id')
    .primaryKey()
    .references(() => corrections.id),
  submissionId: text('submission_id')
    .notNull()
    .unique()
    .references(() => submissions.id),
  by: text('by_id')
    .notNull()
    .references(() => people.id),
  at: integer('at').notNull(),
})

/** What was handed in and is to be left out of the corrected version; with `replacedBy`, for another. Working state. */
export const correctionFiles = sqliteTable(
  'correction_files',
  {
    correctionId: text('correction_id')
      .notNull()
      .references(() => corrections.id),
    fileId: text('file_id')
      .notNull()
      .references(() => files.id),
    replacedBy: text('replaced_by')
      .unique()
      .references(() => files.id),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.correctionId, t.fileId] })],
)
