-- 站外: where somebody is reached, and what is to be sent there. A row of the outbox comes with its letter, in the same batch.
CREATE TABLE addresses (                      -- confirmed by a code; a new one of the same channel takes its place
  person_id TEXT NOT NULL CONSTRAINT addresses_of_a_person REFERENCES people (id),
  channel TEXT NOT NULL CONSTRAINT addresses_channel CHECK (channel IN ('mail', 'webhook')),
  address TEXT NOT NULL CONSTRAINT addresses_address CHECK (address <> ''),
  confirmed_at INTEGER NOT NULL,
  CONSTRAINT addresses_key PRIMARY KEY (person_id, channel)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
  id TEXT NOT NULL CONSTRAINT outbox_key PRIMARY KEY,         -- by which a receiver sees a second copy
  letter_id TEXT CONSTRAINT outbox_of_a_letter REFERENCES letters (id), -- NULL: a word of its own, with a code or a link
  word TEXT,                                                  -- to whom and what it says, under DATA_SECRET; '' once it is over
  parcel TEXT,                                                -- of several that leave in one message: its id
  until INTEGER,                                              -- of a word: after that it is good for nothing
  channel TEXT NOT NULL CONSTRAINT outbox_channel CHECK (channel IN ('mail', 'wecom', 'dingtalk', 'webhook')),
  tries INTEGER NOT NULL,
  next_at INTEGER NOT NULL,                                   -- not before; while one sends it, until its lease is over
  lease TEXT,                                                 -- of whoever sends it: only they say what came of it
  came TEXT CONSTRAINT outbox_came CHECK (came IN ('sent', 'not-theirs', 'given-up', 'left', 'over', 'not-wanted')), -- 'left': given up, and not to be tried again
  came_at INTEGER,
  said TEXT NOT NULL,                             -- by the other side at the last try
  CONSTRAINT outbox_once UNIQUE (letter_id, channel),
  CONSTRAINT outbox_came_at CHECK ((came IS NULL) = (came_at IS NULL)),
  CONSTRAINT outbox_of_one CHECK ((letter_id IS NULL) = (word IS NOT NULL) AND (word IS NULL) = (until IS NULL))
) STRICT;
CREATE INDEX outbox_together ON outbox (parcel) WHERE parcel IS NOT NULL;
CREATE INDEX outbox_leased ON outbox (lease) WHERE lease IS NOT NULL;
CREATE INDEX outbox_waiting ON outbox (next_at) WHERE came IS NULL;
CREATE INDEX outbox_given_up ON outbox (channel, came_at) WHERE came = 'given-up';

CREATE VIEW channels_of_now AS
SELECT channel, version, place, sealed FROM channel_settings s
WHERE sealed IS NOT NULL AND version = (SELECT max(version) FROM channel_settings x WHERE x.channel = s.channel);

CREATE TRIGGER a_letter_is_to_be_sent AFTER INSERT ON letters WHEN NOT EXISTS (SELECT 1 FROM demonstration)
BEGIN
  INSERT INTO outbox (id, letter_id, channel, tries, next_at, said)
  SELECT lower(hex(randomblob(16))), NEW.id, a.channel, 0, NEW.at, ''
  FROM addresses a JOIN channels_of_now c ON c.channel = a.channel WHERE a.person_id = NEW.to_id;
END;

-- A robot tells the group of the office, which has no address of its own, that there is something to do: once, however many are written to.
CREATE TRIGGER a_letter_to_the_office_is_told_by_robots AFTER INSERT ON letters
WHEN NEW.kind IN ('task', 'due') AND NOT EXISTS (SELECT 1 FROM demonstration) AND EXISTS (
  SELECT 1 FROM role_grants g WHERE g.person_id = NEW.to_id AND g.role IN ('officer', 'approver', 'finance', 'auditor', 'administrator')
    AND NOT EXISTS (SELECT 1 FROM role_ends e WHERE e.grant_id = g.id))
BEGIN
  INSERT INTO outbox (id, letter_id, channel, tries, next_at, said)
  SELECT lower(hex(randomblob(16))), NEW.id, c.channel, 0, NEW.at, '' FROM channels_of_now c
  WHERE c.channel IN ('wecom', 'dingtalk') AND NOT EXISTS (
    SELECT 1 FROM outbox o JOIN letters l ON l.id = o.letter_id
    WHERE o.came IS NULL AND o.next_at = NEW.at AND o.channel = c.channel AND l.at = NEW.at AND l.about = NEW.about AND l.kind = NEW.kind);
END;

-- Whatever somebody was when a letter was written and is no more: from then on nothing that was written before leaves for them.
-- (An end of the same instant is what the letter tells of: it goes.)
CREATE VIEW unreadable_outside AS
SELECT l.id AS letter_id FROM outbox o JOIN letters l ON l.id = o.letter_id
WHERE o.came IS NULL AND (
  EXISTS (SELECT 1 FROM suspended_people x WHERE x.person_id = l.to_id)
  OR EXISTS (SELECT 1 FROM role_ends e JOIN role_grants g ON g.id = e.grant_id WHERE g.person_id = l.to_id AND e.at > l.at)
  OR EXISTS (SELECT 1 FROM membership_ends e WHERE e.person_id = l.to_id AND e.at > l.at)
  OR EXISTS (SELECT 1 FROM community_place_ends e JOIN community_places g ON g.id = e.grant_id WHERE g.person_id = l.to_id AND e.at > l.at)
  OR EXISTS (SELECT 1 FROM operators p JOIN operator_ends e ON e.operator_id = p.id WHERE p.person_id = l.to_id AND e.at > l.at)
  OR EXISTS (SELECT 1 FROM operators p JOIN contract_ends e ON e.contract_id = p.contract_id WHERE p.person_id = l.to_id AND e.at > l.at));
