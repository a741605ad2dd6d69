-- 本期的信: how many letters of a round there are, by kind, and what became of those that were to leave. Which round a letter is of,
-- the page says to which it leads; a letter to many says it itself.
CREATE TABLE letter_rounds (
  letter_id TEXT NOT NULL CONSTRAINT letter_rounds_key PRIMARY KEY CONSTRAINT round_of_a_letter REFERENCES letters (id),
  round_id TEXT NOT NULL CONSTRAINT letter_of_a_round REFERENCES rounds (id)
) STRICT, WITHOUT ROWID;
CREATE TABLE round_letters (
  round_id TEXT NOT NULL CONSTRAINT letters_of_a_round REFERENCES rounds (id),
  kind TEXT NOT NULL CONSTRAINT round_letters_kind CHECK (kind <> ''),
  channel TEXT NOT NULL,                      -- '': on the site, where each of them is
  came TEXT NOT NULL,                         -- of a channel: 'waiting', or as the outbox says
  letters INTEGER NOT NULL,
  CONSTRAINT round_letters_key PRIMARY KEY (round_id, kind, channel, came)
) STRICT, WITHOUT ROWID;

-- The first two parts of the address.
CREATE VIEW letter_abouts AS
SELECT id AS letter_id, once, noun, substr(rest, 1, instr(replace(replace(rest, '?', '/'), '#', '/') || '/', '/') - 1) AS which
FROM (SELECT id, once, substr(about, 2, instr(substr(about, 2) || '/', '/') - 1) AS noun,
  substr(about, 2 + instr(substr(about, 2) || '/', '/')) AS rest FROM letters);
CREATE VIEW letter_rounds_anew AS
SELECT letter_id, round_id FROM (
  SELECT letter_id, CASE
    WHEN once GLOB 'mailing:*' THEN (SELECT m.round_id FROM mailings m WHERE m.id = substr(once, 9, instr(substr(once, 9), ':') - 1))
    ELSE CASE noun
      WHEN 'rounds' THEN (SELECT r.id FROM rounds r WHERE r.id = which)
      WHEN 'calls' THEN (SELECT r.id FROM rounds r WHERE r.id = which)
      WHEN 'proposals' THEN (SELECT p.round_id FROM proposals p WHERE p.id = which)
      WHEN 'sheets' THEN (SELECT a.round_id FROM assignments a WHERE a.id = which)
      WHEN 'decisions' THEN (SELECT d.round_id FROM decisions d WHERE d.id = which)
      WHEN 'notices' THEN (SELECT n.round_id FROM all_notices n WHERE n.id = which)
      WHEN 'objections' THEN (SELECT n.round_id FROM objections o JOIN all_notices n ON n.id = o.notice_id WHERE o.id = which)
      WHEN 'agreements' THEN (SELECT g.round_id FROM agreements g WHERE g.id = which)
      WHEN 'projects' THEN (SELECT g.round_id FROM projects j JOIN agreements g ON g.id = j.agreement_id WHERE j.id = which)
      WHEN 'milestones' THEN (SELECT g.round_id FROM milestones m JOIN projects j ON j.id = m.project_id
        JOIN agreements g ON g.id = j.agreement_id WHERE m.id = which)
      WHEN 'reports' THEN (SELECT g.round_id FROM reports t JOIN milestones m ON m.id = t.milestone_id
        JOIN projects j ON j.id = m.project_id JOIN agreements g ON g.id = j.agreement_id WHERE t.id = which)
    END
  END AS round_id FROM letter_abouts)
WHERE round_id IS NOT NULL;
CREATE VIEW round_letters_anew AS
SELECT w.round_id, l.kind, '' AS channel, '' AS came, count(*) AS letters
FROM letter_rounds w JOIN letters l ON l.id = w.letter_id GROUP BY w.round_id, l.kind
UNION ALL
SELECT w.round_id, l.kind, o.channel, coalesce(o.came, 'waiting') AS came, count(*) AS letters
FROM letter_rounds w JOIN letters l ON l.id = w.letter_id JOIN outbox o ON o.letter_id = l.id
GROUP BY w.round_id, l.kind, o.channel, coalesce(o.came, 'waiting');

-- Whichever of the two comes first, the round of a letter or what is to be sent of it, each row of the outbox counts once.
CREATE TRIGGER a_letter_is_of_a_round AFTER INSERT ON letters
BEGIN INSERT INTO letter_rounds SELECT letter_id, round_id FROM letter_rounds_anew WHERE letter_id = NEW.id; END;
CREATE TRIGGER a_letter_of_a_round_counts AFTER INSERT ON letter_rounds
BEGIN
  INSERT INTO round_letters SELECT NEW.round_id, kind, '', '', 1 FROM letters WHERE id = NEW.letter_id
  ON CONFLICT (round_id, kind, channel, came) DO UPDATE SET letters = letters + 1;
  INSERT INTO round_letters SELECT NEW.round_id, l.kind, o.channel, coalesce(o.came, 'waiting'), 1
  FROM outbox o JOIN letters l ON l.id = o.letter_id WHERE o.letter_id = NEW.letter_id
  ON CONFLICT (round_id, kind, channel, came) DO UPDATE SET letters = letters + 1;
END;
CREATE TRIGGER what_is_to_be_sent_counts AFTER INSERT ON outbox WHEN NEW.letter_id IS NOT NULL
BEGIN
  INSERT INTO round_letters SELECT w.round_id, l.kind, NEW.channel, coalesce(NEW.came, 'waiting'), 1
  FROM letter_rounds w JOIN letters l ON l.id = w.letter_id WHERE w.letter_id = NEW.letter_id
  ON CONFLICT (round_id, kind, channel, came) DO UPDATE SET letters = letters + 1;
END;
CREATE TRIGGER what_came_of_it_counts AFTER UPDATE OF came ON outbox
WHEN NEW.letter_id IS NOT NULL AND coalesce(NEW.came, 'waiting') <> coalesce(OLD.came, 'waiting')
BEGIN
  INSERT INTO round_letters SELECT w.round_id, l.kind, NEW.channel, coalesce(NEW.came, 'waiting'), 1
  FROM letter_rounds w JOIN letters l ON l.id = w.letter_id WHERE w.letter_id = NEW.letter_id
  ON CONFLICT (round_id, kind, channel, came) DO UPDATE SET letters = letters + 1;
  UPDATE round_letters SET letters = letters - 1
  WHERE (round_id, kind) = (SELECT w.round_id, l.kind FROM letter_rounds w JOIN letters l ON l.id = w.letter_id WHERE w.letter_id = NEW.letter_id)
    AND channel = OLD.channel AND came = coalesce(OLD.came, 'waiting');
  DELETE FROM round_letters WHERE letters = 0 AND channel = OLD.channel AND came = coalesce(OLD.came, 'waiting')
    AND round_id = (SELECT round_id FROM letter_rounds WHERE letter_id = NEW.letter_id);
END;
