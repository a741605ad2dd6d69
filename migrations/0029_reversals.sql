-- 更正: what rests on a row that could be reversed, so that it is reversed first, or cannot be any more. Asked by the rule, which says so,
-- and once more when a second person confirms.
CREATE VIEW rests_on_verification (which, what, id) AS
SELECT x.check_id, 'finding', s.proposal_id FROM eligibility_snapshots x
  JOIN eligibility_checks e ON e.id = x.finding_id JOIN submissions s ON s.id = e.submission_id;

-- That an organization is no more: what waits because nobody waits for it, and awards that lapsed before their day.
CREATE VIEW rests_on_organization_change (which, what, id) AS
SELECT a.id, 'lapse', l.proposal_id FROM all_organization_change_answers a
  JOIN organization_changes c ON c.id = a.change_id AND c.kind <> 'renamed'
  JOIN proposals p ON p.organization_id = c.organization_id
  JOIN award_lapses l ON l.proposal_id = p.id AND l.because = 'overdue' AND l.at > a.at
  LEFT JOIN award_lapse_answers w ON w.lapse_id = l.id WHERE coalesce(w.outcome, 'approved') = 'approved'
UNION ALL SELECT a.id, 'absent', d.project_id FROM all_organization_change_answers a
  JOIN organization_changes c ON c.id = a.change_id AND c.kind <> 'renamed'
  JOIN proposals p ON p.organization_id = c.organization_id
  JOIN agreements g ON g.proposal_id = p.id JOIN projects j ON j.agreement_id = g.id
  JOIN closing_defaults d ON d.project_id = j.id AND d.at > a.at
  LEFT JOIN closing_default_answers w ON w.default_id = d.id WHERE w.default_id IS NULL;

CREATE VIEW rests_on_eligibility (which, what, id) AS
SELECT e.id, 'assigned', p.round_id FROM all_eligibility_checks e
  JOIN submissions s ON s.id = e.submission_id JOIN proposals p ON p.id = s.proposal_id
  WHERE EXISTS (SELECT 1 FROM assignments a WHERE a.round_id = p.round_id)
UNION ALL SELECT e.id, 'ended', p.round_id FROM all_eligibility_checks e
  JOIN submissions s ON s.id = e.submission_id JOIN proposals p ON p.id = s.proposal_id JOIN ended_rounds x ON x.round_id = p.round_id;

CREATE VIEW rests_on_decision_approval (which, what, id) AS
SELECT a.id, 'notice', n.id FROM all_decision_approvals a JOIN notices n ON n.decision_id = a.decision_id
UNION ALL SELECT a.id, 'ended', d.round_id FROM all_decision_approvals a
  JOIN decisions d ON d.id = a.decision_id JOIN ended_rounds x ON x.round_id = d.round_id;

CREATE VIEW rests_on_notice (which, what, id) AS
SELECT a.notice_id, 'announcement', a.notice_id FROM announcements a
UNION ALL SELECT n.id, 'ended', n.round_id FROM all_notices n JOIN ended_rounds x ON x.round_id = n.round_id
UNION ALL SELECT o.notice_id, 'objection', o.id FROM objections o
  WHERE NOT EXISTS (SELECT 1 FROM objection_answers w WHERE w.objection_id = o.id);

CREATE VIEW rests_on_objection_answer (which, what, id) AS
SELECT w.id, 'announcement', o.notice_id FROM all_objection_answers w
  JOIN objections o ON o.id = w.objection_id JOIN announcements a ON a.notice_id = o.notice_id
UNION ALL SELECT w.id, 'notice-reversed', o.notice_id FROM all_objection_answers w
  JOIN objections o ON o.id = w.objection_id JOIN reversed x ON x.kind = 'notice' AND x.which = o.notice_id
UNION ALL SELECT w.id, 'ended', n.round_id FROM all_objection_answers w
  JOIN objections o ON o.id = w.objection_id JOIN all_notices n ON n.id = o.notice_id JOIN ended_rounds x ON x.round_id = n.round_id
UNION ALL SELECT w.id, 'decision', d.round_id FROM all_objection_answers w
  JOIN objections o ON o.id = w.objection_id JOIN all_notices n ON n.id = o.notice_id
  JOIN decisions d ON d.round_id = n.round_id AND d.at > w.at
  WHERE w.upheld = 1 AND NOT EXISTS (SELECT 1 FROM decision_returns r WHERE r.decision_id = d.id);

