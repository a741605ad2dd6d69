-- 资格审查: pass, or fail with the reason. It judges one submission.
CREATE TABLE all_eligibility_checks (
  id TEXT NOT NULL CONSTRAINT eligibility_checks_key PRIMARY KEY,
  submission_id TEXT NOT NULL CONSTRAINT check_of_a_submission REFERENCES submissions (id),
  outcome TEXT NOT NULL CONSTRAINT eligibility_outcome CHECK (outcome IN ('eligible', 'ineligible')),
  reason TEXT NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT eligibility_checks_by REFERENCES people (id),
  at INTEGER NOT NULL,
  held INTEGER NOT NULL CONSTRAINT eligibility_checks_held CHECK (held IN (0, 1)),  -- the office's own until the results are sent
  CONSTRAINT a_failure_has_its_reason CHECK (outcome = 'eligible' OR reason <> '')
) STRICT;
CREATE INDEX eligibility_checks_by_submission ON all_eligibility_checks (submission_id);
-- Those that count: not reversed.
CREATE VIEW eligibility_checks AS
SELECT t.* FROM all_eligibility_checks t
WHERE NOT EXISTS (SELECT 1 FROM reversed x WHERE x.kind = 'eligibility' AND x.which = t.id);
CREATE TRIGGER one_of_eligibility_checks_counts BEFORE INSERT ON all_eligibility_checks
WHEN EXISTS (SELECT 1 FROM eligibility_checks WHERE submission_id = NEW.submission_id)
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: eligibility_checks.submission_id'); END;

