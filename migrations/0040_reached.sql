-- 接收方式: an address or a telephone that somebody has typed and not confirmed yet. Whoever is reached there has the code.
CREATE TABLE address_codes (
  person_id TEXT NOT NULL CONSTRAINT address_codes_of_a_person REFERENCES people (id),
  channel TEXT NOT NULL CONSTRAINT address_codes_channel CHECK (channel IN ('mail', 'webhook')),
  address TEXT NOT NULL CONSTRAINT address_codes_address CHECK (address <> ''),
  code_hash TEXT NOT NULL,                    -- under the site's secret: six digits alone are soon tried
  expires_at INTEGER NOT NULL,
  CONSTRAINT address_codes_key PRIMARY KEY (person_id, channel)
) STRICT;
CREATE INDEX address_codes_by_end ON address_codes (expires_at);

-- What reaches somebody where, and when not: as they chose it. The newest version counts; whoever has chosen nothing hears of all at once.
CREATE TABLE reach_choices (
  person_id TEXT NOT NULL CONSTRAINT reach_choices_of_a_person REFERENCES people (id),
  version INTEGER NOT NULL CONSTRAINT reach_choices_version CHECK (version >= 1),
  ways TEXT NOT NULL CONSTRAINT reach_choices_ways CHECK (json_valid(ways)), -- {"mail": {"task": "now", "news": "daily", …}, …}
  quiet_from INTEGER CONSTRAINT reach_choices_from CHECK (quiet_from BETWEEN 0 AND 23),     -- hours of Beijing
  quiet_until INTEGER CONSTRAINT reach_choices_until CHECK (quiet_until BETWEEN 0 AND 23),
  at INTEGER NOT NULL,
  CONSTRAINT reach_choices_key PRIMARY KEY (person_id, version),
  CONSTRAINT reach_choices_quiet CHECK ((quiet_from IS NULL) = (quiet_until IS NULL) AND quiet_from IS NOT quiet_until OR quiet_from IS NULL)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER reach_choices_are_not_changed BEFORE UPDATE ON reach_choices BEGIN SELECT RAISE(ABORT, 'reach_choices are not changed'); END;
CREATE TRIGGER reach_choices_are_kept BEFORE DELETE ON reach_choices BEGIN SELECT RAISE(ABORT, 'reach_choices are kept'); END;
CREATE TRIGGER reach_choices_come_once BEFORE INSERT ON reach_choices WHEN EXISTS (SELECT 1 FROM reach_choices WHERE person_id = NEW.person_id AND version = NEW.version) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: reach_choices.person_id, reach_choices.version'); END;

CREATE VIEW choices_of_now AS
SELECT person_id, version, ways, quiet_from, quiet_until FROM reach_choices c
WHERE version = (SELECT max(version) FROM reach_choices x WHERE x.person_id = c.person_id);

-- 用邮箱重设密码: a link that went to a confirmed address, kept as a hash alone. Whoever asks for it may be anybody, so it is no act;
-- that it was used is one, and stands in its person's history.
CREATE TABLE mailed_links (
  token_hash TEXT NOT NULL CONSTRAINT mailed_links_key PRIMARY KEY,
  person_id TEXT NOT NULL CONSTRAINT mailed_links_of_a_person REFERENCES people (id),
  at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER                             -- itself, or another one of its person since
) STRICT, WITHOUT ROWID;
CREATE INDEX mailed_links_by_person ON mailed_links (person_id, at);
CREATE INDEX mailed_links_by_end ON mailed_links (expires_at);

-- 个人日历: the address by which a person’s own calendar reads what waits for them, kept as a hash alone. One a person; it is given up,
-- or replaced by another, and what is in nobody’s hands is not kept: that it was, stands in its person’s history.
CREATE TABLE date_feeds (
  person_id TEXT NOT NULL CONSTRAINT date_feeds_key PRIMARY KEY CONSTRAINT date_feeds_of_a_person REFERENCES people (id),
  token_hash TEXT NOT NULL CONSTRAINT date_feeds_of_a_token UNIQUE,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
