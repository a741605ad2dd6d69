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

CREATE TRIGGER an_amendment_is_not_changed BEFORE UPDATE ON amendments
BEGIN SELECT RAISE(ABORT, 'an amendment is not changed'); END;
CREATE TRIGGER an_amendment_is_kept BEFORE DELETE ON amendments
BEGIN SELECT RAISE(ABORT, 'an amendment is kept'); END;

-- A published plan is still frozen, but for one thing: it becomes what its last published amendment says, and nothing else.
DROP TRIGGER a_published_plan_is_frozen;
CREATE TRIGGER a_published_plan_is_frozen BEFORE UPDATE ON rounds
WHEN EXISTS (SELECT 1 FROM publications WHERE round_id = OLD.id)
  AND NOT EXISTS (
    SELECT 1 FROM amendments a JOIN amendment_publications p ON p.amendment_id = a.id
    WHERE a.round_id = OLD.id AND a.plan = NEW.plan AND a.before = OLD.plan AND NEW.code = OLD.code
      AND a.seq = (SELECT max(b.seq) FROM amendments b JOIN amendment_publications q ON q.amendment_id = b.id WHERE b.round_id = OLD.id)
  )
BEGIN SELECT RAISE(ABORT, 'a published plan is frozen'); END;
