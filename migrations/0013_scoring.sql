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
CREATE TRIGGER a_sheet_is_of_the_assigned BEFORE INSERT ON sheets
WHEN NEW.by_id <> (
  SELECT i.person_id FROM assignments a JOIN experts x ON x.id = a.expert_id
  JOIN invitation_acceptances i ON i.invitation_id = x.invitation_id WHERE a.id = NEW.assignment_id)
BEGIN SELECT RAISE(ABORT, 'a sheet is of the expert it was assigned to'); END;
CREATE TRIGGER no_sheet_of_the_barred BEFORE INSERT ON sheets
WHEN EXISTS (
  SELECT 1 FROM assignments a JOIN submissions s ON s.id = a.submission_id JOIN proposals p ON p.id = s.proposal_id
  JOIN recusals r ON r.round_id = a.round_id AND r.expert_id = a.expert_id AND r.organization_id = p.organization_id
  WHERE a.id = NEW.assignment_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the expert is recused'); END;
CREATE TRIGGER no_sheet_of_whom_was_taken_off BEFORE INSERT ON sheets
WHEN EXISTS (
  SELECT 1 FROM assignments a JOIN panel_removals v ON v.round_id = a.round_id AND v.expert_id = a.expert_id WHERE a.id = NEW.assignment_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the expert is off the panel'); END;

-- 截止: no sheet, and no word of one, at the end of scoring or after it; the same millisecond as in scoring/rules.
CREATE TRIGGER no_sheet_after_scoring BEFORE INSERT ON sheets
WHEN NEW.at >= (
  SELECT json_extract(r.plan, '$.dates.scoringCloses') FROM assignments a
  JOIN submissions s ON s.id = a.submission_id JOIN proposals p ON p.id = s.proposal_id JOIN rounds r ON r.id = p.round_id
  WHERE a.id = NEW.assignment_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: scoring has closed'); END;
CREATE TRIGGER no_draft_of_a_sheet_after_scoring BEFORE INSERT ON sheet_drafts
WHEN NEW.saved_at >= (
  SELECT json_extract(r.plan, '$.dates.scoringCloses') FROM assignments a
  JOIN submissions s ON s.id = a.submission_id JOIN proposals p ON p.id = s.proposal_id JOIN rounds r ON r.id = p.round_id
  WHERE a.id = NEW.assignment_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: scoring has closed'); END;
CREATE TRIGGER no_word_of_a_sheet_after_scoring BEFORE UPDATE ON sheet_drafts
WHEN NEW.saved_at >= (
  SELECT json_extract(r.plan, '$.dates.scoringCloses') FROM assignments a
  JOIN submissions s ON s.id = a.submission_id JOIN proposals p ON p.id = s.proposal_id JOIN rounds r ON r.id = p.round_id
  WHERE a.id = NEW.assignment_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: scoring has closed'); END;
