-- 资格审查: pass, or fail with the reason. It judges one submission.
CREATE TABLE eligibility_checks (
  submission_id TEXT NOT NULL CONSTRAINT eligibility_checks_key PRIMARY KEY CONSTRAINT check_of_a_submission REFERENCES submissions (id),
  outcome TEXT NOT NULL CONSTRAINT eligibility_outcome CHECK (outcome IN ('eligible', 'ineligible')),
  reason TEXT NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT eligibility_checks_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT a_failure_has_its_reason CHECK (outcome = 'eligible' OR reason <> '')
) STRICT;
