import { integer, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core'
import { ORGANIZATION_KINDS } from './rules/organization.ts'
import { MEMBER_ROLES, ROLES } from './rules/person.ts'

/** The sign-in library reads and writes its own tables through these; its dates are `Date`s. */
const date = (name: string) => integer(name, { mode: 'timestamp_ms' })

export const people = sqliteTable('people', {
  id: text('id').notNull(),
  name: text('name').notNull(),
  email: text('email').notNull(),
  emailVerified: integer('email_verified', { mode: 'boolean' }).notNull().default(false),
  image: text('image'),
  username: text('username'),
  displayUsername: text('display_username'),
  twoFactorEnabled: integer('two_factor_enabled', { mode: 'boolean' }).notNull().default(false),
  createdAt: date('created_at').notNull(),
  updatedAt: date('updated_at').notNull(),
})

export const sessions = sqliteTable('sessions', {
  id: text('id').notNull(),
  token: text('token').notNull(),
  userId: text('person_id').notNull(),
  expiresAt: date('expires_at').notNull(),
  ipAddress: text('ip_address'),
  userAgent: text('user_agent'),
  createdAt: date('created_at').notNull(),
  updatedAt: date('updated_at').notNull(),
  seenAt: integer('seen_at'),
  freshAt: integer('fresh_at'),
})

/** The address by which a person’s calendar reads what waits for them. */
export const dateFeeds = sqliteTable('date_feeds', {
  personId: text('person_id').notNull(),
  tokenHash: text('token_hash').notNull(),
  at: integer('at').notNull(),
})

export const accounts = sqliteTable('accounts', {
  id: text('id').notNull(),
  accountId: text('account_id').notNull(),
  providerId: text('provider_id').notNull(),
  userId: text('person_id').notNull(),
  accessToken: text('access_token'),
  refreshToken: text('refresh_token'),
  idToken: text('id_token'),
  accessTokenExpiresAt: date('access_token_expires_at'),
  refreshTokenExpiresAt: date('refresh_token_expires_at'),
  scope: text('scope'),
  password: text('password'),
  createdAt: date('created_at').notNull(),
  updatedAt: date('updated_at').notNull(),
})

export const verifications = sqliteTable('verifications', {
  id: text('id').notNull(),
  identifier: text('identifier').notNull(),
  value: text('value').notNull(),
  expiresAt: date('expires_at').notNull(),
  createdAt: date('created_at').notNull(),
  updatedAt: date('updated_at').notNull(),
})

export const secondFactors = sqliteTable('second_factors', {
  id: text('id').notNull(),
  userId: text('person_id').notNull(),
  secret: text('secret').notNull(),
  backupCodes: text('backup_codes').notNull(),
  verified: integer('verified', { mode: 'boolean' }),
  failedVerificationCount: integer('failed_verification_count'),
  lockedUntil: date('locked_until'),
  lastStep: integer('last_step'),
})

export const passkeys = sqliteTable('passkeys', {
  id: text('id').notNull(),
  userId: text('person_id').notNull(),
  name: text('name').notNull(),
  credentialID: text('credential').notNull(),
  publicKey: text('public_key').notNull(),
  counter: integer('counter').notNull(),
  deviceType: text('device_type').notNull(),
  backedUp: integer('backed_up', { mode: 'boolean' }).notNull(),
  transports: text('transports'),
  aaguid: text('aaguid'),
  createdAt: date('created_at').notNull(),
})

export const rateLimits = sqliteTable('rate_limits', {
  id: text('id').notNull(),
  key: text('key').notNull(),
  count: integer('count').notNull(),
  lastRequest: integer('last_request').notNull(),
})

export const guesses = sqliteTable('guesses', {
  key: text('key').notNull(),
  tries: integer('tries').notNull(),
  lastAt: integer('last_at').notNull(),
  openAt: integer('open_at').notNull(),
})

export const knownDevices = sqliteTable('known_devices', {
  personId: text('person_id').notNull(),
  device: text('device').notNull(),
  since: integer('since').notNull(),
  lastAt: integer('last_at').notNull(),
})

export const actCounts = sqliteTable('act_counts', {
  key: text('key').notNull(),
  count: integer('count').notNull(),
  endsAt: integer('ends_at').notNull(),
})

export const roleGrants = sqliteTable('role_grants', {
  id: text('id').notNull(),
  personId: text('person_id').notNull(),
  role: text('role', { enum: ROLES }).notNull(),
  by: text('by_id'),
  confirmedBy: text('confirmed_by_id'),
  at: integer('at').notNull(),
})

export const roleEnds = sqliteTable('role_ends', {
  grantId: text('grant_id').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const invitations = sqliteTable('invitations', {
  id: text('id').notNull(),
  tokenHash: text('token_hash').notNull(),
  codeHash: text('code_hash'),
  name: text('name').notNull(),
  email: text('email').notNull(),
  roles: text('roles', { mode: 'json' }).$type<(typeof ROLES)[number][]>().notNull(),
  by: text('by_id'),
  at: integer('at').notNull(),
  expiresAt: integer('expires_at').notNull(),
})

export const invitationAcceptances = sqliteTable('invitation_acceptances', {
  invitationId: text('invitation_id').notNull(),
  personId: text('person_id').notNull(),
  at: integer('at').notNull(),
})

export const organizations = sqliteTable('organizations', {
  id: text('id').notNull(),
  name: text('name').notNull(),
  kind: text('kind', { enum: ORGANIZATION_KINDS }).notNull(),
  uscc: text('uscc'),
  filingNo: text('filing_no'),
  subdistrict: text('subdistrict').notNull(),
  contact: text('contact').notNull(),
  phone: text('phone').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const memberships = sqliteTable('memberships', {
  organizationId: text('organization_id').notNull(),
  personId: text('person_id').notNull(),
  role: text('role', { enum: MEMBER_ROLES }).notNull().default('owner'),
  at: integer('at').notNull(),
})

export const places = sqliteTable('places', {
  id: text('id').notNull(),
  subdistrict: text('subdistrict').notNull(),
  community: text('community').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const communityPlaces = sqliteTable('community_places', {
  id: text('id').notNull(),
  personId: text('person_id').notNull(),
  placeId: text('place_id').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const communityPlaceEnds = sqliteTable('community_place_ends', {
  grantId: text('grant_id').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** Whose they are or were. */
export const belongings = sqliteView('belongings', {
  personId: text('person_id').notNull(),
  organizationId: text('organization_id').notNull(),
}).existing()

/** The same with whoever hosts them, or is hosted by them: nobody acts in these for the office. */
export const interests = sqliteView('interests', {
  personId: text('person_id').notNull(),
  organizationId: text('organization_id').notNull(),
}).existing()

export const interestsInRounds = sqliteView('interests_in_rounds', {
  personId: text('person_id').notNull(),
  organizationId: text('organization_id').notNull(),
  roundId: text('round_id').notNull(),
}).existing()

/** In which rounds a proposal of an organization counts, and since when. */
export const organizationsInRounds = sqliteView('organizations_in_rounds', {
  organizationId: text('organization_id').notNull(),
  roundId: text('round_id').notNull(),
  at: integer('at').notNull(),
}).existing()

export const interestsInAgreements = sqliteView('interests_in_agreements', {
  personId: text('person_id').notNull(),
  agreementId: text('agreement_id').notNull(),
}).existing()

/** A seat on a panel whose result is not announced: by the invitation that brought its expert. */
export const panelSeats = sqliteView('panel_seats', {
  invitationId: text('invitation_id').notNull(),
  roundId: text('round_id').notNull(),
}).existing()

/** Who sits on such a panel, and who reads proposals for the office: never one person. */
export const sittingExperts = sqliteView('sitting_experts', {
  personId: text('person_id').notNull(),
  roundId: text('round_id').notNull(),
}).existing()

export const proposalReaders = sqliteView('proposal_readers', {
  personId: text('person_id').notNull(),
}).existing()

export const demonstration = sqliteTable('demonstration', {
  id: integer('id').notNull(),
  at: integer('at').notNull(),
})
