-- 抽取: experts of the pool are drawn for a panel, by two secrets and a public number that did not exist before.
CREATE TABLE draws (
  id TEXT NOT NULL CONSTRAINT draws_key PRIMARY KEY,
  round_id TEXT NOT NULL CONSTRAINT draw_of_a_panel REFERENCES publications (round_id),
  seq INTEGER NOT NULL CONSTRAINT draws_seq CHECK (seq >= 1),
  strata TEXT NOT NULL CONSTRAINT draws_strata CHECK (json_valid(strata)),              -- [{"code": "财务", "seats": 1, "fields": ["财务与审计"]}]
  candidates TEXT NOT NULL CONSTRAINT draws_candidates CHECK (json_valid(candidates)),  -- in their order, as they were then, each with a code
  digest TEXT NOT NULL CONSTRAINT draws_digest CHECK (length(digest) = 64),              -- of the list with its names
  source TEXT NOT NULL CONSTRAINT draws_source CHECK (source <> ''),
  reveal_by TEXT NOT NULL,
  public_on TEXT NOT NULL CONSTRAINT draws_public_on CHECK (public_on > reveal_by),
  by_id TEXT NOT NULL CONSTRAINT draws_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT draws_number UNIQUE (round_id, seq)
) STRICT;

CREATE TABLE draw_commitments (
  draw_id TEXT NOT NULL CONSTRAINT commitment_to_a_draw REFERENCES draws (id),
  side TEXT NOT NULL CONSTRAINT draw_commitments_side CHECK (side IN ('officer', 'auditor')),
  hash TEXT NOT NULL CONSTRAINT draw_commitments_hash CHECK (length(hash) = 64),
  by_id TEXT NOT NULL CONSTRAINT draw_commitments_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT draw_commitments_key PRIMARY KEY (draw_id, side),
  CONSTRAINT draw_commitments_apart UNIQUE (draw_id, by_id),
  CONSTRAINT draw_commitments_differ UNIQUE (draw_id, hash)
) STRICT;

CREATE TABLE draw_reveals (
  draw_id TEXT NOT NULL,
  side TEXT NOT NULL CONSTRAINT draw_reveals_side CHECK (side IN ('officer', 'auditor')),
  number TEXT NOT NULL CONSTRAINT draw_reveals_number CHECK (number <> ''),
  by_id TEXT NOT NULL CONSTRAINT draw_reveals_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT draw_reveals_key PRIMARY KEY (draw_id, side),
  CONSTRAINT reveal_of_a_commitment FOREIGN KEY (draw_id, side) REFERENCES draw_commitments (draw_id, side)
) STRICT;

