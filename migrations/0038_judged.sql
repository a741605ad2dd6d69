-- 评审的进度, kept as in 0033: the panel of a round, the sheets of a submission, what a list of awards funds. Each has a view that counts
-- from nothing, which a check compares by night.
CREATE TABLE round_panels (
  round_id TEXT NOT NULL CONSTRAINT round_panels_key PRIMARY KEY CONSTRAINT panel_counts_of_a_round REFERENCES rounds (id),
  members INTEGER NOT NULL,                   -- who are experts still, and were not taken off
  declared INTEGER NOT NULL,                  -- of these
  began_at INTEGER                            -- the first member
) STRICT, WITHOUT ROWID;
CREATE VIEW round_panels_anew AS
SELECT round_id, sum(stays) AS members, sum(stays AND declared) AS declared, min(at) AS began_at FROM (
  SELECT m.round_id, m.at,
    NOT EXISTS (SELECT 1 FROM departed_experts x WHERE x.expert_id = m.expert_id)
      AND NOT EXISTS (SELECT 1 FROM panel_removals v WHERE v.round_id = m.round_id AND v.expert_id = m.expert_id) AS stays,
    EXISTS (SELECT 1 FROM declarations d WHERE d.round_id = m.round_id AND d.expert_id = m.expert_id) AS declared
  FROM panel_members m)
GROUP BY round_id;

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
CREATE TRIGGER a_member_taken_off_is_not_counted AFTER INSERT ON panel_removals BEGIN INSERT INTO panels_of SELECT NEW.round_id; END;
CREATE TRIGGER an_expert_who_comes_is_counted AFTER INSERT ON invitation_acceptances BEGIN INSERT INTO panels_of_people SELECT NEW.person_id; END;
CREATE TRIGGER an_expert_again_is_counted AFTER INSERT ON role_grants WHEN NEW.role = 'expert'
BEGIN INSERT INTO panels_of_people SELECT NEW.person_id; END;
CREATE TRIGGER an_expert_who_leaves_is_not_counted AFTER INSERT ON role_ends
BEGIN INSERT INTO panels_of_people SELECT person_id FROM role_grants WHERE id = NEW.grant_id AND role = 'expert'; END;

-- Sheets of a submission that count: not of an expert who is barred from its organization, nor one that a member who was taken off had not
-- handed in, though it was given out before.
CREATE TABLE submission_sheets (
  round_id TEXT NOT NULL CONSTRAINT sheets_in_a_round REFERENCES rounds (id),
  submission_id TEXT NOT NULL CONSTRAINT sheets_of_a_submission REFERENCES submissions (id),
  sheets INTEGER NOT NULL,
  sheets_done INTEGER NOT NULL,
  points TEXT NOT NULL CONSTRAINT submission_sheets_points CHECK (json_valid(points)),  -- of each that is in, as the sheet has them
  CONSTRAINT submission_sheets_key PRIMARY KEY (round_id, submission_id)
) STRICT, WITHOUT ROWID;
CREATE VIEW barred_assignments AS               -- given out to an expert who does not judge that organization: few, if any
SELECT a.id, q.round_id, q.expert_id, q.organization_id, a.submission_id FROM recusals q
CROSS JOIN proposals p ON p.organization_id = q.organization_id AND p.round_id = q.round_id
CROSS JOIN submissions t ON t.proposal_id = p.id
CROSS JOIN assignments a ON a.submission_id = t.id AND a.expert_id = q.expert_id;
CREATE INDEX submission_sheets_few ON submission_sheets (round_id, sheets);
CREATE VIEW given_back_assignments AS           -- of a member who was taken off, and not handed in before
SELECT a.id, a.round_id, a.expert_id, a.submission_id FROM panel_removals v
CROSS JOIN assignments a ON a.expert_id = v.expert_id AND a.round_id = v.round_id
WHERE NOT EXISTS (SELECT 1 FROM sheets y WHERE y.assignment_id = a.id);
CREATE VIEW void_assignments AS                 -- what was given out and does not count, handed in or not
SELECT b.id, b.round_id, b.expert_id, b.submission_id, EXISTS (SELECT 1 FROM sheets y WHERE y.assignment_id = b.id) AS done FROM barred_assignments b
UNION SELECT id, round_id, expert_id, submission_id, 0 FROM given_back_assignments;
CREATE VIEW submission_sheets_anew AS
SELECT a.round_id, a.submission_id, count(*) AS sheets, count(y.assignment_id) AS sheets_done,
  json_group_array(json(y.points) ORDER BY a.id) FILTER (WHERE y.assignment_id IS NOT NULL) AS points
