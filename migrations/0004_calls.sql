-- A round is one document, its plan: dates, tracks, criteria, rules. A draft is edited under its version; publication freezes it.
CREATE TABLE rounds (
  id TEXT NOT NULL CONSTRAINT rounds_key PRIMARY KEY,
  code TEXT NOT NULL CONSTRAINT rounds_code UNIQUE,
  plan TEXT NOT NULL CONSTRAINT rounds_plan CHECK (json_valid(plan)),
  version INTEGER NOT NULL CONSTRAINT rounds_version CHECK (version >= 1),
  by_id TEXT NOT NULL CONSTRAINT rounds_by REFERENCES people (id),
  at INTEGER NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;

CREATE TABLE publications (                   -- 征集公告: from here on the plan is frozen
  round_id TEXT NOT NULL CONSTRAINT publications_key PRIMARY KEY CONSTRAINT publication_of_a_round REFERENCES rounds (id),
  by_id TEXT NOT NULL CONSTRAINT publications_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER a_published_plan_is_frozen BEFORE UPDATE ON rounds
WHEN EXISTS (SELECT 1 FROM publications WHERE round_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'a published plan is frozen'); END;
