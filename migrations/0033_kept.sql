-- 进度. What the frame and the desks say of a round, kept: a row a numbered proposal, and a row a round with their sums. Whatever is
-- entered touches its proposal (`progress_of`), whose row is then made anew from what is there. Both have a view that counts from
-- nothing, which a check compares by night.
CREATE TABLE proposal_progress (
  proposal_id TEXT NOT NULL CONSTRAINT proposal_progress_key PRIMARY KEY CONSTRAINT progress_of_a_proposal REFERENCES proposals (id),
  round_id TEXT NOT NULL CONSTRAINT progress_in_a_round REFERENCES rounds (id),
  submitted INTEGER NOT NULL,
  screened INTEGER NOT NULL,
  eligible INTEGER NOT NULL,
  untold INTEGER NOT NULL,                    -- judged, and held until the results are sent
  rechecked INTEGER NOT NULL,                 -- its failure is looked at again
  screened_at INTEGER,
  failed_at INTEGER,                          -- of a failure that nobody has asked to look at again
  awarded INTEGER NOT NULL,
  awarded_fen INTEGER NOT NULL,
  agreements INTEGER NOT NULL,
  unsigned INTEGER NOT NULL,
  to_open INTEGER NOT NULL,
  starts_on TEXT,                             -- of an agreement whose project is to be opened
  projects INTEGER NOT NULL,
  reports INTEGER NOT NULL,                   -- that wait for their review
  next_due TEXT,                              -- of the milestones without a report, the first
  finals INTEGER NOT NULL,                    -- that wait for their evaluation
  evaluated INTEGER NOT NULL,                 -- and not closed
  closed INTEGER NOT NULL,
  paid_fen INTEGER NOT NULL,
  refunded_fen INTEGER NOT NULL,
  category TEXT,                              -- of what was awarded or agreed
  payments INTEGER NOT NULL,
  returned_fen INTEGER NOT NULL,              -- what was refunded, once its project is closed
  owned INTEGER NOT NULL                      -- somebody of the office has taken it, if they still have it or not
) STRICT, WITHOUT ROWID;
CREATE INDEX proposal_progress_by_screening ON proposal_progress (round_id, screened_at);
CREATE INDEX proposal_progress_by_due ON proposal_progress (round_id, next_due) WHERE next_due IS NOT NULL;
CREATE INDEX proposal_progress_due ON proposal_progress (next_due) WHERE next_due IS NOT NULL;
CREATE INDEX proposal_progress_to_open ON proposal_progress (round_id, starts_on) WHERE to_open > 0;
CREATE INDEX proposal_progress_unopened ON proposal_progress (round_id) WHERE awarded > projects;
CREATE INDEX proposal_progress_evaluated ON proposal_progress (round_id) WHERE evaluated > 0;
CREATE INDEX proposal_progress_unscreened ON proposal_progress (round_id) WHERE submitted > screened;
CREATE INDEX proposal_progress_untold ON proposal_progress (round_id) WHERE untold > 0;
CREATE INDEX proposal_progress_rechecked ON proposal_progress (round_id) WHERE rechecked > 0;
CREATE INDEX proposal_progress_failed ON proposal_progress (round_id, failed_at) WHERE failed_at IS NOT NULL;
CREATE INDEX proposal_progress_eligible ON proposal_progress (round_id) WHERE eligible > 0;
CREATE INDEX proposal_progress_owned ON proposal_progress (round_id) WHERE owned > 0;

