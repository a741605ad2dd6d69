-- 评审的进度, kept as in 0033: the panel of a round, the sheets of a submission, what a list of awards funds. Each has a view that counts
-- from nothing, which a check compares by night.
CREATE TABLE round_panels (
  round_id TEXT NOT NULL CONSTRAINT round_panels_key PRIMARY KEY CONSTRAINT panel_counts_of_a_round REFERENCES rounds (id),
  members INTEGER NOT NULL,                   -- who are experts still
  declared INTEGER NOT NULL,                  -- of these
  began_at INTEGER                            -- the first member
) STRICT, WITHOUT ROWID;
CREATE VIEW round_panels_anew AS
SELECT m.round_id, count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM departed_experts x WHERE x.expert_id = m.expert_id)) AS members,
  count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM departed_experts x WHERE x.expert_id = m.expert_id)
    AND EXISTS (SELECT 1 FROM declarations d WHERE d.round_id = m.round_id AND d.expert_id = m.expert_id)) AS declared,
  min(m.at) AS began_at
FROM panel_members m GROUP BY m.round_id;

-- Members are made few at a time, and leave seldom: whose panel it is, is counted anew.
CREATE VIEW panels_of (round_id) AS SELECT round_id FROM round_panels;
CREATE TRIGGER a_panel_is_counted_anew INSTEAD OF INSERT ON panels_of
BEGIN
  DELETE FROM round_panels WHERE round_id = NEW.round_id;
  INSERT INTO round_panels SELECT * FROM round_panels_anew WHERE round_id = NEW.round_id;
END;
CREATE VIEW panels_of_people (person_id) AS SELECT person_id FROM invitation_acceptances;
CREATE TRIGGER panels_of_a_person_are_counted_anew INSTEAD OF INSERT ON panels_of_people
BEGIN
  INSERT INTO panels_of SELECT m.round_id FROM invitation_acceptances a JOIN experts x ON x.invitation_id = a.invitation_id
    JOIN panel_members m ON m.expert_id = x.id WHERE a.person_id = NEW.person_id;
END;
CREATE TRIGGER a_member_is_counted AFTER INSERT ON panel_members
BEGIN
  INSERT INTO round_panels SELECT NEW.round_id, NOT EXISTS (SELECT 1 FROM departed_experts WHERE expert_id = NEW.expert_id), 0, NEW.at WHERE true
  ON CONFLICT (round_id) DO UPDATE SET members = members + excluded.members, began_at = min(began_at, excluded.began_at);
END;
CREATE TRIGGER a_declaration_is_counted AFTER INSERT ON declarations
WHEN NOT EXISTS (SELECT 1 FROM departed_experts WHERE expert_id = NEW.expert_id)
BEGIN UPDATE round_panels SET declared = declared + 1 WHERE round_id = NEW.round_id; END;
CREATE TRIGGER an_expert_who_comes_is_counted AFTER INSERT ON invitation_acceptances BEGIN INSERT INTO panels_of_people SELECT NEW.person_id; END;
CREATE TRIGGER an_expert_again_is_counted AFTER INSERT ON role_grants WHEN NEW.role = 'expert'
BEGIN INSERT INTO panels_of_people SELECT NEW.person_id; END;
CREATE TRIGGER an_expert_who_leaves_is_not_counted AFTER INSERT ON role_ends
BEGIN INSERT INTO panels_of_people SELECT person_id FROM role_grants WHERE id = NEW.grant_id AND role = 'expert'; END;

-- Sheets of a submission that count: not of an expert who is barred from its organization, though it was given out before.
CREATE TABLE submission_sheets (
  submission_id TEXT NOT NULL CONSTRAINT submission_sheets_key PRIMARY KEY CONSTRAINT sheets_of_a_submission REFERENCES submissions (id),
  sheets INTEGER NOT NULL,
  sheets_done INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE VIEW submission_sheets_anew AS
SELECT a.submission_id, count(*) AS sheets, count(y.assignment_id) AS sheets_done
FROM assignments a LEFT JOIN sheets y ON y.assignment_id = a.id
WHERE NOT EXISTS (
  SELECT 1 FROM recusals q CROSS JOIN submissions t ON t.id = a.submission_id
  JOIN proposals p ON p.id = t.proposal_id AND p.organization_id = q.organization_id
  WHERE q.round_id = a.round_id AND q.expert_id = a.expert_id)
GROUP BY a.submission_id;
CREATE TRIGGER an_assignment_is_of_a_submission AFTER INSERT ON assignments
BEGIN
  INSERT INTO submission_sheets SELECT NEW.submission_id, 1, 0 WHERE NOT EXISTS (
    SELECT 1 FROM recusals q CROSS JOIN submissions t ON t.id = NEW.submission_id
    JOIN proposals p ON p.id = t.proposal_id AND p.organization_id = q.organization_id
    WHERE q.round_id = NEW.round_id AND q.expert_id = NEW.expert_id)
  ON CONFLICT (submission_id) DO UPDATE SET sheets = sheets + 1;
END;
CREATE TRIGGER a_sheet_is_of_a_submission AFTER INSERT ON sheets
BEGIN
  UPDATE submission_sheets SET sheets_done = sheets_done + 1
  WHERE submission_id = (SELECT submission_id FROM assignments WHERE id = NEW.assignment_id);
END;
CREATE TRIGGER a_recusal_takes_its_sheets AFTER INSERT ON recusals
BEGIN
  UPDATE submission_sheets SET sheets = sheets - 1, sheets_done = sheets_done - x.done FROM (
    SELECT a.submission_id, EXISTS (SELECT 1 FROM sheets y WHERE y.assignment_id = a.id) AS done
    FROM proposals p CROSS JOIN submissions t ON t.proposal_id = p.id
    CROSS JOIN assignments a ON a.submission_id = t.id AND a.expert_id = NEW.expert_id AND a.round_id = NEW.round_id
    WHERE p.organization_id = NEW.organization_id AND p.round_id = NEW.round_id) x
  WHERE submission_sheets.submission_id = x.submission_id;
  DELETE FROM submission_sheets WHERE sheets = 0 AND submission_id IN (
    SELECT t.id FROM proposals p CROSS JOIN submissions t ON t.proposal_id = p.id
    WHERE p.organization_id = NEW.organization_id AND p.round_id = NEW.round_id);
END;

-- What a list of awards funds, approved or not.
CREATE TABLE decision_counts (
  decision_id TEXT NOT NULL CONSTRAINT decision_counts_key PRIMARY KEY CONSTRAINT counts_of_a_decision REFERENCES decisions (id),
  funded INTEGER NOT NULL,
  funded_fen INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE VIEW decision_counts_anew AS
SELECT d.id AS decision_id, count(l.decision_id) FILTER (WHERE l.award_fen > 0) AS funded, coalesce(sum(l.award_fen), 0) AS funded_fen
FROM decisions d LEFT JOIN decision_lines l ON l.decision_id = d.id GROUP BY d.id;
CREATE TRIGGER a_decision_has_its_counts AFTER INSERT ON decisions BEGIN INSERT INTO decision_counts VALUES (NEW.id, 0, 0); END;
CREATE TRIGGER a_funded_line_is_counted AFTER INSERT ON decision_lines WHEN NEW.award_fen > 0
BEGIN
  UPDATE decision_counts SET funded = funded + 1, funded_fen = funded_fen + NEW.award_fen WHERE decision_id = NEW.decision_id;
END;
