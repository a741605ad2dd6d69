import { index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { ORGANIZATION_KINDS } from './rules/organization.ts'
import { MEMBER_ROLES, ROLES } from './rules/person.ts'

/** The sign-in library reads and writes its own tables through these; its dates are `Date`s. */
const date = (name: string) => integer(name, { mode: 'timestamp_ms' })

export const people = sqliteTable('people', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: integer('email_verified', { mode: 'boolean' }).notNull().default(false),
  image: text('image'),
  username: text('username').unique(),
  displayUsername: text('display_username'),
  twoFactorEnabled: integer('two_factor_enabled', { mode: 'boolean' }).notNull().default(false),
  createdAt: date('created_at').notNull(),
  updatedAt: date('updated_at').notNull(),
})

export const sessions = sqliteTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    token: text('token').notNull().unique(),
    userId: text('person_id')
      .notNull()
      .references(() => people.id),
    expiresAt: date('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: date('created_at').notNull(),
    updatedAt: date('updated_at').notNull(),
  },
  (t) => [index('sessions_by_person').on(t.userId)],
)

export const accounts = sqliteTable(
  'accounts',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('person_id')
      .notNull()
      .references(() => people.id),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: date('access_token_expires_at'),
    refreshTokenExpiresAt: date('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: date('created_at').notNull(),
    updatedAt: date('updated_at').notNull(),
  },
  (t) => [index('accounts_by_person').on(t.userId)],
)

export const verifications = sqliteTable(
  'verifications',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: date('expires_at').notNull(),
    createdAt: date('created_at').notNull(),
    updatedAt: date('updated_at').notNull(),
  },
  (t) => [index('verifications_by_identifier').on(t.identifier)],
)

export const secondFactors = sqliteTable(
  'second_factors',
  {
    id: text('id').primaryKey(),
    userId: text('person_id')
      .notNull()
      .references(() => people.id),
    secret: text('secret').notNull(),
    backupCodes: text('backup_codes').notNull(),
    verified: integer('verified', { mode: 'boolean' }),
    failedVerificationCount: integer('failed_verification_count'),
    lockedUntil: date('locked_until'),
  },
  (t) => [index('second_factors_by_person').on(t.userId)],
)

export const rateLimits = sqliteTable('rate_limits', {
  id: text('id').primaryKey(),
  key: text('key').notNull().unique(),
  count: integer('count').notNull(),
  lastRequest: integer('last_request').notNull(),
})

export const roleGrants = sqliteTable(
  'role_grants',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    role: text('role', { enum: ROLES }).notNull(),
    by: text('by_id').references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [index('role_grants_by_person').on(t.personId)],
)

export const roleEnds = sqliteTable('role_ends', {
  grantId: text('grant_id')
    .primaryKey()
    .references(() => roleGrants.id),
  by: text('by_id')
    .notNull()
    .references(() => people.id),
  at: integer('at').notNull(),
})

export const invitations = sqliteTable('invitations', {
  id: text('id').primaryKey(),
  tokenHash: text('token_hash').notNull().unique(),
  name: text('name').notNull(),
  email: text('email').notNull(),
  roles: text('roles', { mode: 'json' }).$type<(typeof ROLES)[number][]>().notNull(),
  by: text('by_id').references(() => people.id),
  at: integer('at').notNull(),
  expiresAt: integer('expires_at').notNull(),
})

export const invitationAcceptances = sqliteTable(
  'invitation_acceptances',
  {
    invitationId: text('invitation_id')
      .primaryKey()
      .references(() => invitations.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [index('invitation_acceptances_by_person').on(t.personId)],
)

export const organizations = sqliteTable('organizations', {
  id: text('id').primaryKey(),
  name: text('name').notNull().unique(),
  kind: text('kind', { enum: ORGANIZATION_KINDS }).notNull(),
  uscc: text('uscc').unique(),
  filingNo: text('filing_no').unique(),
  subdistrict: text('subdistrict').notNull(),
  contact: text('contact').notNull(),
  phone: text('phone').notNull(),
  by: text('by_id')
    .notNull()
    .references(() => people.id),
  at: integer('at').notNull(),
})

export const memberships = sqliteTable(
  'memberships',
  {
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    role: text('role', { enum: MEMBER_ROLES }).notNull().default('owner'),
    at: integer('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.personId] }),
    index('memberships_by_person').on(t.personId),
  ],
)

export const places = sqliteTable(
  'places',
  {
    id: text('id').primaryKey(),
    subdistrict: text('subdistrict').notNull(),
    community: text('community').notNull(),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [unique('places_once').on(t.subdistrict, t.community)],
)

export const communityPlaces = sqliteTable(
  'community_places',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    placeId: text('place_id')
      .notNull()
      .references(() => places.id),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [
    index('community_places_by_person').on(t.personId),
    index('community_places_by_place').on(t.placeId),
  ],
)

export const communityPlaceEnds = sqliteTable('community_place_ends', {
  grantId: text('grant_id')
    .primaryKey()
    .references(() => communityPlaces.id),
  by: text('by_id')
    .notNull()
    .references(() => people.id),
  at: integer('at').notNull(),
})

export const demonstration = sqliteTable('demonstration', {
  id: integer('id').primaryKey(),
  at: integer('at').notNull(),
})
