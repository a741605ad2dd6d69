-- 公开前的决定: a number in running text (ID card, bank card, mobile, landline) stays masked on every public page until an officer
-- has decided. The number itself is not kept here: its digest finds it in the text. The latest decision counts; the ones before stay.
CREATE TABLE number_decisions (
  round_id TEXT NOT NULL CONSTRAINT number_decision_of_a_round REFERENCES rounds (id),     -- in whose text it was decided; it counts wherever the number is printed
  digest TEXT NOT NULL CONSTRAINT number_decisions_digest CHECK (length(digest) = 64),     -- SHA-256 of its kind and digits
  seq INTEGER NOT NULL CONSTRAINT number_decisions_seq CHECK (seq >= 1),
  what TEXT NOT NULL CONSTRAINT number_decisions_what CHECK (what IN ('id-number', 'bank-card', 'mobile', 'landline')),
  masked TEXT NOT NULL CONSTRAINT number_decisions_masked CHECK (masked LIKE '%*%'),
  outcome TEXT NOT NULL CONSTRAINT number_decisions_outcome CHECK (outcome IN ('hidden', 'public', 'mistaken')),
  reason TEXT NOT NULL CONSTRAINT number_decisions_reason CHECK (reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT number_decisions_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT number_decisions_key PRIMARY KEY (round_id, digest, seq),
  CONSTRAINT an_id_or_a_card_is_never_public CHECK (outcome <> 'public' OR what IN ('mobile', 'landline'))
) STRICT;
CREATE INDEX number_decisions_by_digest ON number_decisions (digest, at);
CREATE TRIGGER number_decisions_are_not_changed BEFORE UPDATE ON number_decisions BEGIN SELECT RAISE(ABORT, 'number_decisions are not changed'); END;
CREATE TRIGGER number_decisions_are_kept BEFORE DELETE ON number_decisions BEGIN SELECT RAISE(ABORT, 'number_decisions are kept'); END;
CREATE TRIGGER number_decisions_come_once BEFORE INSERT ON number_decisions WHEN EXISTS (SELECT 1 FROM number_decisions WHERE round_id = NEW.round_id AND digest = NEW.digest AND seq = NEW.seq OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: number_decisions.round_id, number_decisions.digest, number_decisions.seq'); END;
