-- What every proposal and agreement would ask of an organization again, kept once; the organization itself stands beside the
-- people who act for it. A change is a new version; the last one counts.
CREATE TABLE organization_profiles (
  organization_id TEXT NOT NULL CONSTRAINT profile_of_an_organization REFERENCES organizations (id),
  version INTEGER NOT NULL CONSTRAINT organization_profiles_version CHECK (version >= 1),
  profile TEXT NOT NULL CONSTRAINT organization_profiles_profile CHECK (json_valid(profile)),
  by_id TEXT NOT NULL CONSTRAINT organization_profiles_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT organization_profiles_key PRIMARY KEY (organization_id, version)
) STRICT;

-- 收款账户. The number is sealed (AES-GCM under DATA_SECRET); its last four digits stand beside it for showing.
CREATE TABLE bank_accounts (
  organization_id TEXT NOT NULL CONSTRAINT account_of_an_organization REFERENCES organizations (id),
  version INTEGER NOT NULL CONSTRAINT bank_accounts_version CHECK (version >= 1),
  holder TEXT NOT NULL,
  bank TEXT NOT NULL,
  sealed TEXT NOT NULL,
  tail TEXT NOT NULL CONSTRAINT bank_accounts_tail CHECK (length(tail) = 4),
  by_id TEXT NOT NULL CONSTRAINT bank_accounts_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT bank_accounts_key PRIMARY KEY (organization_id, version)
) STRICT;

