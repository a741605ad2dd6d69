import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { CHANNELS } from './rules/channel.ts'

export const channelSettings = sqliteTable('channel_settings', {
  channel: text('channel', { enum: CHANNELS }).notNull(),
  version: integer('version').notNull(),
  place: text('place').notNull(),
  sealed: text('sealed'),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})
