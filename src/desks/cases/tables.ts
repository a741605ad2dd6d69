import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { KINDS } from './rules.ts'

export const staffNotes = sqliteTable('staff_notes', {
  id: text('id').notNull(),
  kind: text('kind', { enum: KINDS }).notNull(),
  about: text('about').notNull(),
  text: text('text').notNull(),
  corrects: text('corrects'),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})
