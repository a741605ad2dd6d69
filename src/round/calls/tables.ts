import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { people } from '../../people/tables.ts'
import type { Plan } from './rules/plan.ts'

export const rounds = sqliteTable('rounds', {
  id: text('id').primaryKey(),
  code: text('code').notNull().unique(),
  plan: text('plan', { mode: 'json' }).$type<Plan>().notNull(),
  version: integer('version').notNull(),
  by: text('by_id')
    .notNull()
    .references(() => people.id),
  at: integer('at').notNull(),
  savedAt: integer('saved_at').notNull(),
})

export const publications = sqliteTable('publications', {
  roundId: text('round_id')
    .primaryKey()
    .references(() => rounds.id),
  by: text('by_id')
    .notNull()
    .references(() => people.id),
  at: integer('at').notNull(),
})
