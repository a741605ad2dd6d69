import { integer, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core'
import { CHECKS } from './rules/check.ts'
import type { Profile } from './rules/profile.ts'
import type { Registration } from './rules/registration.ts'

export const organizationProfiles = sqliteTable('organization_profiles', {
  organizationId: text('organization_id').notNull(),
  version: integer('version').notNull(),
  profile: text('profile', { mode: 'json' }).$type<Profile>().notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const bankAccounts = sqliteTable('bank_accounts', {
  organizationId: text('organization_id').notNull(),
  version: integer('version').notNull(),
  holder: text('holder').notNull(),
  bank: text('bank').notNull(),
  sealed: text('sealed').notNull(),
  tail: text('tail').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const accountReadings = sqliteTable('account_readings', {
  id: text('id').notNull(),
  organizationId: text('organization_id').notNull(),
  version: integer('version').notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const hostings = sqliteTable('hostings', {
  id: text('id').notNull(),
  groupId: text('group_id').notNull(),
  hostId: text('host_id').notNull(),
  note: text('note').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const hostingAnswers = sqliteTable('hosting_answers', {
  hostingId: text('hosting_id').notNull(),
  outcome: text('outcome', { enum: ['confirmed', 'declined'] }).notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const hostingEnds = sqliteTable('hosting_ends', {
  hostingId: text('hosting_id').notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** The legal person that hosts a group now. */
export const hostsInForce = sqliteView('hosts_in_force', {
  groupId: text('group_id').notNull(),
  hostId: text('host_id').notNull(),
  hostingId: text('hosting_id').notNull(),
}).existing()

const organizationCheckColumns = {
  id: text('id').notNull(),
  organizationId: text('organization_id').notNull(),
  about: text('about', { enum: CHECKS }).notNull(),
  checkedOn: text('checked_on').notNull(),
  source: text('source').notNull(),
  result: text('result', { enum: ['clear', 'found'] }).notNull(),
  enteredOn: text('entered_on'),
  until: text('until_on'),
  note: text('note').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
}
/** With those that were reversed. */
export const allOrganizationChecks = sqliteTable('all_organization_checks', organizationCheckColumns)
/** Those that count. */
export const organizationChecks = sqliteView('organization_checks', organizationCheckColumns).existing()

/** What rests on one, so that it is not reversed under it. */
export const restsOnVerification = sqliteView('rests_on_verification', {
  which: text('which').notNull(),
  what: text('what').notNull(),
  id: text('id').notNull(),
}).existing()

export const bars = sqliteTable('bars', {
  id: text('id').notNull(),
  organizationId: text('organization_id').notNull(),
  from: text('from_on').notNull(),
  until: text('until_on').notNull(),
  reason: text('reason').notNull(),
  about: text('about').notNull(),
  rulebookId: text('rulebook_id'),
  clause: integer('clause'),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const barDecisions = sqliteTable('bar_decisions', {
  barId: text('bar_id').notNull(),
  outcome: text('outcome', { enum: ['approved', 'returned'] }).notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const barLifts = sqliteTable('bar_lifts', {
  barId: text('bar_id').notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const organizationMoves = sqliteTable('organization_moves', {
  organizationId: text('organization_id').notNull(),
  rung: text('rung', { enum: ['filed', 'registered'] }).notNull(),
  from: text('from_rung', { enum: ['group', 'filed'] }).notNull(),
  since: text('since_on').notNull(),
  number: text('number').notNull(),
  numberBefore: text('number_before'),
  evidence: text('evidence').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** 注销、合并和更名, as an officer records it. */
export const organizationChanges = sqliteTable('organization_changes', {
  id: text('id').notNull(),
  organizationId: text('organization_id').notNull(),
  kind: text('kind', { enum: ['dissolved', 'merged', 'renamed'] }).notNull(),
  sinceOn: text('since_on').notNull(),
  into: text('into_name').notNull(),
  evidence: text('evidence').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

const organizationChangeAnswerColumns = {
  id: text('id').notNull(),
  changeId: text('change_id').notNull(),
  outcome: text('outcome', { enum: ['confirmed', 'returned', 'withdrawn'] }).notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
}
/** With those that were reversed. */
export const allOrganizationChangeAnswers = sqliteTable(
  'all_organization_change_answers',
  organizationChangeAnswerColumns,
)
/** Those that count. */
export const organizationChangeAnswers = sqliteView(
  'organization_change_answers',
  organizationChangeAnswerColumns,
).existing()

/** What rests on one, so that it is not reversed under it. */
export const restsOnOrganizationChange = sqliteView('rests_on_organization_change', {
  which: text('which').notNull(),
  what: text('what').notNull(),
  id: text('id').notNull(),
}).existing()

export const registrationChanges = sqliteTable('registration_changes', {
  id: text('id').notNull(),
  organizationId: text('organization_id').notNull(),
  before: text('before', { mode: 'json' }).$type<Registration>().notNull(),
  after: text('after', { mode: 'json' }).$type<Registration>().notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** Organizations that are no more. */
export const goneOrganizations = sqliteView('gone_organizations', {
  organizationId: text('organization_id').notNull(),
  kind: text('kind').notNull(),
  sinceOn: text('since_on').notNull(),
}).existing()
/** Whose registration somebody relies on. */
export const reliedOnOrganizations = sqliteView('relied_on_organizations', {
  organizationId: text('organization_id').notNull(),
}).existing()

export const registrationAnswers = sqliteTable('registration_answers', {
  changeId: text('change_id').notNull(),
  outcome: text('outcome', { enum: ['accepted', 'refused', 'withdrawn', 'at-once'] }).notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})
