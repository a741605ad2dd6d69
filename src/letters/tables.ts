import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { people } from '../people/tables.ts'
import type { Ground } from '../shared/clauses.ts'

export const letters = sqliteTable(
  'letters',
  {
    id: text('id').primaryKey(),
    to: text('to_id')
      .notNull()
      .references(() => people.id),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    about: text('about').notNull(),
    grounds: text('grounds', { mode: 'json' }).$type<Ground[]>().notNull(),
    at: integer('at').notNull(),
    once: text('once').unique(),
  },
  (t) => [index('letters_by_person').on(t.to, t.at)],
)

export const letterReadings = sqliteTable('letter_readings', {
  letterId: text('letter_id')
    .primaryKey()
    .references(() => letters.id),
  at: integer('at').notNull(),
})
