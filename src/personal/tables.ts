import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { KINDS, OUTCOMES } from './rules.ts'

/** What an officer decided of a number in public text; the latest counts. */
export const numberDecisions = sqliteTable('number_decisions', {
  roundId: text('round_id').notNull(),
  digest: text('digest').notNull(),
  seq: integer('seq').notNull(),
  what: text('what', { enum: KINDS }).notNull(),
  masked: text('masked').notNull(),
  outcome: text('outcome', { enum: OUTCOMES }).notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})
