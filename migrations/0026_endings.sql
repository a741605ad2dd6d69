-- 流标和终止, what holds them: who ends a round, when, and what an end forbids.
CREATE TRIGGER one_ending_waits BEFORE INSERT ON round_endings
WHEN EXISTS (SELECT 1 FROM round_endings e LEFT JOIN round_ending_answers a ON a.ending_id = e.id
  WHERE e.round_id = NEW.round_id AND coalesce(a.outcome, 'published') = 'published')
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the end of this round is proposed'); END;
CREATE TRIGGER nobody_ends_a_round_alone BEFORE INSERT ON round_ending_answers
WHEN NEW.outcome <> 'withdrawn' AND NEW.by_id = (SELECT by_id FROM round_endings WHERE id = NEW.ending_id)
BEGIN SELECT RAISE(ABORT, 'nobody ends a round alone'); END;
CREATE TRIGGER an_ending_is_taken_back_by_its_own BEFORE INSERT ON round_ending_answers
WHEN NEW.outcome = 'withdrawn' AND NEW.by_id <> (SELECT by_id FROM round_endings WHERE id = NEW.ending_id)
BEGIN SELECT RAISE(ABORT, 'an ending is taken back by whoever proposed it'); END;
CREATE TRIGGER no_ending_of_ones_own BEFORE INSERT ON round_endings
WHEN EXISTS (SELECT 1 FROM interests_in_rounds WHERE person_id = NEW.by_id AND round_id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_answer_to_an_ending_of_ones_own BEFORE INSERT ON round_ending_answers
WHEN NEW.outcome <> 'withdrawn' AND EXISTS (SELECT 1 FROM interests_in_rounds
  WHERE person_id = NEW.by_id AND round_id = (SELECT round_id FROM round_endings WHERE id = NEW.ending_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;

-- Not once something is awarded that no objection has undone; and nothing fails in which a proposal is still judged.
CREATE TRIGGER nothing_ends_that_awards BEFORE INSERT ON round_ending_answers
WHEN NEW.outcome = 'published' AND EXISTS (
  SELECT 1 FROM round_endings e
  JOIN decisions d ON d.round_id = e.round_id AND d.revision = (
    SELECT max(x.revision) FROM decisions x JOIN decision_approvals y ON y.decision_id = x.id WHERE x.round_id = e.round_id)
  JOIN decision_lines l ON l.decision_id = d.id AND l.award_fen > 0
  WHERE e.id = NEW.ending_id AND NOT EXISTS (
    SELECT 1 FROM upheld_objections u WHERE u.round_id = e.round_id AND u.submission_id = l.submission_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: something is awarded'); END;
CREATE TRIGGER nothing_fails_that_is_judged BEFORE INSERT ON round_ending_answers
WHEN NEW.outcome = 'published' AND EXISTS (
  SELECT 1 FROM round_endings e
  JOIN proposals p ON p.round_id = e.round_id
  JOIN current_submissions s ON s.proposal_id = p.id
  LEFT JOIN eligibility_checks k ON k.submission_id = s.id
  WHERE e.id = NEW.ending_id AND e.kind = 'failed' AND (
    e.ground = 'none-applied' OR k.submission_id IS NULL OR (e.ground = 'none-eligible' AND k.outcome = 'eligible')))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: a proposal is still judged'); END;

-- What an end forbids, whatever the code had read.
CREATE TRIGGER no_amendment_after_the_end BEFORE INSERT ON amendments
WHEN EXISTS (SELECT 1 FROM ended_rounds WHERE round_id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the round has ended'); END;
CREATE TRIGGER no_amendment_is_published_after_the_end BEFORE INSERT ON amendment_publications
WHEN EXISTS (SELECT 1 FROM amendments a JOIN ended_rounds e ON e.round_id = a.round_id WHERE a.id = NEW.amendment_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the round has ended'); END;
CREATE TRIGGER no_enquiry_after_the_end BEFORE INSERT ON enquiries
WHEN EXISTS (SELECT 1 FROM ended_rounds WHERE round_id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the round has ended'); END;
CREATE TRIGGER no_opening_is_asked_after_the_end BEFORE INSERT ON opening_requests
WHEN EXISTS (SELECT 1 FROM ended_rounds WHERE round_id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the round has ended'); END;
CREATE TRIGGER nothing_is_opened_after_the_end BEFORE INSERT ON openings
WHEN EXISTS (SELECT 1 FROM ended_rounds WHERE round_id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the round has ended'); END;
CREATE TRIGGER no_proposal_after_the_end BEFORE INSERT ON proposals
WHEN EXISTS (SELECT 1 FROM ended_rounds WHERE round_id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the round has ended'); END;
CREATE TRIGGER nothing_is_submitted_after_the_end BEFORE INSERT ON submissions
WHEN EXISTS (SELECT 1 FROM proposals p JOIN ended_rounds e ON e.round_id = p.round_id WHERE p.id = NEW.proposal_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the round has ended'); END;
CREATE TRIGGER nothing_is_judged_after_the_end BEFORE INSERT ON eligibility_checks
WHEN EXISTS (SELECT 1 FROM submissions s JOIN proposals p ON p.id = s.proposal_id JOIN ended_rounds e ON e.round_id = p.round_id
  WHERE s.id = NEW.submission_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the round has ended'); END;
CREATE TRIGGER no_correction_after_the_end BEFORE INSERT ON corrections
WHEN EXISTS (SELECT 1 FROM submissions s JOIN proposals p ON p.id = s.proposal_id JOIN ended_rounds e ON e.round_id = p.round_id
  WHERE s.id = NEW.submission_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the round has ended'); END;
CREATE TRIGGER no_panel_after_the_end BEFORE INSERT ON panel_members
WHEN EXISTS (SELECT 1 FROM ended_rounds WHERE round_id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the round has ended'); END;
CREATE TRIGGER no_declaration_after_the_end BEFORE INSERT ON declarations
WHEN EXISTS (SELECT 1 FROM ended_rounds WHERE round_id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the round has ended'); END;
CREATE TRIGGER nothing_is_assigned_after_the_end BEFORE INSERT ON assignments
WHEN EXISTS (SELECT 1 FROM ended_rounds WHERE round_id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the round has ended'); END;
CREATE TRIGGER nothing_is_scored_after_the_end BEFORE INSERT ON sheets
WHEN EXISTS (SELECT 1 FROM assignments a JOIN ended_rounds e ON e.round_id = a.round_id WHERE a.id = NEW.assignment_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the round has ended'); END;
CREATE TRIGGER no_decision_after_the_end BEFORE INSERT ON decisions
WHEN EXISTS (SELECT 1 FROM ended_rounds WHERE round_id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the round has ended'); END;
CREATE TRIGGER nothing_is_approved_after_the_end BEFORE INSERT ON decision_approvals
WHEN EXISTS (SELECT 1 FROM decisions d JOIN ended_rounds e ON e.round_id = d.round_id WHERE d.id = NEW.decision_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the round has ended'); END;
CREATE TRIGGER no_notice_after_the_end BEFORE INSERT ON notices
WHEN EXISTS (SELECT 1 FROM ended_rounds WHERE round_id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the round has ended'); END;

CREATE TRIGGER round_endings_are_not_changed BEFORE UPDATE ON round_endings BEGIN SELECT RAISE(ABORT, 'round_endings are not changed'); END;
CREATE TRIGGER round_endings_are_kept BEFORE DELETE ON round_endings BEGIN SELECT RAISE(ABORT, 'round_endings are kept'); END;
CREATE TRIGGER round_endings_come_once BEFORE INSERT ON round_endings WHEN EXISTS (SELECT 1 FROM round_endings WHERE id = NEW.id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: round_endings.id'); END;
CREATE TRIGGER round_ending_answers_are_not_changed BEFORE UPDATE ON round_ending_answers BEGIN SELECT RAISE(ABORT, 'round_ending_answers are not changed'); END;
CREATE TRIGGER round_ending_answers_are_kept BEFORE DELETE ON round_ending_answers BEGIN SELECT RAISE(ABORT, 'round_ending_answers are kept'); END;
CREATE TRIGGER round_ending_answers_come_once BEFORE INSERT ON round_ending_answers WHEN EXISTS (SELECT 1 FROM round_ending_answers WHERE ending_id = NEW.ending_id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: round_ending_answers.ending_id'); END;