FROM assignments a LEFT JOIN sheets y ON y.assignment_id = a.id
WHERE NOT EXISTS (
  SELECT 1 FROM recusals q CROSS JOIN submissions t ON t.id = a.submission_id
  JOIN proposals p ON p.id = t.proposal_id AND p.organization_id = q.organization_id
  WHERE q.round_id = a.round_id AND q.expert_id = a.expert_id)
  AND NOT (y.assignment_id IS NULL AND EXISTS (SELECT 1 FROM panel_removals v WHERE v.round_id = a.round_id AND v.expert_id = a.expert_id))
GROUP BY a.round_id, a.submission_id;
CREATE VIEW sheets_of (round_id, submission_id) AS SELECT round_id, submission_id FROM submission_sheets;
CREATE TRIGGER sheets_are_counted_anew INSTEAD OF INSERT ON sheets_of
BEGIN
  UPDATE submission_sheets SET sheets = x.sheets, sheets_done = x.sheets_done, points = x.points FROM (
    SELECT * FROM submission_sheets_anew WHERE round_id = NEW.round_id AND submission_id = NEW.submission_id) x
  WHERE submission_sheets.round_id = NEW.round_id AND submission_sheets.submission_id = NEW.submission_id;
  DELETE FROM submission_sheets WHERE round_id = NEW.round_id AND submission_id = NEW.submission_id
    AND NOT EXISTS (SELECT 1 FROM submission_sheets_anew WHERE round_id = NEW.round_id AND submission_id = NEW.submission_id);
END;

