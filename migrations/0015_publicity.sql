-- 公示: an approved decision made public for a number of working days, open to objection; then the final announcement (公告).
CREATE TABLE all_notices (
  id TEXT NOT NULL CONSTRAINT notices_key PRIMARY KEY,
  round_id TEXT NOT NULL CONSTRAINT notices_in REFERENCES rounds (id),
  decision_id TEXT NOT NULL CONSTRAINT notice_of_a_decision REFERENCES decisions (id),
  seq INTEGER NOT NULL CONSTRAINT notices_seq CHECK (seq >= 1),                -- 〔2013〕1号
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  contact TEXT NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT notices_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT notices_number UNIQUE (round_id, seq),
  CONSTRAINT notices_days CHECK (from_day <= to_day)
) STRICT;
-- Those that count: not reversed.
CREATE VIEW notices AS
SELECT t.* FROM all_notices t
WHERE NOT EXISTS (SELECT 1 FROM reversed x WHERE x.kind = 'notice' AND x.which = t.id);
CREATE INDEX notices_by_decision ON all_notices (decision_id);
CREATE TRIGGER one_of_notices_counts BEFORE INSERT ON all_notices
WHEN EXISTS (SELECT 1 FROM notices WHERE decision_id = NEW.decision_id)
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: notices.decision_id'); END;

CREATE TABLE objections (                     -- 异议: written, by a named person or unit; the name is never public
  id TEXT NOT NULL CONSTRAINT objections_key PRIMARY KEY,
  notice_id TEXT NOT NULL CONSTRAINT objection_to_a_notice REFERENCES all_notices (id),
  submission_id TEXT CONSTRAINT objection_about REFERENCES submissions (id),  -- NULL: about the whole
  name TEXT NOT NULL CONSTRAINT objections_name CHECK (name <> ''),
  phone TEXT NOT NULL CONSTRAINT objections_phone CHECK (phone <> ''),
  text TEXT NOT NULL CONSTRAINT objections_text CHECK (text <> ''),
  by_id TEXT CONSTRAINT objections_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX objections_by_notice ON objections (notice_id);
-- From 00:00 of the first day to 24:00 of the last, in Beijing; the same millisecond as in publicity/rules.
CREATE TRIGGER no_objection_outside_the_days BEFORE INSERT ON objections
WHEN NEW.at < (SELECT unixepoch(from_day) * 1000 - 28800000 FROM all_notices WHERE id = NEW.notice_id)
  OR NEW.at >= (SELECT unixepoch(to_day) * 1000 + 57600000 FROM all_notices WHERE id = NEW.notice_id)
  OR EXISTS (SELECT 1 FROM reversed WHERE kind = 'notice' AND which = NEW.notice_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the notice is over'); END;

CREATE TABLE all_objection_answers (
  id TEXT NOT NULL CONSTRAINT objection_answers_key PRIMARY KEY,
  objection_id TEXT NOT NULL CONSTRAINT answer_to_an_objection REFERENCES objections (id),
  upheld INTEGER NOT NULL CONSTRAINT objection_answers_upheld CHECK (upheld IN (0, 1)),
  text TEXT NOT NULL CONSTRAINT objection_answers_text CHECK (text <> ''),
  by_id TEXT NOT NULL CONSTRAINT objection_answers_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX objection_answers_by_objection ON all_objection_answers (objection_id);
-- Those that count: not reversed.
CREATE VIEW objection_answers AS
SELECT t.* FROM all_objection_answers t
WHERE NOT EXISTS (SELECT 1 FROM reversed x WHERE x.kind = 'objection-answer' AND x.which = t.id);
CREATE TRIGGER one_of_objection_answers_counts BEFORE INSERT ON all_objection_answers
WHEN EXISTS (SELECT 1 FROM objection_answers WHERE objection_id = NEW.objection_id)
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: objection_answers.objection_id'); END;

-- What an upheld objection cancels; the next decision passes it over.
CREATE VIEW upheld_objections AS
SELECT DISTINCT n.round_id, o.submission_id
FROM objection_answers a
JOIN objections o ON o.id = a.objection_id AND o.submission_id IS NOT NULL
JOIN all_notices n ON n.id = o.notice_id   -- upheld against one that was taken back, too
WHERE a.upheld = 1;

CREATE TABLE announcements (                  -- the list is final; its awards become projects
  notice_id TEXT NOT NULL CONSTRAINT announcements_key PRIMARY KEY CONSTRAINT announcement_of_a_notice REFERENCES all_notices (id),
  by_id TEXT NOT NULL CONSTRAINT announcements_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

-- 立项: what a final announcement funds.
CREATE VIEW awards AS
SELECT l.submission_id, s.proposal_id, p.round_id, p.organization_id, l.track, l.rank, l.score, l.award_fen, n.id AS notice_id, a.at AS announced_at
FROM announcements a
JOIN notices n ON n.id = a.notice_id
JOIN decision_lines l ON l.decision_id = n.decision_id AND l.award_fen > 0
JOIN submissions s ON s.id = l.submission_id
JOIN proposals p ON p.id = s.proposal_id;

-- A notice is frozen with the decision that it publishes: its list in the order in which it is read, and what its text counts.
CREATE TABLE notice_lines (
  notice_id TEXT NOT NULL CONSTRAINT line_of_a_notice REFERENCES all_notices (id),
  place INTEGER NOT NULL,                     -- from 1: by track, in the order of the plan, and rank
  submission_id TEXT NOT NULL CONSTRAINT notice_line_about REFERENCES submissions (id),
  CONSTRAINT notice_lines_key PRIMARY KEY (notice_id, place)
) STRICT, WITHOUT ROWID;
CREATE VIEW notice_lines_anew AS
SELECT n.id AS notice_id, row_number() OVER (PARTITION BY n.id ORDER BY t.key, l.rank) AS place, l.submission_id
FROM all_notices n CROSS JOIN rounds r ON r.id = n.round_id CROSS JOIN json_each(r.plan, '$.tracks') t
JOIN decision_lines l ON l.decision_id = n.decision_id AND l.track = t.value ->> '$.code' AND l.award_fen > 0;
CREATE TABLE notice_counts (
  notice_id TEXT NOT NULL CONSTRAINT counts_of_a_notice REFERENCES all_notices (id),
  track TEXT NOT NULL,
  ranked INTEGER NOT NULL,
  funded INTEGER NOT NULL,
  funded_fen INTEGER NOT NULL,
  CONSTRAINT notice_counts_key PRIMARY KEY (notice_id, track)
) STRICT, WITHOUT ROWID;
CREATE VIEW notice_counts_anew AS
SELECT n.id AS notice_id, l.track, count(*) AS ranked, count(*) FILTER (WHERE l.award_fen > 0) AS funded, sum(l.award_fen) AS funded_fen
FROM all_notices n JOIN decision_lines l ON l.decision_id = n.decision_id GROUP BY n.id, l.track;
CREATE TRIGGER a_notice_is_listed AFTER INSERT ON all_notices
BEGIN
  INSERT INTO notice_lines SELECT * FROM notice_lines_anew WHERE notice_id = NEW.id;
  INSERT INTO notice_counts SELECT * FROM notice_counts_anew WHERE notice_id = NEW.id;
END;
