import { integer, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core'

export const suspensions = sqliteTable('suspensions', {
  id: text('id').notNull(),
  personId: text('person_id').notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const suspendedPeople = sqliteView('suspended_people', {
  personId: text('person_id').notNull(),
  suspensionId: text('suspension_id').notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
}).existing()

export const suspensionLifts = sqliteTable('suspension_lifts', {
  suspensionId: text('suspension_id').notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})
