-- 中期评估: what the bureau gave for an accepted mid-term report, and whether that is enough by the rulebook. Failed is final.
CREATE TABLE midterm_evaluations (
  report_id TEXT NOT NULL CONSTRAINT midterm_evaluations_key PRIMARY KEY CONSTRAINT midterm_evaluation_of_a_report REFERENCES reports (id),
  points INTEGER NOT NULL CONSTRAINT midterm_evaluations_points CHECK (points BETWEEN 0 AND 20000), -- hundredths; bonus points may lift them above 100
  outcome TEXT NOT NULL CONSTRAINT midterm_evaluations_outcome CHECK (outcome IN ('passed', 'below-mark', 'late')),
  by_id TEXT NOT NULL CONSTRAINT midterm_evaluations_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

-- A mid-term that was accepted opens its gate, unless it was evaluated and failed.
DROP VIEW passed_gates;
CREATE VIEW passed_gates AS
SELECT agreement_id, 'agreement_signed' AS gate, max(at) AS at FROM signatures GROUP BY agreement_id HAVING count(*) = 2
UNION ALL
SELECT p.agreement_id, 'midterm_passed', min(v.at)
FROM milestones m
JOIN projects p ON p.id = m.project_id
JOIN reports r ON r.milestone_id = m.id
JOIN report_reviews v ON v.report_id = r.id AND v.outcome = 'accepted'
LEFT JOIN midterm_evaluations e ON e.report_id = r.id
WHERE m.kind = 'midterm' AND coalesce(e.outcome, 'passed') = 'passed' GROUP BY p.agreement_id
UNION ALL
SELECT p.agreement_id, 'final_passed', e.at FROM evaluations e JOIN projects p ON p.id = e.project_id WHERE e.grade <> 'C';

-- The gates that will not open any more: their tranches are not paid, and nothing waits for them.
CREATE VIEW failed_gates AS
SELECT p.agreement_id, 'midterm_passed' AS gate, e.outcome, e.at
FROM midterm_evaluations e
JOIN reports r ON r.id = e.report_id
JOIN milestones m ON m.id = r.milestone_id
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

CREATE TABLE sanction_replies (               -- 陈述和申辩
  sanction_id TEXT NOT NULL CONSTRAINT sanction_replies_key PRIMARY KEY CONSTRAINT reply_to_a_sanction REFERENCES sanctions (id),
  text TEXT NOT NULL CONSTRAINT sanction_replies_text CHECK (text <> ''),
  by_id TEXT NOT NULL CONSTRAINT sanction_replies_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE sanction_decisions (
  sanction_id TEXT NOT NULL CONSTRAINT sanction_decisions_key PRIMARY KEY CONSTRAINT decision_on_a_sanction REFERENCES sanctions (id),
  outcome TEXT NOT NULL CONSTRAINT sanction_decisions_outcome CHECK (outcome IN ('imposed', 'dropped')),
  reason TEXT NOT NULL CONSTRAINT sanction_decisions_reason CHECK (reason <> ''),
  barred_until TEXT,                          -- of a bar: its last day
  by_id TEXT NOT NULL CONSTRAINT sanction_decisions_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE sanction_ends (                  -- a delay or a suspension is lifted
  sanction_id TEXT NOT NULL CONSTRAINT sanction_ends_key PRIMARY KEY CONSTRAINT end_of_a_sanction REFERENCES sanctions (id),
  reason TEXT NOT NULL CONSTRAINT sanction_ends_reason CHECK (reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT sanction_ends_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

-- What keeps a project from being paid now.
CREATE VIEW project_halts AS
SELECT p.agreement_id, s.project_id, s.kind, d.at
FROM sanctions s
JOIN projects p ON p.id = s.project_id
JOIN sanction_decisions d ON d.sanction_id = s.id AND d.outcome = 'imposed'
LEFT JOIN sanction_ends e ON e.sanction_id = s.id
WHERE s.kind IN ('delay', 'suspend', 'terminate') AND e.sanction_id IS NULL;

CREATE TRIGGER a_midterm_evaluation_is_frozen BEFORE UPDATE ON midterm_evaluations
BEGIN SELECT RAISE(ABORT, 'a mid-term evaluation is frozen'); END;
CREATE TRIGGER a_midterm_evaluation_is_kept BEFORE DELETE ON midterm_evaluations
BEGIN SELECT RAISE(ABORT, 'a mid-term evaluation is kept'); END;
CREATE TRIGGER a_sanction_is_frozen BEFORE UPDATE ON sanctions
BEGIN SELECT RAISE(ABORT, 'a sanction is frozen'); END;
CREATE TRIGGER a_sanction_is_kept BEFORE DELETE ON sanctions
BEGIN SELECT RAISE(ABORT, 'a sanction is kept'); END;
CREATE TRIGGER a_reply_is_frozen BEFORE UPDATE ON sanction_replies
BEGIN SELECT RAISE(ABORT, 'a reply is frozen'); END;
CREATE TRIGGER a_reply_is_kept BEFORE DELETE ON sanction_replies
BEGIN SELECT RAISE(ABORT, 'a reply is kept'); END;
CREATE TRIGGER a_decision_on_a_sanction_is_frozen BEFORE UPDATE ON sanction_decisions
BEGIN SELECT RAISE(ABORT, 'a decision on a sanction is frozen'); END;
CREATE TRIGGER a_decision_on_a_sanction_is_kept BEFORE DELETE ON sanction_decisions
BEGIN SELECT RAISE(ABORT, 'a decision on a sanction is kept'); END;
CREATE TRIGGER an_end_of_a_sanction_is_frozen BEFORE UPDATE ON sanction_ends
BEGIN SELECT RAISE(ABORT, 'an end of a sanction is frozen'); END;
CREATE TRIGGER an_end_of_a_sanction_is_kept BEFORE DELETE ON sanction_ends
BEGIN SELECT RAISE(ABORT, 'an end of a sanction is kept'); END;

-- 信用查询: what an officer found on the public lists, by the day of the entry. The rulebook says how far back counts.
CREATE TABLE credit_entries (
  submission_id TEXT NOT NULL CONSTRAINT credit_entry_of_a_submission REFERENCES submissions (id),
  list TEXT NOT NULL CONSTRAINT credit_entries_list CHECK (list IN ('abnormal', 'dishonesty', 'violation')),
  entered_on TEXT NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT credit_entries_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT credit_entries_key PRIMARY KEY (submission_id, list)
) STRICT;

-- 提请批准: an officer puts a rulebook's draft before the approvers, as its text stood then.
CREATE TABLE rulebook_requests (
  version_id TEXT NOT NULL CONSTRAINT request_for_a_version REFERENCES rulebook_versions (id),
  version INTEGER NOT NULL CONSTRAINT rulebook_requests_version CHECK (version >= 1), -- of the working text
  by_id TEXT NOT NULL CONSTRAINT rulebook_requests_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT rulebook_requests_key PRIMARY KEY (version_id, version)
) STRICT;
