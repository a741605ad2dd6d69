-- Who may act. people … rate_limits are the tables of the sign-in library (better-auth), under names of ours.
CREATE TABLE people (
  id TEXT NOT NULL CONSTRAINT people_key PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT NOT NULL CONSTRAINT one_account_an_address UNIQUE,
  email_verified INTEGER NOT NULL DEFAULT 0,
  image TEXT,
  username TEXT CONSTRAINT one_account_a_username UNIQUE,
  display_username TEXT,
  two_factor_enabled INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE sessions (
  id TEXT NOT NULL CONSTRAINT sessions_key PRIMARY KEY,
  token TEXT NOT NULL CONSTRAINT sessions_token UNIQUE,
  person_id TEXT NOT NULL CONSTRAINT sessions_of_a_person REFERENCES people (id),
  expires_at INTEGER NOT NULL,
  ip_address TEXT,
  user_agent TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  seen_at INTEGER,                            -- its last request, by the minute; NULL: none since it began
  fresh_at INTEGER                            -- when a second factor was last given in it
) STRICT;
CREATE INDEX sessions_by_person ON sessions (person_id);

CREATE TABLE accounts (                       -- how a person signs in; password is a scrypt hash
  id TEXT NOT NULL CONSTRAINT accounts_key PRIMARY KEY,
  account_id TEXT NOT NULL,
  provider_id TEXT NOT NULL,
  person_id TEXT NOT NULL CONSTRAINT accounts_of_a_person REFERENCES people (id),
  access_token TEXT,
  refresh_token TEXT,
  id_token TEXT,
  access_token_expires_at INTEGER,
  refresh_token_expires_at INTEGER,
  scope TEXT,
  password TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX accounts_by_person ON accounts (person_id);

CREATE TABLE verifications (
  id TEXT NOT NULL CONSTRAINT verifications_key PRIMARY KEY,
  identifier TEXT NOT NULL,
  value TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX verifications_by_identifier ON verifications (identifier);

CREATE TABLE second_factors (                 -- TOTP secret and backup codes, encrypted under the site's secret
  id TEXT NOT NULL CONSTRAINT second_factors_key PRIMARY KEY,
  person_id TEXT NOT NULL CONSTRAINT second_factors_of_a_person REFERENCES people (id),
  secret TEXT NOT NULL,
  backup_codes TEXT NOT NULL,
  verified INTEGER,
  failed_verification_count INTEGER,
  locked_until INTEGER,
  last_step INTEGER                           -- of 30 seconds, in which a code was last used: each works once
) STRICT;
CREATE INDEX second_factors_by_person ON second_factors (person_id);

CREATE TABLE passkeys (                       -- 通行密钥: the public half of a key that a device or a password store keeps
  id TEXT NOT NULL CONSTRAINT passkeys_key PRIMARY KEY,
  person_id TEXT NOT NULL CONSTRAINT passkeys_of_a_person REFERENCES people (id),
  name TEXT NOT NULL,
  credential TEXT NOT NULL CONSTRAINT one_account_a_passkey UNIQUE,
  public_key TEXT NOT NULL,
  counter INTEGER NOT NULL,
  device_type TEXT NOT NULL,
  backed_up INTEGER NOT NULL,
  transports TEXT,
  aaguid TEXT,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX passkeys_by_person ON passkeys (person_id);

CREATE TABLE rate_limits (
  id TEXT NOT NULL CONSTRAINT rate_limits_key PRIMARY KEY,
  key TEXT NOT NULL CONSTRAINT rate_limits_once UNIQUE,
  count INTEGER NOT NULL,
  last_request INTEGER NOT NULL
) STRICT;

-- Tries at a password or a code, by account and where they come from; the key is a digest of both. Swept by night.
CREATE TABLE guesses (
  key TEXT NOT NULL CONSTRAINT guesses_key PRIMARY KEY,
  tries INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  open_at INTEGER NOT NULL                    -- when the next try is open
) STRICT, WITHOUT ROWID;
CREATE INDEX guesses_by_time ON guesses (last_at);

-- Browsers that have signed in to an account: their tries are counted apart from those of strangers.
CREATE TABLE known_devices (
  person_id TEXT NOT NULL CONSTRAINT known_devices_of_a_person REFERENCES people (id),
  device TEXT NOT NULL,                       -- the browser's signed cookie names it
  since INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  CONSTRAINT known_devices_key PRIMARY KEY (person_id, device)
) STRICT, WITHOUT ROWID;
CREATE INDEX known_devices_by_device ON known_devices (device);

-- Acts of those who need no account, counted until `ends_at`: by act and where they come from, by act and what they aim at. The
-- key is a digest of both under the site's secret. Swept by night.
CREATE TABLE act_counts (
  key TEXT NOT NULL CONSTRAINT act_counts_key PRIMARY KEY,
  count INTEGER NOT NULL,
  ends_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX act_counts_by_end ON act_counts (ends_at);

-- A role is given and ended, never edited.
CREATE TABLE role_grants (
  id TEXT NOT NULL CONSTRAINT role_grants_key PRIMARY KEY,
  person_id TEXT NOT NULL CONSTRAINT role_grants_to_a_person REFERENCES people (id),
  role TEXT NOT NULL CONSTRAINT role_grants_role CHECK (role IN ('expert', 'officer', 'approver', 'finance', 'auditor', 'administrator')),
  by_id TEXT CONSTRAINT role_grants_by REFERENCES people (id),  -- NULL: the set-up link
  confirmed_by_id TEXT CONSTRAINT role_grants_confirmed_by REFERENCES people (id)
    CONSTRAINT role_grants_by_two CHECK (confirmed_by_id <> by_id AND confirmed_by_id <> person_id),  -- NULL: an expert's; or nobody was there yet
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX role_grants_by_person ON role_grants (person_id);
CREATE INDEX role_grants_by_role ON role_grants (role, person_id);

CREATE TABLE role_ends (
  grant_id TEXT NOT NULL CONSTRAINT role_ends_key PRIMARY KEY CONSTRAINT role_ends_a_grant REFERENCES role_grants (id),
  by_id TEXT NOT NULL CONSTRAINT role_ends_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

-- Staff and experts come by a link that works once, and a code that is told them by another way; only the hashes are kept.
CREATE TABLE invitations (
  id TEXT NOT NULL CONSTRAINT invitations_key PRIMARY KEY,
  token_hash TEXT NOT NULL CONSTRAINT invitations_token UNIQUE,
  code_hash TEXT,                             -- NULL: the set-up link, which whoever sets the site up prints for themselves
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  roles TEXT NOT NULL CONSTRAINT invitations_roles CHECK (json_valid(roles)),
  by_id TEXT CONSTRAINT invitations_by REFERENCES people (id),
  at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE TABLE invitation_acceptances (
  invitation_id TEXT NOT NULL CONSTRAINT invitation_acceptances_key PRIMARY KEY CONSTRAINT acceptance_of_an_invitation REFERENCES invitations (id),
  person_id TEXT NOT NULL CONSTRAINT accepted_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX invitation_acceptances_by_person ON invitation_acceptances (person_id);

-- 申报单位: a legal person has a uscc; a community group has none, and a filing number (备案) once it is filed.
CREATE TABLE organizations (
  id TEXT NOT NULL CONSTRAINT organizations_key PRIMARY KEY,
  name TEXT NOT NULL CONSTRAINT organizations_name UNIQUE,
  kind TEXT NOT NULL CONSTRAINT organizations_kind CHECK (kind IN ('association', 'service', 'foundation', 'community', 'committee')),
  uscc TEXT CONSTRAINT organizations_uscc UNIQUE CONSTRAINT organizations_uscc_value CHECK (length(uscc) = 18 AND uscc = upper(uscc)),
  filing_no TEXT CONSTRAINT organizations_filing_no UNIQUE CONSTRAINT organizations_filing_no_value CHECK (filing_no = upper(filing_no) AND filing_no NOT GLOB '*[ 　－]*'),
  subdistrict TEXT NOT NULL,
  contact TEXT NOT NULL,
  phone TEXT NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT organizations_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT organizations_one_number CHECK ((kind = 'community') = (uscc IS NULL) AND (kind = 'community' OR filing_no IS NULL))
) STRICT;
CREATE INDEX organizations_by_founder ON organizations (by_id);

-- Whoever is in here is a member now; what a membership was before it ended is kept apart.
CREATE TABLE memberships (
  organization_id TEXT NOT NULL CONSTRAINT memberships_in REFERENCES organizations (id),
  person_id TEXT NOT NULL CONSTRAINT memberships_of REFERENCES people (id),
  role TEXT NOT NULL DEFAULT 'owner' CONSTRAINT memberships_role CHECK (role IN ('owner', 'editor', 'reader')),  -- whoever registers it owns it
  at INTEGER NOT NULL,
  CONSTRAINT memberships_key PRIMARY KEY (organization_id, person_id)
) STRICT;
CREATE INDEX memberships_by_person ON memberships (person_id);

CREATE TABLE membership_ends (
  id TEXT NOT NULL CONSTRAINT membership_ends_key PRIMARY KEY,
  organization_id TEXT NOT NULL CONSTRAINT membership_ends_in REFERENCES organizations (id),
  person_id TEXT NOT NULL CONSTRAINT membership_ends_of REFERENCES people (id),
  role TEXT NOT NULL CONSTRAINT membership_ends_role CHECK (role IN ('owner', 'editor', 'reader')),  -- the last one
  since INTEGER NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT membership_ends_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX membership_ends_by_organization ON membership_ends (organization_id);

-- A link into an organization works once too.
CREATE TABLE member_invitations (
  id TEXT NOT NULL CONSTRAINT member_invitations_key PRIMARY KEY,
  organization_id TEXT NOT NULL CONSTRAINT member_invitations_into REFERENCES organizations (id),
  token_hash TEXT NOT NULL CONSTRAINT member_invitations_token UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL CONSTRAINT member_invitations_role CHECK (role IN ('owner', 'editor', 'reader')),
  by_id TEXT NOT NULL CONSTRAINT member_invitations_by REFERENCES people (id),
  at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX member_invitations_by_organization ON member_invitations (organization_id);

CREATE TABLE member_invitation_ends (         -- used by somebody, or taken back by an owner
  invitation_id TEXT NOT NULL CONSTRAINT member_invitation_ends_key PRIMARY KEY CONSTRAINT end_of_a_member_invitation REFERENCES member_invitations (id),
  outcome TEXT NOT NULL CONSTRAINT member_invitation_ends_outcome CHECK (outcome IN ('accepted', 'withdrawn')),
  by_id TEXT NOT NULL CONSTRAINT member_invitation_ends_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

-- Where residents live: a subdistrict (街道), or one of its communities (社区).
CREATE TABLE places (
  id TEXT NOT NULL CONSTRAINT places_key PRIMARY KEY,
  subdistrict TEXT NOT NULL CONSTRAINT places_subdistrict CHECK (subdistrict <> ''),
  community TEXT NOT NULL,                    -- '': the whole subdistrict
  by_id TEXT NOT NULL CONSTRAINT places_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT places_once UNIQUE (subdistrict, community)
) STRICT;

-- 社区(街道)工作者: a role limited to a place. Like a role it is given and ended, never edited.
CREATE TABLE community_places (
  id TEXT NOT NULL CONSTRAINT community_places_key PRIMARY KEY,
  person_id TEXT NOT NULL CONSTRAINT community_places_to_a_person REFERENCES people (id),
  place_id TEXT NOT NULL CONSTRAINT community_places_at REFERENCES places (id),
  by_id TEXT NOT NULL CONSTRAINT community_places_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX community_places_by_person ON community_places (person_id);
CREATE INDEX community_places_by_place ON community_places (place_id);

CREATE TABLE community_place_ends (
  grant_id TEXT NOT NULL CONSTRAINT community_place_ends_key PRIMARY KEY CONSTRAINT community_place_ends_a_grant REFERENCES community_places (id),
  by_id TEXT NOT NULL CONSTRAINT community_place_ends_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

-- A row here says: everything in this database is a demonstration. A deployed Worker refuses to serve such a one.
CREATE TABLE demonstration (
  id INTEGER NOT NULL CONSTRAINT demonstration_key PRIMARY KEY CONSTRAINT demonstration_id CHECK (id = 1),
  at INTEGER NOT NULL
) STRICT;
