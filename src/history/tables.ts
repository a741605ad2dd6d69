import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Particulars } from './rules.ts'

export const history = sqliteTable('history', {
  subject: text('subject').notNull(),
  seq: integer('seq').notNull(),
  what: text('what').notNull(),
  by: text('by_id'),
  at: integer('at').notNull(),
  particulars: text('particulars', { mode: 'json' }).$type<Particulars>().notNull(),
  previous: text('previous').notNull(),
  hash: text('hash').notNull(),
})
