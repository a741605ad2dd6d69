import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const officeCards = sqliteTable('office_cards', {
  version: integer('version').notNull(),
  name: text('name').notNull(),
  phone: text('phone').notNull(),
  supervision: text('supervision').notNull(),
  address: text('address').notNull(),
  hours: text('hours').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})
