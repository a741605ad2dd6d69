-- 项目协议 with its tranche plan; in force when both sides have signed.
CREATE TABLE agreements (
  id TEXT NOT NULL CONSTRAINT agreements_key PRIMARY KEY,
  round_id TEXT NOT NULL CONSTRAINT agreements_in REFERENCES rounds (id),
  proposal_id TEXT NOT NULL CONSTRAINT one_agreement_a_proposal UNIQUE CONSTRAINT agreement_on_a_proposal REFERENCES proposals (id),
  submission_id TEXT NOT NULL CONSTRAINT agreement_on_a_submission REFERENCES submissions (id),
  seq INTEGER NOT NULL CONSTRAINT agreements_seq CHECK (seq >= 1),                -- 2013-XY-0007
  amount_fen INTEGER NOT NULL CONSTRAINT agreements_amount_fen CHECK (amount_fen > 0),
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT agreements_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT agreements_number UNIQUE (round_id, seq),
  CONSTRAINT agreements_days CHECK (starts_on < ends_on)
) STRICT;
CREATE TRIGGER an_agreement_is_kept BEFORE DELETE ON agreements
BEGIN SELECT RAISE(ABORT, 'an agreement is kept'); END;

-- 协议的拟定: every draft of an agreement, the one that counts last. It fixes the parties as they stood when it was drafted:
-- of a community group the host, which signs, receives the money and keeps the books.
CREATE TABLE agreement_drafts (
  agreement_id TEXT NOT NULL CONSTRAINT draft_of_an_agreement REFERENCES agreements (id),
  draft INTEGER NOT NULL CONSTRAINT agreement_drafts_draft CHECK (draft >= 1),
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  host_id TEXT CONSTRAINT agreement_drafts_host REFERENCES organizations (id),  -- NULL: the organization signs for itself
  parties TEXT NOT NULL CONSTRAINT agreement_drafts_parties CHECK (json_valid(parties)),
  reason TEXT NOT NULL CONSTRAINT agreement_drafts_reason CHECK (draft = 1 OR reason <> ''),  -- why it took the place of the one before
  by_id TEXT NOT NULL CONSTRAINT agreement_drafts_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT agreement_drafts_key PRIMARY KEY (agreement_id, draft),
  CONSTRAINT agreement_drafts_days CHECK (starts_on < ends_on)
) STRICT;
CREATE INDEX agreement_drafts_by_host ON agreement_drafts (host_id);
CREATE TRIGGER a_draft_of_an_agreement_is_frozen BEFORE UPDATE ON agreement_drafts
BEGIN SELECT RAISE(ABORT, 'a draft of an agreement is frozen'); END;
CREATE TRIGGER a_draft_of_an_agreement_is_kept BEFORE DELETE ON agreement_drafts
BEGIN SELECT RAISE(ABORT, 'a draft of an agreement is kept'); END;

-- Which legal person an agreement names for its group.
CREATE VIEW agreement_hosts AS
SELECT d.agreement_id, d.host_id FROM agreement_drafts d
WHERE d.host_id IS NOT NULL AND d.draft = (SELECT max(x.draft) FROM agreement_drafts x WHERE x.agreement_id = d.agreement_id);

CREATE TABLE tranches (
  agreement_id TEXT NOT NULL CONSTRAINT tranche_of_an_agreement REFERENCES agreements (id),
  seq INTEGER NOT NULL CONSTRAINT tranches_seq CHECK (seq >= 1),
  percent INTEGER NOT NULL CONSTRAINT tranches_percent CHECK (percent BETWEEN 1 AND 100),
  amount_fen INTEGER NOT NULL CONSTRAINT tranches_amount_fen CHECK (amount_fen >= 0),
  gate TEXT NOT NULL CONSTRAINT tranches_gate CHECK (gate IN ('agreement_signed', 'midterm_passed', 'final_passed')),
  CONSTRAINT tranches_key PRIMARY KEY (agreement_id, seq)
) STRICT;
CREATE TRIGGER a_tranche_is_frozen BEFORE UPDATE ON tranches
BEGIN SELECT RAISE(ABORT, 'an agreement is frozen'); END;
CREATE TRIGGER a_tranche_is_kept BEFORE DELETE ON tranches
BEGIN SELECT RAISE(ABORT, 'an agreement is kept'); END;

