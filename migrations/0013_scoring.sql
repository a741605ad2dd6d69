-- 评分表: working text while the expert writes, then a sheet that does not change.
CREATE TABLE sheet_drafts (
  assignment_id TEXT NOT NULL CONSTRAINT sheet_drafts_key PRIMARY KEY CONSTRAINT draft_of_an_assignment REFERENCES assignments (id),
  typed TEXT NOT NULL CONSTRAINT sheet_drafts_typed CHECK (json_valid(typed)),
  version INTEGER NOT NULL CONSTRAINT sheet_drafts_version CHECK (version >= 1),
  saved_at INTEGER NOT NULL
) STRICT;

CREATE TABLE sheets (
  assignment_id TEXT NOT NULL CONSTRAINT sheets_key PRIMARY KEY CONSTRAINT sheet_of_an_assignment REFERENCES assignments (id),
  points TEXT NOT NULL CONSTRAINT sheets_points CHECK (json_valid(points)),      -- { criterion: hundredths }
  comments TEXT NOT NULL CONSTRAINT sheets_comments CHECK (json_valid(comments)),  -- { criterion: text }
  comment TEXT NOT NULL CONSTRAINT sheets_comment CHECK (comment <> ''),
  advice TEXT NOT NULL CONSTRAINT sheets_advice CHECK (advice IN ('fund', 'improve', 'decline')),
  total INTEGER NOT NULL CONSTRAINT sheets_total CHECK (total >= 0),            -- hundredths
  by_id TEXT NOT NULL CONSTRAINT sheets_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER a_sheet_is_frozen BEFORE UPDATE ON sheets
BEGIN SELECT RAISE(ABORT, 'a submitted sheet is frozen'); END;
CREATE TRIGGER a_sheet_is_kept BEFORE DELETE ON sheets
BEGIN SELECT RAISE(ABORT, 'a submitted sheet is kept'); END;
