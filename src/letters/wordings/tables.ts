import { integer, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core'
import type { Parts } from './rules/template.ts'

export const wordings = sqliteTable('wordings', {
  wording: text('wording').notNull(),
  version: integer('version').notNull(),
  subject: text('subject', { mode: 'json' }).$type<Parts>(),
  body: text('body', { mode: 'json' }).$type<Parts>(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** What the district says now, of each letter that it words itself. */
export const wordingsOfNow = sqliteView('wordings_of_now', {
  wording: text('wording').notNull(),
  version: integer('version').notNull(),
  subject: text('subject', { mode: 'json' }).$type<Parts>().notNull(),
  body: text('body', { mode: 'json' }).$type<Parts>().notNull(),
}).existing()