-- Of a round: how many of its proposals that count somebody scores, and how many sheets were given out and do not count.
CREATE TABLE round_scored (
  round_id TEXT NOT NULL CONSTRAINT round_scored_key PRIMARY KEY CONSTRAINT scored_in_a_round REFERENCES rounds (id),
  proposals INTEGER NOT NULL,
  recusals INTEGER NOT NULL,
  void INTEGER NOT NULL,
  void_done INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE VIEW round_scored_anew AS
SELECT r.id AS round_id,
  (SELECT count(*) FROM submission_sheets c JOIN counting_submissions s ON s.id = c.submission_id WHERE c.round_id = r.id) AS proposals,
  (SELECT count(*) FROM recusals q WHERE q.round_id = r.id) AS recusals,
  (SELECT count(*) FROM void_assignments b WHERE b.round_id = r.id) AS void,
  (SELECT coalesce(sum(b.done), 0) FROM void_assignments b WHERE b.round_id = r.id) AS void_done
FROM rounds r;
CREATE TRIGGER a_round_has_its_scored AFTER INSERT ON rounds BEGIN INSERT INTO round_scored VALUES (NEW.id, 0, 0, 0, 0); END;
CREATE TRIGGER what_is_scored_is_counted AFTER INSERT ON submission_sheets WHEN EXISTS (SELECT 1 FROM counting_submissions WHERE id = NEW.submission_id)
BEGIN UPDATE round_scored SET proposals = proposals + 1 WHERE round_id = NEW.round_id; END;
CREATE TRIGGER what_is_scored_no_more_is_not AFTER DELETE ON submission_sheets WHEN EXISTS (SELECT 1 FROM counting_submissions WHERE id = OLD.submission_id)
BEGIN UPDATE round_scored SET proposals = proposals - 1 WHERE round_id = OLD.round_id; END;
CREATE TRIGGER what_counts_and_is_scored AFTER INSERT ON counting_submissions
WHEN EXISTS (SELECT 1 FROM submission_sheets WHERE round_id = NEW.round_id AND submission_id = NEW.id)
BEGIN UPDATE round_scored SET proposals = proposals + 1 WHERE round_id = NEW.round_id; END;
CREATE TRIGGER what_counts_no_more_and_is_scored AFTER DELETE ON counting_submissions
WHEN EXISTS (SELECT 1 FROM submission_sheets WHERE round_id = OLD.round_id AND submission_id = OLD.id)
BEGIN UPDATE round_scored SET proposals = proposals - 1 WHERE round_id = OLD.round_id; END;

CREATE TRIGGER an_assignment_is_of_a_submission AFTER INSERT ON assignments
BEGIN
  INSERT INTO submission_sheets SELECT NEW.round_id, NEW.submission_id, 1, 0, '[]' WHERE NOT EXISTS (
    SELECT 1 FROM recusals q CROSS JOIN submissions t ON t.id = NEW.submission_id
    JOIN proposals p ON p.id = t.proposal_id AND p.organization_id = q.organization_id
    WHERE q.round_id = NEW.round_id AND q.expert_id = NEW.expert_id)
  ON CONFLICT (round_id, submission_id) DO UPDATE SET sheets = sheets + 1;
  UPDATE round_scored SET void = void + 1 WHERE round_id = NEW.round_id AND EXISTS (
    SELECT 1 FROM recusals q CROSS JOIN submissions t ON t.id = NEW.submission_id
    JOIN proposals p ON p.id = t.proposal_id AND p.organization_id = q.organization_id
    WHERE q.round_id = NEW.round_id AND q.expert_id = NEW.expert_id);
END;
CREATE TRIGGER a_sheet_is_of_a_submission AFTER INSERT ON sheets
BEGIN INSERT INTO sheets_of SELECT round_id, submission_id FROM assignments WHERE id = NEW.assignment_id; END;
CREATE TRIGGER a_recusal_takes_its_sheets AFTER INSERT ON recusals
BEGIN
  UPDATE round_scored SET recusals = recusals + 1, void = void + x.sheets, void_done = void_done + x.done FROM (
    SELECT count(*) AS sheets, count(y.assignment_id) AS done FROM barred_assignments b LEFT JOIN sheets y ON y.assignment_id = b.id
    WHERE b.round_id = NEW.round_id AND b.expert_id = NEW.expert_id AND b.organization_id = NEW.organization_id AND NOT EXISTS (
      SELECT 1 FROM given_back_assignments g WHERE g.round_id = b.round_id AND g.expert_id = b.expert_id AND g.id = b.id)) x
  WHERE round_scored.round_id = NEW.round_id;
  INSERT INTO sheets_of SELECT DISTINCT b.round_id, b.submission_id FROM barred_assignments b
    WHERE b.round_id = NEW.round_id AND b.expert_id = NEW.expert_id AND b.organization_id = NEW.organization_id;
END;

CREATE TRIGGER a_removal_gives_sheets_back AFTER INSERT ON panel_removals
BEGIN
  UPDATE round_scored SET void = void + (
    SELECT count(*) FROM given_back_assignments g WHERE g.round_id = NEW.round_id AND g.expert_id = NEW.expert_id AND NOT EXISTS (
      SELECT 1 FROM barred_assignments b WHERE b.round_id = g.round_id AND b.expert_id = g.expert_id AND b.id = g.id))
  WHERE round_id = NEW.round_id;
  INSERT INTO sheets_of SELECT round_id, submission_id FROM given_back_assignments WHERE round_id = NEW.round_id AND expert_id = NEW.expert_id;
END;

-- For the stages before the awards, which do not read them: when the list of a round was approved.
CREATE VIEW approved_rounds AS
SELECT d.round_id, a.at FROM decisions d JOIN decision_approvals a ON a.decision_id = d.id;

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

-- 可能相似: pairs of which a round's list may show something, so that it does not look at all that were ever found.
CREATE TABLE likely_pairs (                   -- those that no night has checked, and of the others those of 10 percent or more; kept by triggers
  round_id TEXT NOT NULL CONSTRAINT likely_in_a_round REFERENCES rounds (id),     -- of the first of the two
  checked INTEGER NOT NULL,
  submission_id TEXT NOT NULL,
  other_id TEXT NOT NULL,
  CONSTRAINT likely_pairs_key PRIMARY KEY (round_id, checked, submission_id, other_id),
  CONSTRAINT likely_pair FOREIGN KEY (submission_id, other_id) REFERENCES similar_pairs (submission_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE VIEW likely_pairs_anew AS
SELECT p.round_id, k.submission_id IS NOT NULL AS checked, m.submission_id, m.other_id
FROM similar_pairs m JOIN submissions s ON s.id = m.submission_id JOIN proposals p ON p.id = s.proposal_id
LEFT JOIN similar_checks k ON k.submission_id = m.submission_id AND k.other_id = m.other_id
WHERE k.submission_id IS NULL OR max(k.percent, k.ring) >= 1000;
CREATE TRIGGER a_pair_is_likely AFTER INSERT ON similar_pairs
BEGIN
  INSERT INTO likely_pairs SELECT p.round_id, 0, NEW.submission_id, NEW.other_id FROM submissions s JOIN proposals p ON p.id = s.proposal_id
    WHERE s.id = NEW.submission_id;
END;
CREATE TRIGGER a_checked_pair_may_be_likely AFTER INSERT ON similar_checks
BEGIN
  DELETE FROM likely_pairs WHERE submission_id = NEW.submission_id AND other_id = NEW.other_id AND checked = 0
    AND round_id = (SELECT p.round_id FROM submissions s JOIN proposals p ON p.id = s.proposal_id WHERE s.id = NEW.submission_id);
  INSERT INTO likely_pairs SELECT p.round_id, 1, NEW.submission_id, NEW.other_id FROM submissions s JOIN proposals p ON p.id = s.proposal_id
    WHERE s.id = NEW.submission_id AND max(NEW.percent, NEW.ring) >= 1000;
END;

-- Sheets are counted by themselves: they are entered, and stay. For each expert of a round, and for the round.
CREATE TABLE expert_progress (
  round_id TEXT NOT NULL CONSTRAINT expert_progress_in_a_round REFERENCES rounds (id),
  expert_id TEXT NOT NULL CONSTRAINT progress_of_an_expert REFERENCES experts (id),
  sheets INTEGER NOT NULL,
  sheets_done INTEGER NOT NULL,
  CONSTRAINT expert_progress_key PRIMARY KEY (round_id, expert_id)
) STRICT, WITHOUT ROWID;
CREATE VIEW expert_progress_anew AS
SELECT a.round_id, a.expert_id, count(*) AS sheets, count(y.assignment_id) AS sheets_done
FROM assignments a LEFT JOIN sheets y ON y.assignment_id = a.id GROUP BY a.round_id, a.expert_id;
CREATE TRIGGER an_assignment_is_counted AFTER INSERT ON assignments
BEGIN
  UPDATE round_progress SET sheets = sheets + 1 WHERE round_id = NEW.round_id;
  INSERT INTO expert_progress VALUES (NEW.round_id, NEW.expert_id, 1, 0)
  ON CONFLICT (round_id, expert_id) DO UPDATE SET sheets = sheets + 1;
END;
CREATE TRIGGER a_sheet_is_counted AFTER INSERT ON sheets
BEGIN
  UPDATE round_progress SET sheets_done = sheets_done + 1 WHERE round_id = (SELECT round_id FROM assignments WHERE id = NEW.assignment_id);
  UPDATE expert_progress SET sheets_done = sheets_done + 1
  WHERE (round_id, expert_id) = (SELECT round_id, expert_id FROM assignments WHERE id = NEW.assignment_id);
END;
