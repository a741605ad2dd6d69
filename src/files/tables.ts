import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { SEARCHED } from './rules/file.ts'
import { FILE_KINDS } from './rules/kinds.ts'
import type { Finding } from './rules/personal.ts'

/** What was uploaded. `place` is the subject that it is attached to, `object` its key in the bucket. */
export const files = sqliteTable('files', {
  id: text('id').notNull(),
  place: text('place').notNull(),
  label: text('label').notNull(),
  name: text('name').notNull(),
  kind: text('kind', { enum: FILE_KINDS }).notNull(),
  size: integer('size').notNull(),
  sha256: text('sha256').notNull(),
  object: text('object').notNull(),
  searched: text('searched', { enum: SEARCHED }).notNull(),
  findings: text('findings', { mode: 'json' }).$type<Finding[]>().notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const fileRemovals = sqliteTable('file_removals', {
  fileId: text('file_id').notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** Somebody of the staff looked through a file whose text could not be searched. */
export const fileChecks = sqliteTable('file_checks', {
  fileId: text('file_id').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})