CREATE TABLE signatures (
  agreement_id TEXT NOT NULL CONSTRAINT signature_under_an_agreement REFERENCES agreements (id),
  side TEXT NOT NULL CONSTRAINT signatures_side CHECK (side IN ('organization', 'bureau')),
  by_id TEXT NOT NULL CONSTRAINT signatures_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT signatures_key PRIMARY KEY (agreement_id, side)
) STRICT;

-- Until somebody signs, an agreement takes the days of its newest draft, and nothing else of it ever changes.
CREATE TRIGGER an_agreement_is_frozen BEFORE UPDATE ON agreements
WHEN NEW.id <> OLD.id OR NEW.round_id <> OLD.round_id OR NEW.proposal_id <> OLD.proposal_id
  OR NEW.submission_id <> OLD.submission_id OR NEW.seq <> OLD.seq OR NEW.amount_fen <> OLD.amount_fen
  OR NEW.by_id <> OLD.by_id OR NEW.at <> OLD.at
  OR EXISTS (SELECT 1 FROM signatures WHERE agreement_id = OLD.id)
  OR NOT EXISTS (SELECT 1 FROM agreement_drafts d WHERE d.agreement_id = OLD.id AND d.draft > 1
    AND d.starts_on = NEW.starts_on AND d.ends_on = NEW.ends_on
    AND d.draft = (SELECT max(draft) FROM agreement_drafts WHERE agreement_id = OLD.id))
BEGIN SELECT RAISE(ABORT, 'an agreement is frozen'); END;

-- 放弃立项: an award on which no agreement comes into force. An officer proposes it, an approver who did not decides; or it is taken back.
CREATE TABLE award_lapses (
  id TEXT NOT NULL CONSTRAINT award_lapses_key PRIMARY KEY,
  proposal_id TEXT NOT NULL CONSTRAINT lapse_of_an_award REFERENCES proposals (id),
  because TEXT NOT NULL CONSTRAINT award_lapses_because CHECK (because IN ('overdue', 'waived')),
  reason TEXT NOT NULL CONSTRAINT award_lapses_reason CHECK (reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT award_lapses_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX award_lapses_by_proposal ON award_lapses (proposal_id);
CREATE TABLE all_award_lapse_answers (
  id TEXT NOT NULL CONSTRAINT award_lapse_answers_key PRIMARY KEY,
  lapse_id TEXT NOT NULL CONSTRAINT answer_to_a_lapse REFERENCES award_lapses (id),
  outcome TEXT NOT NULL CONSTRAINT award_lapse_answers_outcome CHECK (outcome IN ('approved', 'returned', 'withdrawn')),
  reason TEXT NOT NULL CONSTRAINT award_lapse_answers_reason CHECK (outcome = 'approved' OR reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT award_lapse_answers_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX award_lapse_answers_by_lapse ON all_award_lapse_answers (lapse_id);
-- Those that count: not reversed.
CREATE VIEW award_lapse_answers AS
SELECT t.* FROM all_award_lapse_answers t
WHERE NOT EXISTS (SELECT 1 FROM reversed x WHERE x.kind = 'award-lapse' AND x.which = t.id);
CREATE TRIGGER one_of_award_lapse_answers_counts BEFORE INSERT ON all_award_lapse_answers
WHEN EXISTS (SELECT 1 FROM award_lapse_answers WHERE lapse_id = NEW.lapse_id)
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: award_lapse_answers.lapse_id'); END;
CREATE VIEW lapsed_awards (proposal_id, reason, at) AS
SELECT l.proposal_id, l.reason, a.at
FROM award_lapses l JOIN award_lapse_answers a ON a.lapse_id = l.id AND a.outcome = 'approved';
