-- 信件文字: what a letter says, as the district words it. It is filled in when the letter is written, and stays as it was said then.
CREATE TABLE wordings (
  wording TEXT NOT NULL CONSTRAINT wordings_wording CHECK (wording <> ''),
  version INTEGER NOT NULL CONSTRAINT wordings_version CHECK (version >= 1),
  -- texts cut at their holes, ["《","项目","》获得立项"]: every second part is the name of a hole; NULL: the site's own again
  subject TEXT CONSTRAINT wordings_subject CHECK (json_valid(subject)),
  body TEXT CONSTRAINT wordings_body CHECK (json_valid(body)),
  by_id TEXT NOT NULL CONSTRAINT wordings_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT wordings_key PRIMARY KEY (wording, version),
  CONSTRAINT wordings_whole CHECK ((subject IS NULL) = (body IS NULL))
) STRICT;
CREATE VIEW wordings_of_now AS
SELECT wording, version, subject, body FROM wordings w
WHERE subject IS NOT NULL AND version = (SELECT max(version) FROM wordings x WHERE x.wording = w.wording);
CREATE TRIGGER wordings_are_not_changed BEFORE UPDATE ON wordings BEGIN SELECT RAISE(ABORT, 'wordings are not changed'); END;
CREATE TRIGGER wordings_are_kept BEFORE DELETE ON wordings BEGIN SELECT RAISE(ABORT, 'wordings are kept'); END;
CREATE TRIGGER wordings_come_once BEFORE INSERT ON wordings WHEN EXISTS (SELECT 1 FROM wordings WHERE wording = NEW.wording AND version = NEW.version OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: wordings.wording, wordings.version'); END;
