-- 群发: a letter that the office writes to many about a round, once. What each of them reads stands in their letters (`once` names it).
CREATE TABLE mailings (
  id TEXT NOT NULL CONSTRAINT mailings_key PRIMARY KEY,
  round_id TEXT NOT NULL CONSTRAINT mailing_about_a_round REFERENCES publications (round_id),
  seq INTEGER NOT NULL CONSTRAINT mailings_seq CHECK (seq >= 1),
  audience TEXT NOT NULL CONSTRAINT mailings_audience CHECK (audience IN ('drafts', 'submitted', 'correcting', 'eligible', 'unsigned', 'running', 'panel', 'undeclared', 'unscored')),
  track TEXT NOT NULL,                        -- '': all of them
  title TEXT NOT NULL CONSTRAINT mailings_title CHECK (title <> ''),
  text TEXT NOT NULL CONSTRAINT mailings_text CHECK (text <> ''),  -- with its placeholders, as it was written
  receivers INTEGER NOT NULL CONSTRAINT mailings_receivers CHECK (receivers >= 1),
  by_id TEXT NOT NULL CONSTRAINT mailings_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT mailings_number UNIQUE (round_id, seq)
) STRICT;
CREATE TRIGGER a_mailing_is_not_changed BEFORE UPDATE ON mailings BEGIN SELECT RAISE(ABORT, 'a mailing is not changed'); END;
CREATE TRIGGER a_mailing_is_kept BEFORE DELETE ON mailings BEGIN SELECT RAISE(ABORT, 'a mailing is kept'); END;
CREATE TRIGGER mailings_come_once BEFORE INSERT ON mailings WHEN EXISTS (SELECT 1 FROM mailings WHERE id = NEW.id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: mailings.id'); END;
CREATE TRIGGER mailings_come_once_by_round_id_seq BEFORE INSERT ON mailings WHEN EXISTS (SELECT 1 FROM mailings WHERE round_id = NEW.round_id AND seq = NEW.seq) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: mailings.round_id, mailings.seq'); END;
