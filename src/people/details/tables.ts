import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const personChanges = sqliteTable('person_changes', {
  id: text('id').notNull(),
  personId: text('person_id').notNull(),
  nameBefore: text('name_before').notNull(),
  name: text('name').notNull(),
  emailBefore: text('email_before').notNull(),
  email: text('email').notNull(),
  at: integer('at').notNull(),
})
