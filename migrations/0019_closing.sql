-- 结项: final report, evaluation with its grade, unspent money returned, closed.
CREATE TABLE final_reports (
  id TEXT NOT NULL CONSTRAINT final_reports_key PRIMARY KEY,
  project_id TEXT NOT NULL CONSTRAINT final_report_of_a_project REFERENCES projects (id),
  revision INTEGER NOT NULL CONSTRAINT final_reports_revision_value CHECK (revision >= 1),
  text TEXT NOT NULL CONSTRAINT final_reports_text CHECK (text <> ''),
  actuals TEXT NOT NULL CONSTRAINT final_reports_actuals CHECK (json_valid(actuals)),
  spent_fen INTEGER NOT NULL CONSTRAINT final_reports_spent_fen CHECK (spent_fen >= 0),
  by_id TEXT NOT NULL CONSTRAINT final_reports_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT final_reports_revision UNIQUE (project_id, revision)
) STRICT;

CREATE TABLE final_report_returns (
  final_report_id TEXT NOT NULL CONSTRAINT final_report_returns_key PRIMARY KEY CONSTRAINT return_of_a_final_report REFERENCES final_reports (id),
  reason TEXT NOT NULL CONSTRAINT final_report_returns_reason CHECK (reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT final_report_returns_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE all_evaluations (
  id TEXT NOT NULL CONSTRAINT evaluations_key PRIMARY KEY,
  project_id TEXT NOT NULL CONSTRAINT evaluation_of_a_project REFERENCES projects (id),
  final_report_id TEXT NOT NULL CONSTRAINT evaluation_of_a_final_report REFERENCES final_reports (id),
  score INTEGER NOT NULL CONSTRAINT evaluations_score CHECK (score BETWEEN 0 AND 10000), -- hundredths
  grade TEXT NOT NULL CONSTRAINT evaluations_grade CHECK (grade IN ('A', 'B', 'C')),
  text TEXT NOT NULL CONSTRAINT evaluations_text CHECK (text <> ''),
  by_id TEXT NOT NULL CONSTRAINT evaluations_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX evaluations_by_project ON all_evaluations (project_id);
-- Those that count: not reversed.
CREATE VIEW evaluations AS
SELECT t.* FROM all_evaluations t
WHERE NOT EXISTS (SELECT 1 FROM reversed x WHERE x.kind = 'evaluation' AND x.which = t.id);
CREATE TRIGGER one_of_evaluations_counts BEFORE INSERT ON all_evaluations
WHEN EXISTS (SELECT 1 FROM evaluations WHERE project_id = NEW.project_id)
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: evaluations.project_id'); END;

CREATE TABLE all_refunds (                        -- unspent money that came back
  id TEXT NOT NULL CONSTRAINT refunds_key PRIMARY KEY,
  project_id TEXT NOT NULL CONSTRAINT refund_of_a_project REFERENCES projects (id),
  amount_fen INTEGER NOT NULL CONSTRAINT refunds_amount_fen CHECK (amount_fen > 0),
  voucher TEXT NOT NULL CONSTRAINT refunds_voucher CHECK (voucher <> '' AND voucher = upper(voucher) AND voucher NOT GLOB '*[ 　－]*'),
  received_on TEXT NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT refunds_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX refunds_by_project ON all_refunds (project_id);
-- Those that count: not reversed.
CREATE VIEW refunds AS
SELECT t.* FROM all_refunds t
WHERE NOT EXISTS (SELECT 1 FROM reversed x WHERE x.kind = 'refund' AND x.which = t.id);
CREATE TRIGGER one_of_refunds_counts BEFORE INSERT ON all_refunds
WHEN EXISTS (SELECT 1 FROM refunds WHERE project_id = NEW.project_id)
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: refunds.project_id'); END;
CREATE INDEX refunds_by_voucher ON all_refunds (voucher);
-- 凭证号 of the receipt, as of payments.
CREATE VIEW refund_vouchers AS
SELECT t.voucher, t.id AS refund_id FROM all_refunds t
WHERE NOT EXISTS (SELECT 1 FROM reversed x WHERE x.kind = 'refund' AND x.which = t.id AND x.cause = 'mistyped');
CREATE TRIGGER a_refund_voucher_once BEFORE INSERT ON all_refunds
WHEN EXISTS (SELECT 1 FROM refund_vouchers WHERE voucher = NEW.voucher)
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: refunds.voucher'); END;

CREATE TABLE closings (
  project_id TEXT NOT NULL CONSTRAINT closings_key PRIMARY KEY CONSTRAINT closing_of_a_project REFERENCES projects (id),
  by_id TEXT NOT NULL CONSTRAINT closings_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

-- 缺席办理: what a silent or dissolved organization owes its project, done by the office without it: a final report of what there is, or the
-- recovery of what was not returned, booked. Proposed by an officer, decided by an approver who did not; or taken back.
CREATE TABLE closing_defaults (
  id TEXT NOT NULL CONSTRAINT closing_defaults_key PRIMARY KEY,
  project_id TEXT NOT NULL CONSTRAINT default_of_a_project REFERENCES projects (id),
  kind TEXT NOT NULL CONSTRAINT closing_defaults_kind CHECK (kind IN ('report', 'refund')),
  amount_fen INTEGER NOT NULL CONSTRAINT closing_defaults_amount_fen CHECK (amount_fen >= 0),  -- spent, as far as it is known; or what is to be recovered
  reason TEXT NOT NULL CONSTRAINT closing_defaults_reason CHECK (reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT closing_defaults_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX closing_defaults_by_project ON closing_defaults (project_id);
CREATE TABLE closing_default_answers (
  default_id TEXT NOT NULL CONSTRAINT closing_default_answers_key PRIMARY KEY CONSTRAINT answer_to_a_default REFERENCES closing_defaults (id),
  outcome TEXT NOT NULL CONSTRAINT closing_default_answers_outcome CHECK (outcome IN ('approved', 'returned', 'withdrawn')),
  reason TEXT NOT NULL CONSTRAINT closing_default_answers_reason CHECK (outcome = 'approved' OR reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT closing_default_answers_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
