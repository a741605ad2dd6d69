-- 专家库, 评审委员会, 回避, 分配.
CREATE TABLE experts (                        -- the pool; an expert becomes a person by accepting the invitation
  id TEXT NOT NULL CONSTRAINT experts_key PRIMARY KEY,
  invitation_id TEXT NOT NULL CONSTRAINT experts_invitation UNIQUE CONSTRAINT expert_by_invitation REFERENCES invitations (id),
  name TEXT NOT NULL,
  employer TEXT NOT NULL,
  field TEXT NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT experts_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE panel_members (
  round_id TEXT NOT NULL CONSTRAINT panel_of_a_round REFERENCES rounds (id),
  expert_id TEXT NOT NULL CONSTRAINT panel_member_from_the_pool REFERENCES experts (id),
  by_id TEXT NOT NULL CONSTRAINT panel_members_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT panel_members_key PRIMARY KEY (round_id, expert_id)
) STRICT;
CREATE INDEX panel_members_by_expert ON panel_members (expert_id);

-- has an account, and is an expert no more: gets no sheets, and counts for no panel
CREATE VIEW departed_experts (expert_id) AS
SELECT x.id FROM experts x JOIN invitation_acceptances a ON a.invitation_id = x.invitation_id
WHERE NOT EXISTS (
  SELECT 1 FROM role_grants g LEFT JOIN role_ends e ON e.grant_id = g.id
  WHERE g.person_id = a.person_id AND g.role = 'expert' AND e.grant_id IS NULL);

CREATE TABLE declarations (                   -- an expert has declared, with or without recusals, before seeing anything
  round_id TEXT NOT NULL,
  expert_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  CONSTRAINT declarations_key PRIMARY KEY (round_id, expert_id),
  CONSTRAINT declaration_of_a_member FOREIGN KEY (round_id, expert_id) REFERENCES panel_members (round_id, expert_id)
) STRICT;

CREATE TABLE recusals (                       -- this expert must not see or score that organization's proposals
  round_id TEXT NOT NULL,
  expert_id TEXT NOT NULL,
  organization_id TEXT NOT NULL CONSTRAINT recusal_from REFERENCES organizations (id),
  reason TEXT NOT NULL CONSTRAINT recusals_reason CHECK (reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT recusals_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT recusals_key PRIMARY KEY (round_id, expert_id, organization_id),
  CONSTRAINT recusal_of_a_member FOREIGN KEY (round_id, expert_id) REFERENCES panel_members (round_id, expert_id)
) STRICT;

CREATE TABLE panel_removals (                  -- taken off the panel, by the office or at their own word; what was handed in counts on
  round_id TEXT NOT NULL,
  expert_id TEXT NOT NULL,
  reason TEXT NOT NULL CONSTRAINT panel_removals_reason CHECK (reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT panel_removals_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT panel_removals_key PRIMARY KEY (round_id, expert_id),
  CONSTRAINT removal_of_a_member FOREIGN KEY (round_id, expert_id) REFERENCES panel_members (round_id, expert_id)
) STRICT;
CREATE TRIGGER nobody_taken_off_declares BEFORE INSERT ON declarations
WHEN EXISTS (SELECT 1 FROM panel_removals WHERE round_id = NEW.round_id AND expert_id = NEW.expert_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the expert is off the panel'); END;

CREATE TABLE assignments (                    -- expert × submission
  id TEXT NOT NULL CONSTRAINT assignments_key PRIMARY KEY,
  round_id TEXT NOT NULL CONSTRAINT assignments_in REFERENCES rounds (id),
  submission_id TEXT NOT NULL CONSTRAINT assignment_of_a_submission REFERENCES submissions (id),
  expert_id TEXT NOT NULL CONSTRAINT assignment_to_an_expert REFERENCES experts (id),
  by_id TEXT NOT NULL CONSTRAINT assignments_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT assigned_once UNIQUE (expert_id, submission_id)
) STRICT;
CREATE INDEX assignments_by_round ON assignments (round_id, at);
CREATE INDEX assignments_by_expert ON assignments (expert_id, round_id);
CREATE INDEX assignments_by_submission ON assignments (submission_id);

CREATE TRIGGER nothing_is_assigned_to_the_recused BEFORE INSERT ON assignments
WHEN EXISTS (
  SELECT 1 FROM recusals q CROSS JOIN submissions s ON s.id = NEW.submission_id
  JOIN proposals p ON p.id = s.proposal_id AND p.organization_id = q.organization_id
  WHERE q.round_id = NEW.round_id AND q.expert_id = NEW.expert_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the expert is recused'); END;
CREATE TRIGGER nothing_is_assigned_to_whom_was_taken_off BEFORE INSERT ON assignments
WHEN EXISTS (SELECT 1 FROM panel_removals WHERE round_id = NEW.round_id AND expert_id = NEW.expert_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the expert is off the panel'); END;
CREATE TRIGGER nothing_sealed_is_assigned BEFORE INSERT ON assignments
WHEN EXISTS (
  SELECT 1 FROM submissions s JOIN proposals p ON p.id = s.proposal_id
  WHERE s.id = NEW.submission_id AND NOT EXISTS (SELECT 1 FROM unsealed_rounds u WHERE u.id = p.round_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: this proposal is sealed'); END;
