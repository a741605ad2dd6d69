-- 申报书的各部分. The working text of a proposal, a section a row, each under a version of its own: two members who write
-- in different sections never collide. `section` is one of those that the round's form asks.
CREATE TABLE proposal_sections (
  proposal_id TEXT NOT NULL CONSTRAINT section_of_a_proposal REFERENCES proposals (id),
  section TEXT NOT NULL CONSTRAINT proposal_sections_section CHECK (section <> ''),
  typed TEXT NOT NULL CONSTRAINT proposal_sections_typed CHECK (json_valid(typed)),
  version INTEGER NOT NULL CONSTRAINT proposal_sections_version CHECK (version >= 1),
  by_id TEXT NOT NULL CONSTRAINT proposal_sections_by REFERENCES people (id),
  saved_at INTEGER NOT NULL,
  CONSTRAINT proposal_sections_key PRIMARY KEY (proposal_id, section)
) STRICT;

-- What stood in one long text, by the beginnings of its fields' names.
INSERT INTO proposal_sections (proposal_id, section, typed, version, by_id, saved_at)
SELECT id, section, json_group_object(key, value), 1, by_id, saved_at
FROM (
  SELECT p.id, p.by_id, p.saved_at, f.key, f.value,
    CASE
      WHEN f.key IN ('title', 'track', 'category', 'place', 'months', 'leader', 'summary') THEN 'about'
      WHEN f.key IN ('need', 'goals', 'innovation') THEN 'need'
      WHEN f.key LIKE 'outputs.%' OR f.key LIKE 'effects.%' THEN 'outputs'
      WHEN f.key LIKE 'plan.%' THEN 'plan'
      WHEN f.key LIKE 'risks.%' THEN 'risks'
      WHEN f.key LIKE 'budget.%' THEN 'budget'
    END AS section
  FROM proposals p, json_each(p.typed) f
)
WHERE section IS NOT NULL
GROUP BY id, section;

ALTER TABLE proposals DROP COLUMN typed;
ALTER TABLE proposals DROP COLUMN version;
ALTER TABLE proposals DROP COLUMN saved_at;

-- 重新打开: the text of a submitted proposal is changed again. What was submitted counts until it is submitted anew.
CREATE TABLE proposal_reopenings (
  submission_id TEXT NOT NULL CONSTRAINT proposal_reopenings_key PRIMARY KEY CONSTRAINT reopening_of_a_submission REFERENCES submissions (id),
  by_id TEXT NOT NULL CONSTRAINT proposal_reopenings_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
