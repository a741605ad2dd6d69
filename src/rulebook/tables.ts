import { integer, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core'
import type { Rulebook } from './rules/rulebook.ts'

export const rulebooks = sqliteTable('rulebooks', {
  id: text('id').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const rulebookVersions = sqliteTable('rulebook_versions', {
  id: text('id').notNull(),
  rulebookId: text('rulebook_id').notNull(),
  seq: integer('seq').notNull(),
  book: text('book', { mode: 'json' }).$type<Rulebook>().notNull(),
  version: integer('version').notNull(),
  from: text('from_id'),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
  savedAt: integer('saved_at').notNull(),
})

export const rulebookEnactments = sqliteTable('rulebook_enactments', {
  versionId: text('version_id').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** A draft that an officer has put before the approvers; `version` is the working text that they were asked about. */
export const rulebookRequests = sqliteTable('rulebook_requests', {
  versionId: text('version_id').notNull(),
  version: integer('version').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** A draft that was put before the approvers, sent back or taken back as its text stood then. */
export const rulebookReturns = sqliteTable('rulebook_returns', {
  versionId: text('version_id').notNull(),
  version: integer('version').notNull(),
  outcome: text('outcome', { enum: ['returned', 'withdrawn'] }).notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** A draft that is thrown away, or fetched back: its last row counts. */
export const rulebookDiscards = sqliteTable('rulebook_discards', {
  versionId: text('version_id').notNull(),
  seq: integer('seq').notNull(),
  outcome: text('outcome', { enum: ['discarded', 'restored'] }).notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** Those that are thrown away now. */
export const discardedVersions = sqliteView('discarded_versions', {
  id: text('id').notNull(),
  by: text('by_id').notNull(),
  reason: text('reason').notNull(),
  at: integer('at').notNull(),
}).existing()
