import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Day } from '../shared/days.ts'

export const calendarYears = sqliteTable('calendar_years', {
  year: integer('year').notNull(),
  version: integer('version').notNull(),
  holidays: text('holidays', { mode: 'json' }).$type<Day[]>().notNull(),
  workdays: text('workdays', { mode: 'json' }).$type<Day[]>().notNull(),
  source: text('source').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})
