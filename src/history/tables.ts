import { integer, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core'
import type { Ground } from '../shared/clauses.ts'
import { OUTCOMES } from './reversals/rules.ts'
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

/** 更正: an entry that no longer counts, once a second person has confirmed it. `which`: the id of its row, in a stage's table. */
export const reversals = sqliteTable('reversals', {
  id: text('id').notNull(),
  kind: text('kind').notNull(),
  which: text('which').notNull(),
  /** The subject of the entry. */
  about: text('subject').notNull(),
  seq: integer('seq').notNull(),
  said: text('said').notNull(),
  reason: text('reason').notNull(),
  cause: text('cause').notNull(),
  grounds: text('grounds', { mode: 'json' }).$type<Ground[]>().notNull(),
  concerns: text('concerns', { mode: 'json' }).$type<string[]>().notNull(),
  round: text('round'),
  asked: text('asked', { mode: 'json' }).$type<string[]>().notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
  until: integer('until_at').notNull(),
})

export const reversalAnswers = sqliteTable('reversal_answers', {
  reversalId: text('reversal_id').notNull(),
  outcome: text('outcome', { enum: OUTCOMES }).notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** What no longer counts. */
export const reversed = sqliteView('reversed', {
  kind: text('kind').notNull(),
  which: text('which').notNull(),
  cause: text('cause').notNull(),
  reversalId: text('reversal_id').notNull(),
  at: integer('at').notNull(),
}).existing()

/** What rests on an entry, where nothing ever does. */
export const restsOnNothing = sqliteView('rests_on_nothing', {
  which: text('which').notNull(),
  what: text('what').notNull(),
  id: text('id').notNull(),
}).existing()
