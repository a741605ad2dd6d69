import { integer, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core'
import { ROLES, STAFF } from '../rules/person.ts'

export const roleProposals = sqliteTable('role_proposals', {
  id: text('id').notNull(),
  personId: text('person_id').notNull(),
  role: text('role', { enum: STAFF }).notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
  expiresAt: integer('expires_at').notNull(),
})

export const roleAnswers = sqliteTable('role_answers', {
  proposalId: text('proposal_id').notNull(),
  outcome: text('outcome', { enum: ['confirmed', 'refused'] }).notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const invitationAnswers = sqliteTable('invitation_answers', {
  invitationId: text('invitation_id').notNull(),
  outcome: text('outcome', { enum: ['confirmed', 'refused', 'alone'] }).notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const invitationWithdrawals = sqliteTable('invitation_withdrawals', {
  invitationId: text('invitation_id').notNull(),
  reason: text('reason').notNull(),
  by: text('by_id'),
  at: integer('at').notNull(),
})

/** Another link of an invitation that ran out. */
export const invitationRenewals = sqliteTable('invitation_renewals', {
  id: text('id').notNull(),
  invitationId: text('invitation_id').notNull(),
  tokenHash: text('token_hash').notNull(),
  codeHash: text('code_hash').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
  expiresAt: integer('expires_at').notNull(),
})

export const openInvitations = sqliteView('open_invitations', {
  id: text('id').notNull(),
  email: text('email').notNull(),
  role: text('role', { enum: ROLES }).notNull(),
  expiresAt: integer('expires_at').notNull(),
}).existing()
