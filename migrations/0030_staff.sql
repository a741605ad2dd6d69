-- 备注和经办: what the staff write to each other on an organization, a proposal or a project, and who sees to it. For the office
-- alone: never public, never in a letter, and not for whoever has an interest in whom it concerns.
CREATE TABLE staff_notes (
  id TEXT NOT NULL CONSTRAINT staff_notes_key PRIMARY KEY,
  kind TEXT NOT NULL CONSTRAINT staff_notes_kind CHECK (kind IN ('organization', 'proposal', 'project')),
  about TEXT NOT NULL,                        -- the id of what it is about
  text TEXT NOT NULL CONSTRAINT staff_notes_text CHECK (text <> ''),
  corrects TEXT CONSTRAINT correction_of_a_note REFERENCES staff_notes (id),  -- NULL: a note of its own; the one before stays, struck through
  by_id TEXT NOT NULL CONSTRAINT staff_notes_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX staff_notes_by_case ON staff_notes (kind, about, at);

CREATE TABLE case_owners (                    -- 经办: the last row counts
  kind TEXT NOT NULL CONSTRAINT case_owners_kind CHECK (kind IN ('proposal', 'project')),
  about TEXT NOT NULL,
  seq INTEGER NOT NULL CONSTRAINT case_owners_seq CHECK (seq >= 1),
  owner_id TEXT CONSTRAINT case_owners_owner REFERENCES people (id),          -- NULL: nobody any more
  by_id TEXT NOT NULL CONSTRAINT case_owners_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT case_owners_key PRIMARY KEY (kind, about, seq)
) STRICT;
CREATE INDEX case_owners_by_owner ON case_owners (owner_id);

-- Whom a note or a case concerns: the organization, and of a project every host that a draft of its agreement named.
CREATE VIEW cases_concern (kind, about, organization_id) AS
SELECT 'organization', id, id FROM organizations
UNION ALL SELECT 'proposal', id, organization_id FROM proposals
UNION ALL SELECT 'project', j.id, p.organization_id FROM projects j JOIN agreements g ON g.id = j.agreement_id JOIN proposals p ON p.id = g.proposal_id
UNION ALL SELECT 'project', j.id, d.host_id FROM projects j JOIN agreement_drafts d ON d.agreement_id = j.agreement_id WHERE d.host_id IS NOT NULL;

-- The same from the person, who has few organizations or none: what a list leaves out is found once.
CREATE VIEW own_cases (person_id, about) AS
SELECT i.person_id, p.id FROM interests i CROSS JOIN proposals p ON p.organization_id = i.organization_id
UNION ALL SELECT i.person_id, j.id FROM interests_in_agreements i CROSS JOIN projects j ON j.agreement_id = i.agreement_id;

CREATE TRIGGER no_note_on_ones_own BEFORE INSERT ON staff_notes
WHEN EXISTS (SELECT 1 FROM cases_concern c JOIN interests i ON i.organization_id = c.organization_id AND i.person_id = NEW.by_id
  WHERE c.about = NEW.about)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_case_of_ones_own BEFORE INSERT ON case_owners
WHEN EXISTS (SELECT 1 FROM cases_concern c JOIN interests i ON i.organization_id = c.organization_id AND i.person_id IN (NEW.by_id, NEW.owner_id)
  WHERE c.about = NEW.about)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;

CREATE TRIGGER staff_notes_are_not_changed BEFORE UPDATE ON staff_notes BEGIN SELECT RAISE(ABORT, 'staff_notes are not changed'); END;
CREATE TRIGGER staff_notes_are_kept BEFORE DELETE ON staff_notes BEGIN SELECT RAISE(ABORT, 'staff_notes are kept'); END;
CREATE TRIGGER staff_notes_come_once BEFORE INSERT ON staff_notes WHEN EXISTS (SELECT 1 FROM staff_notes WHERE id = NEW.id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: staff_notes.id'); END;
CREATE TRIGGER case_owners_are_not_changed BEFORE UPDATE ON case_owners BEGIN SELECT RAISE(ABORT, 'case_owners are not changed'); END;
CREATE TRIGGER case_owners_are_kept BEFORE DELETE ON case_owners BEGIN SELECT RAISE(ABORT, 'case_owners are kept'); END;
CREATE TRIGGER case_owners_come_once BEFORE INSERT ON case_owners WHEN EXISTS (SELECT 1 FROM case_owners WHERE kind = NEW.kind AND about = NEW.about AND seq = NEW.seq OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: case_owners.kind, case_owners.about, case_owners.seq'); END;
