-- 开启: where the rulebook keeps proposals sealed, nobody on the staff reads them until they are opened. An officer asks
-- for it once the call has closed, and somebody else on the staff carries it out.
CREATE TABLE opening_requests (
  round_id TEXT NOT NULL CONSTRAINT opening_requests_key PRIMARY KEY CONSTRAINT opening_request_of_a_call REFERENCES publications (round_id),
  by_id TEXT NOT NULL CONSTRAINT opening_requests_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE openings (
  round_id TEXT NOT NULL CONSTRAINT openings_key PRIMARY KEY CONSTRAINT opening_that_was_asked_for REFERENCES opening_requests (round_id),
  proposals INTEGER NOT NULL CONSTRAINT openings_proposals CHECK (proposals >= 0),
  list TEXT NOT NULL,                         -- what was opened, a line a proposal: its number, a space, the SHA-256 of its version that counts
  sha256 TEXT NOT NULL CONSTRAINT openings_sha256 CHECK (length(sha256) = 64),   -- of the list, byte for byte
  by_id TEXT NOT NULL CONSTRAINT openings_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER an_opening_request_is_not_changed BEFORE UPDATE ON opening_requests
BEGIN SELECT RAISE(ABORT, 'an opening request is not changed'); END;
CREATE TRIGGER an_opening_request_is_kept BEFORE DELETE ON opening_requests
BEGIN SELECT RAISE(ABORT, 'an opening request is kept'); END;
CREATE TRIGGER an_opening_is_not_changed BEFORE UPDATE ON openings
BEGIN SELECT RAISE(ABORT, 'an opening is not changed'); END;
CREATE TRIGGER an_opening_is_kept BEFORE DELETE ON openings
BEGIN SELECT RAISE(ABORT, 'an opening is kept'); END;

CREATE TRIGGER nobody_opens_alone BEFORE INSERT ON openings
WHEN NEW.by_id = (SELECT by_id FROM opening_requests WHERE round_id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'nobody opens proposals alone'); END;

CREATE TRIGGER nothing_is_opened_early BEFORE INSERT ON openings
WHEN NEW.at < (SELECT json_extract(plan, '$.dates.closes') FROM rounds WHERE id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'proposals are not opened before the call has closed'); END;

-- The list is of this moment: a proposal handed in or withdrawn while it was made breaks it.
CREATE TRIGGER an_opening_lists_what_counts BEFORE INSERT ON openings
WHEN NEW.list <> (
  SELECT coalesce((
    SELECT group_concat(line, '') FROM (
      SELECT printf('%s-SQ-%04d %s', r.code, s.number, s.sha256) || char(10) AS line
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
