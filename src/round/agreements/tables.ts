import { index, integer, primaryKey, sqliteTable, sqliteView, text, unique } from 'drizzle-orm/sqlite-core'
import { organizations, people } from '../../people/tables.ts'
import { rounds } from '../calls/tables.ts'
import { proposals, submissions } from '../proposals/tables.ts'
import { GATES, SIDES } from './rules/agreement.ts'
import type { Parties } from './rules/found.ts'

export const agreements = sqliteTable(
  'agreements',
  {
    id: text('id').primaryKey(),
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    proposalId: text('proposal_id')
      .notNull()
      .unique()
      .references(() => proposals.id),
    submissionId: text('submission_id')
      .notNull()
      .references(() => submissions.id),
    seq: integer('seq').notNull(),
    amount: integer('amount_fen').notNull(),
    startsOn: text('starts_on').notNull(),
    endsOn: text('ends_on').notNull(),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [unique('agreements_number').on(t.roundId, t.seq)],
)

export const agreementDrafts = sqliteTable(
  'agreement_drafts',
  {
    agreementId: text('agreement_id')
      .notNull()
      .references(() => agreements.id),
    draft: integer('draft').notNull(),
    startsOn: text('starts_on').notNull(),
    endsOn: text('ends_on').notNull(),
    hostId: text('host_id').references(() => organizations.id),
    parties: text('parties', { mode: 'json' }).$type<Parties>().notNull(),
    reason: text('reason').notNull(),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.agreementId, t.draft] }), index('agreement_drafts_by_host').on(t.hostId)],
)

/** Which legal person an agreement names for its group; no row: the organization signs for itself. */
export const agreementHosts = sqliteView('agreement_hosts', {
  agreementId: text('agreement_id').notNull(),
  hostId: text('host_id').notNull(),
}).existing()

export const tranches = sqliteTable(
  'tranches',
  {
    agreementId: text('agreement_id')
      .notNull()
      .references(() => agreements.id),
    seq: integer('seq').notNull(),
    percent: integer('percent').notNull(),
    amount: integer('amount_fen').notNull(),
    gate: text('gate', { enum: GATES }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.agreementId, t.seq] })],
)

export const signatures = sqliteTable(
  'signatures',
  {
    agreementId: text('agreement_id')
      .notNull()
      .references(() => agreements.id),
    side: text('side', { enum: SIDES }).notNull(),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.agreementId, t.side] })],
)
