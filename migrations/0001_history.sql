-- What happened. Every change inserts here first; the key (subject, seq) is the lock that decides between two writers.
CREATE TABLE history (
  subject TEXT NOT NULL,                      -- 'proposal:7k2…'
  seq INTEGER NOT NULL CONSTRAINT history_seq CHECK (seq >= 1),      -- the subject's version after this entry
  what TEXT NOT NULL CONSTRAINT history_what CHECK (what <> ''),
  by_id TEXT,                                 -- a person, or NULL for a visitor or the system
  at INTEGER NOT NULL,                        -- milliseconds, UTC
  particulars TEXT NOT NULL CONSTRAINT history_particulars CHECK (json_valid(particulars)),
  previous TEXT NOT NULL,                     -- hash of the entry before, '' for the first
  hash TEXT NOT NULL CONSTRAINT history_hash CHECK (length(hash) = 64),
  CONSTRAINT history_key PRIMARY KEY (subject, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX history_by_time ON history (at);
CREATE TRIGGER history_is_not_changed BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history is not changed'); END;
CREATE TRIGGER history_is_not_deleted BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is not deleted'); END;
CREATE TRIGGER history_follows_from_its_last_entry BEFORE INSERT ON history
WHEN NEW.previous <> coalesce((SELECT hash FROM history WHERE subject = NEW.subject AND seq = NEW.seq - 1), iif(NEW.seq = 1, '', 'none'))
BEGIN SELECT RAISE(ABORT, 'an entry follows from the one before it'); END;

-- 更正. What others rely on is never edited: it is reversed, by two people, with the reason and the clause; the first entry stays.
-- `kind` and `which` name the row of a stage that no longer counts once it is confirmed: that stage's view leaves it out.
CREATE TABLE reversals (
  id TEXT NOT NULL CONSTRAINT reversals_key PRIMARY KEY,
  kind TEXT NOT NULL CONSTRAINT reversals_kind CHECK (kind <> ''),
  which TEXT NOT NULL CONSTRAINT reversals_which CHECK (which <> ''),
  subject TEXT NOT NULL,
  seq INTEGER NOT NULL,                       -- the entry that told of it
  said TEXT NOT NULL CONSTRAINT reversals_said CHECK (said <> ''),       -- what it said, in words
  reason TEXT NOT NULL CONSTRAINT reversals_reason CHECK (reason <> ''),
  cause TEXT NOT NULL,                        -- which kind of mistake, where that makes a difference; else ''
  grounds TEXT NOT NULL CONSTRAINT reversals_grounds CHECK (json_valid(grounds)),      -- the clauses that it rests on, as in letters
  concerns TEXT NOT NULL CONSTRAINT reversals_concerns CHECK (json_valid(concerns)),   -- ids of the organizations
  round TEXT,                                 -- the id of a round, where it concerns everybody who applies there
  asked TEXT NOT NULL CONSTRAINT reversals_asked CHECK (json_valid(asked)),            -- roles that may answer: one of the two people is an approver
  by_id TEXT NOT NULL,                        -- as in history
  at INTEGER NOT NULL,
  until_at INTEGER NOT NULL CONSTRAINT reversals_until CHECK (until_at > at),          -- then it has lapsed
  CONSTRAINT reversal_of_an_entry FOREIGN KEY (subject, seq) REFERENCES history (subject, seq)
) STRICT;
CREATE INDEX reversals_by_row ON reversals (kind, which);
CREATE INDEX reversals_by_entry ON reversals (subject, seq);
CREATE INDEX reversals_by_time ON reversals (at);

CREATE TABLE reversal_answers (
  reversal_id TEXT NOT NULL CONSTRAINT reversal_answers_key PRIMARY KEY CONSTRAINT answer_to_a_reversal REFERENCES reversals (id),
  outcome TEXT NOT NULL CONSTRAINT reversal_answers_outcome CHECK (outcome IN ('confirmed', 'refused', 'taken-back')),
  reason TEXT NOT NULL CONSTRAINT reversal_answers_reason CHECK (outcome <> 'refused' OR reason <> ''),
  by_id TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER nothing_is_reversed_twice BEFORE INSERT ON reversals
WHEN EXISTS (SELECT 1 FROM reversals r LEFT JOIN reversal_answers a ON a.reversal_id = r.id
  WHERE r.kind = NEW.kind AND r.which = NEW.which AND (a.outcome = 'confirmed' OR a.outcome IS NULL AND r.until_at > NEW.at))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: it is reversed, or waits to be'); END;
CREATE TRIGGER nobody_reverses_alone BEFORE INSERT ON reversal_answers
WHEN (NEW.outcome = 'taken-back') <> (NEW.by_id = (SELECT by_id FROM reversals WHERE id = NEW.reversal_id))
BEGIN SELECT RAISE(ABORT, 'nobody reverses alone'); END;
CREATE TRIGGER no_reversal_is_answered_late BEFORE INSERT ON reversal_answers
WHEN NEW.at >= (SELECT until_at FROM reversals WHERE id = NEW.reversal_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the reversal has lapsed'); END;

-- What no longer counts.
CREATE VIEW reversed AS
SELECT r.kind, r.which, r.cause, r.id AS reversal_id, a.at
FROM reversals r JOIN reversal_answers a ON a.reversal_id = r.id AND a.outcome = 'confirmed';
-- What rests on a row, where nothing ever does.
CREATE VIEW rests_on_nothing (which, what, id) AS SELECT which, '', '' FROM reversals WHERE 0;

-- 夜间核对: what was looked through by night, and what did not hold; kept as it was found.
CREATE TABLE nights (
  day TEXT NOT NULL CONSTRAINT nights_key PRIMARY KEY,
  checks INTEGER NOT NULL CONSTRAINT nights_checks CHECK (checks >= 1),
  broken TEXT NOT NULL CONSTRAINT nights_broken CHECK (json_valid(broken)),  -- [{ name, words, count, rows }]
  at INTEGER NOT NULL
) STRICT;

-- 历史的根: one hash over where every history stood that night, signed and published; whatever is changed afterwards no longer adds up to it.
CREATE TABLE roots (
  day TEXT NOT NULL CONSTRAINT roots_key PRIMARY KEY,
  size INTEGER NOT NULL CONSTRAINT roots_size CHECK (size >= 0),
  root TEXT NOT NULL CONSTRAINT roots_root CHECK (length(root) = 64),
  previous TEXT NOT NULL,                     -- the root of the night before, '' for the first
  at INTEGER NOT NULL,
  key TEXT,                                   -- Ed25519, base64; NULL: the site had no key that night
  signature TEXT,
  CONSTRAINT roots_signed CHECK ((key IS NULL) = (signature IS NULL))
) STRICT;
CREATE TRIGGER a_root_follows_from_the_last BEFORE INSERT ON roots
WHEN NEW.previous <> coalesce((SELECT root FROM roots WHERE day < NEW.day ORDER BY day DESC LIMIT 1), '')
BEGIN SELECT RAISE(ABORT, 'a root follows from the one before it'); END;
