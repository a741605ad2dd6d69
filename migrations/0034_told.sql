-- 经过. What happened in a round, told once, the newest first: a page of it costs what it shows. Of an event that entered several
-- histories of one root the highest rank tells. What is of a proposal is apart: while proposals are sealed it is not told at all.
CREATE TABLE told_subjects (                  -- which histories a round tells; sheets are found by themselves
  subject TEXT NOT NULL CONSTRAINT told_subjects_key PRIMARY KEY,
  round_id TEXT NOT NULL CONSTRAINT subject_told_in_a_round REFERENCES rounds (id),
  root TEXT NOT NULL,
  rank INTEGER NOT NULL,
  seals INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE VIEW told_subjects_anew (subject, round_id, root, rank, seals) AS
SELECT * FROM (
  SELECT 'round:' || id, id, '', 1, 0 FROM rounds
  UNION ALL SELECT 'panel:' || id, id, '', 2, 0 FROM rounds
  UNION ALL SELECT 'decision:' || id, id, '', 3, 0 FROM rounds
  UNION ALL SELECT 'notice:' || id, round_id, '', 1000 + seq, 0 FROM all_notices)
UNION ALL SELECT * FROM (
  SELECT 'declaration:' || round_id || ':' || expert_id, round_id, expert_id, 1, 0 FROM panel_members
  UNION ALL SELECT 'objection:' || o.id, n.round_id, '', 9000, 0 FROM objections o JOIN all_notices n ON n.id = o.notice_id
  UNION ALL SELECT 'enquiry:' || id, round_id, '', 9000, 0 FROM enquiries
  UNION ALL SELECT 'proposal:' || proposal_id, round_id, proposal_id, 1, 1 FROM proposal_numbers)
UNION ALL SELECT * FROM (
  SELECT 'similar:' || m.submission_id || '-' || m.other_id, p.round_id, m.submission_id || '-' || m.other_id, 1, 0
    FROM similar_remarks m JOIN submissions s ON s.id = m.submission_id JOIN proposals p ON p.id = s.proposal_id WHERE m.seq = 1
  UNION ALL SELECT 'agreement:' || id, round_id, proposal_id, 2, 0 FROM agreements
  UNION ALL SELECT 'project:' || j.id, g.round_id, g.proposal_id, 3, 0 FROM projects j JOIN agreements g ON g.id = j.agreement_id);

CREATE TABLE told (
  round_id TEXT NOT NULL CONSTRAINT told_in_a_round REFERENCES rounds (id),
  seals INTEGER NOT NULL,
  at INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  subject TEXT NOT NULL,
  root TEXT NOT NULL,
  rank INTEGER NOT NULL,
  CONSTRAINT told_key PRIMARY KEY (round_id, seals, at, seq, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX told_by_event ON told (round_id, root, at);
CREATE VIEW tellable AS
SELECT s.round_id, s.seals, h.at, h.seq, h.subject, s.root, s.rank, h.what, h.by_id, h.particulars
FROM told_subjects_anew s JOIN history h ON h.subject = s.subject
UNION ALL SELECT a.round_id, 0, h.at, h.seq, h.subject, a.id, 1, h.what, h.by_id, h.particulars
FROM assignments a JOIN history h ON h.subject = 'assignment:' || a.id;
CREATE VIEW told_anew AS
SELECT round_id, seals, at, seq, subject, root, rank FROM (
  SELECT *, row_number() OVER (PARTITION BY round_id, root, at, what, by_id, particulars ORDER BY rank DESC, subject DESC, seq DESC) AS place
  FROM tellable) WHERE place = 1;

CREATE TABLE told_counts (
  round_id TEXT NOT NULL CONSTRAINT told_counts_of_a_round REFERENCES rounds (id),
  seals INTEGER NOT NULL,
  events INTEGER NOT NULL,
  CONSTRAINT told_counts_key PRIMARY KEY (round_id, seals)
) STRICT, WITHOUT ROWID;
CREATE VIEW told_counts_anew AS SELECT round_id, seals, count(*) AS events FROM told_anew GROUP BY round_id, seals;
CREATE TRIGGER what_is_told_is_counted AFTER INSERT ON told
BEGIN INSERT INTO told_counts VALUES (NEW.round_id, NEW.seals, 1) ON CONFLICT (round_id, seals) DO UPDATE SET events = events + 1; END;
CREATE TRIGGER what_another_tells_is_not_counted AFTER DELETE ON told
BEGIN UPDATE told_counts SET events = events - 1 WHERE round_id = OLD.round_id AND seals = OLD.seals; END;

-- Whatever is inserted here is told, unless a higher rank tells it, and in place of a lower one.
CREATE VIEW telling AS SELECT round_id, seals, root, rank, subject, seq FROM told;
CREATE TRIGGER an_event_is_told_once INSTEAD OF INSERT ON telling
BEGIN
  DELETE FROM told WHERE (round_id, seals, at, seq, subject) IN (
    SELECT t.round_id, t.seals, t.at, t.seq, t.subject
    FROM history n JOIN told t ON t.round_id = NEW.round_id AND t.root = NEW.root AND t.at = n.at
    JOIN history o ON o.subject = t.subject AND o.seq = t.seq AND o.what = n.what AND o.by_id IS n.by_id AND o.particulars = n.particulars
    WHERE n.subject = NEW.subject AND n.seq = NEW.seq AND (t.rank, t.subject, t.seq) < (NEW.rank, NEW.subject, NEW.seq));
  INSERT INTO told SELECT NEW.round_id, NEW.seals, n.at, n.seq, n.subject, NEW.root, NEW.rank FROM history n
  WHERE n.subject = NEW.subject AND n.seq = NEW.seq AND NOT EXISTS (
    SELECT 1 FROM told t JOIN history o ON o.subject = t.subject AND o.seq = t.seq
    WHERE t.round_id = NEW.round_id AND t.root = NEW.root AND t.at = n.at
      AND o.what = n.what AND o.by_id IS n.by_id AND o.particulars = n.particulars);
END;
CREATE TRIGGER an_entry_is_told AFTER INSERT ON history
BEGIN
  INSERT INTO telling SELECT round_id, seals, root, rank, subject, NEW.seq FROM told_subjects WHERE subject = NEW.subject;
END;
CREATE TRIGGER an_entry_of_a_sheet_is_told AFTER INSERT ON history WHEN substr(NEW.subject, 1, 11) = 'assignment:'
BEGIN
  INSERT INTO telling SELECT round_id, 0, id, 1, NEW.subject, NEW.seq FROM assignments WHERE id = substr(NEW.subject, 12);
END;
-- The entry comes before what it tells of: what was entered until then is told with it.
CREATE TRIGGER a_history_is_told AFTER INSERT ON told_subjects
BEGIN
  INSERT INTO telling SELECT NEW.round_id, NEW.seals, NEW.root, NEW.rank, NEW.subject, seq FROM history WHERE subject = NEW.subject;
END;

CREATE TRIGGER a_round_is_told AFTER INSERT ON rounds
BEGIN
  INSERT INTO told_subjects VALUES ('round:' || NEW.id, NEW.id, '', 1, 0), ('panel:' || NEW.id, NEW.id, '', 2, 0),
    ('decision:' || NEW.id, NEW.id, '', 3, 0);
END;
CREATE TRIGGER a_notice_is_told AFTER INSERT ON all_notices
BEGIN INSERT INTO told_subjects VALUES ('notice:' || NEW.id, NEW.round_id, '', 1000 + NEW.seq, 0); END;
CREATE TRIGGER a_member_is_told AFTER INSERT ON panel_members
BEGIN
  INSERT INTO told_subjects VALUES ('declaration:' || NEW.round_id || ':' || NEW.expert_id, NEW.round_id, NEW.expert_id, 1, 0);
END;
CREATE TRIGGER an_objection_is_told AFTER INSERT ON objections
BEGIN INSERT INTO told_subjects SELECT 'objection:' || NEW.id, round_id, '', 9000, 0 FROM all_notices WHERE id = NEW.notice_id; END;
CREATE TRIGGER an_enquiry_is_told AFTER INSERT ON enquiries
BEGIN INSERT INTO told_subjects VALUES ('enquiry:' || NEW.id, NEW.round_id, '', 9000, 0); END;
CREATE TRIGGER a_number_is_told AFTER INSERT ON proposal_numbers
BEGIN INSERT INTO told_subjects VALUES ('proposal:' || NEW.proposal_id, NEW.round_id, NEW.proposal_id, 1, 1); END;
CREATE TRIGGER a_remark_is_told AFTER INSERT ON similar_remarks WHEN NEW.seq = 1
BEGIN
  INSERT INTO told_subjects SELECT 'similar:' || NEW.submission_id || '-' || NEW.other_id, p.round_id,
    NEW.submission_id || '-' || NEW.other_id, 1, 0
  FROM submissions s JOIN proposals p ON p.id = s.proposal_id WHERE s.id = NEW.submission_id;
END;
CREATE TRIGGER an_agreement_is_told AFTER INSERT ON agreements
BEGIN INSERT INTO told_subjects VALUES ('agreement:' || NEW.id, NEW.round_id, NEW.proposal_id, 2, 0); END;
CREATE TRIGGER a_project_is_told AFTER INSERT ON projects
BEGIN
  INSERT INTO told_subjects SELECT 'project:' || NEW.id, round_id, proposal_id, 3, 0 FROM agreements WHERE id = NEW.agreement_id;
END;
