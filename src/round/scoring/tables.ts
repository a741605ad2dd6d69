import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Points } from '../../shared/points.ts'

export const sheetDrafts = sqliteTable('sheet_drafts', {
  assignmentId: text('assignment_id').notNull(),
  typed: text('typed', { mode: 'json' }).$type<Record<string, string>>().notNull(),
  version: integer('version').notNull(),
  savedAt: integer('saved_at').notNull(),
})

export const sheets = sqliteTable('sheets', {
  assignmentId: text('assignment_id').notNull(),
  points: text('points', { mode: 'json' }).$type<Record<string, Points>>().notNull(),
  comments: text('comments', { mode: 'json' }).$type<Record<string, string>>().notNull(),
  comment: text('comment').notNull(),
  advice: text('advice', { enum: ['fund', 'improve', 'decline'] }).notNull(),
  total: integer('total').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})
