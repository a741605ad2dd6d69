import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { MEMBER_ROLES } from '../rules/person.ts'

export const membershipEnds = sqliteTable('membership_ends', {
  id: text('id').notNull(),
  organizationId: text('organization_id').notNull(),
  personId: text('person_id').notNull(),
  role: text('role', { enum: MEMBER_ROLES }).notNull(),
  since: integer('since').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const memberInvitations = sqliteTable('member_invitations', {
  id: text('id').notNull(),
  organizationId: text('organization_id').notNull(),
  tokenHash: text('token_hash').notNull(),
  name: text('name').notNull(),
  role: text('role', { enum: MEMBER_ROLES }).notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
  expiresAt: integer('expires_at').notNull(),
})

export const memberInvitationEnds = sqliteTable('member_invitation_ends', {
  invitationId: text('invitation_id').notNull(),
  outcome: text('outcome', { enum: ['accepted', 'withdrawn'] }).notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})
