import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const keptTexts = sqliteTable('kept_texts', {
  owner: text('owner').notNull(),
  page: text('page').notNull(),
  form: text('form').notNull(),
  title: text('title').notNull(),
  content: text('content').notNull(),
  version: integer('version').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})
