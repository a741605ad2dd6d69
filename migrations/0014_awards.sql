-- 审定: the ranking as it was when the officer prepared it, line by line; approved or returned by another person.
CREATE TABLE decisions (
  id TEXT NOT NULL CONSTRAINT decisions_key PRIMARY KEY,
  round_id TEXT NOT NULL CONSTRAINT decisions_in REFERENCES rounds (id),
  revision INTEGER NOT NULL CONSTRAINT decisions_revision_value CHECK (revision >= 1),
  remark TEXT NOT NULL,
  sha256 TEXT NOT NULL CONSTRAINT decisions_sha256 CHECK (length(sha256) = 64),     -- over the lines
  by_id TEXT NOT NULL CONSTRAINT decisions_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT decisions_revision UNIQUE (round_id, revision)
) STRICT;
CREATE TRIGGER a_decision_is_frozen BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'a decision is frozen'); END;
CREATE TRIGGER a_decision_is_kept BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'a decision is kept'); END;

CREATE TABLE decision_lines (
  decision_id TEXT NOT NULL CONSTRAINT line_of_a_decision REFERENCES decisions (id),
  submission_id TEXT NOT NULL CONSTRAINT line_about_a_submission REFERENCES submissions (id),
  track TEXT NOT NULL,
  rank INTEGER NOT NULL CONSTRAINT decision_lines_rank CHECK (rank >= 1),
  sheets INTEGER NOT NULL CONSTRAINT decision_lines_sheets CHECK (sheets >= 0),
  score INTEGER,                                        -- in units of 10^-decimals of the plan; NULL: too few sheets
  award_fen INTEGER NOT NULL CONSTRAINT decision_lines_award_fen CHECK (award_fen >= 0),    -- 0: not funded
  reason TEXT NOT NULL,                                 -- '' when funded
  CONSTRAINT decision_lines_key PRIMARY KEY (decision_id, submission_id),
  CONSTRAINT a_rank_once UNIQUE (decision_id, track, rank),
  CONSTRAINT unfunded_has_its_reason CHECK ((award_fen > 0) = (reason = ''))
) STRICT;
CREATE INDEX decision_lines_by_submission ON decision_lines (submission_id);
CREATE TRIGGER a_decision_line_is_frozen BEFORE UPDATE ON decision_lines
BEGIN SELECT RAISE(ABORT, 'a decision is frozen'); END;
CREATE TRIGGER a_decision_line_is_kept BEFORE DELETE ON decision_lines
BEGIN SELECT RAISE(ABORT, 'a decision is kept'); END;

CREATE TRIGGER no_more_than_was_asked BEFORE INSERT ON decision_lines
WHEN NEW.award_fen > (SELECT ask_fen FROM submissions WHERE id = NEW.submission_id)
BEGIN SELECT RAISE(ABORT, 'nobody is awarded more than they asked'); END;

CREATE TABLE all_decision_approvals (
  id TEXT NOT NULL CONSTRAINT decision_approvals_key PRIMARY KEY,
  decision_id TEXT NOT NULL CONSTRAINT approval_of_a_decision REFERENCES decisions (id),
  by_id TEXT NOT NULL CONSTRAINT decision_approvals_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX decision_approvals_by_decision ON all_decision_approvals (decision_id);
-- Those that count: not reversed.
CREATE VIEW decision_approvals AS
SELECT t.* FROM all_decision_approvals t
WHERE NOT EXISTS (SELECT 1 FROM reversed x WHERE x.kind = 'decision-approval' AND x.which = t.id);
CREATE TRIGGER one_of_decision_approvals_counts BEFORE INSERT ON all_decision_approvals
WHEN EXISTS (SELECT 1 FROM decision_approvals WHERE decision_id = NEW.decision_id)
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: decision_approvals.decision_id'); END;
CREATE TRIGGER who_prepares_does_not_approve BEFORE INSERT ON all_decision_approvals
WHEN NEW.by_id = (SELECT by_id FROM decisions WHERE id = NEW.decision_id)
BEGIN SELECT RAISE(ABORT, 'who prepares does not approve'); END;

-- A list that is approved goes by the sheets that were in, though the time to score be extended after it.
CREATE TRIGGER a_sheet_comes_before_the_approval BEFORE INSERT ON sheets
WHEN EXISTS (SELECT 1 FROM assignments a JOIN decisions d ON d.round_id = a.round_id
  WHERE a.id = NEW.assignment_id AND d.id IN (SELECT decision_id FROM decision_approvals))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the list is approved'); END;

CREATE TRIGGER a_recusal_comes_before_the_approval BEFORE INSERT ON recusals
WHEN EXISTS (SELECT 1 FROM decisions d WHERE d.round_id = NEW.round_id AND d.id IN (SELECT decision_id FROM decision_approvals))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the list is approved'); END;

CREATE TRIGGER a_removal_comes_before_the_approval BEFORE INSERT ON panel_removals
WHEN EXISTS (SELECT 1 FROM decisions d WHERE d.round_id = NEW.round_id AND d.id IN (SELECT decision_id FROM decision_approvals))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the list is approved'); END;
CREATE TRIGGER a_member_comes_before_the_approval BEFORE INSERT ON panel_members
WHEN EXISTS (SELECT 1 FROM decisions d WHERE d.round_id = NEW.round_id AND d.id IN (SELECT decision_id FROM decision_approvals))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the list is approved'); END;
CREATE TRIGGER an_assignment_comes_before_the_approval BEFORE INSERT ON assignments
WHEN EXISTS (SELECT 1 FROM decisions d WHERE d.round_id = NEW.round_id AND d.id IN (SELECT decision_id FROM decision_approvals))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the list is approved'); END;

CREATE TABLE decision_returns (
  decision_id TEXT NOT NULL CONSTRAINT decision_returns_key PRIMARY KEY CONSTRAINT return_of_a_decision REFERENCES decisions (id),
  reason TEXT NOT NULL CONSTRAINT decision_returns_reason CHECK (reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT decision_returns_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
