-- 办公室 and accounts: how the office is reached; ways back into an account; corrections of what somebody registered with.

-- As an administrator sets it: the newest version counts, the older ones stay.
CREATE TABLE office_cards (
  version INTEGER NOT NULL CONSTRAINT office_cards_version CHECK (version >= 1),
  name TEXT NOT NULL CONSTRAINT office_cards_name CHECK (name <> ''),
  phone TEXT NOT NULL CONSTRAINT office_cards_phone CHECK (phone <> ''),
  supervision TEXT NOT NULL CONSTRAINT office_cards_supervision CHECK (supervision <> ''),  -- 监督电话
  address TEXT NOT NULL CONSTRAINT office_cards_address CHECK (address <> ''),
  hours TEXT NOT NULL CONSTRAINT office_cards_hours CHECK (hours <> ''),
  by_id TEXT NOT NULL CONSTRAINT office_cards_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT office_cards_key PRIMARY KEY (version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER office_cards_are_not_changed BEFORE UPDATE ON office_cards BEGIN SELECT RAISE(ABORT, 'office_cards are not changed'); END;
CREATE TRIGGER office_cards_are_kept BEFORE DELETE ON office_cards BEGIN SELECT RAISE(ABORT, 'office_cards are kept'); END;
CREATE TRIGGER office_cards_come_once BEFORE INSERT ON office_cards WHEN EXISTS (SELECT 1 FROM office_cards WHERE version = NEW.version) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: office_cards.version'); END;

-- 找回账号: an administrator asks for it, having made sure who the person is. Where no second factor stays, a second person answers, and
-- is the one who gets the link; whoever asked never sees it.
CREATE TABLE recoveries (
  id TEXT NOT NULL CONSTRAINT recoveries_key PRIMARY KEY,
  person_id TEXT NOT NULL CONSTRAINT recoveries_of_a_person REFERENCES people (id)
    CONSTRAINT recoveries_by_another CHECK (person_id <> by_id),
  kind TEXT NOT NULL CONSTRAINT recoveries_kind CHECK (kind IN ('password', 'factors')),
  proof TEXT NOT NULL CONSTRAINT recoveries_proof CHECK (proof <> ''),  -- how it was made sure who the person is
  by_id TEXT NOT NULL CONSTRAINT recoveries_by REFERENCES people (id),
  at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL                 -- the last moment of an answer
) STRICT;
CREATE INDEX recoveries_by_person ON recoveries (person_id);

CREATE TABLE recovery_answers (
  recovery_id TEXT NOT NULL CONSTRAINT recovery_answers_key PRIMARY KEY CONSTRAINT recovery_answers_one REFERENCES recoveries (id),
  outcome TEXT NOT NULL CONSTRAINT recovery_answers_outcome CHECK (outcome IN ('confirmed', 'refused', 'kept', 'alone')),  -- kept: a second factor stays; alone: nobody else was there yet
  says TEXT NOT NULL,                         -- how the second person made sure, or why not
  token_hash TEXT CONSTRAINT recovery_answers_token UNIQUE,
  code_hash TEXT CONSTRAINT recovery_answers_link CHECK ((outcome = 'refused') = (token_hash IS NULL) AND (code_hash IS NULL) = (token_hash IS NULL)),
  expires_at INTEGER NOT NULL,                -- of the link
  by_id TEXT NOT NULL CONSTRAINT recovery_answers_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER a_recovery_is_confirmed_by_another BEFORE INSERT ON recovery_answers
WHEN NEW.outcome = 'confirmed' AND EXISTS (
  SELECT 1 FROM recoveries r WHERE r.id = NEW.recovery_id AND NEW.by_id IN (r.by_id, r.person_id))
BEGIN SELECT RAISE(ABORT, 'a recovery is confirmed by another'); END;

CREATE TABLE recovery_uses (
  recovery_id TEXT NOT NULL CONSTRAINT recovery_uses_key PRIMARY KEY CONSTRAINT use_of_a_recovery REFERENCES recoveries (id),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE recovery_withdrawals (           -- by an administrator, or by the person: it was not they who asked
  recovery_id TEXT NOT NULL CONSTRAINT recovery_withdrawals_key PRIMARY KEY CONSTRAINT withdrawal_of_a_recovery REFERENCES recoveries (id),
  by_id TEXT NOT NULL CONSTRAINT recovery_withdrawals_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

-- 姓名和邮箱, as they were and became: by their person alone. An address that was changed is one that somebody typed, not one that came
-- with an invitation.
CREATE TABLE person_changes (
  id TEXT NOT NULL CONSTRAINT person_changes_key PRIMARY KEY,
  person_id TEXT NOT NULL CONSTRAINT person_changes_of_a_person REFERENCES people (id),
  name_before TEXT NOT NULL,
  name TEXT NOT NULL CONSTRAINT person_changes_name CHECK (name <> ''),
  email_before TEXT NOT NULL,
  email TEXT NOT NULL CONSTRAINT person_changes_email CHECK (email = lower(email)),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX person_changes_by_person ON person_changes (person_id);

-- 更正登记: what an organization registered with was wrong, or is not any more. What others rely on is looked at by an officer; what
-- was submitted, published and signed before keeps what was true then.
CREATE TABLE registration_changes (
  id TEXT NOT NULL CONSTRAINT registration_changes_key PRIMARY KEY,
  organization_id TEXT NOT NULL CONSTRAINT registration_changes_of REFERENCES organizations (id),
  before TEXT NOT NULL CONSTRAINT registration_changes_before CHECK (json_valid(before)),
  after TEXT NOT NULL CONSTRAINT registration_changes_after CHECK (json_valid(after)),
  reason TEXT NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT registration_changes_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX registration_changes_by_organization ON registration_changes (organization_id);

CREATE TABLE registration_answers (
  change_id TEXT NOT NULL CONSTRAINT registration_answers_key PRIMARY KEY CONSTRAINT registration_answers_one REFERENCES registration_changes (id),
  outcome TEXT NOT NULL CONSTRAINT registration_answers_outcome CHECK (outcome IN ('accepted', 'refused', 'withdrawn', 'at-once')),  -- at-once: nothing rests on it
  reason TEXT NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT registration_answers_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER whoever_checks_a_registration_has_no_interest BEFORE INSERT ON registration_answers
WHEN NEW.outcome NOT IN ('withdrawn', 'at-once') AND EXISTS (
  SELECT 1 FROM interests i JOIN registration_changes c ON c.organization_id = i.organization_id
  WHERE c.id = NEW.change_id AND i.person_id = NEW.by_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;

-- Whose registration somebody relies on: looked up, moved up, applied, hosting or hosted, barred, with an account for the money.
CREATE VIEW relied_on_organizations (organization_id) AS
SELECT o.id FROM organizations o
WHERE EXISTS (SELECT 1 FROM organization_checks WHERE organization_id = o.id)
  OR EXISTS (SELECT 1 FROM organization_moves WHERE organization_id = o.id)
  OR EXISTS (SELECT 1 FROM proposals p JOIN submissions s ON s.proposal_id = p.id WHERE p.organization_id = o.id)
  OR EXISTS (SELECT 1 FROM hostings WHERE group_id = o.id OR host_id = o.id)
  OR EXISTS (SELECT 1 FROM bars WHERE organization_id = o.id)
  OR EXISTS (SELECT 1 FROM bank_accounts WHERE organization_id = o.id);

-- 以以前的申报书为底稿: which earlier proposal a draft began as, and what of it this round does not take.
CREATE TABLE proposal_copies (
  proposal_id TEXT NOT NULL CONSTRAINT proposal_copies_key PRIMARY KEY CONSTRAINT proposal_copies_a_draft REFERENCES proposals (id),
  from_id TEXT NOT NULL CONSTRAINT proposal_copies_from REFERENCES proposals (id) CONSTRAINT proposal_copies_another CHECK (from_id <> proposal_id),
  left_out TEXT NOT NULL CONSTRAINT proposal_copies_left_out CHECK (json_valid(left_out)),  -- in words: ["选题", …]
  by_id TEXT NOT NULL CONSTRAINT proposal_copies_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

-- What happened is neither changed nor deleted, and no row takes another's place.
CREATE TRIGGER recoveries_are_not_changed BEFORE UPDATE ON recoveries BEGIN SELECT RAISE(ABORT, 'recoveries are not changed'); END;
CREATE TRIGGER recoveries_are_kept BEFORE DELETE ON recoveries BEGIN SELECT RAISE(ABORT, 'recoveries are kept'); END;
CREATE TRIGGER recoveries_come_once BEFORE INSERT ON recoveries WHEN EXISTS (SELECT 1 FROM recoveries WHERE id = NEW.id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: recoveries.id'); END;
CREATE TRIGGER recovery_answers_are_not_changed BEFORE UPDATE ON recovery_answers BEGIN SELECT RAISE(ABORT, 'recovery_answers are not changed'); END;
CREATE TRIGGER recovery_answers_are_kept BEFORE DELETE ON recovery_answers BEGIN SELECT RAISE(ABORT, 'recovery_answers are kept'); END;
CREATE TRIGGER recovery_answers_come_once BEFORE INSERT ON recovery_answers WHEN EXISTS (SELECT 1 FROM recovery_answers WHERE recovery_id = NEW.recovery_id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: recovery_answers.recovery_id'); END;
CREATE TRIGGER recovery_answers_come_once_by_token_hash BEFORE INSERT ON recovery_answers WHEN EXISTS (SELECT 1 FROM recovery_answers WHERE token_hash = NEW.token_hash) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: recovery_answers.token_hash'); END;
CREATE TRIGGER recovery_uses_are_not_changed BEFORE UPDATE ON recovery_uses BEGIN SELECT RAISE(ABORT, 'recovery_uses are not changed'); END;
CREATE TRIGGER recovery_uses_are_kept BEFORE DELETE ON recovery_uses BEGIN SELECT RAISE(ABORT, 'recovery_uses are kept'); END;
CREATE TRIGGER recovery_uses_come_once BEFORE INSERT ON recovery_uses WHEN EXISTS (SELECT 1 FROM recovery_uses WHERE recovery_id = NEW.recovery_id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: recovery_uses.recovery_id'); END;
CREATE TRIGGER recovery_withdrawals_are_not_changed BEFORE UPDATE ON recovery_withdrawals BEGIN SELECT RAISE(ABORT, 'recovery_withdrawals are not changed'); END;
CREATE TRIGGER recovery_withdrawals_are_kept BEFORE DELETE ON recovery_withdrawals BEGIN SELECT RAISE(ABORT, 'recovery_withdrawals are kept'); END;
CREATE TRIGGER recovery_withdrawals_come_once BEFORE INSERT ON recovery_withdrawals WHEN EXISTS (SELECT 1 FROM recovery_withdrawals WHERE recovery_id = NEW.recovery_id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: recovery_withdrawals.recovery_id'); END;
CREATE TRIGGER person_changes_are_not_changed BEFORE UPDATE ON person_changes BEGIN SELECT RAISE(ABORT, 'person_changes are not changed'); END;
CREATE TRIGGER person_changes_are_kept BEFORE DELETE ON person_changes BEGIN SELECT RAISE(ABORT, 'person_changes are kept'); END;
CREATE TRIGGER person_changes_come_once BEFORE INSERT ON person_changes WHEN EXISTS (SELECT 1 FROM person_changes WHERE id = NEW.id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: person_changes.id'); END;
CREATE TRIGGER registration_changes_are_not_changed BEFORE UPDATE ON registration_changes BEGIN SELECT RAISE(ABORT, 'registration_changes are not changed'); END;
CREATE TRIGGER registration_changes_are_kept BEFORE DELETE ON registration_changes BEGIN SELECT RAISE(ABORT, 'registration_changes are kept'); END;
CREATE TRIGGER registration_changes_come_once BEFORE INSERT ON registration_changes WHEN EXISTS (SELECT 1 FROM registration_changes WHERE id = NEW.id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: registration_changes.id'); END;
CREATE TRIGGER registration_answers_are_not_changed BEFORE UPDATE ON registration_answers BEGIN SELECT RAISE(ABORT, 'registration_answers are not changed'); END;
CREATE TRIGGER registration_answers_are_kept BEFORE DELETE ON registration_answers BEGIN SELECT RAISE(ABORT, 'registration_answers are kept'); END;
CREATE TRIGGER registration_answers_come_once BEFORE INSERT ON registration_answers WHEN EXISTS (SELECT 1 FROM registration_answers WHERE change_id = NEW.change_id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: registration_answers.change_id'); END;
CREATE TRIGGER proposal_copies_are_not_changed BEFORE UPDATE ON proposal_copies BEGIN SELECT RAISE(ABORT, 'proposal_copies are not changed'); END;
CREATE TRIGGER proposal_copies_are_kept BEFORE DELETE ON proposal_copies BEGIN SELECT RAISE(ABORT, 'proposal_copies are kept'); END;
CREATE TRIGGER proposal_copies_come_once BEFORE INSERT ON proposal_copies WHEN EXISTS (SELECT 1 FROM proposal_copies WHERE proposal_id = NEW.proposal_id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: proposal_copies.proposal_id'); END;
