-- What we tell people, queued in the batch of the change it tells of: no letter without the change, no change without the letter.
CREATE TABLE letters (
  id TEXT NOT NULL CONSTRAINT letters_key PRIMARY KEY,
  to_id TEXT NOT NULL CONSTRAINT letters_to REFERENCES people (id),
  kind TEXT NOT NULL CONSTRAINT letters_kind CHECK (kind IN ('task', 'due', 'result', 'money', 'news', 'members', 'security')),
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  about TEXT NOT NULL,                        -- the page it leads to
  -- the clauses that it rests on, of the rulebook that its round goes by, or the call: [{"says": "《…》第十条", "href": "/rulebooks/…"}]
  grounds TEXT NOT NULL CONSTRAINT letters_grounds CHECK (json_valid(grounds)),
  at INTEGER NOT NULL,
  once TEXT CONSTRAINT letters_once UNIQUE,   -- set for reminders: the same one is never sent twice
  wording TEXT                                -- which letter it is, by the id of its text (0043_wordings.sql); NULL: somebody typed it
) STRICT;
CREATE INDEX letters_by_person ON letters (to_id, at);

CREATE TABLE letter_readings (
  letter_id TEXT NOT NULL CONSTRAINT letter_readings_key PRIMARY KEY CONSTRAINT reading_of_a_letter REFERENCES letters (id),
  at INTEGER NOT NULL
) STRICT;

-- How many of somebody's letters are unread stands on every page, how many there are above the inbox: triggers keep it, and the view counts
-- it from nothing for a check.
CREATE TABLE unread_letters (
  person_id TEXT NOT NULL CONSTRAINT unread_letters_key PRIMARY KEY CONSTRAINT unread_by_a_person REFERENCES people (id),
  letters INTEGER NOT NULL,                   -- all of them
  unread INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE VIEW unread_letters_anew AS
SELECT l.to_id AS person_id, count(*) AS letters, sum(r.letter_id IS NULL) AS unread
FROM letters l LEFT JOIN letter_readings r ON r.letter_id = l.id GROUP BY l.to_id;
CREATE TRIGGER a_letter_is_unread AFTER INSERT ON letters
BEGIN INSERT INTO unread_letters VALUES (NEW.to_id, 1, 1) ON CONFLICT (person_id) DO UPDATE SET letters = letters + 1, unread = unread + 1; END;
CREATE TRIGGER a_letter_is_read AFTER INSERT ON letter_readings
BEGIN UPDATE unread_letters SET unread = unread - 1 WHERE person_id = (SELECT to_id FROM letters WHERE id = NEW.letter_id); END;
