-- 信用查询和单位核验 are one record: what was looked up of an organization, on a day, in a source. A finding on a proposal names
-- the look-ups that it rests on; one that is recorded while a proposal is screened is the organization's like any other.
ALTER TABLE organization_checks ADD COLUMN entered_on TEXT CONSTRAINT organization_checks_entered CHECK (entered_on IS NULL OR result = 'found'); -- of what was found: its first day, where the source says it

CREATE TABLE eligibility_snapshots (
  submission_id TEXT NOT NULL CONSTRAINT snapshot_under_a_finding REFERENCES eligibility_checks (submission_id),
  check_id TEXT NOT NULL,                     -- of the organization
  CONSTRAINT eligibility_snapshots_key PRIMARY KEY (submission_id, check_id)
) STRICT;

CREATE TRIGGER a_snapshot_under_a_finding_is_frozen BEFORE UPDATE ON eligibility_snapshots
BEGIN SELECT RAISE(ABORT, 'what a finding rests on is not changed'); END;
CREATE TRIGGER a_snapshot_under_a_finding_is_kept BEFORE DELETE ON eligibility_snapshots
BEGIN SELECT RAISE(ABORT, 'what a finding rests on is not deleted'); END;

-- What was found before now: the day of the entry is known, the day it was taken off is not.
INSERT INTO organization_checks (id, organization_id, about, checked_on, source, result, until_on, note, by_id, at, entered_on)
SELECT 'credit-' || e.submission_id || '-' || e.list, p.organization_id, e.list,
  date(e.at / 1000 + 28800, 'unixepoch'), '资格审查时的信用查询', 'found', NULL, '资格审查时查到，没有记移出的日期', e.by_id, e.at, e.entered_on
FROM credit_entries e
JOIN submissions s ON s.id = e.submission_id
JOIN proposals p ON p.id = s.proposal_id;
INSERT INTO eligibility_snapshots (submission_id, check_id)
SELECT submission_id, 'credit-' || submission_id || '-' || list FROM credit_entries;
DROP TABLE credit_entries;
