import { integer, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core'
import type { Ground } from '../shared/clauses.ts'
import { KINDS } from './rules.ts'

export const letters = sqliteTable('letters', {
  id: text('id').notNull(),
  to: text('to_id').notNull(),
  kind: text('kind', { enum: KINDS }).notNull(),
  subject: text('subject').notNull(),
  body: text('body').notNull(),
  about: text('about').notNull(),
  grounds: text('grounds', { mode: 'json' }).$type<Ground[]>().notNull(),
  at: integer('at').notNull(),
  once: text('once'),
  wording: text('wording'),
})

export const letterReadings = sqliteTable('letter_readings', {
  letterId: text('letter_id').notNull(),
  at: integer('at').notNull(),
})

/** How many letters somebody has, and has not read, kept by triggers; and the same counted. */
const unread = {
  personId: text('person_id').notNull(),
  letters: integer('letters').notNull(),
  unread: integer('unread').notNull(),
}
export const unreadLetters = sqliteTable('unread_letters', unread)
export const unreadLettersAnew = sqliteView('unread_letters_anew', unread).existing()
