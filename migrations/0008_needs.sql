-- 居民需求: what is wanted, where, for whom. Whoever raised it finds it again by its number, 2026-XQ-0001, and a code.
CREATE TABLE needs (
  id TEXT NOT NULL CONSTRAINT needs_key PRIMARY KEY,
  year INTEGER NOT NULL,
  seq INTEGER NOT NULL CONSTRAINT needs_seq CHECK (seq >= 1),
  place_id TEXT NOT NULL CONSTRAINT needs_at REFERENCES places (id),
  title TEXT NOT NULL CONSTRAINT needs_title CHECK (title <> ''),
  text TEXT NOT NULL CONSTRAINT needs_text CHECK (text <> ''),
  concerned TEXT NOT NULL CONSTRAINT needs_concerned CHECK (concerned <> ''),  -- who: 独居老人
  people INTEGER NOT NULL CONSTRAINT needs_people CHECK (people >= 1),         -- how many of them
  source TEXT NOT NULL CONSTRAINT needs_source CHECK (source IN ('council', 'visit', 'hotline', 'online')),
  urgency TEXT NOT NULL CONSTRAINT needs_urgency CHECK (urgency IN ('usual', 'soon', 'urgent')),
  code_hash TEXT NOT NULL CONSTRAINT needs_code CHECK (length(code_hash) = 64),
  by_id TEXT CONSTRAINT needs_by REFERENCES people (id),  -- NULL: a resident without an account
  at INTEGER NOT NULL,
  CONSTRAINT needs_number UNIQUE (year, seq)
) STRICT;
CREATE INDEX needs_by_place ON needs (place_id);
CREATE INDEX needs_by_time ON needs (at);

CREATE TABLE need_contacts (                  -- apart, so that no list reads it by chance: never public
  need_id TEXT NOT NULL CONSTRAINT need_contacts_key PRIMARY KEY CONSTRAINT contact_of_a_need REFERENCES needs (id),
  name TEXT NOT NULL,
  phone TEXT NOT NULL,
  CONSTRAINT need_contacts_something CHECK (name <> '' OR phone <> '')
) STRICT;

CREATE TABLE need_steps (                     -- 收集→议题→协商→方案→实施→反馈, each once; where a need stands is its last one
  need_id TEXT NOT NULL CONSTRAINT step_of_a_need REFERENCES needs (id),
  step TEXT NOT NULL CONSTRAINT need_steps_step CHECK (step IN ('collected', 'agenda', 'deliberated', 'planned', 'done', 'answered')),
  note TEXT NOT NULL,
  by_id TEXT CONSTRAINT need_steps_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT need_steps_key PRIMARY KEY (need_id, step)
) STRICT;

CREATE TABLE deliberations (                  -- 协商记录 of a step
  need_id TEXT NOT NULL,
  step TEXT NOT NULL,
  held_on TEXT NOT NULL,
  kind TEXT NOT NULL CONSTRAINT deliberations_kind CHECK (kind IN ('council', 'residents', 'building', 'online', 'other')),
  present TEXT NOT NULL CONSTRAINT deliberations_present CHECK (present <> ''),
  outcome TEXT NOT NULL CONSTRAINT deliberations_outcome CHECK (outcome <> ''),
  CONSTRAINT deliberations_key PRIMARY KEY (need_id, step),
  CONSTRAINT deliberation_of_a_step FOREIGN KEY (need_id, step) REFERENCES need_steps (need_id, step)
) STRICT;

CREATE TABLE need_answers (                   -- how a need ends, in the words told to whoever raised it
  need_id TEXT NOT NULL CONSTRAINT need_answers_key PRIMARY KEY CONSTRAINT answer_to_a_need REFERENCES needs (id),
  outcome TEXT NOT NULL CONSTRAINT need_answers_outcome CHECK (outcome IN ('taken-up', 'not-taken-up')),
  project TEXT NOT NULL,                      -- by which project; '' where not taken up
  link TEXT NOT NULL,                         -- its page on this site, '/projects/…', or ''
  text TEXT NOT NULL CONSTRAINT need_answers_text CHECK (text <> ''),
  by_id TEXT NOT NULL CONSTRAINT need_answers_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT need_answers_project CHECK ((outcome = 'taken-up') = (project <> '') AND (link = '' OR project <> ''))
) STRICT;
CREATE INDEX need_answers_by_time ON need_answers (at);
CREATE TRIGGER an_answer_is_not_changed BEFORE UPDATE ON need_answers
BEGIN SELECT RAISE(ABORT, 'an answer is not changed'); END;
CREATE TRIGGER an_answer_is_not_deleted BEFORE DELETE ON need_answers
BEGIN SELECT RAISE(ABORT, 'an answer is not deleted'); END;

