-- 管理办法. A district has one rulebook, seldom more; it lives on in versions: clauses and parameters in one document.
CREATE TABLE rulebooks (
  id TEXT NOT NULL CONSTRAINT rulebooks_key PRIMARY KEY,
  by_id TEXT NOT NULL CONSTRAINT rulebooks_by REFERENCES people (id),
  at INTEGER NOT NULL                         -- milliseconds, UTC
) STRICT;

CREATE TABLE rulebook_versions (              -- a draft until it is put into force
  id TEXT NOT NULL CONSTRAINT rulebook_versions_key PRIMARY KEY,
  rulebook_id TEXT NOT NULL CONSTRAINT version_of_a_rulebook REFERENCES rulebooks (id),
  seq INTEGER NOT NULL CONSTRAINT rulebook_versions_seq_value CHECK (seq >= 1),      -- 第seq版
  book TEXT NOT NULL CONSTRAINT rulebook_versions_book CHECK (json_valid(book)),
  version INTEGER NOT NULL CONSTRAINT rulebook_versions_version CHECK (version >= 1), -- of the working text
  from_id TEXT CONSTRAINT version_from_a_version REFERENCES rulebook_versions (id),   -- NULL: from the model, or a file
  by_id TEXT NOT NULL CONSTRAINT rulebook_versions_by REFERENCES people (id),
  at INTEGER NOT NULL,
  saved_at INTEGER NOT NULL,
  CONSTRAINT rulebook_versions_seq UNIQUE (rulebook_id, seq)
) STRICT;

-- 提请批准: an officer puts a draft before the approvers, as its text stood then.
CREATE TABLE rulebook_requests (
  version_id TEXT NOT NULL CONSTRAINT request_for_a_version REFERENCES rulebook_versions (id),
  version INTEGER NOT NULL CONSTRAINT rulebook_requests_version CHECK (version >= 1), -- of the working text
  by_id TEXT NOT NULL CONSTRAINT rulebook_requests_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT rulebook_requests_key PRIMARY KEY (version_id, version)
) STRICT;

CREATE TABLE rulebook_enactments (            -- 施行: who put a version into force, and when
  version_id TEXT NOT NULL CONSTRAINT rulebook_enactments_key PRIMARY KEY CONSTRAINT enactment_of_a_version REFERENCES rulebook_versions (id),
  by_id TEXT NOT NULL CONSTRAINT rulebook_enactments_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER an_enactment_is_not_changed BEFORE UPDATE ON rulebook_enactments
BEGIN SELECT RAISE(ABORT, 'an enactment is not changed'); END;
CREATE TRIGGER an_enactment_is_not_deleted BEFORE DELETE ON rulebook_enactments
BEGIN SELECT RAISE(ABORT, 'an enactment is not deleted'); END;

CREATE TRIGGER a_version_in_force_is_frozen BEFORE UPDATE ON rulebook_versions
WHEN EXISTS (SELECT 1 FROM rulebook_enactments WHERE version_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'a version in force is frozen'); END;
CREATE TRIGGER a_version_in_force_is_kept BEFORE DELETE ON rulebook_versions
WHEN EXISTS (SELECT 1 FROM rulebook_enactments WHERE version_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'a version in force is kept'); END;
