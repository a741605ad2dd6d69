import { integer, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core'
import { OWNED } from './rules.ts'

export const caseOwners = sqliteTable('case_owners', {
  kind: text('kind', { enum: OWNED }).notNull(),
  about: text('about').notNull(),
  seq: integer('seq').notNull(),
  owner: text('owner_id'),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** Who sees to a case now; `until`: the last day of whoever runs its round for an outside unit. */
export const casesOwned = sqliteView('cases_owned', {
  kind: text('kind', { enum: OWNED }).notNull(),
  about: text('about').notNull(),
  owner: text('owner_id').notNull(),
  at: integer('at').notNull(),
  until: text('until'),
}).existing()

/** Whom a case concerns: whoever has an interest in one of these learns nothing of who sees to it. */
export const casesConcern = sqliteView('cases_concern', {
  kind: text('kind', { enum: ['organization', ...OWNED] }).notNull(),
  about: text('about').notNull(),
  organizationId: text('organization_id').notNull(),
}).existing()

/** Proposals and projects in which somebody has an interest. */
export const ownCases = sqliteView('own_cases', {
  personId: text('person_id').notNull(),
  about: text('about').notNull(),
}).existing()
