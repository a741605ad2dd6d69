-- 承办: an outside unit runs a round for the bureau. Its people are officers of that round alone, as long as the contract lasts.
CREATE TABLE contracts (
  id TEXT NOT NULL CONSTRAINT contracts_key PRIMARY KEY,
  round_id TEXT NOT NULL CONSTRAINT contract_for_a_round REFERENCES publications (round_id),
  organization_id TEXT NOT NULL CONSTRAINT contract_with_an_organization REFERENCES organizations (id),
  basis TEXT NOT NULL CONSTRAINT contracts_basis CHECK (basis <> ''),          -- the paper that was signed: its number
  last_on TEXT NOT NULL CONSTRAINT contracts_last_on CHECK (last_on GLOB '????-??-??'),
  by_id TEXT NOT NULL CONSTRAINT contracts_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX contracts_by_round ON contracts (round_id);
CREATE INDEX contracts_by_organization ON contracts (organization_id);

CREATE TABLE contract_answers (               -- an approver's; until then nobody of the unit reads anything
  contract_id TEXT NOT NULL CONSTRAINT contract_answers_key PRIMARY KEY CONSTRAINT answer_of_a_contract REFERENCES contracts (id),
  outcome TEXT NOT NULL CONSTRAINT contract_answers_outcome CHECK (outcome IN ('confirmed', 'refused')),
  reason TEXT NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT contract_answers_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT contract_answers_say_why_not CHECK (outcome = 'confirmed' OR reason <> '')
) STRICT;
CREATE TRIGGER a_contract_is_confirmed_by_another BEFORE INSERT ON contract_answers
WHEN NEW.outcome = 'confirmed' AND EXISTS (SELECT 1 FROM contracts WHERE id = NEW.contract_id AND by_id = NEW.by_id)
BEGIN SELECT RAISE(ABORT, 'a contract is confirmed by another'); END;

CREATE TABLE contract_ends (                  -- before its last day, at once
  contract_id TEXT NOT NULL CONSTRAINT contract_ends_key PRIMARY KEY CONSTRAINT end_of_a_contract REFERENCES contracts (id),
  reason TEXT NOT NULL CONSTRAINT contract_ends_reason CHECK (reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT contract_ends_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE operators (                      -- 承办人员: a member of the unit, named by an officer
  id TEXT NOT NULL CONSTRAINT operators_key PRIMARY KEY,
  contract_id TEXT NOT NULL CONSTRAINT operators_under REFERENCES contracts (id),
  person_id TEXT NOT NULL CONSTRAINT operators_person REFERENCES people (id),
  by_id TEXT NOT NULL CONSTRAINT operators_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX operators_by_contract ON operators (contract_id);
CREATE INDEX operators_by_person ON operators (person_id);

CREATE TABLE operator_answers (               -- with the contract, or later
  operator_id TEXT NOT NULL CONSTRAINT operator_answers_key PRIMARY KEY CONSTRAINT answer_of_an_operator REFERENCES operators (id),
  outcome TEXT NOT NULL CONSTRAINT operator_answers_outcome CHECK (outcome IN ('confirmed', 'refused')),
  by_id TEXT NOT NULL CONSTRAINT operator_answers_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER an_operator_is_confirmed_by_another BEFORE INSERT ON operator_answers
WHEN NEW.outcome = 'confirmed' AND EXISTS (SELECT 1 FROM operators WHERE id = NEW.operator_id AND (by_id = NEW.by_id OR person_id = NEW.by_id))
BEGIN SELECT RAISE(ABORT, 'an operator is confirmed by another'); END;

CREATE TABLE operator_ends (
  operator_id TEXT NOT NULL CONSTRAINT operator_ends_key PRIMARY KEY CONSTRAINT end_of_an_operator REFERENCES operators (id),
  reason TEXT NOT NULL CONSTRAINT operator_ends_reason CHECK (reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT operator_ends_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

-- Who runs a round now, until the end of the contract's last day, as long as they belong to the unit.
CREATE VIEW operating_people (person_id, round_id, contract_id, unit, last_on) AS
SELECT o.person_id, c.round_id, c.id, u.name, c.last_on
FROM operators o
JOIN operator_answers a ON a.operator_id = o.id AND a.outcome = 'confirmed'
JOIN contracts c ON c.id = o.contract_id
JOIN contract_answers k ON k.contract_id = c.id AND k.outcome = 'confirmed'
JOIN organizations u ON u.id = c.organization_id
JOIN memberships m ON m.organization_id = c.organization_id AND m.person_id = o.person_id
WHERE NOT EXISTS (SELECT 1 FROM operator_ends e WHERE e.operator_id = o.id)
  AND NOT EXISTS (SELECT 1 FROM contract_ends e WHERE e.contract_id = c.id);

-- 经办: who sees to a case now: an officer, or whoever runs its round, then `until` a day. What an officer or an operator of before
-- saw to is nobody's, until somebody takes it.
CREATE VIEW cases_owned (kind, about, owner_id, at, until) AS
SELECT c.kind, c.about, c.owner_id, c.at, (SELECT max(o.last_on) FROM operating_people o WHERE o.person_id = c.owner_id AND o.round_id = c.round_id)
FROM (
  SELECT x.*, iif(x.kind = 'proposal', (SELECT p.round_id FROM proposals p WHERE p.id = x.about),
    (SELECT g.round_id FROM projects j JOIN agreements g ON g.id = j.agreement_id WHERE j.id = x.about)) AS round_id
  FROM case_owners x
) c
WHERE c.owner_id IS NOT NULL AND c.seq = (SELECT max(x.seq) FROM case_owners x WHERE x.kind = c.kind AND x.about = c.about)
  AND (EXISTS (SELECT 1 FROM role_grants g WHERE g.person_id = c.owner_id AND g.role = 'officer' AND g.id NOT IN (SELECT grant_id FROM role_ends))
    OR EXISTS (SELECT 1 FROM operating_people o WHERE o.person_id = c.owner_id AND o.round_id = c.round_id));

-- Who was named and may still come to it: they hold no role, and whoever holds one is not named.
CREATE VIEW named_operators (person_id, contract_id, last_on) AS
SELECT o.person_id, c.id, c.last_on
FROM operators o JOIN contracts c ON c.id = o.contract_id
WHERE NOT EXISTS (SELECT 1 FROM operator_answers a WHERE a.operator_id = o.id AND a.outcome = 'refused')
  AND NOT EXISTS (SELECT 1 FROM contract_answers a WHERE a.contract_id = c.id AND a.outcome = 'refused')
  AND NOT EXISTS (SELECT 1 FROM operator_ends e WHERE e.operator_id = o.id)
  AND NOT EXISTS (SELECT 1 FROM contract_ends e WHERE e.contract_id = c.id);
CREATE TRIGGER no_role_for_an_operator BEFORE INSERT ON role_grants
WHEN EXISTS (SELECT 1 FROM named_operators WHERE person_id = NEW.person_id AND last_on >= date(NEW.at / 1000, 'unixepoch', '+8 hours'))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever runs a round for the bureau holds no role'); END;
CREATE TRIGGER no_operator_with_a_role BEFORE INSERT ON operators
WHEN EXISTS (SELECT 1 FROM role_grants g WHERE g.person_id = NEW.person_id AND g.id NOT IN (SELECT grant_id FROM role_ends))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever holds a role runs no round for the bureau'); END;
CREATE TRIGGER an_operator_belongs_to_the_unit BEFORE INSERT ON operators
WHEN EXISTS (SELECT 1 FROM contracts WHERE id = NEW.contract_id) AND NOT EXISTS (SELECT 1 FROM contracts c JOIN memberships m ON m.organization_id = c.organization_id
  WHERE c.id = NEW.contract_id AND m.person_id = NEW.person_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: an operator belongs to the unit'); END;

-- The unit does not apply where it is asked to run the round, until that comes to nothing (`until`: its last day); once somebody
-- of it has read the round, never. Neither the other way round: nor does who hosts an applicant or is hosted by one.
CREATE VIEW contracted_units (organization_id, round_id, contract_id, code, until) AS
SELECT c.organization_id, c.round_id, c.id, r.code, NULL FROM contracts c JOIN rounds r ON r.id = c.round_id
WHERE EXISTS (SELECT 1 FROM operators o JOIN operator_answers y ON y.operator_id = o.id WHERE o.contract_id = c.id AND y.outcome = 'confirmed')
UNION ALL
SELECT c.organization_id, c.round_id, c.id, r.code, c.last_on FROM contracts c JOIN rounds r ON r.id = c.round_id
WHERE NOT EXISTS (SELECT 1 FROM contract_answers a WHERE a.contract_id = c.id AND a.outcome = 'refused')
  AND NOT EXISTS (SELECT 1 FROM contract_ends e WHERE e.contract_id = c.id);
CREATE VIEW applicants_in_rounds (organization_id, round_id, at) AS
SELECT organization_id, round_id, at FROM current_submissions
UNION ALL SELECT h.host_id, s.round_id, s.at FROM current_submissions s JOIN hosts_in_force h ON h.group_id = s.organization_id
UNION ALL SELECT h.group_id, s.round_id, s.at FROM current_submissions s JOIN hosts_in_force h ON h.host_id = s.organization_id;
CREATE TRIGGER no_proposal_of_a_contracted_unit BEFORE INSERT ON proposals
WHEN EXISTS (SELECT 1 FROM contracted_units WHERE organization_id = NEW.organization_id AND round_id = NEW.round_id
  AND (until IS NULL OR until >= date(NEW.at / 1000, 'unixepoch', '+8 hours')))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the unit runs this round'); END;
CREATE TRIGGER no_submission_of_a_contracted_unit BEFORE INSERT ON submissions
WHEN EXISTS (SELECT 1 FROM proposals p JOIN contracted_units u ON u.organization_id = p.organization_id AND u.round_id = p.round_id
  WHERE p.id = NEW.proposal_id AND (u.until IS NULL OR u.until >= date(NEW.at / 1000, 'unixepoch', '+8 hours')))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the unit runs this round'); END;
CREATE TRIGGER no_contract_with_an_applicant BEFORE INSERT ON contracts
WHEN EXISTS (SELECT 1 FROM applicants_in_rounds WHERE organization_id = NEW.organization_id AND round_id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the unit applies in this round'); END;
CREATE TRIGGER one_contract_of_a_unit_counts BEFORE INSERT ON contracts
WHEN EXISTS (SELECT 1 FROM contracts c LEFT JOIN contract_answers a ON a.contract_id = c.id
  WHERE c.organization_id = NEW.organization_id AND c.round_id = NEW.round_id AND c.last_on >= date(NEW.at / 1000, 'unixepoch', '+8 hours')
    AND NOT EXISTS (SELECT 1 FROM contract_ends e WHERE e.contract_id = c.id)
    AND (a.contract_id IS NULL OR (a.outcome = 'confirmed' AND c.last_on >= NEW.last_on)))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the unit has a contract for this round'); END;

-- Nobody gives the round to an organization of theirs.
CREATE TRIGGER no_contract_with_ones_own BEFORE INSERT ON contracts
WHEN EXISTS (SELECT 1 FROM interests WHERE person_id = NEW.by_id AND organization_id = NEW.organization_id)
  OR EXISTS (SELECT 1 FROM interests_in_rounds WHERE person_id = NEW.by_id AND round_id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_answer_to_a_contract_with_ones_own BEFORE INSERT ON contract_answers
WHEN EXISTS (SELECT 1 FROM interests WHERE person_id = NEW.by_id AND organization_id = (SELECT organization_id FROM contracts WHERE id = NEW.contract_id))
  OR EXISTS (SELECT 1 FROM interests_in_rounds WHERE person_id = NEW.by_id AND round_id = (SELECT round_id FROM contracts WHERE id = NEW.contract_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_naming_of_ones_own BEFORE INSERT ON operators
WHEN EXISTS (SELECT 1 FROM interests WHERE person_id = NEW.by_id AND organization_id = (SELECT organization_id FROM contracts WHERE id = NEW.contract_id))
  OR EXISTS (SELECT 1 FROM interests_in_rounds WHERE person_id = NEW.by_id AND round_id = (SELECT round_id FROM contracts WHERE id = NEW.contract_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_answer_on_operators_of_ones_own BEFORE INSERT ON operator_answers
WHEN EXISTS (SELECT 1 FROM interests WHERE person_id = NEW.by_id AND organization_id = (
  SELECT c.organization_id FROM operators o JOIN contracts c ON c.id = o.contract_id WHERE o.id = NEW.operator_id))
  OR EXISTS (SELECT 1 FROM interests_in_rounds WHERE person_id = NEW.by_id AND round_id = (
  SELECT c.round_id FROM operators o JOIN contracts c ON c.id = o.contract_id WHERE o.id = NEW.operator_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_end_of_a_contract_of_ones_own BEFORE INSERT ON contract_ends
WHEN EXISTS (SELECT 1 FROM interests WHERE person_id = NEW.by_id AND organization_id = (SELECT c.organization_id FROM contracts c WHERE c.id = NEW.contract_id))
  OR EXISTS (SELECT 1 FROM interests_in_rounds WHERE person_id = NEW.by_id AND round_id = (SELECT c.round_id FROM contracts c WHERE c.id = NEW.contract_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_end_of_an_operator_of_ones_own BEFORE INSERT ON operator_ends
WHEN EXISTS (SELECT 1 FROM interests WHERE person_id = NEW.by_id AND organization_id = (SELECT c.organization_id FROM operators o JOIN contracts c ON c.id = o.contract_id WHERE o.id = NEW.operator_id))
  OR EXISTS (SELECT 1 FROM interests_in_rounds WHERE person_id = NEW.by_id AND round_id = (SELECT c.round_id FROM operators o JOIN contracts c ON c.id = o.contract_id WHERE o.id = NEW.operator_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;

CREATE TRIGGER contracts_are_not_changed BEFORE UPDATE ON contracts BEGIN SELECT RAISE(ABORT, 'contracts are not changed'); END;
CREATE TRIGGER contracts_are_kept BEFORE DELETE ON contracts BEGIN SELECT RAISE(ABORT, 'contracts are kept'); END;
CREATE TRIGGER contracts_come_once BEFORE INSERT ON contracts WHEN EXISTS (SELECT 1 FROM contracts WHERE id = NEW.id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: contracts.id'); END;
CREATE TRIGGER contract_answers_are_not_changed BEFORE UPDATE ON contract_answers BEGIN SELECT RAISE(ABORT, 'contract_answers are not changed'); END;
CREATE TRIGGER contract_answers_are_kept BEFORE DELETE ON contract_answers BEGIN SELECT RAISE(ABORT, 'contract_answers are kept'); END;
CREATE TRIGGER contract_answers_come_once BEFORE INSERT ON contract_answers WHEN EXISTS (SELECT 1 FROM contract_answers WHERE contract_id = NEW.contract_id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: contract_answers.contract_id'); END;
CREATE TRIGGER contract_ends_are_not_changed BEFORE UPDATE ON contract_ends BEGIN SELECT RAISE(ABORT, 'contract_ends are not changed'); END;
CREATE TRIGGER contract_ends_are_kept BEFORE DELETE ON contract_ends BEGIN SELECT RAISE(ABORT, 'contract_ends are kept'); END;
CREATE TRIGGER contract_ends_come_once BEFORE INSERT ON contract_ends WHEN EXISTS (SELECT 1 FROM contract_ends WHERE contract_id = NEW.contract_id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: contract_ends.contract_id'); END;
CREATE TRIGGER operators_are_not_changed BEFORE UPDATE ON operators BEGIN SELECT RAISE(ABORT, 'operators are not changed'); END;
CREATE TRIGGER operators_are_kept BEFORE DELETE ON operators BEGIN SELECT RAISE(ABORT, 'operators are kept'); END;
CREATE TRIGGER operators_come_once BEFORE INSERT ON operators WHEN EXISTS (SELECT 1 FROM operators WHERE id = NEW.id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: operators.id'); END;
CREATE TRIGGER operator_answers_are_not_changed BEFORE UPDATE ON operator_answers BEGIN SELECT RAISE(ABORT, 'operator_answers are not changed'); END;
CREATE TRIGGER operator_answers_are_kept BEFORE DELETE ON operator_answers BEGIN SELECT RAISE(ABORT, 'operator_answers are kept'); END;
CREATE TRIGGER operator_answers_come_once BEFORE INSERT ON operator_answers WHEN EXISTS (SELECT 1 FROM operator_answers WHERE operator_id = NEW.operator_id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: operator_answers.operator_id'); END;
CREATE TRIGGER operator_ends_are_not_changed BEFORE UPDATE ON operator_ends BEGIN SELECT RAISE(ABORT, 'operator_ends are not changed'); END;
CREATE TRIGGER operator_ends_are_kept BEFORE DELETE ON operator_ends BEGIN SELECT RAISE(ABORT, 'operator_ends are kept'); END;
CREATE TRIGGER operator_ends_come_once BEFORE INSERT ON operator_ends WHEN EXISTS (SELECT 1 FROM operator_ends WHERE operator_id = NEW.operator_id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: operator_ends.operator_id'); END;
