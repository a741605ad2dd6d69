-- 资格审查清单: what was held against each condition when a finding was made, what the system told, and what the officer said of it. A
-- document of its own beside the finding: it never changes.
CREATE TABLE eligibility_checklists (
  finding_id TEXT NOT NULL CONSTRAINT eligibility_checklists_key PRIMARY KEY
    CONSTRAINT checklist_of_a_finding REFERENCES all_eligibility_checks (id),
  items TEXT NOT NULL CONSTRAINT eligibility_checklists_items CHECK (json_valid(items) AND json_type(items) = 'array')
) STRICT;
-- Whoever passes meets every condition, whoever fails does not meet one.
CREATE TRIGGER a_checklist_bears_its_finding_out BEFORE INSERT ON eligibility_checklists
WHEN (SELECT outcome FROM all_eligibility_checks WHERE id = NEW.finding_id) <> iif(
  EXISTS (SELECT 1 FROM json_each(NEW.items) i WHERE i.value ->> 'said' = 'unmet'), 'ineligible', 'eligible')
BEGIN SELECT RAISE(ABORT, 'a checklist does not bear its finding out'); END;

CREATE TRIGGER eligibility_checklists_are_not_changed BEFORE UPDATE ON eligibility_checklists BEGIN SELECT RAISE(ABORT, 'eligibility_checklists are not changed'); END;
CREATE TRIGGER eligibility_checklists_are_kept BEFORE DELETE ON eligibility_checklists BEGIN SELECT RAISE(ABORT, 'eligibility_checklists are kept'); END;
CREATE TRIGGER eligibility_checklists_come_once BEFORE INSERT ON eligibility_checklists WHEN EXISTS (SELECT 1 FROM eligibility_checklists WHERE finding_id = NEW.finding_id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: eligibility_checklists.finding_id'); END;
