import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Broken, Particulars } from './rules.ts'

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

/** What was looked through by night. */
export const nights = sqliteTable('nights', {
  day: text('day').notNull(),
  checks: integer('checks').notNull(),
  broken: text('broken', { mode: 'json' }).$type<Broken[]>().notNull(),
  at: integer('at').notNull(),
})

/** What every history came to, by night. */
export const roots = sqliteTable('roots', {
  day: text('day').notNull(),
  size: integer('size').notNull(),
  root: text('root').notNull(),
  previous: text('previous').notNull(),
  at: integer('at').notNull(),
  key: text('key'),
  signature: text('signature'),
})