CREATE VIEW rests_on_report_review (which, what, id) AS
SELECT v.id, 'later-report', n.id FROM all_report_reviews v
  JOIN reports r ON r.id = v.report_id JOIN reports n ON n.milestone_id = r.milestone_id AND n.revision > r.revision
UNION ALL SELECT v.id, 'payment', y.agreement_id FROM all_report_reviews v JOIN reports r ON r.id = v.report_id
  JOIN milestones m ON m.id = r.milestone_id AND m.kind = 'midterm' JOIN projects p ON p.id = m.project_id
  JOIN payments y ON y.agreement_id = p.agreement_id
  JOIN tranches t ON t.agreement_id = y.agreement_id AND t.seq = y.tranche_seq AND t.gate = 'midterm_passed'
UNION ALL SELECT v.id, 'final-report', m.project_id FROM all_report_reviews v
  JOIN reports r ON r.id = v.report_id JOIN milestones m ON m.id = r.milestone_id
  WHERE EXISTS (SELECT 1 FROM final_reports f WHERE f.project_id = m.project_id)
UNION ALL SELECT v.id, 'terminated', m.project_id FROM all_report_reviews v
  JOIN reports r ON r.id = v.report_id JOIN milestones m ON m.id = r.milestone_id
  JOIN project_halts h ON h.project_id = m.project_id AND h.kind = 'terminate';

-- What was paid and spent is settled: returned, booked as to be recovered, or closed.
CREATE VIEW settled_projects (project_id, agreement_id) AS
SELECT e.project_id, e.agreement_id FROM project_ends e
WHERE coalesce(e.refunded_at, e.closed_at) IS NOT NULL OR EXISTS (
  SELECT 1 FROM closing_defaults d JOIN closing_default_answers a ON a.default_id = d.id AND a.outcome = 'approved'
  WHERE d.project_id = e.project_id AND d.kind = 'refund');

CREATE VIEW rests_on_payment (which, what, id) AS
SELECT y.id, 'later-payment', z.agreement_id FROM all_payments y
  JOIN payments z ON z.agreement_id = y.agreement_id AND z.tranche_seq > y.tranche_seq
UNION ALL SELECT y.id, 'settled', e.project_id FROM all_payments y JOIN settled_projects e ON e.agreement_id = y.agreement_id;

CREATE VIEW rests_on_sanction_decision (which, what, id) AS
SELECT d.id, 'lifted', x.project_id FROM all_sanction_decisions d
  JOIN sanctions x ON x.id = d.sanction_id JOIN sanction_ends e ON e.sanction_id = x.id
UNION ALL SELECT d.id, 'bar', x.project_id FROM all_sanction_decisions d
  JOIN sanctions x ON x.id = d.sanction_id WHERE d.barred_until IS NOT NULL
UNION ALL SELECT d.id, 'absent', x.project_id FROM all_sanction_decisions d JOIN sanctions x ON x.id = d.sanction_id AND x.kind = 'terminate'
  JOIN closing_defaults c ON c.project_id = x.project_id AND c.at > d.at
  LEFT JOIN closing_default_answers a ON a.default_id = c.id WHERE coalesce(a.outcome, 'approved') = 'approved'
UNION ALL SELECT d.id, 'settled', x.project_id FROM all_sanction_decisions d
  JOIN sanctions x ON x.id = d.sanction_id JOIN settled_projects e ON e.project_id = x.project_id;

CREATE VIEW rests_on_evaluation (which, what, id) AS
SELECT v.id, 'settled', v.project_id FROM all_evaluations v JOIN settled_projects e ON e.project_id = v.project_id
UNION ALL SELECT v.id, 'payment', y.agreement_id FROM all_evaluations v
  JOIN projects p ON p.id = v.project_id JOIN payments y ON y.agreement_id = p.agreement_id
  JOIN tranches t ON t.agreement_id = y.agreement_id AND t.seq = y.tranche_seq AND t.gate = 'final_passed';

CREATE VIEW rests_on_refund (which, what, id) AS
SELECT f.id, 'closed', f.project_id FROM all_refunds f JOIN closings c ON c.project_id = f.project_id AND c.at >= f.at;

