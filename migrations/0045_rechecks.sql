-- 复核: by nobody in their own matter, in a round that goes on, and kept.
CREATE TRIGGER no_recheck_of_ones_own BEFORE INSERT ON recheck_answers
WHEN EXISTS (SELECT 1 FROM interests WHERE person_id = NEW.by_id AND organization_id = (
  SELECT p.organization_id FROM rechecks r JOIN submissions s ON s.id = r.submission_id JOIN proposals p ON p.id = s.proposal_id
  WHERE r.id = NEW.recheck_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_recheck_is_asked_after_the_end BEFORE INSERT ON rechecks
WHEN EXISTS (SELECT 1 FROM submissions s JOIN proposals p ON p.id = s.proposal_id JOIN ended_rounds e ON e.round_id = p.round_id
  WHERE s.id = NEW.submission_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the round has ended'); END;
CREATE TRIGGER no_recheck_is_answered_after_the_end BEFORE INSERT ON recheck_answers
WHEN EXISTS (SELECT 1 FROM rechecks r JOIN submissions s ON s.id = r.submission_id JOIN proposals p ON p.id = s.proposal_id
  JOIN ended_rounds e ON e.round_id = p.round_id WHERE r.id = NEW.recheck_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the round has ended'); END;

CREATE TRIGGER recheck_answers_are_kept BEFORE DELETE ON recheck_answers BEGIN SELECT RAISE(ABORT, 'recheck_answers are kept'); END;
CREATE TRIGGER recheck_answers_are_not_changed BEFORE UPDATE ON recheck_answers BEGIN SELECT RAISE(ABORT, 'recheck_answers are not changed'); END;
CREATE TRIGGER recheck_answers_come_once BEFORE INSERT ON recheck_answers WHEN EXISTS (SELECT 1 FROM recheck_answers WHERE recheck_id = NEW.recheck_id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: recheck_answers.recheck_id'); END;
CREATE TRIGGER recheck_answers_come_once_by_finding_id BEFORE INSERT ON recheck_answers WHEN EXISTS (SELECT 1 FROM recheck_answers WHERE finding_id = NEW.finding_id) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: recheck_answers.finding_id'); END;
CREATE TRIGGER rechecks_are_kept BEFORE DELETE ON rechecks BEGIN SELECT RAISE(ABORT, 'rechecks are kept'); END;
CREATE TRIGGER rechecks_are_not_changed BEFORE UPDATE ON rechecks BEGIN SELECT RAISE(ABORT, 'rechecks are not changed'); END;
CREATE TRIGGER rechecks_come_once BEFORE INSERT ON rechecks WHEN EXISTS (SELECT 1 FROM rechecks WHERE id = NEW.id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: rechecks.id'); END;
CREATE TRIGGER rechecks_come_once_by_finding_id BEFORE INSERT ON rechecks WHEN EXISTS (SELECT 1 FROM rechecks WHERE finding_id = NEW.finding_id) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: rechecks.finding_id'); END;
