-- 申报书: one project of an organization in a round.
CREATE TABLE proposals (
  id TEXT NOT NULL CONSTRAINT proposals_key PRIMARY KEY,
  round_id TEXT NOT NULL CONSTRAINT proposals_in_a_round REFERENCES rounds (id),
  organization_id TEXT NOT NULL CONSTRAINT proposals_of_an_organization REFERENCES organizations (id),
  by_id TEXT NOT NULL CONSTRAINT proposals_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX proposals_by_organization ON proposals (organization_id, round_id);
CREATE INDEX proposals_by_round ON proposals (round_id);

-- 申报书的各部分. The working text is what was typed, field by field, complete or not, a section a row, each under a version of
-- its own: two members who write in different sections never collide. `section` is one of those that the round's form asks.
CREATE TABLE proposal_sections (
  proposal_id TEXT NOT NULL CONSTRAINT section_of_a_proposal REFERENCES proposals (id),
  section TEXT NOT NULL CONSTRAINT proposal_sections_section CHECK (section <> ''),
  typed TEXT NOT NULL CONSTRAINT proposal_sections_typed CHECK (json_valid(typed)),
  version INTEGER NOT NULL CONSTRAINT proposal_sections_version CHECK (version >= 1),
  by_id TEXT NOT NULL CONSTRAINT proposal_sections_by REFERENCES people (id),
  saved_at INTEGER NOT NULL,
  CONSTRAINT proposal_sections_key PRIMARY KEY (proposal_id, section)
) STRICT;

-- 社区意见: a proposal names a community as its partner, and the community consents, or not, from its own account. What
-- is asked is what the partner is said to do, in the words of that time; other words are asked anew.
CREATE TABLE partner_requests (
  id TEXT NOT NULL CONSTRAINT partner_requests_key PRIMARY KEY,
  proposal_id TEXT NOT NULL CONSTRAINT partner_request_of_a_proposal REFERENCES proposals (id),
  place_id TEXT NOT NULL CONSTRAINT partner_request_to_a_place REFERENCES places (id),
  project TEXT NOT NULL,                      -- its title at that time, or ''
  does TEXT NOT NULL CONSTRAINT partner_requests_does CHECK (does <> ''),
  by_id TEXT NOT NULL CONSTRAINT partner_requests_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX partner_requests_by_proposal ON partner_requests (proposal_id);
CREATE INDEX partner_requests_by_place ON partner_requests (place_id);
CREATE TRIGGER a_partner_request_is_not_changed BEFORE UPDATE ON partner_requests
BEGIN SELECT RAISE(ABORT, 'a request to a partner is not changed'); END;
CREATE TRIGGER a_partner_request_is_kept BEFORE DELETE ON partner_requests BEGIN SELECT RAISE(ABORT, 'a request to a partner is kept'); END;

CREATE TABLE partner_answers (
  request_id TEXT NOT NULL CONSTRAINT partner_answers_key PRIMARY KEY CONSTRAINT partner_answer_to_a_request REFERENCES partner_requests (id),
  outcome TEXT NOT NULL CONSTRAINT partner_answers_outcome CHECK (outcome IN ('agreed', 'declined')),
  note TEXT NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT partner_answers_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT a_no_says_why CHECK (outcome = 'agreed' OR note <> '')
) STRICT;
CREATE TRIGGER a_partner_answer_is_not_changed BEFORE UPDATE ON partner_answers
BEGIN SELECT RAISE(ABORT, 'a partner''s answer is not changed'); END;
CREATE TRIGGER a_partner_answer_is_kept BEFORE DELETE ON partner_answers BEGIN SELECT RAISE(ABORT, 'a partner''s answer is kept'); END;

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
  sha256 TEXT NOT NULL CONSTRAINT submissions_sha256 CHECK (length(sha256) = 64),   -- of the nonce and the text: proposals/applicant/rules.ts
  nonce TEXT NOT NULL CONSTRAINT submissions_nonce CHECK (length(nonce) = 32),      -- random: without it nobody confirms a guess
  by_id TEXT NOT NULL CONSTRAINT submissions_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT submissions_revision UNIQUE (proposal_id, revision)
) STRICT;
CREATE TRIGGER a_submission_is_frozen BEFORE UPDATE ON submissions BEGIN SELECT RAISE(ABORT, 'a submission is frozen'); END;
CREATE TRIGGER a_submission_is_kept BEFORE DELETE ON submissions BEGIN SELECT RAISE(ABORT, 'a submission is kept'); END;

-- 申报单位 as it stood when it submitted: its registration, its host and its profile, without telephone numbers and accounts.
-- The digest of the submission covers it. Numbers to call are read from the version of the profile that it names.
CREATE TABLE submission_applicants (
  submission_id TEXT NOT NULL CONSTRAINT submission_applicants_key PRIMARY KEY CONSTRAINT applicant_of_a_submission REFERENCES submissions (id),
  organization_id TEXT NOT NULL CONSTRAINT submission_applicants_who REFERENCES organizations (id),
  profile_version INTEGER,                    -- of the organization; NULL: no profile had been kept yet
  applicant TEXT NOT NULL CONSTRAINT submission_applicants_applicant CHECK (json_valid(applicant))
) STRICT;
CREATE TRIGGER an_applicant_is_frozen BEFORE UPDATE ON submission_applicants
BEGIN SELECT RAISE(ABORT, 'an applicant is frozen with its submission'); END;
CREATE TRIGGER an_applicant_is_kept BEFORE DELETE ON submission_applicants BEGIN SELECT RAISE(ABORT, 'an applicant is kept with its submission'); END;

CREATE TABLE withdrawals (
  submission_id TEXT NOT NULL CONSTRAINT withdrawals_key PRIMARY KEY CONSTRAINT withdrawal_of_a_submission REFERENCES submissions (id),
  reason TEXT NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT withdrawals_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

-- What counts of each proposal: its last submission that was not withdrawn. Triggers keep it, so that one is found without looking
-- through all: what is inserted into `counting_of` is found anew, by the view from which a check by night finds all of them.
CREATE TABLE counting_submissions (
  proposal_id TEXT NOT NULL CONSTRAINT counting_submissions_key PRIMARY KEY CONSTRAINT counting_of_a_proposal REFERENCES proposals (id),
  id TEXT NOT NULL CONSTRAINT one_proposal_a_counting_submission UNIQUE CONSTRAINT counting_submission REFERENCES submissions (id),
  revision INTEGER NOT NULL, track TEXT NOT NULL, title TEXT NOT NULL, category TEXT NOT NULL, place TEXT NOT NULL, ask_fen INTEGER NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT counting_submissions_by REFERENCES people (id), at INTEGER NOT NULL,
  round_id TEXT NOT NULL CONSTRAINT counting_in_a_round REFERENCES rounds (id), number INTEGER NOT NULL,
  organization_id TEXT NOT NULL CONSTRAINT counting_of_an_organization REFERENCES organizations (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX counting_submissions_by_round ON counting_submissions (round_id, number);
CREATE INDEX counting_submissions_by_organization ON counting_submissions (organization_id);
CREATE VIEW counting_submissions_anew AS
SELECT s.proposal_id, s.id, s.revision, s.track, s.title, s.category, s.place, s.ask_fen, s.by_id, s.at, p.round_id, n.seq AS number, p.organization_id
FROM submissions s JOIN proposals p ON p.id = s.proposal_id JOIN proposal_numbers n ON n.proposal_id = s.proposal_id
LEFT JOIN withdrawals w ON w.submission_id = s.id
WHERE w.submission_id IS NULL AND s.revision = (SELECT max(revision) FROM submissions WHERE proposal_id = s.proposal_id);
CREATE VIEW counting_of (proposal_id) AS SELECT proposal_id FROM counting_submissions;
CREATE TRIGGER what_counts_is_found_anew INSTEAD OF INSERT ON counting_of
BEGIN
  DELETE FROM counting_submissions WHERE proposal_id = NEW.proposal_id;
  INSERT INTO counting_submissions SELECT * FROM counting_submissions_anew WHERE proposal_id = NEW.proposal_id;
END;
CREATE TRIGGER a_submission_counts AFTER INSERT ON submissions BEGIN INSERT INTO counting_of SELECT NEW.proposal_id; END;
CREATE TRIGGER a_thawed_submission_counts AFTER UPDATE ON submissions BEGIN INSERT INTO counting_of SELECT NEW.proposal_id; END;
CREATE TRIGGER a_number_counts AFTER INSERT ON proposal_numbers BEGIN INSERT INTO counting_of SELECT NEW.proposal_id; END;
CREATE TRIGGER what_is_withdrawn_does_not_count AFTER INSERT ON withdrawals BEGIN DELETE FROM counting_submissions WHERE id = NEW.submission_id; END;

-- Of one table, without a join: on the right of a LEFT JOIN, too, SQLite asks for the one row.
CREATE VIEW current_submissions AS
SELECT c.id, c.proposal_id, c.revision, c.track, c.title, c.category, c.place, c.ask_fen,
  (SELECT s.content FROM submissions s WHERE s.id = c.id) AS content, (SELECT s.sha256 FROM submissions s WHERE s.id = c.id) AS sha256,
  (SELECT s.nonce FROM submissions s WHERE s.id = c.id) AS nonce, c.by_id, c.at, c.round_id, c.organization_id, c.number
FROM counting_submissions c;

-- What the office may read of them: whatever is made of a proposal after its opening is made of these.
CREATE VIEW open_submissions AS
SELECT s.* FROM current_submissions s WHERE EXISTS (SELECT 1 FROM unsealed_rounds u WHERE u.id = s.round_id);

-- 重新打开: the text of a submitted proposal is changed again. What was submitted counts until it is submitted anew.
CREATE TABLE proposal_reopenings (
  submission_id TEXT NOT NULL CONSTRAINT proposal_reopenings_key PRIMARY KEY CONSTRAINT reopening_of_a_submission REFERENCES submissions (id),
  by_id TEXT NOT NULL CONSTRAINT proposal_reopenings_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

-- The list of an opening is of this moment: a proposal handed in or withdrawn while it was made breaks it.
CREATE TRIGGER an_opening_lists_what_counts BEFORE INSERT ON openings
WHEN NEW.list <> (
  SELECT coalesce((
    SELECT group_concat(line, '') FROM (
      SELECT printf('%s-SQ-%04d %s %s', r.code, s.number, s.sha256, s.nonce) || char(10) AS line
      FROM current_submissions s WHERE s.round_id = r.id ORDER BY s.number)), '')
  FROM rounds r WHERE r.id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: a proposal was handed in or withdrawn'); END;

-- And nothing comes in behind it that was on its way: what is later than an opening is a correction.
CREATE TRIGGER nothing_is_handed_in_behind_an_opening BEFORE INSERT ON submissions
WHEN EXISTS (
  SELECT 1 FROM proposals p JOIN openings o ON o.round_id = p.round_id WHERE p.id = NEW.proposal_id AND NEW.at < o.at)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the proposals are opened'); END;
CREATE TRIGGER nothing_is_withdrawn_behind_an_opening BEFORE INSERT ON withdrawals
WHEN EXISTS (
  SELECT 1 FROM submissions s JOIN proposals p ON p.id = s.proposal_id JOIN openings o ON o.round_id = p.round_id
  WHERE s.id = NEW.submission_id AND NEW.at < o.at)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the proposals are opened'); END;

-- 截止: what comes at the deadline or after it is late, whatever the code had read: the same millisecond as in calls/rules/round.
-- The plan is the one in force. A correction is handed in later, until 24:00 (Beijing) of its last day.
CREATE TRIGGER nothing_is_written_after_the_close BEFORE INSERT ON proposal_sections
WHEN NEW.saved_at >= (SELECT json_extract(r.plan, '$.dates.closes') FROM proposals p JOIN rounds r ON r.id = p.round_id WHERE p.id = NEW.proposal_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the call has closed'); END;
CREATE TRIGGER nothing_is_rewritten_after_the_close BEFORE UPDATE ON proposal_sections
WHEN NEW.saved_at >= (SELECT json_extract(r.plan, '$.dates.closes') FROM proposals p JOIN rounds r ON r.id = p.round_id WHERE p.id = NEW.proposal_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the call has closed'); END;
CREATE TRIGGER nothing_is_withdrawn_after_the_close BEFORE INSERT ON withdrawals
WHEN NEW.at >= (
  SELECT json_extract(r.plan, '$.dates.closes') FROM submissions s JOIN proposals p ON p.id = s.proposal_id JOIN rounds r ON r.id = p.round_id
  WHERE s.id = NEW.submission_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the call has closed'); END;
CREATE TRIGGER nothing_is_reopened_after_the_close BEFORE INSERT ON proposal_reopenings
WHEN NEW.at >= (
  SELECT json_extract(r.plan, '$.dates.closes') FROM submissions s JOIN proposals p ON p.id = s.proposal_id JOIN rounds r ON r.id = p.round_id
  WHERE s.id = NEW.submission_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the call has closed'); END;

-- 相似: an index of what proposals say, by the least hashes of their text. It finds candidates by their sketches; by night they
-- are checked over their texts. A bucket is a band and a hash in one number.
CREATE TABLE sketches (                       -- one row a submission that entered the index
  submission_id TEXT NOT NULL CONSTRAINT sketches_key PRIMARY KEY CONSTRAINT sketch_of_a_submission REFERENCES submissions (id),
  buckets TEXT NOT NULL CONSTRAINT sketches_buckets CHECK (json_valid(buckets)),    -- none where it has no words
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE proposal_bands (                 -- one row a bucket and proposal, of its last submission there
  bucket INTEGER NOT NULL CONSTRAINT proposal_bands_bucket CHECK (bucket >= 0),
  proposal_id TEXT NOT NULL CONSTRAINT band_of_a_proposal REFERENCES proposals (id),
  submission_id TEXT NOT NULL CONSTRAINT band_of_a_submission REFERENCES submissions (id),
  CONSTRAINT proposal_bands_key PRIMARY KEY (bucket, proposal_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE common_bands (                   -- buckets that too many proposals share: phrases of the trade, templates
  bucket INTEGER NOT NULL CONSTRAINT common_bands_key PRIMARY KEY
) STRICT;

CREATE TABLE similar_pairs (                  -- found when the first of the two was submitted, the other was there
  submission_id TEXT NOT NULL CONSTRAINT pair_of_a_submission REFERENCES submissions (id),
  other_id TEXT NOT NULL CONSTRAINT pair_with_another REFERENCES submissions (id),
  shared TEXT NOT NULL CONSTRAINT similar_pairs_shared CHECK (json_valid(shared)),  -- the buckets of both
  own INTEGER NOT NULL CONSTRAINT similar_pairs_own CHECK (own >= 1),               -- buckets of the first that were not common then
  at INTEGER NOT NULL,
  CONSTRAINT similar_pairs_key PRIMARY KEY (submission_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX similar_pairs_by_other ON similar_pairs (other_id);

CREATE TABLE similar_checks (                 -- a pair over both texts, without what many of the round say; hundredths of a percent
  submission_id TEXT NOT NULL,
  other_id TEXT NOT NULL,
  percent INTEGER NOT NULL CONSTRAINT similar_checks_percent CHECK (percent BETWEEN 0 AND 10000), -- what both say, of what is not common
  ring INTEGER NOT NULL CONSTRAINT similar_checks_ring CHECK (ring BETWEEN 0 AND 10000),          -- the same, where others that share it too are no witnesses
  common INTEGER NOT NULL CONSTRAINT similar_checks_common CHECK (common BETWEEN 0 AND 10000),    -- what is common, of what either says
  at INTEGER NOT NULL,
  CONSTRAINT similar_checks_key PRIMARY KEY (submission_id, other_id),
  CONSTRAINT check_of_a_pair FOREIGN KEY (submission_id, other_id) REFERENCES similar_pairs (submission_id, other_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE similar_remarks (                -- what came of a pair; the last remark counts
  submission_id TEXT NOT NULL,
  other_id TEXT NOT NULL,
  seq INTEGER NOT NULL CONSTRAINT similar_remarks_seq CHECK (seq >= 1),
  verdict TEXT NOT NULL CONSTRAINT similar_remarks_verdict CHECK (verdict IN ('unrelated', 'to-explain', 'suspected')),
  note TEXT NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT similar_remarks_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT similar_remarks_key PRIMARY KEY (submission_id, other_id, seq),
  CONSTRAINT remark_on_a_pair FOREIGN KEY (submission_id, other_id) REFERENCES similar_pairs (submission_id, other_id)
) STRICT;
CREATE TRIGGER a_similar_remark_is_not_changed BEFORE UPDATE ON similar_remarks BEGIN SELECT RAISE(ABORT, 'a remark on a pair is not changed'); END;
CREATE TRIGGER a_similar_remark_is_kept BEFORE DELETE ON similar_remarks BEGIN SELECT RAISE(ABORT, 'a remark on a pair is kept'); END;

CREATE TABLE similar_groups (                 -- three or more that are alike, as the last look found them
  submission_id TEXT NOT NULL CONSTRAINT similar_groups_key PRIMARY KEY CONSTRAINT member_of_a_group REFERENCES submissions (id),
  leader_id TEXT NOT NULL CONSTRAINT leader_of_a_group REFERENCES submissions (id), -- the first of them
  round_id TEXT NOT NULL CONSTRAINT group_in_a_round REFERENCES rounds (id),
  excerpt TEXT NOT NULL                       -- the longest passage of the leader's that half of them have
) STRICT, WITHOUT ROWID;
CREATE INDEX similar_groups_by_round ON similar_groups (round_id);

CREATE TABLE similar_looks (                  -- how many sketches and withdrawals a round had when its copies were last looked for
  round_id TEXT NOT NULL CONSTRAINT similar_looks_key PRIMARY KEY CONSTRAINT look_at_a_round REFERENCES rounds (id),
  sketches INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
