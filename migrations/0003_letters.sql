-- What we tell people, queued in the batch of the change it tells of: no letter without the change, no change without the letter.
CREATE TABLE letters (
  id TEXT NOT NULL CONSTRAINT letters_key PRIMARY KEY,
  to_id TEXT NOT NULL CONSTRAINT letters_to REFERENCES people (id),
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  about TEXT NOT NULL,                        -- the page it leads to
  -- the clauses that it rests on, of the rulebook that its round goes by, or the call: [{"says": "《…》第十条", "href": "/rulebooks/…"}]
  grounds TEXT NOT NULL CONSTRAINT letters_grounds CHECK (json_valid(grounds)),
  at INTEGER NOT NULL,
  once TEXT CONSTRAINT letters_once UNIQUE    -- set for reminders: the same one is never sent twice
) STRICT;
CREATE INDEX letters_by_person ON letters (to_id, at);

CREATE TABLE letter_readings (
  letter_id TEXT NOT NULL CONSTRAINT letter_readings_key PRIMARY KEY CONSTRAINT reading_of_a_letter REFERENCES letters (id),
  at INTEGER NOT NULL
) STRICT;
