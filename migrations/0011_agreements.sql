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

CREATE TABLE tranches (
  agreement_id TEXT NOT NULL CONSTRAINT tranche_of_an_agreement REFERENCES agreements (id),
  seq INTEGER NOT NULL CONSTRAINT tranches_seq CHECK (seq >= 1),
  percent INTEGER NOT NULL CONSTRAINT tranches_percent CHECK (percent BETWEEN 1 AND 100),
  amount_fen INTEGER NOT NULL CONSTRAINT tranches_amount_fen CHECK (amount_fen >= 0),
  gate TEXT NOT NULL CONSTRAINT tranches_gate CHECK (gate IN ('agreement_signed', 'midterm_passed', 'final_passed')),
  CONSTRAINT tranches_key PRIMARY KEY (agreement_id, seq)
) STRICT;

CREATE TABLE signatures (
  agreement_id TEXT NOT NULL CONSTRAINT signature_under_an_agreement REFERENCES agreements (id),
  side TEXT NOT NULL CONSTRAINT signatures_side CHECK (side IN ('organization', 'bureau')),
  by_id TEXT NOT NULL CONSTRAINT signatures_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT signatures_key PRIMARY KEY (agreement_id, side)
) STRICT;

CREATE TRIGGER an_agreement_is_frozen BEFORE UPDATE ON agreements
BEGIN SELECT RAISE(ABORT, 'an agreement is frozen'); END;
CREATE TRIGGER a_tranche_is_frozen BEFORE UPDATE ON tranches
BEGIN SELECT RAISE(ABORT, 'an agreement is frozen'); END;
CREATE TRIGGER an_agreement_is_kept BEFORE DELETE ON agreements
BEGIN SELECT RAISE(ABORT, 'an agreement is kept'); END;
CREATE TRIGGER a_tranche_is_kept BEFORE DELETE ON tranches
BEGIN SELECT RAISE(ABORT, 'an agreement is kept'); END;
