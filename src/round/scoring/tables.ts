import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { people } from '../../people/tables.ts'
import type { Points } from '../../shared/points.ts'
import { assignments } from '../panel/tables.ts'
import { ADVICE } from './rules/sheet.ts'

export const sheetDrafts = sqliteTable('sheet_drafts', {
  assignmentId: text('assignment_id')
    .primaryKey()
    .references(() => assignments.id),
  typed: text('typed', { mode: 'json' }).$type<Record<string, string>>().notNull(),
  version: integer('version').notNull(),
  savedAt: integer('saved_at').notNull(),
})

export const sheets = sqliteTable('sheets', {
  assignmentId: text('assignment_id')
    .primaryKey()
    .references(() => assignments.id),
  points: text('points', { mode: 'json' }).$type<Record<string, Points>>().notNull(),
  comments: text('comments', { mode: 'json' }).$type<Record<string, string>>().notNull(),
  comment: text('comment').notNull(),
  advice: text('advice', { enum: ADVICE }).notNull(),
  total: integer('total').notNull(),
  by: text('by_id')
    .notNull()
    .references(() => people.id),
  at: integer('at').notNull(),
})
