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
CREATE INDEX midterms ON milestones (project_id) WHERE kind = 'midterm';

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
CREATE TRIGGER a_report_is_frozen BEFORE UPDATE ON reports
BEGIN SELECT RAISE(ABORT, 'a report is frozen'); END;
CREATE TRIGGER a_report_is_kept BEFORE DELETE ON reports
BEGIN SELECT RAISE(ABORT, 'a report is kept'); END;

CREATE TABLE all_report_reviews (
  id TEXT NOT NULL CONSTRAINT report_reviews_key PRIMARY KEY,
  report_id TEXT NOT NULL CONSTRAINT review_of_a_report REFERENCES reports (id),
  outcome TEXT NOT NULL CONSTRAINT report_reviews_outcome CHECK (outcome IN ('accepted', 'returned')),
  reason TEXT NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT report_reviews_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT a_return_has_its_reason CHECK (outcome = 'accepted' OR reason <> '')
) STRICT;
CREATE INDEX report_reviews_by_report ON all_report_reviews (report_id);
-- Those that count: not reversed.
CREATE VIEW report_reviews AS
SELECT t.* FROM all_report_reviews t
WHERE NOT EXISTS (SELECT 1 FROM reversed x WHERE x.kind = 'report-review' AND x.which = t.id);
CREATE TRIGGER one_of_report_reviews_counts BEFORE INSERT ON all_report_reviews
WHEN EXISTS (SELECT 1 FROM report_reviews WHERE report_id = NEW.report_id)
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: report_reviews.report_id'); END;