CREATE VIEW proposal_progress_anew AS
SELECT n.proposal_id, n.round_id, s.id IS NOT NULL AS submitted, k.id IS NOT NULL AS screened, coalesce(k.outcome = 'eligible', 0) AS eligible,
  coalesce(k.held = 1 AND t.finding_id IS NULL, 0) AS untold,
  EXISTS (SELECT 1 FROM rechecks r WHERE r.finding_id = k.id
    AND NOT EXISTS (SELECT 1 FROM recheck_answers a WHERE a.recheck_id = r.id)) AS rechecked,
  k.at AS screened_at,
  CASE WHEN k.outcome = 'ineligible' AND (k.held = 0 OR t.finding_id IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM rechecks r WHERE r.submission_id = k.submission_id
    AND (r.finding_id = k.id OR EXISTS (SELECT 1 FROM recheck_answers a WHERE a.recheck_id = r.id)))
    THEN coalesce((SELECT z.at FROM eligibility_results z WHERE z.id = t.results_id), k.at) END AS failed_at,
  (SELECT count(*) FROM awards w WHERE w.proposal_id = n.proposal_id
    AND NOT EXISTS (SELECT 1 FROM lapsed_awards z WHERE z.proposal_id = n.proposal_id)) AS awarded,
  (SELECT coalesce(sum(w.award_fen), 0) FROM awards w WHERE w.proposal_id = n.proposal_id
    AND NOT EXISTS (SELECT 1 FROM lapsed_awards z WHERE z.proposal_id = n.proposal_id)) AS awarded_fen,
  g.id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM lapsed_awards z WHERE z.proposal_id = n.proposal_id) AS agreements,
  g.id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM lapsed_awards z WHERE z.proposal_id = n.proposal_id)
    AND (SELECT count(*) FROM signatures x WHERE x.agreement_id = g.id) < 2 AS unsigned,
  g.id IS NOT NULL AND j.id IS NULL AND (SELECT count(*) FROM signatures x WHERE x.agreement_id = g.id) = 2 AS to_open,
  CASE WHEN j.id IS NULL AND (SELECT count(*) FROM signatures x WHERE x.agreement_id = g.id) = 2 THEN g.starts_on END AS starts_on,
  j.id IS NOT NULL AS projects,
  (SELECT count(*) FROM milestones m JOIN reports t ON t.milestone_id = m.id
    WHERE m.project_id = j.id AND NOT EXISTS (SELECT 1 FROM report_reviews v WHERE v.report_id = t.id)) AS reports,
  (SELECT min(m.due_on) FROM milestones m
    WHERE m.project_id = j.id AND c.project_id IS NULL
      AND NOT EXISTS (SELECT 1 FROM project_halts h WHERE h.project_id = j.id AND h.kind = 'terminate')
      AND NOT EXISTS (SELECT 1 FROM reports t WHERE t.milestone_id = m.id
        AND NOT EXISTS (SELECT 1 FROM report_reviews v WHERE v.report_id = t.id AND v.outcome = 'returned'))) AS next_due,
  (SELECT count(*) FROM final_reports f LEFT JOIN final_report_returns t ON t.final_report_id = f.id
    WHERE f.project_id = j.id AND t.final_report_id IS NULL AND e.id IS NULL) AS finals,
  e.id IS NOT NULL AND c.project_id IS NULL AS evaluated,
  c.project_id IS NOT NULL AS closed,
  (SELECT coalesce(sum(y.amount_fen), 0) FROM payments y WHERE y.agreement_id = g.id) AS paid_fen,
  (SELECT coalesce(sum(f.amount_fen), 0) FROM refunds f WHERE f.project_id = j.id) AS refunded_fen,
  (SELECT z.category FROM submissions z
    WHERE z.id = coalesce(g.submission_id, (SELECT w.submission_id FROM awards w WHERE w.proposal_id = n.proposal_id))) AS category,
  (SELECT count(*) FROM payments y WHERE y.agreement_id = g.id) AS payments,
  (SELECT coalesce(sum(f.amount_fen), 0) FROM refunds f WHERE f.project_id = j.id AND c.project_id IS NOT NULL) AS returned_fen,
  EXISTS (SELECT 1 FROM case_owners w WHERE w.kind = 'proposal' AND w.about = n.proposal_id) AS owned
FROM proposal_numbers n
LEFT JOIN counting_submissions s ON s.proposal_id = n.proposal_id
LEFT JOIN all_eligibility_checks k ON k.submission_id = s.id
  AND NOT EXISTS (SELECT 1 FROM reversed x WHERE x.kind = 'eligibility' AND x.which = k.id)
LEFT JOIN told_findings t ON t.finding_id = k.id
LEFT JOIN agreements g ON g.proposal_id = n.proposal_id
LEFT JOIN projects j ON j.agreement_id = g.id
LEFT JOIN closings c ON c.project_id = j.id
LEFT JOIN all_evaluations e ON e.project_id = j.id
  AND NOT EXISTS (SELECT 1 FROM reversed x WHERE x.kind = 'evaluation' AND x.which = e.id);

