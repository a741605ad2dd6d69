-- 咨询: what somebody asks about a published call until it closes. The text is public once it is answered; the name never is.
CREATE TABLE enquiries (
  id TEXT NOT NULL CONSTRAINT enquiries_key PRIMARY KEY,
  round_id TEXT NOT NULL CONSTRAINT enquiry_about REFERENCES publications (round_id),
  text TEXT NOT NULL CONSTRAINT enquiries_text CHECK (text <> ''),
  name TEXT CONSTRAINT enquiries_name CHECK (name <> ''),                      -- as the asker gave it; NULL: not given
  by_id TEXT CONSTRAINT enquiries_by REFERENCES people (id),                   -- NULL: a visitor
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX enquiries_by_round ON enquiries (round_id, at);

CREATE TABLE enquiry_answers (                -- published for everybody to read, with the question
  enquiry_id TEXT NOT NULL CONSTRAINT enquiry_answers_key PRIMARY KEY CONSTRAINT answer_to_an_enquiry REFERENCES enquiries (id),
  text TEXT NOT NULL CONSTRAINT enquiry_answers_text CHECK (text <> ''),
  by_id TEXT NOT NULL CONSTRAINT enquiry_answers_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE enquiry_refusals (               -- not answered in public, and why
  enquiry_id TEXT NOT NULL CONSTRAINT enquiry_refusals_key PRIMARY KEY CONSTRAINT refusal_of_an_enquiry REFERENCES enquiries (id),
  reason TEXT NOT NULL CONSTRAINT enquiry_refusals_reason CHECK (reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT enquiry_refusals_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER an_answer_to_an_enquiry_is_not_changed BEFORE UPDATE ON enquiry_answers
BEGIN SELECT RAISE(ABORT, 'an answer to an enquiry is not changed'); END;
CREATE TRIGGER an_answer_to_an_enquiry_is_kept BEFORE DELETE ON enquiry_answers
BEGIN SELECT RAISE(ABORT, 'an answer to an enquiry is kept'); END;