CREATE TABLE draw_outcomes (
  draw_id TEXT NOT NULL CONSTRAINT draw_outcomes_key PRIMARY KEY CONSTRAINT outcome_of_a_draw REFERENCES draws (id),
  number TEXT NOT NULL CONSTRAINT draw_outcomes_number CHECK (number <> ''),
  seats TEXT NOT NULL CONSTRAINT draw_outcomes_seats CHECK (json_valid(seats)),         -- codes of the list
  alternates TEXT NOT NULL CONSTRAINT draw_outcomes_alternates CHECK (json_valid(alternates)),
  by_id TEXT NOT NULL CONSTRAINT draw_outcomes_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE draw_asides (                    -- a draw is to be set aside: it gets no outcome, or another may follow the one that it has
  id TEXT NOT NULL CONSTRAINT draw_asides_key PRIMARY KEY,
  draw_id TEXT NOT NULL CONSTRAINT aside_of_a_draw REFERENCES draws (id),
  reason TEXT NOT NULL CONSTRAINT draw_asides_reason CHECK (reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT draw_asides_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX draw_asides_by_draw ON draw_asides (draw_id);

CREATE TABLE draw_aside_answers (
  aside_id TEXT NOT NULL CONSTRAINT draw_aside_answers_key PRIMARY KEY CONSTRAINT answer_to_an_aside REFERENCES draw_asides (id),
  is_agreed INTEGER NOT NULL CONSTRAINT draw_aside_answers_is_agreed CHECK (is_agreed IN (0, 1)),
  by_id TEXT NOT NULL CONSTRAINT draw_aside_answers_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER nobody_sets_a_draw_aside_alone BEFORE INSERT ON draw_aside_answers
WHEN NEW.by_id = (SELECT by_id FROM draw_asides WHERE id = NEW.aside_id)
BEGIN SELECT RAISE(ABORT, 'nobody sets a draw aside alone'); END;
CREATE TRIGGER one_draw_stands BEFORE INSERT ON draws
WHEN EXISTS (
  SELECT 1 FROM draws d WHERE d.round_id = NEW.round_id AND NOT EXISTS (
    SELECT 1 FROM draw_asides s JOIN draw_aside_answers a ON a.aside_id = s.id WHERE s.draw_id = d.id AND a.is_agreed = 1))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: another draw stands'); END;
CREATE TRIGGER nobody_is_chosen_beside_a_draw BEFORE INSERT ON panel_members
WHEN EXISTS (
  SELECT 1 FROM draws d WHERE d.round_id = NEW.round_id
    AND NOT EXISTS (SELECT 1 FROM assignments x WHERE x.round_id = d.round_id)
    AND NOT EXISTS (SELECT 1 FROM draw_outcomes o WHERE o.draw_id = d.id)
    AND NOT EXISTS (SELECT 1 FROM draw_asides s JOIN draw_aside_answers a ON a.aside_id = s.id WHERE s.draw_id = d.id AND a.is_agreed = 1))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: a draw waits for its result'); END;
CREATE TRIGGER nothing_set_aside_has_an_outcome BEFORE INSERT ON draw_outcomes
WHEN EXISTS (SELECT 1 FROM draw_asides s JOIN draw_aside_answers a ON a.aside_id = s.id WHERE s.draw_id = NEW.draw_id AND a.is_agreed = 1)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the draw was set aside'); END;
CREATE TRIGGER secrets_are_open_before_the_outcome BEFORE INSERT ON draw_reveals
WHEN EXISTS (SELECT 1 FROM draw_outcomes WHERE draw_id = NEW.draw_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the draw has its outcome'); END;
CREATE TRIGGER nothing_is_committed_late BEFORE INSERT ON draw_commitments
WHEN date(NEW.at / 1000 + 28800, 'unixepoch') > (SELECT reveal_by FROM draws WHERE id = NEW.draw_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the day for the secrets is over'); END;
CREATE TRIGGER nothing_is_revealed_late BEFORE INSERT ON draw_reveals
WHEN date(NEW.at / 1000 + 28800, 'unixepoch') > (SELECT reveal_by FROM draws WHERE id = NEW.draw_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the day for the secrets is over'); END;
CREATE TRIGGER no_outcome_before_its_number BEFORE INSERT ON draw_outcomes
WHEN date(NEW.at / 1000 + 28800, 'unixepoch') < (SELECT public_on FROM draws WHERE id = NEW.draw_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the public number is not out'); END;
CREATE TRIGGER no_draw_for_ones_own BEFORE INSERT ON draws
WHEN EXISTS (SELECT 1 FROM interests_in_rounds WHERE person_id = NEW.by_id AND round_id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_commitment_for_ones_own BEFORE INSERT ON draw_commitments
WHEN EXISTS (SELECT 1 FROM interests_in_rounds WHERE person_id = NEW.by_id AND round_id = (SELECT round_id FROM draws WHERE id = NEW.draw_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_reveal_for_ones_own BEFORE INSERT ON draw_reveals
WHEN EXISTS (SELECT 1 FROM interests_in_rounds WHERE person_id = NEW.by_id AND round_id = (SELECT round_id FROM draws WHERE id = NEW.draw_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_outcome_for_ones_own BEFORE INSERT ON draw_outcomes
WHEN EXISTS (SELECT 1 FROM interests_in_rounds WHERE person_id = NEW.by_id AND round_id = (SELECT round_id FROM draws WHERE id = NEW.draw_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_aside_for_ones_own BEFORE INSERT ON draw_asides
WHEN EXISTS (SELECT 1 FROM interests_in_rounds WHERE person_id = NEW.by_id AND round_id = (SELECT round_id FROM draws WHERE id = NEW.draw_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_answer_to_an_aside_of_ones_own BEFORE INSERT ON draw_aside_answers
WHEN EXISTS (SELECT 1 FROM interests_in_rounds WHERE person_id = NEW.by_id AND round_id = (
  SELECT d.round_id FROM draw_asides s JOIN draws d ON d.id = s.draw_id WHERE s.id = NEW.aside_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER draws_are_not_changed BEFORE UPDATE ON draws BEGIN SELECT RAISE(ABORT, 'draws are not changed'); END;
CREATE TRIGGER draws_are_kept BEFORE DELETE ON draws BEGIN SELECT RAISE(ABORT, 'draws are kept'); END;
CREATE TRIGGER draws_come_once BEFORE INSERT ON draws WHEN EXISTS (SELECT 1 FROM draws WHERE id = NEW.id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: draws.id'); END;
CREATE TRIGGER draws_come_once_by_round_id_seq BEFORE INSERT ON draws WHEN EXISTS (SELECT 1 FROM draws WHERE round_id = NEW.round_id AND seq = NEW.seq) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: draws.round_id, draws.seq'); END;
CREATE TRIGGER draw_commitments_are_not_changed BEFORE UPDATE ON draw_commitments BEGIN SELECT RAISE(ABORT, 'draw_commitments are not changed'); END;
CREATE TRIGGER draw_commitments_are_kept BEFORE DELETE ON draw_commitments BEGIN SELECT RAISE(ABORT, 'draw_commitments are kept'); END;
CREATE TRIGGER draw_commitments_come_once BEFORE INSERT ON draw_commitments WHEN EXISTS (SELECT 1 FROM draw_commitments WHERE draw_id = NEW.draw_id AND side = NEW.side OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: draw_commitments.draw_id, draw_commitments.side'); END;
CREATE TRIGGER draw_commitments_come_once_by_draw_id_hash BEFORE INSERT ON draw_commitments WHEN EXISTS (SELECT 1 FROM draw_commitments WHERE draw_id = NEW.draw_id AND hash = NEW.hash) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: draw_commitments.draw_id, draw_commitments.hash'); END;
CREATE TRIGGER draw_commitments_come_once_by_draw_id_by_id BEFORE INSERT ON draw_commitments WHEN EXISTS (SELECT 1 FROM draw_commitments WHERE draw_id = NEW.draw_id AND by_id = NEW.by_id) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: draw_commitments.draw_id, draw_commitments.by_id'); END;
CREATE TRIGGER draw_reveals_are_not_changed BEFORE UPDATE ON draw_reveals BEGIN SELECT RAISE(ABORT, 'draw_reveals are not changed'); END;
CREATE TRIGGER draw_reveals_are_kept BEFORE DELETE ON draw_reveals BEGIN SELECT RAISE(ABORT, 'draw_reveals are kept'); END;
CREATE TRIGGER draw_reveals_come_once BEFORE INSERT ON draw_reveals WHEN EXISTS (SELECT 1 FROM draw_reveals WHERE draw_id = NEW.draw_id AND side = NEW.side OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: draw_reveals.draw_id, draw_reveals.side'); END;
CREATE TRIGGER draw_outcomes_are_not_changed BEFORE UPDATE ON draw_outcomes BEGIN SELECT RAISE(ABORT, 'draw_outcomes are not changed'); END;
CREATE TRIGGER draw_outcomes_are_kept BEFORE DELETE ON draw_outcomes BEGIN SELECT RAISE(ABORT, 'draw_outcomes are kept'); END;
CREATE TRIGGER draw_outcomes_come_once BEFORE INSERT ON draw_outcomes WHEN EXISTS (SELECT 1 FROM draw_outcomes WHERE draw_id = NEW.draw_id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: draw_outcomes.draw_id'); END;
CREATE TRIGGER draw_asides_are_not_changed BEFORE UPDATE ON draw_asides BEGIN SELECT RAISE(ABORT, 'draw_asides are not changed'); END;
CREATE TRIGGER draw_asides_are_kept BEFORE DELETE ON draw_asides BEGIN SELECT RAISE(ABORT, 'draw_asides are kept'); END;
CREATE TRIGGER draw_asides_come_once BEFORE INSERT ON draw_asides WHEN EXISTS (SELECT 1 FROM draw_asides WHERE id = NEW.id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: draw_asides.id'); END;
CREATE TRIGGER draw_aside_answers_are_not_changed BEFORE UPDATE ON draw_aside_answers BEGIN SELECT RAISE(ABORT, 'draw_aside_answers are not changed'); END;
CREATE TRIGGER draw_aside_answers_are_kept BEFORE DELETE ON draw_aside_answers BEGIN SELECT RAISE(ABORT, 'draw_aside_answers are kept'); END;
CREATE TRIGGER draw_aside_answers_come_once BEFORE INSERT ON draw_aside_answers WHEN EXISTS (SELECT 1 FROM draw_aside_answers WHERE aside_id = NEW.aside_id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: draw_aside_answers.aside_id'); END;
