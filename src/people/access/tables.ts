import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { ACCESS_KINDS } from './rules.ts'

export const accessCounts = sqliteTable('access_counts', {
  personId: text('person_id').notNull(),
  what: text('what', { enum: ACCESS_KINDS }).notNull(),
  hour: integer('hour').notNull(),
  count: integer('count').notNull(),
  device: text('device').notNull(),
  lastAt: integer('last_at').notNull(),
})