-- 中期评估: what the bureau gave for an accepted mid-term report, and whether that is enough by the rulebook. Failed is final.
CREATE TABLE all_midterm_evaluations (
  review_id TEXT NOT NULL CONSTRAINT midterm_evaluations_key PRIMARY KEY CONSTRAINT midterm_evaluation_in_a_review REFERENCES all_report_reviews (id),
  report_id TEXT NOT NULL CONSTRAINT midterm_evaluation_of_a_report REFERENCES reports (id),
  points INTEGER NOT NULL CONSTRAINT midterm_evaluations_points CHECK (points BETWEEN 0 AND 20000), -- hundredths; bonus points may lift them above 100
  outcome TEXT NOT NULL CONSTRAINT midterm_evaluations_outcome CHECK (outcome IN ('passed', 'below-mark', 'late')),
  by_id TEXT NOT NULL CONSTRAINT midterm_evaluations_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX midterm_evaluations_by_report ON all_midterm_evaluations (report_id);
-- Those that count: of a review that was not reversed.
CREATE VIEW midterm_evaluations AS
SELECT t.* FROM all_midterm_evaluations t
WHERE NOT EXISTS (SELECT 1 FROM reversed x WHERE x.kind = 'report-review' AND x.which = t.review_id);
CREATE TRIGGER a_midterm_evaluation_is_frozen BEFORE UPDATE ON all_midterm_evaluations
BEGIN SELECT RAISE(ABORT, 'a mid-term evaluation is frozen'); END;
CREATE TRIGGER a_midterm_evaluation_is_kept BEFORE DELETE ON all_midterm_evaluations
BEGIN SELECT RAISE(ABORT, 'a mid-term evaluation is kept'); END;

-- The gates that will not open any more: their tranches are not paid, and nothing waits for them.
CREATE VIEW failed_gates AS
SELECT p.agreement_id, 'midterm_passed' AS gate, e.outcome, e.at
FROM midterm_evaluations e
JOIN reports r ON r.id = e.report_id
JOIN milestones m ON m.id = r.milestone_id AND m.kind = 'midterm'
JOIN projects p ON p.id = m.project_id
WHERE e.outcome <> 'passed';

-- 处理: proposed by an officer, told to the organization, which may answer; decided by an approver.
CREATE TABLE sanctions (
  id TEXT NOT NULL CONSTRAINT sanctions_key PRIMARY KEY,
  project_id TEXT NOT NULL CONSTRAINT sanction_of_a_project REFERENCES projects (id),
  kind TEXT NOT NULL CONSTRAINT sanctions_kind CHECK (kind IN ('delay', 'suspend', 'terminate', 'notice', 'recover', 'bar')),
  reason TEXT NOT NULL CONSTRAINT sanctions_reason CHECK (reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT sanctions_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX sanctions_by_project ON sanctions (project_id);
CREATE TRIGGER a_sanction_is_frozen BEFORE UPDATE ON sanctions
BEGIN SELECT RAISE(ABORT, 'a sanction is frozen'); END;
CREATE TRIGGER a_sanction_is_kept BEFORE DELETE ON sanctions
BEGIN SELECT RAISE(ABORT, 'a sanction is kept'); END;

CREATE TABLE sanction_replies (               -- 陈述和申辩
  sanction_id TEXT NOT NULL CONSTRAINT sanction_replies_key PRIMARY KEY CONSTRAINT reply_to_a_sanction REFERENCES sanctions (id),
  text TEXT NOT NULL CONSTRAINT sanction_replies_text CHECK (text <> ''),
  by_id TEXT NOT NULL CONSTRAINT sanction_replies_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER a_reply_is_frozen BEFORE UPDATE ON sanction_replies
BEGIN SELECT RAISE(ABORT, 'a reply is frozen'); END;
CREATE TRIGGER a_reply_is_kept BEFORE DELETE ON sanction_replies
BEGIN SELECT RAISE(ABORT, 'a reply is kept'); END;

CREATE TABLE all_sanction_decisions (
  id TEXT NOT NULL CONSTRAINT sanction_decisions_key PRIMARY KEY,
  sanction_id TEXT NOT NULL CONSTRAINT decision_on_a_sanction REFERENCES sanctions (id),
  outcome TEXT NOT NULL CONSTRAINT sanction_decisions_outcome CHECK (outcome IN ('imposed', 'dropped')),
  reason TEXT NOT NULL CONSTRAINT sanction_decisions_reason CHECK (reason <> ''),
  barred_until TEXT,                          -- of a bar: its last day
  by_id TEXT NOT NULL CONSTRAINT sanction_decisions_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX sanction_decisions_by_sanction ON all_sanction_decisions (sanction_id);
-- Those that count: not reversed.
CREATE VIEW sanction_decisions AS
SELECT t.* FROM all_sanction_decisions t
WHERE NOT EXISTS (SELECT 1 FROM reversed x WHERE x.kind = 'sanction-decision' AND x.which = t.id);
CREATE TRIGGER one_of_sanction_decisions_counts BEFORE INSERT ON all_sanction_decisions
WHEN EXISTS (SELECT 1 FROM sanction_decisions WHERE sanction_id = NEW.sanction_id)
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: sanction_decisions.sanction_id'); END;
CREATE TRIGGER a_decision_on_a_sanction_is_frozen BEFORE UPDATE ON all_sanction_decisions
BEGIN SELECT RAISE(ABORT, 'a decision on a sanction is frozen'); END;
CREATE TRIGGER a_decision_on_a_sanction_is_kept BEFORE DELETE ON all_sanction_decisions
BEGIN SELECT RAISE(ABORT, 'a decision on a sanction is kept'); END;

CREATE TABLE sanction_ends (                  -- a delay or a suspension is lifted
  sanction_id TEXT NOT NULL CONSTRAINT sanction_ends_key PRIMARY KEY CONSTRAINT end_of_a_sanction REFERENCES sanctions (id),
  reason TEXT NOT NULL CONSTRAINT sanction_ends_reason CHECK (reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT sanction_ends_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER an_end_of_a_sanction_is_frozen BEFORE UPDATE ON sanction_ends
BEGIN SELECT RAISE(ABORT, 'an end of a sanction is frozen'); END;
CREATE TRIGGER an_end_of_a_sanction_is_kept BEFORE DELETE ON sanction_ends
BEGIN SELECT RAISE(ABORT, 'an end of a sanction is kept'); END;

-- What keeps a project from being paid now.
CREATE VIEW project_halts AS
SELECT p.agreement_id, s.project_id, s.kind, d.at
FROM sanctions s
JOIN projects p ON p.id = s.project_id
JOIN sanction_decisions d ON d.sanction_id = s.id AND d.outcome = 'imposed'
LEFT JOIN sanction_ends e ON e.sanction_id = s.id
WHERE s.kind IN ('delay', 'suspend', 'terminate') AND e.sanction_id IS NULL;
