import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const clockMoves = sqliteTable('clock_moves', {
  seq: integer('seq').notNull(),
  nightsFrom: integer('nights_from').notNull(),
  goal: integer('goal').notNull(),
  by: text('by_id'),
  at: integer('at').notNull(),
  demonstration: integer('demonstration').notNull().default(1),
})

export const clockNights = sqliteTable('clock_nights', {
  at: integer('at').notNull(),
  move: integer('move').notNull(),
  begunAt: integer('begun_at').notNull(),
  triedAt: integer('tried_at').notNull(),
  endedAt: integer('ended_at'),
  failure: text('failure'),
})

export const clockArrivals = sqliteTable('clock_arrivals', {
  move: integer('move').notNull(),
  machineAt: integer('machine_at').notNull(),
})