CREATE TABLE account_readings (               -- who has seen the whole number, and what for
  id TEXT NOT NULL CONSTRAINT account_readings_key PRIMARY KEY,
  organization_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  reason TEXT NOT NULL CONSTRAINT account_readings_reason CHECK (reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT account_readings_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT reading_of_an_account FOREIGN KEY (organization_id, version) REFERENCES bank_accounts (organization_id, version)
) STRICT;
CREATE INDEX account_readings_by_organization ON account_readings (organization_id);
CREATE INDEX account_readings_by_time ON account_readings (at);
CREATE TRIGGER a_reading_is_not_changed BEFORE UPDATE ON account_readings
BEGIN SELECT RAISE(ABORT, 'the reading of an account is not changed'); END;
CREATE TRIGGER a_reading_is_not_deleted BEFORE DELETE ON account_readings
BEGIN SELECT RAISE(ABORT, 'the reading of an account is not deleted'); END;

-- 托管: a community group names a legal person, which confirms or declines; either ends it later.
CREATE TABLE hostings (
  id TEXT NOT NULL CONSTRAINT hostings_key PRIMARY KEY,
  group_id TEXT NOT NULL CONSTRAINT hostings_of REFERENCES organizations (id),
  host_id TEXT NOT NULL CONSTRAINT hostings_with REFERENCES organizations (id),
  note TEXT NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT hostings_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT hostings_two CHECK (group_id <> host_id)
) STRICT;
CREATE INDEX hostings_by_group ON hostings (group_id);
CREATE INDEX hostings_by_host ON hostings (host_id);

CREATE TABLE hosting_answers (
  hosting_id TEXT NOT NULL CONSTRAINT hosting_answers_key PRIMARY KEY CONSTRAINT answer_to_a_hosting REFERENCES hostings (id),
  outcome TEXT NOT NULL CONSTRAINT hosting_answers_outcome CHECK (outcome IN ('confirmed', 'declined')),
  reason TEXT NOT NULL CONSTRAINT hosting_answers_reason CHECK (outcome = 'confirmed' OR reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT hosting_answers_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE hosting_ends (                   -- of one that was confirmed, or of one that was asked for and is not wanted any more
  hosting_id TEXT NOT NULL CONSTRAINT hosting_ends_key PRIMARY KEY CONSTRAINT end_of_a_hosting REFERENCES hostings (id),
  reason TEXT NOT NULL CONSTRAINT hosting_ends_reason CHECK (reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT hosting_ends_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

-- The legal person that hosts a group now: confirmed, and not let go.
CREATE VIEW hosts_in_force AS
SELECT h.group_id, h.host_id, h.id AS hosting_id
FROM hostings h
JOIN hosting_answers a ON a.hosting_id = h.id AND a.outcome = 'confirmed'
LEFT JOIN hosting_ends e ON e.hosting_id = h.id
WHERE e.hosting_id IS NULL;

-- 核验: what an officer looked up, in which source and on which day; a snapshot, never a live flag. What is looked up while a
-- proposal is screened is the organization's like any other.
CREATE TABLE all_organization_checks (
  id TEXT NOT NULL CONSTRAINT organization_checks_key PRIMARY KEY,
  organization_id TEXT NOT NULL CONSTRAINT check_of_an_organization REFERENCES organizations (id),
  about TEXT NOT NULL CONSTRAINT organization_checks_about CHECK (about IN ('registration', 'abnormal', 'dishonesty', 'violation')),
  checked_on TEXT NOT NULL,
  source TEXT NOT NULL CONSTRAINT organization_checks_source CHECK (source <> ''),
  result TEXT NOT NULL CONSTRAINT organization_checks_result CHECK (result IN ('clear', 'found')),
  entered_on TEXT,                            -- of what was found: its first day, where the source says it
  until_on TEXT,                              -- its last day, or NULL: it still stands
  note TEXT NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT organization_checks_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT organization_checks_entered CHECK (entered_on IS NULL OR result = 'found'),
  CONSTRAINT organization_checks_until CHECK (until_on IS NULL OR result = 'found'),
  CONSTRAINT organization_checks_note CHECK (result = 'clear' OR note <> '')
) STRICT;
-- Those that count: not reversed.
CREATE VIEW organization_checks AS
SELECT t.* FROM all_organization_checks t
WHERE NOT EXISTS (SELECT 1 FROM reversed x WHERE x.kind = 'verification' AND x.which = t.id);
CREATE INDEX organization_checks_by_organization ON all_organization_checks (organization_id, checked_on);
CREATE TRIGGER a_check_is_not_changed BEFORE UPDATE ON all_organization_checks
BEGIN SELECT RAISE(ABORT, 'what was found is not changed'); END;
CREATE TRIGGER a_check_is_not_deleted BEFORE DELETE ON all_organization_checks
BEGIN SELECT RAISE(ABORT, 'what was found is not deleted'); END;

-- 不受理申报: prepared by one person, approved or returned by another; in force from its first to its last day, unless lifted.
CREATE TABLE bars (
  id TEXT NOT NULL CONSTRAINT bars_key PRIMARY KEY,
  organization_id TEXT NOT NULL CONSTRAINT bars_of REFERENCES organizations (id),
  from_on TEXT NOT NULL,
  until_on TEXT NOT NULL,                     -- the last day
  reason TEXT NOT NULL CONSTRAINT bars_reason CHECK (reason <> ''),
  about TEXT NOT NULL,                        -- which project or round, in words
  rulebook_id TEXT CONSTRAINT bars_under REFERENCES rulebook_versions (id),
  clause INTEGER,                             -- of that version: the one that sets how long
  by_id TEXT NOT NULL CONSTRAINT bars_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT bars_days CHECK (from_on <= until_on),
  CONSTRAINT bars_clause CHECK (clause IS NULL OR rulebook_id IS NOT NULL)
) STRICT;
CREATE INDEX bars_by_organization ON bars (organization_id);
CREATE INDEX bars_by_time ON bars (at);
CREATE TRIGGER a_bar_is_not_changed BEFORE UPDATE ON bars
BEGIN SELECT RAISE(ABORT, 'a bar is not changed'); END;
CREATE TRIGGER a_bar_is_not_deleted BEFORE DELETE ON bars
BEGIN SELECT RAISE(ABORT, 'a bar is not deleted'); END;

CREATE TABLE bar_decisions (
  bar_id TEXT NOT NULL CONSTRAINT bar_decisions_key PRIMARY KEY CONSTRAINT decision_on_a_bar REFERENCES bars (id),
  outcome TEXT NOT NULL CONSTRAINT bar_decisions_outcome CHECK (outcome IN ('approved', 'returned')),
  reason TEXT NOT NULL CONSTRAINT bar_decisions_reason CHECK (outcome = 'approved' OR reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT bar_decisions_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE bar_lifts (
  bar_id TEXT NOT NULL CONSTRAINT bar_lifts_key PRIMARY KEY CONSTRAINT lift_of_a_bar REFERENCES bar_decisions (bar_id),
  reason TEXT NOT NULL CONSTRAINT bar_lifts_reason CHECK (reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT bar_lifts_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

-- 孵化: group → filed → registered. A move up, with the number that it brought and the one that stood before.
CREATE TABLE organization_moves (
  organization_id TEXT NOT NULL CONSTRAINT move_of_an_organization REFERENCES organizations (id),
  rung TEXT NOT NULL CONSTRAINT organization_moves_rung CHECK (rung IN ('filed', 'registered')),
  from_rung TEXT NOT NULL CONSTRAINT organization_moves_from CHECK (from_rung IN ('group', 'filed')),
  since_on TEXT NOT NULL,
  number TEXT NOT NULL CONSTRAINT organization_moves_number CHECK (number <> ''),
  number_before TEXT,
  evidence TEXT NOT NULL CONSTRAINT organization_moves_evidence CHECK (evidence <> ''),
  by_id TEXT NOT NULL CONSTRAINT organization_moves_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT organization_moves_key PRIMARY KEY (organization_id, rung),
  CONSTRAINT organization_moves_up CHECK (from_rung <> rung)
) STRICT;
CREATE INDEX organization_moves_by_day ON organization_moves (since_on);
CREATE TRIGGER a_move_is_not_changed BEFORE UPDATE ON organization_moves
BEGIN SELECT RAISE(ABORT, 'a move up the ladder is not changed'); END;
CREATE TRIGGER a_move_is_not_deleted BEFORE DELETE ON organization_moves
BEGIN SELECT RAISE(ABORT, 'a move up the ladder is not deleted'); END;

-- 注销、合并和更名: what became of an organization in the register. An officer records it with its evidence, an approver who did not
-- confirms it; or it is sent back or taken back.
CREATE TABLE organization_changes (
  id TEXT NOT NULL CONSTRAINT organization_changes_key PRIMARY KEY,
  organization_id TEXT NOT NULL CONSTRAINT change_of_an_organization REFERENCES organizations (id),
  kind TEXT NOT NULL CONSTRAINT organization_changes_kind CHECK (kind IN ('dissolved', 'merged', 'renamed')),
  since_on TEXT NOT NULL,
  into_name TEXT NOT NULL,                    -- merged: into whom; renamed: its new name; dissolved: who settles its affairs
  evidence TEXT NOT NULL CONSTRAINT organization_changes_evidence CHECK (evidence <> ''),
  by_id TEXT NOT NULL CONSTRAINT organization_changes_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX organization_changes_by_organization ON organization_changes (organization_id);
CREATE TABLE all_organization_change_answers (
  id TEXT NOT NULL CONSTRAINT organization_change_answers_key PRIMARY KEY,
  change_id TEXT NOT NULL CONSTRAINT answer_to_a_change REFERENCES organization_changes (id),
  outcome TEXT NOT NULL CONSTRAINT organization_change_answers_outcome CHECK (outcome IN ('confirmed', 'returned', 'withdrawn')),
  reason TEXT NOT NULL CONSTRAINT organization_change_answers_reason CHECK (outcome = 'confirmed' OR reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT organization_change_answers_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX organization_change_answers_by_change ON all_organization_change_answers (change_id);
-- Those that count: not reversed.
CREATE VIEW organization_change_answers AS
SELECT t.* FROM all_organization_change_answers t
WHERE NOT EXISTS (SELECT 1 FROM reversed x WHERE x.kind = 'organization-change' AND x.which = t.id);
CREATE TRIGGER one_of_organization_change_answers_counts BEFORE INSERT ON all_organization_change_answers
WHEN EXISTS (SELECT 1 FROM organization_change_answers WHERE change_id = NEW.change_id)
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: organization_change_answers.change_id'); END;

-- Organizations that are no more: nothing new is begun for them, and the office waits for them no longer.
CREATE VIEW gone_organizations (organization_id, kind, since_on) AS
SELECT c.organization_id, c.kind, min(c.since_on)
FROM organization_changes c JOIN organization_change_answers a ON a.change_id = c.id AND a.outcome = 'confirmed'
WHERE c.kind IN ('dissolved', 'merged') GROUP BY c.organization_id;
