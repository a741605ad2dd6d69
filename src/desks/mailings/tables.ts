import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { AUDIENCES } from './rules.ts'

export const mailings = sqliteTable('mailings', {
  id: text('id').notNull(),
  roundId: text('round_id').notNull(),
  seq: integer('seq').notNull(),
  audience: text('audience', { enum: AUDIENCES }).notNull(),
  track: text('track').notNull(),
  title: text('title').notNull(),
  text: text('text').notNull(),
  receivers: integer('receivers').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})
