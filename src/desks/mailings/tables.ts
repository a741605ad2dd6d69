import { integer, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core'
import { AUDIENCES } from './rules.ts'

export const mailings = sqliteTable('mailings', {
  id: text('id').notNull(),
  roundId: text('round_id').notNull(),
  seq: integer('seq').notNull(),
  audience: text('audience', { enum: AUDIENCES }).notNull(),
  track: text('track').notNull(),
  title: text('title').notNull(),
  text: text('text').notNull(),
  receivers: integer('receivers').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** Which round a letter is of. */
const ofLetter = { letterId: text('letter_id').notNull(), roundId: text('round_id').notNull() }
export const letterRounds = sqliteTable('letter_rounds', ofLetter)
export const letterRoundsAnew = sqliteView('letter_rounds_anew', ofLetter).existing()
/** The first two parts of the address that a letter leads to. */
export const letterAbouts = sqliteView('letter_abouts', {
  letterId: text('letter_id').notNull(),
  once: text('once'),
  noun: text('noun').notNull(),
  which: text('which').notNull(),
}).existing()

/** Letters of a round, by kind; of a channel (`channel` not '') those that were to leave by it, by what came of them. */
const ofRoundLetters = {
  roundId: text('round_id').notNull(),
  kind: text('kind').notNull(),
  channel: text('channel').notNull(),
  came: text('came').notNull(),
  letters: integer('letters').notNull(),
}
export const roundLetters = sqliteTable('round_letters', ofRoundLetters)
export const roundLettersAnew = sqliteView('round_letters_anew', ofRoundLetters).existing()
