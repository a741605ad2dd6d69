-- 演练时间: in a demonstration the clock is moved on, and never back; every other site's is its machine's own.
CREATE TABLE clock_moves (
  seq INTEGER NOT NULL CONSTRAINT clock_moves_key PRIMARY KEY CONSTRAINT clock_moves_seq CHECK (seq >= 1),
  nights_from INTEGER NOT NULL,               -- the nights after this moment are passed, up to the goal
  goal INTEGER NOT NULL CONSTRAINT clock_moves_goal CHECK (goal > at AND goal > nights_from),
  by_id TEXT CONSTRAINT clock_moves_by REFERENCES people (id),  -- NULL: whoever started the site on their machine
  at INTEGER NOT NULL,                        -- what the clock said then
  demonstration INTEGER NOT NULL DEFAULT 1 CONSTRAINT clock_moves_in_a_demonstration REFERENCES demonstration (id)
) STRICT;
CREATE TRIGGER clock_moves_follow_an_arrival BEFORE INSERT ON clock_moves
WHEN NEW.seq > 1 AND NOT EXISTS (SELECT 1 FROM clock_arrivals WHERE move = NEW.seq - 1)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the clock is being moved'); END;

-- A night that a move passes, once. At `begun_at` of the machine's own clock it was `at`: how far the clock is ahead since then.
CREATE TABLE clock_nights (
  at INTEGER NOT NULL CONSTRAINT clock_nights_key PRIMARY KEY,
  move INTEGER NOT NULL CONSTRAINT clock_nights_of_a_move REFERENCES clock_moves (seq),
  begun_at INTEGER NOT NULL,
  tried_at INTEGER NOT NULL,                  -- begun again later, where the machine stopped in the middle of it
  ended_at INTEGER CONSTRAINT clock_nights_ended CHECK (ended_at >= begun_at),
  failure TEXT                                -- the number by which it is written down why it failed
) STRICT;
CREATE INDEX clock_nights_by_move ON clock_nights (move);

CREATE TABLE clock_arrivals (                 -- the goal of a move, reached at `machine_at` of the machine's own clock
  move INTEGER NOT NULL CONSTRAINT clock_arrivals_key PRIMARY KEY CONSTRAINT clock_arrivals_of_a_move REFERENCES clock_moves (seq),
  machine_at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER clock_moves_are_not_changed BEFORE UPDATE ON clock_moves BEGIN SELECT RAISE(ABORT, 'clock_moves are not changed'); END;
CREATE TRIGGER clock_moves_are_kept BEFORE DELETE ON clock_moves BEGIN SELECT RAISE(ABORT, 'clock_moves are kept'); END;
CREATE TRIGGER clock_moves_come_once BEFORE INSERT ON clock_moves WHEN EXISTS (SELECT 1 FROM clock_moves WHERE seq = NEW.seq) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: clock_moves.seq'); END;
CREATE TRIGGER clock_arrivals_are_not_changed BEFORE UPDATE ON clock_arrivals BEGIN SELECT RAISE(ABORT, 'clock_arrivals are not changed'); END;
CREATE TRIGGER clock_arrivals_are_kept BEFORE DELETE ON clock_arrivals BEGIN SELECT RAISE(ABORT, 'clock_arrivals are kept'); END;
CREATE TRIGGER clock_arrivals_come_once BEFORE INSERT ON clock_arrivals WHEN EXISTS (SELECT 1 FROM clock_arrivals WHERE move = NEW.move) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: clock_arrivals.move'); END;
