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

-- 名册. How many stand in each register, above its list and on the desk of the administrator: kept, since none of them is ever taken off.
CREATE TABLE register_counts (
  noun TEXT NOT NULL CONSTRAINT register_counts_key PRIMARY KEY,
  rows INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- An organization is counted on its rung, 'role:officer': people who hold it; 'raised': steps up to a legal person.
CREATE VIEW register_counts_anew AS
SELECT noun, rows FROM (
  SELECT noun, rows FROM (
    SELECT 'people' AS noun, count(*) AS rows FROM people
    UNION ALL SELECT 'role:' || role, count(DISTINCT person_id) FROM role_grants WHERE id NOT IN (SELECT grant_id FROM role_ends) GROUP BY role)
  UNION ALL SELECT iif(invitation_id IS NULL, 'invitations', 'accepted'), count(*) FROM (
    SELECT NULL AS invitation_id FROM invitations UNION ALL SELECT invitation_id FROM invitation_acceptances) GROUP BY 1
  UNION ALL SELECT iif(is_expert, 'experts', 'role-grants'), count(*) FROM (
    SELECT 1 AS is_expert FROM experts UNION ALL SELECT 0 FROM role_grants) GROUP BY 1
  UNION ALL SELECT iif(kind <> 'community', 'registered', iif(filing_no IS NULL, 'group', 'filed')), count(*) FROM organizations GROUP BY 1
  UNION ALL SELECT 'raised', count(*) FROM organization_moves WHERE rung = 'registered'
) WHERE rows > 0;
CREATE TRIGGER a_person_is_counted AFTER INSERT ON people
BEGIN INSERT INTO register_counts VALUES ('people', 1) ON CONFLICT (noun) DO UPDATE SET rows = rows + 1; END;
CREATE TRIGGER an_expert_is_counted AFTER INSERT ON experts
BEGIN INSERT INTO register_counts VALUES ('experts', 1) ON CONFLICT (noun) DO UPDATE SET rows = rows + 1; END;
CREATE TRIGGER a_role_is_counted AFTER INSERT ON role_grants
BEGIN
  INSERT INTO register_counts VALUES ('role-grants', 1) ON CONFLICT (noun) DO UPDATE SET rows = rows + 1;
  INSERT INTO register_counts SELECT 'role:' || NEW.role, 1 WHERE NOT EXISTS (SELECT 1 FROM role_grants g WHERE g.person_id = NEW.person_id
    AND g.role = NEW.role AND g.id <> NEW.id AND g.id NOT IN (SELECT grant_id FROM role_ends))
  ON CONFLICT (noun) DO UPDATE SET rows = rows + 1;
END;
CREATE TRIGGER an_ended_role_is_counted AFTER INSERT ON role_ends
BEGIN
  UPDATE register_counts SET rows = rows - 1 WHERE noun = (SELECT 'role:' || g.role FROM role_grants g WHERE g.id = NEW.grant_id
    AND NOT EXISTS (SELECT 1 FROM role_grants y WHERE y.person_id = g.person_id AND y.role = g.role AND y.id NOT IN (SELECT grant_id FROM role_ends)));
  DELETE FROM register_counts WHERE rows = 0;
END;
CREATE TRIGGER an_organization_is_counted AFTER INSERT ON organizations
BEGIN
  INSERT INTO register_counts VALUES (iif(NEW.kind <> 'community', 'registered', iif(NEW.filing_no IS NULL, 'group', 'filed')), 1)
  ON CONFLICT (noun) DO UPDATE SET rows = rows + 1;
END;
CREATE TRIGGER an_organization_on_another_rung_is_counted AFTER UPDATE ON organizations
WHEN (NEW.kind <> 'community', NEW.filing_no IS NULL) IS NOT (OLD.kind <> 'community', OLD.filing_no IS NULL)
BEGIN
  UPDATE register_counts SET rows = rows - 1 WHERE noun = iif(OLD.kind <> 'community', 'registered', iif(OLD.filing_no IS NULL, 'group', 'filed'));
  DELETE FROM register_counts WHERE rows = 0;
  INSERT INTO register_counts VALUES (iif(NEW.kind <> 'community', 'registered', iif(NEW.filing_no IS NULL, 'group', 'filed')), 1)
  ON CONFLICT (noun) DO UPDATE SET rows = rows + 1;
END;
CREATE TRIGGER a_step_up_is_counted AFTER INSERT ON organization_moves WHEN NEW.rung = 'registered'
BEGIN INSERT INTO register_counts VALUES ('raised', 1) ON CONFLICT (noun) DO UPDATE SET rows = rows + 1; END;

-- What nobody has taken up, and nobody has taken back or refused.
CREATE TABLE untaken_invitations (
  invitation_id TEXT NOT NULL CONSTRAINT untaken_invitations_key PRIMARY KEY CONSTRAINT untaken_invitation REFERENCES invitations (id),
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX untaken_invitations_by_end ON untaken_invitations (expires_at);
CREATE VIEW untaken_invitations_anew AS
SELECT i.id AS invitation_id, i.expires_at FROM invitations i
WHERE i.id NOT IN (SELECT invitation_id FROM invitation_acceptances)
  AND i.id NOT IN (SELECT invitation_id FROM invitation_withdrawals)
  AND i.id NOT IN (SELECT invitation_id FROM invitation_answers WHERE outcome = 'refused');
CREATE TRIGGER an_invitation_is_counted AFTER INSERT ON invitations
BEGIN
  INSERT INTO register_counts VALUES ('invitations', 1) ON CONFLICT (noun) DO UPDATE SET rows = rows + 1;
  INSERT INTO untaken_invitations VALUES (NEW.id, NEW.expires_at);
END;
CREATE TRIGGER an_acceptance_is_counted AFTER INSERT ON invitation_acceptances
BEGIN
  INSERT INTO register_counts VALUES ('accepted', 1) ON CONFLICT (noun) DO UPDATE SET rows = rows + 1;
  DELETE FROM untaken_invitations WHERE invitation_id = NEW.invitation_id;
END;
CREATE TRIGGER an_invitation_taken_back_is_not_open AFTER INSERT ON invitation_withdrawals
BEGIN DELETE FROM untaken_invitations WHERE invitation_id = NEW.invitation_id; END;
CREATE TRIGGER a_refused_invitation_is_not_open AFTER INSERT ON invitation_answers WHEN NEW.outcome = 'refused'
BEGIN DELETE FROM untaken_invitations WHERE invitation_id = NEW.invitation_id; END;

-- Registers in their order, a page at a time.
CREATE INDEX people_by_name ON people (name, id);
CREATE INDEX people_by_time ON people (created_at DESC, id);
CREATE INDEX experts_by_time ON experts (at, name);
CREATE INDEX invitations_by_time ON invitations (at DESC, id);
CREATE INDEX role_grants_by_time ON role_grants (at DESC, id);
