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
