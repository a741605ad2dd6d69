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
CREATE TRIGGER no_results_are_sent_after_the_end BEFORE INSERT ON eligibility_results
WHEN EXISTS (SELECT 1 FROM ended_rounds WHERE round_id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the round has ended'); END;
CREATE TRIGGER nothing_is_judged_after_the_end BEFORE INSERT ON all_eligibility_checks
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
CREATE TRIGGER no_removal_after_the_end BEFORE INSERT ON panel_removals
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
CREATE TRIGGER nothing_is_approved_after_the_end BEFORE INSERT ON all_decision_approvals
WHEN EXISTS (SELECT 1 FROM decisions d JOIN ended_rounds e ON e.round_id = d.round_id WHERE d.id = NEW.decision_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the round has ended'); END;
CREATE TRIGGER no_notice_after_the_end BEFORE INSERT ON all_notices
WHEN EXISTS (SELECT 1 FROM ended_rounds WHERE round_id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the round has ended'); END;

-- 退回和收回: a round that was put forward, and a version of a rulebook that was asked to be approved, as their text stood then: an approver
-- sends it back, or whoever wrote it takes it back. The next text is put forward anew.
CREATE TABLE round_returns (
  round_id TEXT NOT NULL CONSTRAINT return_of_a_round REFERENCES rounds (id),
  version INTEGER NOT NULL CONSTRAINT round_returns_version CHECK (version >= 1),    -- of the round
  outcome TEXT NOT NULL CONSTRAINT round_returns_outcome CHECK (outcome IN ('returned', 'withdrawn')),
  reason TEXT NOT NULL CONSTRAINT round_returns_reason CHECK (reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT round_returns_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT round_returns_key PRIMARY KEY (round_id, version)
) STRICT;
CREATE TRIGGER nothing_returned_is_published BEFORE INSERT ON publications
WHEN EXISTS (SELECT 1 FROM round_returns t JOIN rounds r ON r.id = t.round_id AND r.version = t.version WHERE t.round_id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the draft was sent back'); END;

CREATE TABLE rulebook_returns (
  version_id TEXT NOT NULL,
  version INTEGER NOT NULL,                   -- of the working text
  outcome TEXT NOT NULL CONSTRAINT rulebook_returns_outcome CHECK (outcome IN ('returned', 'withdrawn')),
  reason TEXT NOT NULL CONSTRAINT rulebook_returns_reason CHECK (reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT rulebook_returns_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT rulebook_returns_key PRIMARY KEY (version_id, version),
  CONSTRAINT return_of_a_request FOREIGN KEY (version_id, version) REFERENCES rulebook_requests (version_id, version)
) STRICT;

-- 作废和取回: a draft is thrown away by who made it, and for some days fetched back. The last row of each counts; nothing of it is deleted.
CREATE TABLE round_discards (
  draft TEXT NOT NULL,                        -- the id of a round or of its working text
  seq INTEGER NOT NULL CONSTRAINT round_discards_seq CHECK (seq >= 1),
  outcome TEXT NOT NULL CONSTRAINT round_discards_outcome CHECK (outcome IN ('discarded', 'restored')),
  reason TEXT NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT round_discards_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT round_discards_key PRIMARY KEY (draft, seq)
) STRICT;
CREATE TRIGGER nothing_published_is_discarded BEFORE INSERT ON round_discards
WHEN EXISTS (SELECT 1 FROM publications WHERE round_id = NEW.draft)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the call is published'); END;
CREATE VIEW discarded_rounds (id, by_id, reason, at) AS
SELECT d.draft, d.by_id, d.reason, d.at FROM round_discards d
WHERE d.outcome = 'discarded' AND d.seq = (SELECT max(x.seq) FROM round_discards x WHERE x.draft = d.draft);
CREATE TRIGGER nothing_discarded_is_published BEFORE INSERT ON publications
WHEN EXISTS (SELECT 1 FROM discarded_rounds WHERE id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the draft was thrown away'); END;

CREATE TABLE rulebook_discards (
  version_id TEXT NOT NULL CONSTRAINT discard_of_a_version REFERENCES rulebook_versions (id),
  seq INTEGER NOT NULL CONSTRAINT rulebook_discards_seq CHECK (seq >= 1),
  outcome TEXT NOT NULL CONSTRAINT rulebook_discards_outcome CHECK (outcome IN ('discarded', 'restored')),
  reason TEXT NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT rulebook_discards_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT rulebook_discards_key PRIMARY KEY (version_id, seq)
) STRICT;
CREATE TRIGGER nothing_in_force_is_discarded BEFORE INSERT ON rulebook_discards
WHEN EXISTS (SELECT 1 FROM rulebook_enactments WHERE version_id = NEW.version_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the version is in force'); END;
CREATE VIEW discarded_versions (id, by_id, reason, at) AS
SELECT d.version_id, d.by_id, d.reason, d.at FROM rulebook_discards d
WHERE d.outcome = 'discarded' AND d.seq = (SELECT max(x.seq) FROM rulebook_discards x WHERE x.version_id = d.version_id);
CREATE TRIGGER nothing_discarded_is_enacted BEFORE INSERT ON rulebook_enactments
WHEN EXISTS (SELECT 1 FROM discarded_versions WHERE id = NEW.version_id)
  OR EXISTS (SELECT 1 FROM rulebook_returns t JOIN rulebook_versions v ON v.id = t.version_id AND v.version = t.version WHERE v.id = NEW.version_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the version was sent back or thrown away'); END;

CREATE TABLE proposal_discards (
  proposal_id TEXT NOT NULL CONSTRAINT discard_of_a_proposal REFERENCES proposals (id),
  seq INTEGER NOT NULL CONSTRAINT proposal_discards_seq CHECK (seq >= 1),
  outcome TEXT NOT NULL CONSTRAINT proposal_discards_outcome CHECK (outcome IN ('discarded', 'restored')),
  reason TEXT NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT proposal_discards_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT proposal_discards_key PRIMARY KEY (proposal_id, seq)
) STRICT;
CREATE TRIGGER nothing_submitted_is_discarded BEFORE INSERT ON proposal_discards
WHEN NEW.outcome = 'discarded' AND EXISTS (SELECT 1 FROM current_submissions WHERE proposal_id = NEW.proposal_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the proposal is handed in'); END;
CREATE VIEW discarded_proposals (proposal_id, by_id, reason, at) AS
SELECT d.proposal_id, d.by_id, d.reason, d.at FROM proposal_discards d
WHERE d.outcome = 'discarded' AND d.seq = (SELECT max(x.seq) FROM proposal_discards x WHERE x.proposal_id = d.proposal_id);
CREATE TRIGGER nothing_discarded_is_submitted BEFORE INSERT ON submissions
WHEN EXISTS (SELECT 1 FROM discarded_proposals WHERE proposal_id = NEW.proposal_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the draft was thrown away'); END;

-- An award lapses by two people, and not one whose agreement is in force; and none is signed that has lapsed.
CREATE TRIGGER no_lapse_alone BEFORE INSERT ON all_award_lapse_answers
WHEN NEW.outcome <> 'withdrawn' AND NEW.by_id = (SELECT by_id FROM award_lapses WHERE id = NEW.lapse_id)
BEGIN SELECT RAISE(ABORT, 'no award lapses by one person'); END;
CREATE TRIGGER no_lapse_of_what_is_signed BEFORE INSERT ON all_award_lapse_answers
WHEN NEW.outcome = 'approved' AND EXISTS (
  SELECT 1 FROM award_lapses l JOIN agreements g ON g.proposal_id = l.proposal_id
  WHERE l.id = NEW.lapse_id AND (SELECT count(*) FROM signatures s WHERE s.agreement_id = g.id) = 2)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the agreement is in force'); END;
CREATE TRIGGER nothing_lapsed_is_signed BEFORE INSERT ON signatures
WHEN EXISTS (SELECT 1 FROM agreements g JOIN lapsed_awards l ON l.proposal_id = g.proposal_id WHERE g.id = NEW.agreement_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the award has lapsed'); END;
CREATE TRIGGER nothing_lapsed_is_drafted BEFORE INSERT ON agreements
WHEN EXISTS (SELECT 1 FROM lapsed_awards l WHERE l.proposal_id = NEW.proposal_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the award has lapsed'); END;
CREATE TRIGGER no_lapse_of_ones_own BEFORE INSERT ON award_lapses
WHEN EXISTS (SELECT 1 FROM interests WHERE person_id = NEW.by_id AND organization_id = (SELECT organization_id FROM proposals WHERE id = NEW.proposal_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_answer_to_a_lapse_of_ones_own BEFORE INSERT ON all_award_lapse_answers
WHEN NEW.outcome <> 'withdrawn' AND EXISTS (SELECT 1 FROM interests WHERE person_id = NEW.by_id AND organization_id = (
  SELECT p.organization_id FROM award_lapses l JOIN proposals p ON p.id = l.proposal_id WHERE l.id = NEW.lapse_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_default_alone BEFORE INSERT ON closing_default_answers
WHEN NEW.outcome <> 'withdrawn' AND NEW.by_id = (SELECT by_id FROM closing_defaults WHERE id = NEW.default_id)
BEGIN SELECT RAISE(ABORT, 'nobody does an organization''s part alone'); END;
CREATE TRIGGER no_default_of_ones_own BEFORE INSERT ON closing_defaults
WHEN EXISTS (SELECT 1 FROM interests_in_agreements WHERE person_id = NEW.by_id AND agreement_id = (SELECT agreement_id FROM projects WHERE id = NEW.project_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_answer_to_a_default_of_ones_own BEFORE INSERT ON closing_default_answers
WHEN NEW.outcome <> 'withdrawn' AND EXISTS (SELECT 1 FROM interests_in_agreements WHERE person_id = NEW.by_id AND agreement_id = (
  SELECT p.agreement_id FROM closing_defaults d JOIN projects p ON p.id = d.project_id WHERE d.id = NEW.default_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_change_alone BEFORE INSERT ON all_organization_change_answers
WHEN NEW.outcome <> 'withdrawn' AND NEW.by_id = (SELECT by_id FROM organization_changes WHERE id = NEW.change_id)
BEGIN SELECT RAISE(ABORT, 'nobody confirms a change alone'); END;
CREATE TRIGGER no_change_of_ones_own BEFORE INSERT ON organization_changes
WHEN EXISTS (SELECT 1 FROM interests WHERE person_id = NEW.by_id AND organization_id = NEW.organization_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_answer_to_a_change_of_ones_own BEFORE INSERT ON all_organization_change_answers
WHEN NEW.outcome <> 'withdrawn' AND EXISTS (SELECT 1 FROM interests WHERE person_id = NEW.by_id AND organization_id = (
  SELECT organization_id FROM organization_changes WHERE id = NEW.change_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_proposal_of_what_is_gone BEFORE INSERT ON proposals
WHEN EXISTS (SELECT 1 FROM gone_organizations g WHERE g.organization_id = NEW.organization_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the organization is no more'); END;
CREATE TRIGGER round_returns_are_not_changed BEFORE UPDATE ON round_returns BEGIN SELECT RAISE(ABORT, 'round_returns are not changed'); END;
CREATE TRIGGER round_returns_are_kept BEFORE DELETE ON round_returns BEGIN SELECT RAISE(ABORT, 'round_returns are kept'); END;
CREATE TRIGGER round_returns_come_once BEFORE INSERT ON round_returns WHEN EXISTS (SELECT 1 FROM round_returns WHERE round_id = NEW.round_id AND version = NEW.version OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: round_returns.round_id, round_returns.version'); END;
CREATE TRIGGER rulebook_returns_are_not_changed BEFORE UPDATE ON rulebook_returns BEGIN SELECT RAISE(ABORT, 'rulebook_returns are not changed'); END;
CREATE TRIGGER rulebook_returns_are_kept BEFORE DELETE ON rulebook_returns BEGIN SELECT RAISE(ABORT, 'rulebook_returns are kept'); END;
CREATE TRIGGER rulebook_returns_come_once BEFORE INSERT ON rulebook_returns WHEN EXISTS (SELECT 1 FROM rulebook_returns WHERE version_id = NEW.version_id AND version = NEW.version OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: rulebook_returns.version_id, rulebook_returns.version'); END;
CREATE TRIGGER round_discards_are_not_changed BEFORE UPDATE ON round_discards BEGIN SELECT RAISE(ABORT, 'round_discards are not changed'); END;
CREATE TRIGGER round_discards_are_kept BEFORE DELETE ON round_discards BEGIN SELECT RAISE(ABORT, 'round_discards are kept'); END;
CREATE TRIGGER round_discards_come_once BEFORE INSERT ON round_discards WHEN EXISTS (SELECT 1 FROM round_discards WHERE draft = NEW.draft AND seq = NEW.seq OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: round_discards.draft, round_discards.seq'); END;
CREATE TRIGGER rulebook_discards_are_not_changed BEFORE UPDATE ON rulebook_discards BEGIN SELECT RAISE(ABORT, 'rulebook_discards are not changed'); END;
CREATE TRIGGER rulebook_discards_are_kept BEFORE DELETE ON rulebook_discards BEGIN SELECT RAISE(ABORT, 'rulebook_discards are kept'); END;
CREATE TRIGGER rulebook_discards_come_once BEFORE INSERT ON rulebook_discards WHEN EXISTS (SELECT 1 FROM rulebook_discards WHERE version_id = NEW.version_id AND seq = NEW.seq OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: rulebook_discards.version_id, rulebook_discards.seq'); END;
CREATE TRIGGER proposal_discards_are_not_changed BEFORE UPDATE ON proposal_discards BEGIN SELECT RAISE(ABORT, 'proposal_discards are not changed'); END;
CREATE TRIGGER proposal_discards_are_kept BEFORE DELETE ON proposal_discards BEGIN SELECT RAISE(ABORT, 'proposal_discards are kept'); END;
CREATE TRIGGER proposal_discards_come_once BEFORE INSERT ON proposal_discards WHEN EXISTS (SELECT 1 FROM proposal_discards WHERE proposal_id = NEW.proposal_id AND seq = NEW.seq OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: proposal_discards.proposal_id, proposal_discards.seq'); END;
