-- A role of the staff is given by two: an administrator proposes, another person confirms or refuses, or it lapses.
CREATE TABLE role_proposals (
  id TEXT NOT NULL CONSTRAINT role_proposals_key PRIMARY KEY,
  person_id TEXT NOT NULL CONSTRAINT role_proposals_to_a_person REFERENCES people (id),
  role TEXT NOT NULL CONSTRAINT role_proposals_role CHECK (role IN ('officer', 'approver', 'finance', 'auditor', 'administrator')),
  by_id TEXT NOT NULL CONSTRAINT role_proposals_by REFERENCES people (id),
  at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX role_proposals_by_person ON role_proposals (person_id);

CREATE TABLE role_answers (
  proposal_id TEXT NOT NULL CONSTRAINT role_answers_key PRIMARY KEY CONSTRAINT role_answers_a_proposal REFERENCES role_proposals (id),
  outcome TEXT NOT NULL CONSTRAINT role_answers_outcome CHECK (outcome IN ('confirmed', 'refused')),
  by_id TEXT NOT NULL CONSTRAINT role_answers_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER a_role_is_confirmed_by_another BEFORE INSERT ON role_answers
WHEN NEW.outcome = 'confirmed' AND EXISTS (
  SELECT 1 FROM role_proposals p WHERE p.id = NEW.proposal_id AND (p.by_id = NEW.by_id OR p.person_id = NEW.by_id))
BEGIN SELECT RAISE(ABORT, 'a role is confirmed by another'); END;

-- An invitation into the staff grants nothing before a second person has confirmed it.
CREATE TABLE invitation_answers (
  invitation_id TEXT NOT NULL CONSTRAINT invitation_answers_key PRIMARY KEY CONSTRAINT invitation_answers_one REFERENCES invitations (id),
  outcome TEXT NOT NULL CONSTRAINT invitation_answers_outcome CHECK (outcome IN ('confirmed', 'refused', 'alone')),  -- alone: nobody else was there yet
  by_id TEXT NOT NULL CONSTRAINT invitation_answers_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER an_invitation_is_confirmed_by_another BEFORE INSERT ON invitation_answers
WHEN NEW.outcome = 'confirmed' AND EXISTS (
  SELECT 1 FROM invitations i WHERE i.id = NEW.invitation_id AND i.by_id = NEW.by_id)
BEGIN SELECT RAISE(ABORT, 'an invitation is confirmed by another'); END;

CREATE TABLE invitation_withdrawals (
  invitation_id TEXT NOT NULL CONSTRAINT invitation_withdrawals_key PRIMARY KEY CONSTRAINT withdrawal_of_an_invitation REFERENCES invitations (id),
  reason TEXT NOT NULL,
  by_id TEXT CONSTRAINT invitation_withdrawals_by REFERENCES people (id),  -- NULL: a set-up link, made anew by whoever sets the site up
  at INTEGER NOT NULL
) STRICT;

-- A person is kept out, and let in again, each with its reason.
CREATE TABLE suspensions (
  id TEXT NOT NULL CONSTRAINT suspensions_key PRIMARY KEY,
  person_id TEXT NOT NULL CONSTRAINT suspensions_of_a_person REFERENCES people (id)
    CONSTRAINT suspensions_by_another CHECK (person_id <> by_id),
  reason TEXT NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT suspensions_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX suspensions_by_person ON suspensions (person_id);

CREATE TABLE suspension_lifts (
  suspension_id TEXT NOT NULL CONSTRAINT suspension_lifts_key PRIMARY KEY CONSTRAINT lift_of_a_suspension REFERENCES suspensions (id),
  reason TEXT NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT suspension_lifts_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

CREATE VIEW suspended_people AS
SELECT s.person_id, s.id AS suspension_id, s.reason, s.by_id, s.at
FROM suspensions s LEFT JOIN suspension_lifts l ON l.suspension_id = s.id
WHERE l.suspension_id IS NULL;

-- Signing in, failing to, and acts of weight that were refused, by the hour: however often it is tried, a row an hour. Swept by night.
CREATE TABLE access_counts (
  person_id TEXT NOT NULL CONSTRAINT access_counts_of_a_person REFERENCES people (id),
  what TEXT NOT NULL CONSTRAINT access_counts_what CHECK (what IN ('signed-in', 'password-wrong', 'code-wrong', 'act-refused')),
  hour INTEGER NOT NULL,                      -- since 1970
  count INTEGER NOT NULL,
  device TEXT NOT NULL,                       -- what the last browser called itself, in words
  last_at INTEGER NOT NULL,
  CONSTRAINT access_counts_key PRIMARY KEY (person_id, what, hour)
) STRICT, WITHOUT ROWID;
CREATE INDEX access_counts_by_hour ON access_counts (hour);

-- One address is invited into a role once, until its link is taken up, taken back, refused or too old.
CREATE VIEW open_invitations (id, email, role, expires_at) AS
SELECT i.id, i.email, r.value, i.expires_at FROM invitations i, json_each(i.roles) r
WHERE i.id NOT IN (SELECT invitation_id FROM invitation_acceptances)
  AND i.id NOT IN (SELECT invitation_id FROM invitation_withdrawals)
  AND i.id NOT IN (SELECT invitation_id FROM invitation_answers WHERE outcome = 'refused');
CREATE INDEX invitations_by_email ON invitations (email);
CREATE TRIGGER nobody_is_invited_twice BEFORE INSERT ON invitations
WHEN EXISTS (SELECT 1 FROM open_invitations o WHERE o.email = NEW.email AND o.expires_at > NEW.at
  AND o.role IN (SELECT value FROM json_each(NEW.roles)))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: somebody has invited them'); END;