CREATE TABLE round_progress (
  round_id TEXT NOT NULL CONSTRAINT round_progress_key PRIMARY KEY CONSTRAINT progress_of_a_round REFERENCES rounds (id),
  submitted INTEGER NOT NULL,
  screened INTEGER NOT NULL,
  eligible INTEGER NOT NULL,
  untold INTEGER NOT NULL,
  rechecked INTEGER NOT NULL,
  awarded INTEGER NOT NULL,
  awarded_fen INTEGER NOT NULL,
  agreements INTEGER NOT NULL,
  unsigned INTEGER NOT NULL,
  to_open INTEGER NOT NULL,
  projects INTEGER NOT NULL,
  reports INTEGER NOT NULL,
  finals INTEGER NOT NULL,
  evaluated INTEGER NOT NULL,
  closed INTEGER NOT NULL,
  paid_fen INTEGER NOT NULL,
  refunded_fen INTEGER NOT NULL,
  sheets INTEGER NOT NULL,
  sheets_done INTEGER NOT NULL,
  starts_on TEXT,                             -- of its projects, the first and the last day
  ends_on TEXT,
  final_at INTEGER,                           -- the first final report
  closed_at INTEGER                           -- the last closing
) STRICT, WITHOUT ROWID;

CREATE VIEW round_progress_anew AS
SELECT r.id AS round_id, coalesce(q.submitted, 0) AS submitted, coalesce(q.screened, 0) AS screened, coalesce(q.eligible, 0) AS eligible,
  coalesce(q.untold, 0) AS untold, coalesce(q.rechecked, 0) AS rechecked, coalesce(q.awarded, 0) AS awarded, coalesce(q.awarded_fen, 0) AS awarded_fen,
  coalesce(q.agreements, 0) AS agreements,
  coalesce(q.unsigned, 0) AS unsigned, coalesce(q.to_open, 0) AS to_open, coalesce(q.projects, 0) AS projects,
  coalesce(q.reports, 0) AS reports, coalesce(q.finals, 0) AS finals, coalesce(q.evaluated, 0) AS evaluated,
  coalesce(q.closed, 0) AS closed, coalesce(q.paid_fen, 0) AS paid_fen, coalesce(q.refunded_fen, 0) AS refunded_fen,
  (SELECT count(*) FROM assignments a WHERE a.round_id = r.id) AS sheets,
  (SELECT count(*) FROM assignments a JOIN sheets y ON y.assignment_id = a.id WHERE a.round_id = r.id) AS sheets_done,
  (SELECT min(g.starts_on) FROM agreements g JOIN projects j ON j.agreement_id = g.id WHERE g.round_id = r.id) AS starts_on,
  (SELECT max(g.ends_on) FROM agreements g JOIN projects j ON j.agreement_id = g.id WHERE g.round_id = r.id) AS ends_on,
  (SELECT min(f.at) FROM agreements g JOIN projects j ON j.agreement_id = g.id JOIN final_reports f ON f.project_id = j.id
    WHERE g.round_id = r.id) AS final_at,
  (SELECT max(c.at) FROM agreements g JOIN projects j ON j.agreement_id = g.id JOIN closings c ON c.project_id = j.id
    WHERE g.round_id = r.id) AS closed_at
FROM rounds r
LEFT JOIN (
  SELECT round_id, sum(submitted) AS submitted, sum(screened) AS screened, sum(eligible) AS eligible, sum(untold) AS untold, sum(rechecked) AS rechecked,
    sum(awarded) AS awarded,
    sum(awarded_fen) AS awarded_fen, sum(agreements) AS agreements, sum(unsigned) AS unsigned, sum(to_open) AS to_open,
    sum(projects) AS projects, sum(reports) AS reports, sum(finals) AS finals, sum(evaluated) AS evaluated, sum(closed) AS closed,
    sum(paid_fen) AS paid_fen, sum(refunded_fen) AS refunded_fen
  FROM proposal_progress_anew GROUP BY round_id) q ON q.round_id = r.id;

CREATE TRIGGER a_round_has_its_progress AFTER INSERT ON rounds
BEGIN INSERT INTO round_progress SELECT NEW.id, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, NULL, NULL; END;
CREATE TRIGGER progress_is_added AFTER INSERT ON proposal_progress
BEGIN
  UPDATE round_progress SET submitted = submitted + NEW.submitted, screened = screened + NEW.screened, eligible = eligible + NEW.eligible,
    untold = untold + NEW.untold, rechecked = rechecked + NEW.rechecked, awarded = awarded + NEW.awarded, awarded_fen = awarded_fen + NEW.awarded_fen,
    agreements = agreements + NEW.agreements,
    unsigned = unsigned + NEW.unsigned, to_open = to_open + NEW.to_open, projects = projects + NEW.projects, reports = reports + NEW.reports,
    finals = finals + NEW.finals, evaluated = evaluated + NEW.evaluated, closed = closed + NEW.closed, paid_fen = paid_fen + NEW.paid_fen,
    refunded_fen = refunded_fen + NEW.refunded_fen
  WHERE round_id = NEW.round_id;
