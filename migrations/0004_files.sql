-- 附件: what was uploaded, where its bytes lie in the bucket, and what of it must not become public. A file is never edited. Two
-- rows may name the same object: a call that was cloned has the attachments of the earlier one, whose bytes nobody deletes.
CREATE TABLE files (
  id TEXT NOT NULL CONSTRAINT files_key PRIMARY KEY,
  place TEXT NOT NULL CONSTRAINT files_place CHECK (place LIKE '%:%'),   -- the subject that it is attached to: 'proposal:7k2…'
  label TEXT NOT NULL,                        -- what it is there for: a question's code, a certificate's kind; '' for none
  name TEXT NOT NULL CONSTRAINT files_name CHECK (name <> ''),
  kind TEXT NOT NULL CONSTRAINT files_kind CHECK (kind IN ('pdf', 'png', 'jpeg', 'gif', 'webp', 'docx', 'xlsx', 'pptx', 'doc', 'xls', 'ppt', 'ofd')),  -- read from its bytes
  size INTEGER NOT NULL CONSTRAINT files_size CHECK (size > 0),
  sha256 TEXT NOT NULL CONSTRAINT files_sha256 CHECK (length(sha256) = 64),
  object TEXT NOT NULL,                       -- its key in the bucket
  searched TEXT NOT NULL CONSTRAINT files_searched CHECK (searched IN ('whole', 'part', 'none')),  -- how much of its text was looked through
  findings TEXT NOT NULL CONSTRAINT files_findings CHECK (json_valid(findings)),  -- ID and mobile numbers in it: kind, where, masked
  by_id TEXT NOT NULL CONSTRAINT files_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX files_by_place ON files (place);
CREATE INDEX files_by_object ON files (object);
CREATE TRIGGER a_file_is_not_changed BEFORE UPDATE ON files
BEGIN SELECT RAISE(ABORT, 'a file is not changed'); END;
CREATE TRIGGER a_file_is_kept BEFORE DELETE ON files
BEGIN SELECT RAISE(ABORT, 'a file is kept'); END;

CREATE TABLE file_removals (             -- a file that no longer counts; its row stays, and what was handed in with it can still be read
  file_id TEXT NOT NULL CONSTRAINT file_removals_key PRIMARY KEY CONSTRAINT removal_of_a_file REFERENCES files (id),
  reason TEXT NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT file_removals_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER a_file_removal_is_not_changed BEFORE UPDATE ON file_removals
BEGIN SELECT RAISE(ABORT, 'a removal is not changed'); END;
CREATE TRIGGER a_file_removal_is_kept BEFORE DELETE ON file_removals
BEGIN SELECT RAISE(ABORT, 'a removal is kept'); END;

-- 人工检查: a person of the staff looked through a file whose text could not be searched, and answers for what becomes public.
CREATE TABLE file_checks (
  file_id TEXT NOT NULL CONSTRAINT file_checks_key PRIMARY KEY CONSTRAINT check_of_a_file REFERENCES files (id),
  by_id TEXT NOT NULL CONSTRAINT file_checks_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER a_file_check_is_not_changed BEFORE UPDATE ON file_checks
BEGIN SELECT RAISE(ABORT, 'a check is not changed'); END;
CREATE TRIGGER a_file_check_is_kept BEFORE DELETE ON file_checks
BEGIN SELECT RAISE(ABORT, 'a check is kept'); END;
