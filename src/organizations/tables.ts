import { foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { organizations, people } from '../people/tables.ts'
import { rulebookVersions } from '../rulebook/tables.ts'
import { CHECKS } from './rules/check.ts'
import type { Profile } from './rules/profile.ts'

export const organizationProfiles = sqliteTable(
  'organization_profiles',
  {
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id),
    version: integer('version').notNull(),
    profile: text('profile', { mode: 'json' }).$type<Profile>().notNull(),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.version] })],
)

export const bankAccounts = sqliteTable(
  'bank_accounts',
  {
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id),
    version: integer('version').notNull(),
    holder: text('holder').notNull(),
    bank: text('bank').notNull(),
    sealed: text('sealed').notNull(),
    tail: text('tail').notNull(),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.version] })],
)

export const accountReadings = sqliteTable(
  'account_readings',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    version: integer('version').notNull(),
    reason: text('reason').notNull(),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [
    foreignKey({
      columns: [t.organizationId, t.version],
      foreignColumns: [bankAccounts.organizationId, bankAccounts.version],
    }),
    index('account_readings_by_organization').on(t.organizationId),
    index('account_readings_by_time').on(t.at),
  ],
)

export const hostings = sqliteTable(
  'hostings',
  {
    id: text('id').primaryKey(),
    groupId: text('group_id')
      .notNull()
      .references(() => organizations.id),
    hostId: text('host_id')
      .notNull()
      .references(() => organizations.id),
    note: text('note').notNull(),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [index('hostings_by_group').on(t.groupId), index('hostings_by_host').on(t.hostId)],
)

export const hostingAnswers = sqliteTable('hosting_answers', {
  hostingId: text('hosting_id')
    .primaryKey()
    .references(() => hostings.id),
  outcome: text('outcome', { enum: ['confirmed', 'declined'] }).notNull(),
  reason: text('reason').notNull(),
  by: text('by_id')
    .notNull()
    .references(() => people.id),
  at: integer('at').notNull(),
})

export const hostingEnds = sqliteTable('hosting_ends', {
  hostingId: text('hosting_id')
    .primaryKey()
    .references(() => hostings.id),
  reason: text('reason').notNull(),
  by: text('by_id')
    .notNull()
    .references(() => people.id),
  at: integer('at').notNull(),
})

export const organizationChecks = sqliteTable(
  'organization_checks',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id),
    about: text('about', { enum: CHECKS }).notNull(),
    checkedOn: text('checked_on').notNull(),
    source: text('source').notNull(),
    result: text('result', { enum: ['clear', 'found'] }).notNull(),
    enteredOn: text('entered_on'),
    until: text('until_on'),
    note: text('note').notNull(),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [index('organization_checks_by_organization').on(t.organizationId, t.checkedOn)],
)

export const bars = sqliteTable(
  'bars',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id),
    from: text('from_on').notNull(),
    until: text('until_on').notNull(),
    reason: text('reason').notNull(),
    about: text('about').notNull(),
    rulebookId: text('rulebook_id').references(() => rulebookVersions.id),
    clause: integer('clause'),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [index('bars_by_organization').on(t.organizationId), index('bars_by_time').on(t.at)],
)

export const barDecisions = sqliteTable('bar_decisions', {
  barId: text('bar_id')
    .primaryKey()
    .references(() => bars.id),
  outcome: text('outcome', { enum: ['approved', 'returned'] }).notNull(),
  reason: text('reason').notNull(),
  by: text('by_id')
    .notNull()
    .references(() => people.id),
  at: integer('at').notNull(),
})

export const barLifts = sqliteTable('bar_lifts', {
  barId: text('bar_id')
    .primaryKey()
    .references(() => barDecisions.barId),
  reason: text('reason').notNull(),
  by: text('by_id')
    .notNull()
    .references(() => people.id),
  at: integer('at').notNull(),
})

export const organizationMoves = sqliteTable(
  'organization_moves',
  {
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id),
    rung: text('rung', { enum: ['filed', 'registered'] }).notNull(),
    from: text('from_rung', { enum: ['group', 'filed'] }).notNull(),
    since: text('since_on').notNull(),
    number: text('number').notNull(),
    numberBefore: text('number_before'),
    evidence: text('evidence').notNull(),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.rung] }),
    index('organization_moves_by_day').on(t.since),
  ],
)