END;
CREATE TRIGGER progress_is_taken_off AFTER DELETE ON proposal_progress
BEGIN
  UPDATE round_progress SET submitted = submitted - OLD.submitted, screened = screened - OLD.screened, eligible = eligible - OLD.eligible,
    untold = untold - OLD.untold, rechecked = rechecked - OLD.rechecked, awarded = awarded - OLD.awarded, awarded_fen = awarded_fen - OLD.awarded_fen,
    agreements = agreements - OLD.agreements,
    unsigned = unsigned - OLD.unsigned, to_open = to_open - OLD.to_open, projects = projects - OLD.projects, reports = reports - OLD.reports,
    finals = finals - OLD.finals, evaluated = evaluated - OLD.evaluated, closed = closed - OLD.closed, paid_fen = paid_fen - OLD.paid_fen,
    refunded_fen = refunded_fen - OLD.refunded_fen
  WHERE round_id = OLD.round_id;
END;

-- Whatever is inserted here is touched: its row is made anew.
CREATE VIEW progress_of (proposal_id) AS SELECT proposal_id FROM proposal_progress;
CREATE TRIGGER progress_is_made_anew INSTEAD OF INSERT ON progress_of
BEGIN
  DELETE FROM proposal_progress WHERE proposal_id = NEW.proposal_id;
  INSERT INTO proposal_progress SELECT * FROM proposal_progress_anew WHERE proposal_id = NEW.proposal_id;
END;

CREATE TRIGGER a_number_touches AFTER INSERT ON proposal_numbers BEGIN INSERT INTO progress_of SELECT NEW.proposal_id; END;
CREATE TRIGGER what_counts_touches AFTER INSERT ON counting_submissions BEGIN INSERT INTO progress_of SELECT NEW.proposal_id; END;
CREATE TRIGGER what_counts_no_more_touches AFTER DELETE ON counting_submissions BEGIN INSERT INTO progress_of SELECT OLD.proposal_id; END;
CREATE TRIGGER a_finding_touches AFTER INSERT ON all_eligibility_checks
BEGIN INSERT INTO progress_of SELECT proposal_id FROM submissions WHERE id = NEW.submission_id; END;
CREATE TRIGGER a_telling_touches AFTER INSERT ON told_findings
BEGIN INSERT INTO progress_of SELECT s.proposal_id FROM all_eligibility_checks k JOIN submissions s ON s.id = k.submission_id WHERE k.id = NEW.finding_id; END;
CREATE TRIGGER a_recheck_touches AFTER INSERT ON rechecks
BEGIN INSERT INTO progress_of SELECT proposal_id FROM submissions WHERE id = NEW.submission_id; END;
CREATE TRIGGER the_answer_to_a_recheck_touches AFTER INSERT ON recheck_answers
BEGIN INSERT INTO progress_of SELECT s.proposal_id FROM rechecks r JOIN submissions s ON s.id = r.submission_id WHERE r.id = NEW.recheck_id; END;
CREATE TRIGGER an_announcement_touches AFTER INSERT ON announcements
BEGIN INSERT INTO progress_of SELECT proposal_id FROM awards WHERE notice_id = NEW.notice_id; END;
CREATE TRIGGER a_lapse_touches AFTER INSERT ON all_award_lapse_answers
BEGIN INSERT INTO progress_of SELECT proposal_id FROM award_lapses WHERE id = NEW.lapse_id; END;
CREATE TRIGGER an_agreement_touches AFTER INSERT ON agreements BEGIN INSERT INTO progress_of SELECT NEW.proposal_id; END;
CREATE TRIGGER a_redrafted_agreement_touches AFTER UPDATE ON agreements BEGIN INSERT INTO progress_of SELECT NEW.proposal_id; END;
CREATE TRIGGER a_signature_touches AFTER INSERT ON signatures
BEGIN INSERT INTO progress_of SELECT proposal_id FROM agreements WHERE id = NEW.agreement_id; END;
CREATE TRIGGER an_owner_touches AFTER INSERT ON case_owners WHEN NEW.kind = 'proposal' AND NEW.seq = 1
BEGIN INSERT INTO progress_of SELECT proposal_id FROM proposal_numbers WHERE proposal_id = NEW.about; END;
CREATE TRIGGER a_payment_touches AFTER INSERT ON all_payments
BEGIN INSERT INTO progress_of SELECT proposal_id FROM agreements WHERE id = NEW.agreement_id; END;

