-- 没有交出的内容: what is typed into a form and not handed in, of its person, or of an organization that writes it together.
CREATE TABLE kept_texts (
  owner TEXT NOT NULL,
  page TEXT NOT NULL CONSTRAINT kept_texts_page CHECK (page LIKE '/%'),
  form TEXT NOT NULL CONSTRAINT kept_texts_form CHECK (form <> ''),
  title TEXT NOT NULL,
  content TEXT NOT NULL CONSTRAINT kept_texts_content CHECK (json_valid(content)),
  version INTEGER NOT NULL CONSTRAINT kept_texts_version CHECK (version >= 1),
  by_id TEXT NOT NULL CONSTRAINT kept_texts_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT kept_texts_key PRIMARY KEY (owner, page, form)
) STRICT;
CREATE INDEX kept_texts_by_time ON kept_texts (at);
