import { type AnySQLiteColumn, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { people } from '../people/tables.ts'
import type { Rulebook } from './rules/rulebook.ts'

export const rulebooks = sqliteTable('rulebooks', {
  id: text('id').primaryKey(),
  by: text('by_id')
    .notNull()
    .references(() => people.id),
  at: integer('at').notNull(),
})

export const rulebookVersions = sqliteTable(
  'rulebook_versions',
  {
    id: text('id').primaryKey(),
    rulebookId: text('rulebook_id')
      .notNull()
      .references(() => rulebooks.id),
    seq: integer('seq').notNull(),
    book: text('book', { mode: 'json' }).$type<Rulebook>().notNull(),
    version: integer('version').notNull(),
    from: text('from_id').references((): AnySQLiteColumn => rulebookVersions.id),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
    savedAt: integer('saved_at').notNull(),
  },
  (t) => [unique('rulebook_versions_seq').on(t.rulebookId, t.seq)],
)

export const rulebookEnactments = sqliteTable('rulebook_enactments', {
  versionId: text('version_id')
    .primaryKey()
    .references(() => rulebookVersions.id),
  by: text('by_id')
    .notNull()
    .references(() => people.id),
  at: integer('at').notNull(),
})

/** A draft that an officer has put before the approvers; `version` is the working text that they were asked about. */
export const rulebookRequests = sqliteTable(
  'rulebook_requests',
  {
    versionId: text('version_id')
      .notNull()
      .references(() => rulebookVersions.id),
    version: integer('version').notNull(),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.versionId, t.version] })],
)
