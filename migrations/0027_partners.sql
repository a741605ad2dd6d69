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

CREATE TABLE partner_answers (
  request_id TEXT NOT NULL CONSTRAINT partner_answers_key PRIMARY KEY CONSTRAINT partner_answer_to_a_request REFERENCES partner_requests (id),
  outcome TEXT NOT NULL CONSTRAINT partner_answers_outcome CHECK (outcome IN ('agreed', 'declined')),
  note TEXT NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT partner_answers_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT a_no_says_why CHECK (outcome = 'agreed' OR note <> '')
) STRICT;

CREATE TRIGGER a_partner_request_is_not_changed BEFORE UPDATE ON partner_requests
BEGIN SELECT RAISE(ABORT, 'a request to a partner is not changed'); END;
CREATE TRIGGER a_partner_request_is_kept BEFORE DELETE ON partner_requests
BEGIN SELECT RAISE(ABORT, 'a request to a partner is kept'); END;
CREATE TRIGGER a_partner_answer_is_not_changed BEFORE UPDATE ON partner_answers
BEGIN SELECT RAISE(ABORT, 'a partner''s answer is not changed'); END;
CREATE TRIGGER a_partner_answer_is_kept BEFORE DELETE ON partner_answers
BEGIN SELECT RAISE(ABORT, 'a partner''s answer is kept'); END;
