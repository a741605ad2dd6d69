-- 项目: an agreement in force, carried out by milestones.
CREATE TABLE projects (
  id TEXT NOT NULL CONSTRAINT projects_key PRIMARY KEY,
  agreement_id TEXT NOT NULL CONSTRAINT one_project_an_agreement UNIQUE CONSTRAINT project_under_an_agreement REFERENCES agreements (id),
  by_id TEXT NOT NULL CONSTRAINT projects_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE milestones (
  id TEXT NOT NULL CONSTRAINT milestones_key PRIMARY KEY,
  project_id TEXT NOT NULL CONSTRAINT milestone_of_a_project REFERENCES projects (id),
  seq INTEGER NOT NULL CONSTRAINT milestones_seq_value CHECK (seq >= 1),
  kind TEXT NOT NULL CONSTRAINT milestones_kind CHECK (kind IN ('progress', 'midterm')),
  title TEXT NOT NULL,
  due_on TEXT NOT NULL,
  CONSTRAINT milestones_seq UNIQUE (project_id, seq)
) STRICT;

CREATE TABLE reports (
  id TEXT NOT NULL CONSTRAINT reports_key PRIMARY KEY,
  milestone_id TEXT NOT NULL CONSTRAINT report_on_a_milestone REFERENCES milestones (id),
  revision INTEGER NOT NULL CONSTRAINT reports_revision_value CHECK (revision >= 1),
  text TEXT NOT NULL CONSTRAINT reports_text CHECK (text <> ''),
  actuals TEXT NOT NULL CONSTRAINT reports_actuals CHECK (json_valid(actuals)),    -- [{ name, unit, target, actual }]
  spent_fen INTEGER NOT NULL CONSTRAINT reports_spent_fen CHECK (spent_fen >= 0),    -- since the start
  by_id TEXT NOT NULL CONSTRAINT reports_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT reports_revision UNIQUE (milestone_id, revision)
) STRICT;

CREATE TABLE report_reviews (
  report_id TEXT NOT NULL CONSTRAINT report_reviews_key PRIMARY KEY CONSTRAINT review_of_a_report REFERENCES reports (id),
  outcome TEXT NOT NULL CONSTRAINT report_reviews_outcome CHECK (outcome IN ('accepted', 'returned')),
  reason TEXT NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT report_reviews_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT a_return_has_its_reason CHECK (outcome = 'accepted' OR reason <> '')
) STRICT;

CREATE TRIGGER a_report_is_frozen BEFORE UPDATE ON reports
BEGIN SELECT RAISE(ABORT, 'a report is frozen'); END;
CREATE TRIGGER a_report_is_kept BEFORE DELETE ON reports
BEGIN SELECT RAISE(ABORT, 'a report is kept'); END;
