-- What a letter rests on: clauses of the rulebook that its round goes by, or the call, as links: [{"says": "《…》第十条", "href": "/rulebooks/…"}].
ALTER TABLE letters ADD COLUMN grounds TEXT NOT NULL DEFAULT '[]' CONSTRAINT letters_grounds CHECK (json_valid(grounds));
