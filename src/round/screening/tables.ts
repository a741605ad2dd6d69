import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { people } from '../../people/tables.ts'
import { submissions } from '../proposals/tables.ts'
import { LISTS } from './rules/credit.ts'
import { OUTCOMES } from './rules/eligibility.ts'

export const eligibilityChecks = sqliteTable('eligibility_checks', {
  submissionId: text('submission_id')
    .primaryKey()
    .references(() => submissions.id),
  outcome: text('outcome', { enum: OUTCOMES }).notNull(),
  reason: text('reason').notNull(),
  by: text('by_id')
    .notNull()
    .references(() => people.id),
  at: integer('at').notNull(),
})

export const creditEntries = sqliteTable(
  'credit_entries',
  {
    submissionId: text('submission_id')
      .notNull()
      .references(() => submissions.id),
    list: text('list', { enum: LISTS }).notNull(),
    enteredOn: text('entered_on').notNull(),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.submissionId, t.list] })],
)
