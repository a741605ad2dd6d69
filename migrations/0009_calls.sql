-- 起草: what officers have typed for a round, field by field, complete or not, under a version of its own. Its id becomes the round's.
CREATE TABLE round_drafts (
  id TEXT NOT NULL CONSTRAINT round_drafts_key PRIMARY KEY,
  typed TEXT NOT NULL CONSTRAINT round_drafts_typed CHECK (json_valid(typed)),
  version INTEGER NOT NULL CONSTRAINT round_drafts_version CHECK (version >= 1),
  by_id TEXT NOT NULL CONSTRAINT round_drafts_by REFERENCES people (id),
  at INTEGER NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;

CREATE TABLE round_writers (                  -- whoever has written a word of a draft does not publish it
  round_id TEXT NOT NULL CONSTRAINT writers_of_a_draft REFERENCES round_drafts (id),
  person_id TEXT NOT NULL CONSTRAINT round_writers_person REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT round_writers_key PRIMARY KEY (round_id, person_id)
) STRICT;

-- A round is one document, its plan: dates, tracks, criteria, rules. It is edited under its version; publication freezes it.
CREATE TABLE rounds (
  id TEXT NOT NULL CONSTRAINT rounds_key PRIMARY KEY,
  code TEXT NOT NULL CONSTRAINT rounds_code UNIQUE,
  plan TEXT NOT NULL CONSTRAINT rounds_plan CHECK (json_valid(plan)),
  version INTEGER NOT NULL CONSTRAINT rounds_version CHECK (version >= 1),
  by_id TEXT NOT NULL CONSTRAINT rounds_by REFERENCES people (id),
  at INTEGER NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX rounds_code_once ON rounds (code COLLATE NOCASE);  -- 2026a is 2026A

CREATE TABLE publications (                   -- 征集公告: from here on the plan is frozen
  round_id TEXT NOT NULL CONSTRAINT publications_key PRIMARY KEY CONSTRAINT publication_of_a_round REFERENCES rounds (id),
  by_id TEXT NOT NULL CONSTRAINT publications_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE amendments (                     -- 更正公告: the whole plan as it will be, and what it was
  id TEXT NOT NULL CONSTRAINT amendments_key PRIMARY KEY,
  round_id TEXT NOT NULL CONSTRAINT amendment_of_a_round REFERENCES rounds (id),
  seq INTEGER NOT NULL CONSTRAINT amendments_seq_value CHECK (seq >= 1),
  reason TEXT NOT NULL CONSTRAINT amendments_reason CHECK (reason <> ''),
  plan TEXT NOT NULL CONSTRAINT amendments_plan CHECK (json_valid(plan)),
  before TEXT NOT NULL CONSTRAINT amendments_before CHECK (json_valid(before)),
  by_id TEXT NOT NULL CONSTRAINT amendments_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT amendments_seq UNIQUE (round_id, seq)
) STRICT;
CREATE TRIGGER an_amendment_is_not_changed BEFORE UPDATE ON amendments
BEGIN SELECT RAISE(ABORT, 'an amendment is not changed'); END;
CREATE TRIGGER an_amendment_is_kept BEFORE DELETE ON amendments
BEGIN SELECT RAISE(ABORT, 'an amendment is kept'); END;

CREATE TABLE amendment_publications (         -- an approver publishes it
  amendment_id TEXT NOT NULL CONSTRAINT amendment_publications_key PRIMARY KEY CONSTRAINT publication_of_an_amendment REFERENCES amendments (id),
  by_id TEXT NOT NULL CONSTRAINT amendment_publications_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE amendment_returns (              -- or sends it back
  amendment_id TEXT NOT NULL CONSTRAINT amendment_returns_key PRIMARY KEY CONSTRAINT return_of_an_amendment REFERENCES amendments (id),
  reason TEXT NOT NULL CONSTRAINT amendment_returns_reason CHECK (reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT amendment_returns_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

-- A published plan is frozen, but for one thing: it becomes what its last published amendment says, and nothing else.
CREATE TRIGGER a_published_plan_is_frozen BEFORE UPDATE ON rounds
WHEN EXISTS (SELECT 1 FROM publications WHERE round_id = OLD.id)
  AND NOT EXISTS (
    SELECT 1 FROM amendments a JOIN amendment_publications p ON p.amendment_id = a.id
    WHERE a.round_id = OLD.id AND a.plan = NEW.plan AND a.before = OLD.plan AND NEW.code = OLD.code
      AND a.seq = (SELECT max(b.seq) FROM amendments b JOIN amendment_publications q ON q.amendment_id = b.id WHERE b.round_id = OLD.id)
  )
BEGIN SELECT RAISE(ABORT, 'a published plan is frozen'); END;

-- 咨询: what somebody asks about a published call until it closes. The text is public once it is answered; the name never is.
CREATE TABLE enquiries (
  id TEXT NOT NULL CONSTRAINT enquiries_key PRIMARY KEY,
  round_id TEXT NOT NULL CONSTRAINT enquiry_about REFERENCES publications (round_id),
  text TEXT NOT NULL CONSTRAINT enquiries_text CHECK (text <> ''),
  name TEXT CONSTRAINT enquiries_name CHECK (name <> ''),                      -- as the asker gave it; NULL: not given
  by_id TEXT CONSTRAINT enquiries_by REFERENCES people (id),                   -- NULL: a visitor
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX enquiries_by_round ON enquiries (round_id, at);
CREATE TRIGGER no_enquiry_after_the_close BEFORE INSERT ON enquiries
WHEN NEW.at >= (SELECT json_extract(plan, '$.dates.closes') FROM rounds WHERE id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the call has closed'); END;

CREATE TABLE all_enquiry_answers (                -- published for everybody to read, with the question
  id TEXT NOT NULL CONSTRAINT enquiry_answers_key PRIMARY KEY,
  enquiry_id TEXT NOT NULL CONSTRAINT answer_to_an_enquiry REFERENCES enquiries (id),
  text TEXT NOT NULL CONSTRAINT enquiry_answers_text CHECK (text <> ''),
  by_id TEXT NOT NULL CONSTRAINT enquiry_answers_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX enquiry_answers_by_enquiry ON all_enquiry_answers (enquiry_id);
-- Those that count: not reversed.
CREATE VIEW enquiry_answers AS
SELECT t.* FROM all_enquiry_answers t
WHERE NOT EXISTS (SELECT 1 FROM reversed x WHERE x.kind = 'enquiry-answer' AND x.which = t.id);
CREATE TRIGGER one_of_enquiry_answers_counts BEFORE INSERT ON all_enquiry_answers
WHEN EXISTS (SELECT 1 FROM enquiry_answers WHERE enquiry_id = NEW.enquiry_id)
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: enquiry_answers.enquiry_id'); END;
CREATE TRIGGER an_answer_to_an_enquiry_is_not_changed BEFORE UPDATE ON all_enquiry_answers
BEGIN SELECT RAISE(ABORT, 'an answer to an enquiry is not changed'); END;
CREATE TRIGGER an_answer_to_an_enquiry_is_kept BEFORE DELETE ON all_enquiry_answers
BEGIN SELECT RAISE(ABORT, 'an answer to an enquiry is kept'); END;

CREATE TABLE all_enquiry_refusals (               -- not answered in public, and why
  id TEXT NOT NULL CONSTRAINT enquiry_refusals_key PRIMARY KEY,
  enquiry_id TEXT NOT NULL CONSTRAINT refusal_of_an_enquiry REFERENCES enquiries (id),
  reason TEXT NOT NULL CONSTRAINT enquiry_refusals_reason CHECK (reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT enquiry_refusals_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX enquiry_refusals_by_enquiry ON all_enquiry_refusals (enquiry_id);
-- Those that count: not reversed.
CREATE VIEW enquiry_refusals AS
SELECT t.* FROM all_enquiry_refusals t
WHERE NOT EXISTS (SELECT 1 FROM reversed x WHERE x.kind = 'enquiry-refusal' AND x.which = t.id);
CREATE TRIGGER one_of_enquiry_refusals_counts BEFORE INSERT ON all_enquiry_refusals
WHEN EXISTS (SELECT 1 FROM enquiry_refusals WHERE enquiry_id = NEW.enquiry_id)
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: enquiry_refusals.enquiry_id'); END;

-- 开启: where the rulebook keeps proposals sealed, nobody on the staff reads them until they are opened. An officer asks
-- for it once the call has closed, and somebody else on the staff carries it out.
CREATE TABLE opening_requests (
  round_id TEXT NOT NULL CONSTRAINT opening_requests_key PRIMARY KEY CONSTRAINT opening_request_of_a_call REFERENCES publications (round_id),
  by_id TEXT NOT NULL CONSTRAINT opening_requests_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER an_opening_request_is_not_changed BEFORE UPDATE ON opening_requests
BEGIN SELECT RAISE(ABORT, 'an opening request is not changed'); END;
CREATE TRIGGER an_opening_request_is_kept BEFORE DELETE ON opening_requests
BEGIN SELECT RAISE(ABORT, 'an opening request is kept'); END;

CREATE TABLE openings (
  round_id TEXT NOT NULL CONSTRAINT openings_key PRIMARY KEY CONSTRAINT opening_that_was_asked_for REFERENCES opening_requests (round_id),
  proposals INTEGER NOT NULL CONSTRAINT openings_proposals CHECK (proposals >= 0),
  list TEXT NOT NULL,                         -- what was opened, a line a proposal, parted by spaces: its number, the SHA-256 of its version that counts, the nonce
  sha256 TEXT NOT NULL CONSTRAINT openings_sha256 CHECK (length(sha256) = 64),   -- of the list, byte for byte
  by_id TEXT NOT NULL CONSTRAINT openings_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
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

-- 密封: the rounds whose proposals the office may read, for their rulebook seals none or they were opened. Nothing else says so.
-- By an index, so that a plan is not read through for each proposal that is asked for; one that was opened and is not sealed stands twice.
CREATE INDEX rounds_without_a_seal ON rounds (id) WHERE coalesce(iif(json_valid(plan), json_extract(plan, '$.parameters.proposals.sealed'), 0), 0) = 0;
CREATE VIEW unsealed_rounds AS
SELECT r.id FROM rounds r INDEXED BY rounds_without_a_seal WHERE coalesce(iif(json_valid(r.plan), json_extract(r.plan, '$.parameters.proposals.sealed'), 0), 0) = 0
UNION ALL SELECT o.round_id FROM openings o;

-- 流标和终止: a round that ends before anything is awarded in it. An officer proposes it, with its reason; an approver, who is another
-- person, publishes it or sends it back; whoever proposed it takes it back.
CREATE TABLE round_endings (
  id TEXT NOT NULL CONSTRAINT round_endings_key PRIMARY KEY,
  round_id TEXT NOT NULL CONSTRAINT ending_of_a_call REFERENCES publications (round_id),
  kind TEXT NOT NULL CONSTRAINT round_endings_kind CHECK (kind IN ('failed', 'cancelled')),
  ground TEXT CONSTRAINT round_endings_ground CHECK (ground IN ('none-applied', 'none-eligible', 'none-chosen')),
  reason TEXT NOT NULL CONSTRAINT round_endings_reason CHECK (reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT round_endings_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT what_failed_has_its_ground CHECK ((kind = 'failed') = (ground IS NOT NULL))
) STRICT;
CREATE INDEX round_endings_by_round ON round_endings (round_id);

CREATE TABLE round_ending_answers (
  ending_id TEXT NOT NULL CONSTRAINT round_ending_answers_key PRIMARY KEY CONSTRAINT answer_to_an_ending REFERENCES round_endings (id),
  outcome TEXT NOT NULL CONSTRAINT round_ending_answers_outcome CHECK (outcome IN ('published', 'returned', 'withdrawn')),
  reason TEXT NOT NULL CONSTRAINT round_ending_answers_reason CHECK (outcome = 'published' OR reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT round_ending_answers_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

-- The rounds that have ended so: nothing goes on in them, and whatever was open is closed by it.
CREATE VIEW ended_rounds (round_id, ending_id, kind, ground, reason, at) AS
SELECT e.round_id, e.id, e.kind, e.ground, e.reason, a.at
FROM round_endings e JOIN round_ending_answers a ON a.ending_id = e.id AND a.outcome = 'published';