CREATE TRIGGER no_verification_is_reversed_under_what_rests_on_it BEFORE INSERT ON reversal_answers
WHEN NEW.outcome = 'confirmed' AND EXISTS (SELECT 1 FROM reversals r
  JOIN rests_on_verification x ON x.which = r.which WHERE r.id = NEW.reversal_id AND r.kind = 'verification')
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: something rests on it'); END;
CREATE TRIGGER no_eligibility_is_reversed_under_what_rests_on_it BEFORE INSERT ON reversal_answers
WHEN NEW.outcome = 'confirmed' AND EXISTS (SELECT 1 FROM reversals r
  JOIN rests_on_eligibility x ON x.which = r.which WHERE r.id = NEW.reversal_id AND r.kind = 'eligibility')
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: something rests on it'); END;
CREATE TRIGGER no_decision_approval_is_reversed_under_what_rests_on_it BEFORE INSERT ON reversal_answers
WHEN NEW.outcome = 'confirmed' AND EXISTS (SELECT 1 FROM reversals r
  JOIN rests_on_decision_approval x ON x.which = r.which WHERE r.id = NEW.reversal_id AND r.kind = 'decision-approval')
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: something rests on it'); END;
CREATE TRIGGER no_notice_is_reversed_under_what_rests_on_it BEFORE INSERT ON reversal_answers
WHEN NEW.outcome = 'confirmed' AND EXISTS (SELECT 1 FROM reversals r
  JOIN rests_on_notice x ON x.which = r.which WHERE r.id = NEW.reversal_id AND r.kind = 'notice')
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: something rests on it'); END;
CREATE TRIGGER no_objection_answer_is_reversed_under_what_rests_on_it BEFORE INSERT ON reversal_answers
WHEN NEW.outcome = 'confirmed' AND EXISTS (SELECT 1 FROM reversals r
  JOIN rests_on_objection_answer x ON x.which = r.which WHERE r.id = NEW.reversal_id AND r.kind = 'objection-answer')
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: something rests on it'); END;
CREATE TRIGGER no_report_review_is_reversed_under_what_rests_on_it BEFORE INSERT ON reversal_answers
WHEN NEW.outcome = 'confirmed' AND EXISTS (SELECT 1 FROM reversals r
  JOIN rests_on_report_review x ON x.which = r.which WHERE r.id = NEW.reversal_id AND r.kind = 'report-review')
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: something rests on it'); END;
CREATE TRIGGER no_payment_is_reversed_under_what_rests_on_it BEFORE INSERT ON reversal_answers
WHEN NEW.outcome = 'confirmed' AND EXISTS (SELECT 1 FROM reversals r
  JOIN rests_on_payment x ON x.which = r.which WHERE r.id = NEW.reversal_id AND r.kind = 'payment')
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: something rests on it'); END;
CREATE TRIGGER no_sanction_decision_is_reversed_under_what_rests_on_it BEFORE INSERT ON reversal_answers
WHEN NEW.outcome = 'confirmed' AND EXISTS (SELECT 1 FROM reversals r
  JOIN rests_on_sanction_decision x ON x.which = r.which WHERE r.id = NEW.reversal_id AND r.kind = 'sanction-decision')
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: something rests on it'); END;
CREATE TRIGGER no_evaluation_is_reversed_under_what_rests_on_it BEFORE INSERT ON reversal_answers
WHEN NEW.outcome = 'confirmed' AND EXISTS (SELECT 1 FROM reversals r
  JOIN rests_on_evaluation x ON x.which = r.which WHERE r.id = NEW.reversal_id AND r.kind = 'evaluation')
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: something rests on it'); END;
CREATE TRIGGER no_refund_is_reversed_under_what_rests_on_it BEFORE INSERT ON reversal_answers
WHEN NEW.outcome = 'confirmed' AND EXISTS (SELECT 1 FROM reversals r
  JOIN rests_on_refund x ON x.which = r.which WHERE r.id = NEW.reversal_id AND r.kind = 'refund')
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: something rests on it'); END;
CREATE TRIGGER no_organization_change_is_reversed_under_what_rests_on_it BEFORE INSERT ON reversal_answers
WHEN NEW.outcome = 'confirmed' AND EXISTS (SELECT 1 FROM reversals r
  JOIN rests_on_organization_change x ON x.which = r.which WHERE r.id = NEW.reversal_id AND r.kind = 'organization-change')
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: something rests on it'); END;
