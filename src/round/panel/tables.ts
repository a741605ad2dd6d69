import { integer, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core'

export const experts = sqliteTable('experts', {
  id: text('id').notNull(),
  invitationId: text('invitation_id').notNull(),
  name: text('name').notNull(),
  employer: text('employer').notNull(),
  field: text('field').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** Experts who have an account and are experts no more: they get no sheets, and count for no panel. */
export const departedExperts = sqliteView('departed_experts', {
  expertId: text('expert_id').notNull(),
}).existing()

export const panelMembers = sqliteTable('panel_members', {
  roundId: text('round_id').notNull(),
  expertId: text('expert_id').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const declarations = sqliteTable('declarations', {
  roundId: text('round_id').notNull(),
  expertId: text('expert_id').notNull(),
  at: integer('at').notNull(),
})

export const recusals = sqliteTable('recusals', {
  roundId: text('round_id').notNull(),
  expertId: text('expert_id').notNull(),
  organizationId: text('organization_id').notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** Members who were taken off, or have left of their own accord. */
export const panelRemovals = sqliteTable('panel_removals', {
  roundId: text('round_id').notNull(),
  expertId: text('expert_id').notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const assignments = sqliteTable('assignments', {
  id: text('id').notNull(),
  roundId: text('round_id').notNull(),
  submissionId: text('submission_id').notNull(),
  expertId: text('expert_id').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})
