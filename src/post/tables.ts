import { integer, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core'
import { CAME } from './rules/came.ts'
import { CHANNELS, REACHING } from './rules/channel.ts'
import type { Choices } from './rules/ways.ts'

export const channelSettings = sqliteTable('channel_settings', {
  channel: text('channel', { enum: CHANNELS }).notNull(),
  version: integer('version').notNull(),
  place: text('place').notNull(),
  sealed: text('sealed'),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** Where somebody is reached, which they have confirmed. */
export const addresses = sqliteTable('addresses', {
  personId: text('person_id').notNull(),
  channel: text('channel', { enum: REACHING }).notNull(),
  address: text('address').notNull(),
  confirmedAt: integer('confirmed_at').notNull(),
})

/** One that waits to be confirmed: whoever is reached there has the code. */
export const addressCodes = sqliteTable('address_codes', {
  personId: text('person_id').notNull(),
  channel: text('channel', { enum: REACHING }).notNull(),
  address: text('address').notNull(),
  codeHash: text('code_hash').notNull(),
  expiresAt: integer('expires_at').notNull(),
})

const choices = {
  personId: text('person_id').notNull(),
  version: integer('version').notNull(),
  ways: text('ways', { mode: 'json' }).$type<Choices['ways']>().notNull(),
  quietFrom: integer('quiet_from'),
  quietUntil: integer('quiet_until'),
}

/** What somebody wants to be told of by which channel, and when not; the newest version counts. */
export const reachChoices = sqliteTable('reach_choices', { ...choices, at: integer('at').notNull() })
export const choicesOfNow = sqliteView('choices_of_now', choices).existing()

/** A link by which somebody sets a new password, as a hash. */
export const mailedLinks = sqliteTable('mailed_links', {
  tokenHash: text('token_hash').notNull(),
  personId: text('person_id').notNull(),
  at: integer('at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  usedAt: integer('used_at'),
})

/** What is to be sent, and what came of it. */
export const outbox = sqliteTable('outbox', {
  id: text('id').notNull(),
  letterId: text('letter_id'),
  word: text('word'),
  parcel: text('parcel'),
  until: integer('until'),
  channel: text('channel', { enum: CHANNELS }).notNull(),
  tries: integer('tries').notNull(),
  nextAt: integer('next_at').notNull(),
  lease: text('lease'),
  came: text('came', { enum: CAME }),
  cameAt: integer('came_at'),
  said: text('said').notNull(),
})

/** How each channel that is on is reached. */
export const channelsOn = sqliteView('channels_of_now', {
  channel: text('channel', { enum: CHANNELS }).notNull(),
  version: integer('version').notNull(),
  place: text('place').notNull(),
  sealed: text('sealed').notNull(),
}).existing()

/** Letters that wait and tell whoever they are to of what they have no part in any more. */
export const unreadableOutside = sqliteView('unreadable_outside', {
  letterId: text('letter_id').notNull(),
}).existing()
