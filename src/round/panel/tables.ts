import { foreignKey, index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { invitations, organizations, people } from '../../people/tables.ts'
import { rounds } from '../calls/tables.ts'
import { submissions } from '../proposals/tables.ts'

export const experts = sqliteTable('experts', {
  id: text('id').primaryKey(),
  invitationId: text('invitation_id')
    .notNull()
    .unique()
    .references(() => invitations.id),
  name: text('name').notNull(),
  employer: text('employer').notNull(),
  field: text('field').notNull(),
  by: text('by_id')
    .notNull()
    .references(() => people.id),
  at: integer('at').notNull(),
})

export const panelMembers = sqliteTable(
  'panel_members',
  {
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    expertId: text('expert_id')
      .notNull()
      .references(() => experts.id),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.expertId] }), index('panel_members_by_expert').on(t.expertId)],
)

export const declarations = sqliteTable(
  'declarations',
  {
    roundId: text('round_id').notNull(),
    expertId: text('expert_id').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.expertId] }),
    foreignKey({
      columns: [t.roundId, t.expertId],
      foreignColumns: [panelMembers.roundId, panelMembers.expertId],
    }),
  ],
)

export const recusals = sqliteTable(
  'recusals',
  {
    roundId: text('round_id').notNull(),
    expertId: text('expert_id').notNull(),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id),
    reason: text('reason').notNull(),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.expertId, t.organizationId] }),
    foreignKey({
      columns: [t.roundId, t.expertId],
      foreignColumns: [panelMembers.roundId, panelMembers.expertId],
    }),
  ],
)

export const assignments = sqliteTable(
  'assignments',
  {
    id: text('id').primaryKey(),
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    submissionId: text('submission_id')
      .notNull()
      .references(() => submissions.id),
    expertId: text('expert_id')
      .notNull()
      .references(() => experts.id),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [
    unique('assigned_once').on(t.expertId, t.submissionId),
    index('assignments_by_round').on(t.roundId),
    index('assignments_by_submission').on(t.submissionId),
  ],
)
