-- 申报书. The working text is what was typed, field by field, complete or not; it has a version of its own.
CREATE TABLE proposals (
  id TEXT NOT NULL CONSTRAINT proposals_key PRIMARY KEY,
  round_id TEXT NOT NULL CONSTRAINT proposals_in_a_round REFERENCES rounds (id),
  organization_id TEXT NOT NULL CONSTRAINT proposals_of_an_organization REFERENCES organizations (id),
  typed TEXT NOT NULL CONSTRAINT proposals_typed CHECK (json_valid(typed)),
  version INTEGER NOT NULL CONSTRAINT proposals_version CHECK (version >= 1),
  by_id TEXT NOT NULL CONSTRAINT proposals_by REFERENCES people (id),
  at INTEGER NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;
CREATE INDEX proposals_by_organization ON proposals (organization_id);
CREATE INDEX proposals_by_round ON proposals (round_id);

CREATE TABLE proposal_numbers (               -- 受理编号: given at the first submission, kept for good
  round_id TEXT NOT NULL CONSTRAINT proposal_numbers_in REFERENCES rounds (id),
  seq INTEGER NOT NULL CONSTRAINT proposal_numbers_seq CHECK (seq >= 1),
  proposal_id TEXT NOT NULL CONSTRAINT one_number_a_proposal UNIQUE CONSTRAINT number_of_a_proposal REFERENCES proposals (id),
  CONSTRAINT proposal_numbers_key PRIMARY KEY (round_id, seq)
) STRICT;

CREATE TABLE submissions (                    -- one frozen version of a proposal
  id TEXT NOT NULL CONSTRAINT submissions_key PRIMARY KEY,
  proposal_id TEXT NOT NULL CONSTRAINT submission_of_a_proposal REFERENCES proposals (id),
  revision INTEGER NOT NULL CONSTRAINT submissions_revision_value CHECK (revision >= 1),
  track TEXT NOT NULL,
  title TEXT NOT NULL,
  category TEXT NOT NULL,
  place TEXT NOT NULL,
  ask_fen INTEGER NOT NULL CONSTRAINT submissions_ask_fen CHECK (ask_fen > 0),
  content TEXT NOT NULL CONSTRAINT submissions_content CHECK (json_valid(content)),
  sha256 TEXT NOT NULL CONSTRAINT submissions_sha256 CHECK (length(sha256) = 64),
  by_id TEXT NOT NULL CONSTRAINT submissions_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT submissions_revision UNIQUE (proposal_id, revision)
) STRICT;

CREATE TRIGGER a_submission_is_frozen BEFORE UPDATE ON submissions
BEGIN SELECT RAISE(ABORT, 'a submission is frozen'); END;
CREATE TRIGGER a_submission_is_kept BEFORE DELETE ON submissions
BEGIN SELECT RAISE(ABORT, 'a submission is kept'); END;

CREATE TABLE withdrawals (
  submission_id TEXT NOT NULL CONSTRAINT withdrawals_key PRIMARY KEY CONSTRAINT withdrawal_of_a_submission REFERENCES submissions (id),
  reason TEXT NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT withdrawals_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

-- What counts of each proposal: its last submission that was not withdrawn.
CREATE VIEW current_submissions AS
SELECT s.*, p.round_id, p.organization_id, n.seq AS number
FROM submissions s
JOIN proposals p ON p.id = s.proposal_id
JOIN proposal_numbers n ON n.proposal_id = s.proposal_id
LEFT JOIN withdrawals w ON w.submission_id = s.id
WHERE w.submission_id IS NULL
  AND s.revision = (SELECT max(revision) FROM submissions WHERE proposal_id = s.proposal_id);