-- Wrong codes tried for a number within an hour, whether there is such a need or not. `tried_by`: a digest of the network or the
-- person, so that a stranger's tries keep nobody else out. Swept by night.
CREATE TABLE look_ups (
  number TEXT NOT NULL,
  tried_by TEXT NOT NULL,
  hour INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  CONSTRAINT look_ups_key PRIMARY KEY (number, tried_by)
) STRICT, WITHOUT ROWID;
CREATE INDEX look_ups_by_hour ON look_ups (hour);

-- 选题: needs merged into what a call asks proposals to answer. A list is edited until it is published.
CREATE TABLE topic_lists (
  id TEXT NOT NULL CONSTRAINT topic_lists_key PRIMARY KEY,
  title TEXT NOT NULL CONSTRAINT topic_lists_title UNIQUE,
  by_id TEXT NOT NULL CONSTRAINT topic_lists_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE topics (
  id TEXT NOT NULL CONSTRAINT topics_key PRIMARY KEY,
  list_id TEXT NOT NULL CONSTRAINT topics_in REFERENCES topic_lists (id),
  seq INTEGER NOT NULL CONSTRAINT topics_seq CHECK (seq >= 1),  -- 选题3
  title TEXT NOT NULL CONSTRAINT topics_title CHECK (title <> ''),
  text TEXT NOT NULL CONSTRAINT topics_text CHECK (text <> ''),
  CONSTRAINT topics_number UNIQUE (list_id, seq)
) STRICT;

CREATE TABLE topic_needs (
  topic_id TEXT NOT NULL CONSTRAINT topic_needs_in REFERENCES topics (id),
  need_id TEXT NOT NULL CONSTRAINT topic_needs_of REFERENCES needs (id),
  CONSTRAINT topic_needs_key PRIMARY KEY (topic_id, need_id)
) STRICT;
CREATE INDEX topic_needs_by_need ON topic_needs (need_id);

CREATE TABLE topic_list_publications (        -- from here on the list is frozen
  list_id TEXT NOT NULL CONSTRAINT topic_list_publications_key PRIMARY KEY CONSTRAINT publication_of_a_list REFERENCES topic_lists (id),
  by_id TEXT NOT NULL CONSTRAINT topic_list_publications_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER a_published_list_is_not_changed BEFORE UPDATE ON topic_lists
WHEN EXISTS (SELECT 1 FROM topic_list_publications WHERE list_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'a published topic list is frozen'); END;
CREATE TRIGGER a_published_list_gets_no_topic BEFORE INSERT ON topics
WHEN EXISTS (SELECT 1 FROM topic_list_publications WHERE list_id = NEW.list_id)
BEGIN SELECT RAISE(ABORT, 'a published topic list is frozen'); END;
CREATE TRIGGER a_published_topic_is_not_changed BEFORE UPDATE ON topics
WHEN EXISTS (SELECT 1 FROM topic_list_publications WHERE list_id = OLD.list_id)
BEGIN SELECT RAISE(ABORT, 'a published topic list is frozen'); END;
CREATE TRIGGER a_published_topic_is_not_deleted BEFORE DELETE ON topics
WHEN EXISTS (SELECT 1 FROM topic_list_publications WHERE list_id = OLD.list_id)
BEGIN SELECT RAISE(ABORT, 'a published topic list is frozen'); END;
CREATE TRIGGER a_published_topic_gets_no_need BEFORE INSERT ON topic_needs
WHEN EXISTS (SELECT 1 FROM topic_list_publications p JOIN topics t ON t.list_id = p.list_id WHERE t.id = NEW.topic_id)
BEGIN SELECT RAISE(ABORT, 'a published topic list is frozen'); END;
CREATE TRIGGER a_published_topic_keeps_its_needs BEFORE DELETE ON topic_needs
WHEN EXISTS (SELECT 1 FROM topic_list_publications p JOIN topics t ON t.list_id = p.list_id WHERE t.id = OLD.topic_id)
BEGIN SELECT RAISE(ABORT, 'a published topic list is frozen'); END;
CREATE TRIGGER the_needs_of_a_published_topic_are_not_changed BEFORE UPDATE ON topic_needs
WHEN EXISTS (SELECT 1 FROM topic_list_publications p JOIN topics t ON t.list_id = p.list_id WHERE t.id = OLD.topic_id)
BEGIN SELECT RAISE(ABORT, 'a published topic list is frozen'); END;