-- What is entered of a project.
CREATE VIEW progress_of_projects (project_id) AS SELECT id FROM projects;
CREATE TRIGGER progress_of_a_project_is_made_anew INSTEAD OF INSERT ON progress_of_projects
BEGIN
  INSERT INTO progress_of SELECT g.proposal_id FROM projects j JOIN agreements g ON g.id = j.agreement_id WHERE j.id = NEW.project_id;
END;
CREATE TRIGGER a_milestone_touches AFTER INSERT ON milestones BEGIN INSERT INTO progress_of_projects SELECT NEW.project_id; END;
CREATE TRIGGER a_report_touches AFTER INSERT ON reports
BEGIN INSERT INTO progress_of_projects SELECT project_id FROM milestones WHERE id = NEW.milestone_id; END;
CREATE TRIGGER a_review_touches AFTER INSERT ON all_report_reviews
BEGIN INSERT INTO progress_of_projects SELECT m.project_id FROM reports t JOIN milestones m ON m.id = t.milestone_id WHERE t.id = NEW.report_id; END;
CREATE TRIGGER a_final_report_that_goes_back_touches AFTER INSERT ON final_report_returns
BEGIN INSERT INTO progress_of_projects SELECT project_id FROM final_reports WHERE id = NEW.final_report_id; END;
CREATE TRIGGER an_evaluation_touches AFTER INSERT ON all_evaluations BEGIN INSERT INTO progress_of_projects SELECT NEW.project_id; END;
CREATE TRIGGER a_refund_touches AFTER INSERT ON all_refunds BEGIN INSERT INTO progress_of_projects SELECT NEW.project_id; END;
CREATE TRIGGER a_sanction_touches AFTER INSERT ON all_sanction_decisions
BEGIN INSERT INTO progress_of_projects SELECT project_id FROM sanctions WHERE id = NEW.sanction_id; END;
CREATE TRIGGER a_sanction_that_ends_touches AFTER INSERT ON sanction_ends
BEGIN INSERT INTO progress_of_projects SELECT project_id FROM sanctions WHERE id = NEW.sanction_id; END;
CREATE TRIGGER a_project_touches AFTER INSERT ON projects
BEGIN
  INSERT INTO progress_of_projects SELECT NEW.id;
  UPDATE round_progress SET starts_on = min(coalesce(round_progress.starts_on, g.starts_on), g.starts_on),
    ends_on = max(coalesce(round_progress.ends_on, g.ends_on), g.ends_on)
  FROM agreements g WHERE g.id = NEW.agreement_id AND round_progress.round_id = g.round_id;
END;
CREATE TRIGGER a_final_report_touches AFTER INSERT ON final_reports
BEGIN
  INSERT INTO progress_of_projects SELECT NEW.project_id;
  UPDATE round_progress SET final_at = min(coalesce(final_at, NEW.at), NEW.at)
  WHERE round_id = (SELECT g.round_id FROM projects j JOIN agreements g ON g.id = j.agreement_id WHERE j.id = NEW.project_id);
END;
CREATE TRIGGER a_closing_touches AFTER INSERT ON closings
BEGIN
  INSERT INTO progress_of_projects SELECT NEW.project_id;
  UPDATE round_progress SET closed_at = max(coalesce(closed_at, NEW.at), NEW.at)
  WHERE round_id = (SELECT g.round_id FROM projects j JOIN agreements g ON g.id = j.agreement_id WHERE j.id = NEW.project_id);
END;

-- What is reversed touches whatever it concerns: the proposals of its organizations, or all of its round.
CREATE TRIGGER a_reversal_touches AFTER INSERT ON reversal_answers WHEN NEW.outcome = 'confirmed'
BEGIN
  INSERT INTO progress_of SELECT n.proposal_id FROM reversals r JOIN proposals p ON p.organization_id IN (SELECT value FROM json_each(r.concerns))
    JOIN proposal_numbers n ON n.proposal_id = p.id WHERE r.id = NEW.reversal_id
    UNION SELECT n.proposal_id FROM reversals r JOIN proposal_numbers n ON n.round_id = r.round WHERE r.id = NEW.reversal_id;
END;