-- 审查结果: what was found and held is told to all organizations at one moment. One sending for each time that all is judged.
CREATE TABLE eligibility_results (
  id TEXT NOT NULL CONSTRAINT eligibility_results_key PRIMARY KEY,
  round_id TEXT NOT NULL CONSTRAINT results_of_a_round REFERENCES rounds (id),
  by_id TEXT NOT NULL CONSTRAINT eligibility_results_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX eligibility_results_by_round ON eligibility_results (round_id);
CREATE TABLE told_findings (
  finding_id TEXT NOT NULL CONSTRAINT told_findings_key PRIMARY KEY CONSTRAINT telling_of_a_finding REFERENCES all_eligibility_checks (id),
  results_id TEXT NOT NULL CONSTRAINT telling_of_results REFERENCES eligibility_results (id)
) STRICT;
CREATE INDEX told_findings_by_results ON told_findings (results_id);
CREATE TRIGGER only_what_counts_and_is_held_is_told BEFORE INSERT ON told_findings
WHEN EXISTS (SELECT 1 FROM all_eligibility_checks k JOIN submissions s ON s.id = k.submission_id
  JOIN proposals p ON p.id = s.proposal_id JOIN eligibility_results r ON r.id = NEW.results_id
  WHERE k.id = NEW.finding_id AND (k.held = 0 OR r.round_id <> p.round_id
    OR EXISTS (SELECT 1 FROM reversed x WHERE x.kind = 'eligibility' AND x.which = k.id)))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: this is no finding that is held'); END;
-- What its organization knows, and since when.
CREATE VIEW told_eligibility AS
SELECT k.id, k.submission_id, k.outcome, k.reason, k.by_id, coalesce(r.at, k.at) AS at
FROM eligibility_checks k
LEFT JOIN told_findings t ON t.finding_id = k.id
LEFT JOIN eligibility_results r ON r.id = t.results_id
WHERE k.held = 0 OR r.id IS NOT NULL;

-- 复核: an organization whose submission failed asks that another officer look at it again. Granted, the finding no longer counts, as
-- whatever is reversed, and a new one takes its place. One request a finding, one answer a submission.
CREATE TABLE rechecks (
  id TEXT NOT NULL CONSTRAINT rechecks_key PRIMARY KEY,
  submission_id TEXT NOT NULL CONSTRAINT recheck_of_a_submission REFERENCES submissions (id),
  finding_id TEXT NOT NULL CONSTRAINT rechecks_once UNIQUE CONSTRAINT recheck_of_a_finding REFERENCES all_eligibility_checks (id),
  reason TEXT NOT NULL CONSTRAINT rechecks_reason CHECK (reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT rechecks_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX rechecks_by_submission ON rechecks (submission_id);
CREATE TRIGGER only_a_failure_that_counts_is_rechecked BEFORE INSERT ON rechecks
WHEN EXISTS (SELECT 1 FROM all_eligibility_checks k WHERE k.id = NEW.finding_id AND (k.submission_id <> NEW.submission_id
  OR k.outcome <> 'ineligible' OR (k.held = 1 AND NOT EXISTS (SELECT 1 FROM told_findings t WHERE t.finding_id = k.id)) OR EXISTS (SELECT 1 FROM reversed x WHERE x.kind = 'eligibility' AND x.which = k.id)))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: this is no failure that counts'); END;

CREATE TABLE recheck_answers (
  recheck_id TEXT NOT NULL CONSTRAINT recheck_answers_key PRIMARY KEY CONSTRAINT answer_to_a_recheck REFERENCES rechecks (id),
  finding_id TEXT CONSTRAINT recheck_answers_once UNIQUE CONSTRAINT finding_of_a_recheck REFERENCES all_eligibility_checks (id),
  outcome TEXT NOT NULL CONSTRAINT recheck_answers_outcome CHECK (outcome IN ('upheld', 'granted')),
  reason TEXT NOT NULL CONSTRAINT recheck_answers_reason CHECK (reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT recheck_answers_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT what_is_granted_has_its_finding CHECK ((outcome = 'granted') = (finding_id IS NOT NULL))
) STRICT;
CREATE TRIGGER nothing_is_rechecked_twice BEFORE INSERT ON rechecks
WHEN EXISTS (SELECT 1 FROM rechecks r JOIN recheck_answers a ON a.recheck_id = r.id WHERE r.submission_id = NEW.submission_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: this submission has been rechecked'); END;
CREATE TRIGGER nobody_rechecks_their_own_finding BEFORE INSERT ON recheck_answers
WHEN NEW.by_id = (SELECT k.by_id FROM rechecks r JOIN all_eligibility_checks k ON k.id = r.finding_id WHERE r.id = NEW.recheck_id)
BEGIN SELECT RAISE(ABORT, 'nobody rechecks their own finding'); END;

CREATE TABLE eligibility_snapshots (          -- the look-ups of its organization that a finding rests on
  finding_id TEXT NOT NULL CONSTRAINT snapshot_under_a_finding REFERENCES all_eligibility_checks (id),
  check_id TEXT NOT NULL CONSTRAINT snapshot_of_a_check REFERENCES all_organization_checks (id),
  CONSTRAINT eligibility_snapshots_key PRIMARY KEY (finding_id, check_id)
) STRICT;
CREATE TRIGGER a_snapshot_under_a_finding_is_frozen BEFORE UPDATE ON eligibility_snapshots
BEGIN SELECT RAISE(ABORT, 'what a finding rests on is not changed'); END;
CREATE TRIGGER a_snapshot_under_a_finding_is_kept BEFORE DELETE ON eligibility_snapshots
BEGIN SELECT RAISE(ABORT, 'what a finding rests on is not deleted'); END;

-- 补正: an officer sends a submission back with named defects and a day. Once for each submission: what is handed in
-- again is a new one.
CREATE TABLE corrections (
  id TEXT NOT NULL CONSTRAINT corrections_key PRIMARY KEY,
  submission_id TEXT NOT NULL CONSTRAINT corrections_once UNIQUE CONSTRAINT correction_of_a_submission REFERENCES submissions (id),
  due_on TEXT NOT NULL,                       -- the last day, until 24:00
  by_id TEXT NOT NULL CONSTRAINT corrections_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX corrections_by_due ON corrections (due_on);
CREATE TRIGGER a_correction_is_not_changed BEFORE UPDATE ON corrections
BEGIN SELECT RAISE(ABORT, 'a correction is not changed'); END;
CREATE TRIGGER a_correction_is_kept BEFORE DELETE ON corrections
BEGIN SELECT RAISE(ABORT, 'a correction is kept'); END;

CREATE TABLE correction_defects (             -- only what is named here is open to the organization
  correction_id TEXT NOT NULL CONSTRAINT defect_of_a_correction REFERENCES corrections (id),
  seq INTEGER NOT NULL CONSTRAINT correction_defects_seq CHECK (seq >= 1),
  field TEXT NOT NULL CONSTRAINT correction_defects_field CHECK (field <> ''),  -- the beginning of a field's name: "need", "budget"
  says TEXT NOT NULL CONSTRAINT correction_defects_says CHECK (says <> ''),
  CONSTRAINT correction_defects_key PRIMARY KEY (correction_id, seq),
  CONSTRAINT correction_defects_once UNIQUE (correction_id, field)
) STRICT;
CREATE TRIGGER a_defect_is_not_changed BEFORE UPDATE ON correction_defects
BEGIN SELECT RAISE(ABORT, 'a defect is not changed'); END;
CREATE TRIGGER a_defect_is_kept BEFORE DELETE ON correction_defects
BEGIN SELECT RAISE(ABORT, 'a defect is kept'); END;

CREATE TABLE correction_drafts (              -- working text of the open fields, under a version of its own
  correction_id TEXT NOT NULL CONSTRAINT correction_drafts_key PRIMARY KEY CONSTRAINT draft_of_a_correction REFERENCES corrections (id),
  typed TEXT NOT NULL CONSTRAINT correction_drafts_typed CHECK (json_valid(typed)),
  version INTEGER NOT NULL CONSTRAINT correction_drafts_version CHECK (version >= 1),
  by_id TEXT NOT NULL CONSTRAINT correction_drafts_by REFERENCES people (id),
  saved_at INTEGER NOT NULL
) STRICT;

-- 补正里的附件. What was handed in and is to be left out of the corrected version; with `replaced_by`, for another. It is
-- working state: taken back freely until the correction is answered.
CREATE TABLE correction_files (
  correction_id TEXT NOT NULL CONSTRAINT file_of_a_correction REFERENCES corrections (id),
  file_id TEXT NOT NULL CONSTRAINT file_left_out REFERENCES files (id),
  replaced_by TEXT CONSTRAINT correction_files_once UNIQUE CONSTRAINT file_instead REFERENCES files (id),
  by_id TEXT NOT NULL CONSTRAINT correction_files_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT correction_files_key PRIMARY KEY (correction_id, file_id)
) STRICT;

CREATE TABLE correction_answers (             -- the submission that mends it
  correction_id TEXT NOT NULL CONSTRAINT correction_answers_key PRIMARY KEY CONSTRAINT answer_to_a_correction REFERENCES corrections (id),
  submission_id TEXT NOT NULL CONSTRAINT correction_answers_once UNIQUE CONSTRAINT answer_with_a_submission REFERENCES submissions (id),
  by_id TEXT NOT NULL CONSTRAINT correction_answers_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

-- 补正不得变更申请金额.
CREATE TRIGGER a_correction_asks_for_as_much BEFORE INSERT ON correction_answers
WHEN (SELECT ask_fen FROM submissions WHERE id = NEW.submission_id) <> (
  SELECT s.ask_fen FROM corrections c JOIN submissions s ON s.id = c.submission_id WHERE c.id = NEW.correction_id)
BEGIN SELECT RAISE(ABORT, 'a correction asks for another amount'); END;

-- 截止: a submission counts until the call closes, or mends the last one while its correction is open. 57,600,000 ms after 00:00 UTC
-- of a day is its 24:00 in Beijing.
CREATE TRIGGER nothing_is_submitted_after_the_close BEFORE INSERT ON submissions
WHEN NEW.at >= (SELECT json_extract(r.plan, '$.dates.closes') FROM proposals p JOIN rounds r ON r.id = p.round_id WHERE p.id = NEW.proposal_id)
  AND NOT EXISTS (
    SELECT 1 FROM submissions s JOIN corrections c ON c.submission_id = s.id
    WHERE s.proposal_id = NEW.proposal_id AND s.revision = NEW.revision - 1 AND NEW.at < unixepoch(c.due_on) * 1000 + 57600000)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the call has closed'); END;
CREATE TRIGGER nothing_is_corrected_after_its_last_day BEFORE INSERT ON correction_drafts
WHEN NEW.saved_at >= (SELECT unixepoch(due_on) * 1000 + 57600000 FROM corrections WHERE id = NEW.correction_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the correction is over'); END;
CREATE TRIGGER nothing_is_recorrected_after_its_last_day BEFORE UPDATE ON correction_drafts
WHEN NEW.saved_at >= (SELECT unixepoch(due_on) * 1000 + 57600000 FROM corrections WHERE id = NEW.correction_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the correction is over'); END;
CREATE TRIGGER no_file_is_corrected_after_the_last_day BEFORE INSERT ON correction_files
WHEN NEW.at >= (SELECT unixepoch(due_on) * 1000 + 57600000 FROM corrections WHERE id = NEW.correction_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the correction is over'); END;
CREATE TRIGGER a_corrections_answer_is_not_changed BEFORE UPDATE ON correction_answers
BEGIN SELECT RAISE(ABORT, 'the answer to a correction is not changed'); END;
CREATE TRIGGER a_corrections_answer_is_kept BEFORE DELETE ON correction_answers
BEGIN SELECT RAISE(ABORT, 'the answer to a correction is kept'); END;

-- 密封: nothing is made of a sealed proposal, so that whoever comes to one by what was made of it comes to an opened one.
CREATE TRIGGER nothing_sealed_is_judged BEFORE INSERT ON all_eligibility_checks
WHEN EXISTS (
  SELECT 1 FROM submissions s JOIN proposals p ON p.id = s.proposal_id
  WHERE s.id = NEW.submission_id AND NOT EXISTS (SELECT 1 FROM unsealed_rounds u WHERE u.id = p.round_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: this proposal is sealed'); END;
CREATE TRIGGER nothing_sealed_is_sent_back BEFORE INSERT ON corrections
WHEN EXISTS (
  SELECT 1 FROM submissions s JOIN proposals p ON p.id = s.proposal_id
  WHERE s.id = NEW.submission_id AND NOT EXISTS (SELECT 1 FROM unsealed_rounds u WHERE u.id = p.round_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: this proposal is sealed'); END;
