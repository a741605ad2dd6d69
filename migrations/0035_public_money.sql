-- 公开的总账. What the public reads of all rounds, kept: what was awarded, paid and given back in a round by category, and what the projects
-- that were paid had budgeted by kind of cost. Made of the progress of each proposal.
CREATE TABLE round_money (
  round_id TEXT NOT NULL CONSTRAINT money_of_a_round REFERENCES rounds (id),
  category TEXT NOT NULL,
  awarded INTEGER NOT NULL,                   -- projects
  awarded_fen INTEGER NOT NULL,
  payments INTEGER NOT NULL,
  paid INTEGER NOT NULL,                      -- projects
  paid_fen INTEGER NOT NULL,
  returned_fen INTEGER NOT NULL,              -- of projects that are closed
  CONSTRAINT round_money_key PRIMARY KEY (round_id, category)
) STRICT, WITHOUT ROWID;
CREATE VIEW round_money_anew AS
SELECT round_id, category, sum(awarded) AS awarded, sum(awarded_fen) AS awarded_fen, sum(payments) AS payments, sum(payments > 0) AS paid,
  sum(paid_fen) AS paid_fen, sum(returned_fen) AS returned_fen
FROM proposal_progress_anew WHERE category IS NOT NULL GROUP BY round_id, category HAVING sum(awarded) + sum(payments) + sum(returned_fen) > 0;
CREATE TRIGGER money_is_added AFTER INSERT ON proposal_progress WHEN NEW.awarded + NEW.payments + NEW.returned_fen > 0
BEGIN
  INSERT INTO round_money VALUES (NEW.round_id, NEW.category, NEW.awarded, NEW.awarded_fen, NEW.payments, NEW.payments > 0, NEW.paid_fen, NEW.returned_fen)
  ON CONFLICT (round_id, category) DO UPDATE SET awarded = awarded + excluded.awarded, awarded_fen = awarded_fen + excluded.awarded_fen,
    payments = payments + excluded.payments, paid = paid + excluded.paid, paid_fen = paid_fen + excluded.paid_fen,
    returned_fen = returned_fen + excluded.returned_fen;
END;
CREATE TRIGGER money_is_taken_off AFTER DELETE ON proposal_progress WHEN OLD.awarded + OLD.payments + OLD.returned_fen > 0
BEGIN
  UPDATE round_money SET awarded = awarded - OLD.awarded, awarded_fen = awarded_fen - OLD.awarded_fen, payments = payments - OLD.payments,
    paid = paid - (OLD.payments > 0), paid_fen = paid_fen - OLD.paid_fen, returned_fen = returned_fen - OLD.returned_fen
  WHERE round_id = OLD.round_id AND category = OLD.category;
  DELETE FROM round_money WHERE round_id = OLD.round_id AND category = OLD.category AND awarded + payments + returned_fen = 0;
END;

CREATE TABLE round_kinds (
  round_id TEXT NOT NULL CONSTRAINT kinds_of_a_round REFERENCES rounds (id),
  kind TEXT NOT NULL,
  projects INTEGER NOT NULL,
  granted_fen INTEGER NOT NULL,
  CONSTRAINT round_kinds_key PRIMARY KEY (round_id, kind)
) STRICT, WITHOUT ROWID;
-- Of a proposal whose agreement was paid from, what each kind of cost in its budget was to get of the grant.
CREATE VIEW granted_kinds AS
SELECT g.proposal_id, g.round_id, line.value ->> '$.kind' AS kind, sum(line.value ->> '$.grant') AS granted_fen
FROM agreements g JOIN submissions s ON s.id = g.submission_id JOIN json_each(s.content, '$.budget') line
GROUP BY g.proposal_id, g.round_id, kind HAVING granted_fen > 0;
CREATE VIEW round_kinds_anew AS
SELECT k.round_id, k.kind, count(*) AS projects, sum(k.granted_fen) AS granted_fen
FROM granted_kinds k WHERE EXISTS (SELECT 1 FROM agreements g JOIN payments y ON y.agreement_id = g.id WHERE g.proposal_id = k.proposal_id)
GROUP BY k.round_id, k.kind;
CREATE TRIGGER kinds_are_added AFTER INSERT ON proposal_progress WHEN NEW.payments > 0
BEGIN
  INSERT INTO round_kinds SELECT round_id, kind, 1, granted_fen FROM granted_kinds WHERE proposal_id = NEW.proposal_id
  ON CONFLICT (round_id, kind) DO UPDATE SET projects = projects + 1, granted_fen = granted_fen + excluded.granted_fen;
END;
CREATE TRIGGER kinds_are_taken_off AFTER DELETE ON proposal_progress WHEN OLD.payments > 0
BEGIN
  UPDATE round_kinds SET projects = projects - 1, granted_fen = round_kinds.granted_fen - k.granted_fen
  FROM granted_kinds k WHERE k.proposal_id = OLD.proposal_id AND round_kinds.round_id = k.round_id AND round_kinds.kind = k.kind;
  DELETE FROM round_kinds WHERE round_id = OLD.round_id AND projects = 0;
END;

-- The newest payments first, without sorting all of them.
CREATE INDEX payments_by_day ON all_payments (paid_on DESC);
