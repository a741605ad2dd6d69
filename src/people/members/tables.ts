import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { MEMBER_ROLES } from '../rules/person.ts'
import { organizations, people } from '../tables.ts'

export const membershipEnds = sqliteTable(
  'membership_ends',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    role: text('role', { enum: MEMBER_ROLES }).notNull(),
    since: integer('since').notNull(),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [index('membership_ends_by_organization').on(t.organizationId)],
)

export const memberInvitations = sqliteTable(
  'member_invitations',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id),
    tokenHash: text('token_hash').notNull().unique(),
    name: text('name').notNull(),
    role: text('role', { enum: MEMBER_ROLES }).notNull(),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (t) => [index('member_invitations_by_organization').on(t.organizationId)],
)

export const memberInvitationEnds = sqliteTable('member_invitation_ends', {
  invitationId: text('invitation_id')
    .primaryKey()
    .references(() => memberInvitations.id),
  outcome: text('outcome', { enum: ['accepted', 'withdrawn'] }).notNull(),
  by: text('by_id')
    .notNull()
    .references(() => people.id),
  at: integer('at').notNull(),
})
