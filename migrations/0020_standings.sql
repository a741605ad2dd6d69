-- What is read across the stages, from which rows exist. How far a project has come to its end: reports and payments ask it, for
-- an ended project takes neither.
CREATE VIEW project_ends AS
SELECT p.id AS project_id, p.agreement_id, e.at AS evaluated_at, r.at AS refunded_at, c.at AS closed_at
FROM projects p
LEFT JOIN evaluations e ON e.project_id = p.id
LEFT JOIN refunds r ON r.project_id = p.id
LEFT JOIN closings c ON c.project_id = p.id;

-- The gates of an agreement that are passed, since when. Tranches open on them. A mid-term that was accepted opens its gate, unless
-- it was evaluated and failed.
CREATE VIEW passed_gates AS
SELECT agreement_id, gate, passed_at AS at
FROM (
  SELECT g.id AS agreement_id, x.gate, CASE x.gate
      WHEN 'agreement_signed' THEN (SELECT max(s.at) FROM signatures s WHERE s.agreement_id = g.id HAVING count(*) = 2)
      WHEN 'midterm_passed' THEN (SELECT min(v.at) FROM projects p
        JOIN milestones m ON m.project_id = p.id AND m.kind = 'midterm'
        JOIN reports r ON r.milestone_id = m.id
        JOIN report_reviews v ON v.report_id = r.id AND v.outcome = 'accepted'
        LEFT JOIN midterm_evaluations e ON e.report_id = r.id
        WHERE p.agreement_id = g.id AND coalesce(e.outcome, 'passed') = 'passed')
      WHEN 'final_passed' THEN (SELECT e.at FROM projects p JOIN evaluations e ON e.project_id = p.id
        WHERE p.agreement_id = g.id AND e.grade <> 'C')
    END AS passed_at
  FROM agreements g
  JOIN (SELECT 'agreement_signed' AS gate UNION ALL SELECT 'midterm_passed' UNION ALL SELECT 'final_passed') x
)
WHERE passed_at IS NOT NULL;

-- Where each payment of an agreement stands. paid: it was made, or its share rounds to nothing. ended: it will not be made, for its
-- mid-term failed, the unspent money came back, or the project is closed or terminated. payable: its gate and those of all before
-- it are passed, so that it can be made now, after them. waiting: not yet, or halted for a while.
CREATE VIEW tranche_states AS
SELECT t.agreement_id, t.seq, t.percent, t.amount_fen, t.gate,
  (SELECT w.at FROM passed_gates w WHERE w.agreement_id = t.agreement_id AND w.gate = t.gate) AS passed_at,
  (SELECT f.at FROM failed_gates f WHERE f.agreement_id = t.agreement_id AND f.gate = t.gate) AS failed_at,
  CASE
    WHEN EXISTS (SELECT 1 FROM payments y WHERE y.agreement_id = t.agreement_id AND y.tranche_seq = t.seq) THEN 'paid'
    WHEN EXISTS (SELECT 1 FROM failed_gates f WHERE f.agreement_id = t.agreement_id AND f.gate = t.gate) THEN 'ended'
    WHEN t.amount_fen = 0 THEN 'paid'
    WHEN EXISTS (SELECT 1 FROM project_ends e WHERE e.agreement_id = t.agreement_id
      AND coalesce(e.refunded_at, e.closed_at) IS NOT NULL) THEN 'ended'
    WHEN EXISTS (SELECT 1 FROM project_halts h WHERE h.agreement_id = t.agreement_id) THEN
      iif(EXISTS (SELECT 1 FROM project_halts h WHERE h.agreement_id = t.agreement_id AND h.kind = 'terminate'), 'ended', 'waiting')
    WHEN NOT EXISTS (SELECT 1 FROM passed_gates w WHERE w.agreement_id = t.agreement_id AND w.gate = t.gate) THEN 'waiting'
    WHEN EXISTS (SELECT 1 FROM tranches b WHERE b.agreement_id = t.agreement_id AND b.seq < t.seq AND b.amount_fen > 0
      AND NOT EXISTS (SELECT 1 FROM payments y WHERE y.agreement_id = b.agreement_id AND y.tranche_seq = b.seq)
      AND NOT EXISTS (SELECT 1 FROM failed_gates f WHERE f.agreement_id = b.agreement_id AND f.gate = b.gate)
      AND NOT EXISTS (SELECT 1 FROM passed_gates w WHERE w.agreement_id = b.agreement_id AND w.gate = b.gate)) THEN 'waiting'
    ELSE 'payable'
  END AS state
FROM tranches t;

-- Where a proposal stands. Only what is open to its organization and the public counts: a decision shows from its notice on,
-- never before.
CREATE VIEW proposal_standings AS
SELECT p.id AS proposal_id, p.round_id, p.organization_id, s.id AS submission_id,
  CASE
    WHEN EXISTS (SELECT 1 FROM agreements g JOIN projects j ON j.agreement_id = g.id JOIN closings c ON c.project_id = j.id WHERE g.proposal_id = p.id) THEN 'closed'
    WHEN EXISTS (SELECT 1 FROM agreements g JOIN projects j ON j.agreement_id = g.id WHERE g.proposal_id = p.id) THEN 'running'
    WHEN EXISTS (SELECT 1 FROM agreements g WHERE g.proposal_id = p.id) THEN 'agreement'
    WHEN EXISTS (SELECT 1 FROM awards w WHERE w.submission_id = s.id) THEN 'awarded'
    WHEN EXISTS (SELECT 1 FROM notices n JOIN announcements a ON a.notice_id = n.id WHERE n.round_id = p.round_id)
      AND EXISTS (SELECT 1 FROM eligibility_checks e WHERE e.submission_id = s.id AND e.outcome = 'eligible') THEN 'not-awarded'
    WHEN EXISTS (SELECT 1 FROM notices n JOIN decision_lines l ON l.decision_id = n.decision_id AND l.award_fen > 0
      WHERE l.submission_id = s.id AND n.seq = (SELECT max(seq) FROM notices WHERE round_id = p.round_id)) THEN 'in-publicity'
    WHEN EXISTS (SELECT 1 FROM eligibility_checks e WHERE e.submission_id = s.id AND e.outcome = 'ineligible') THEN 'ineligible'
    WHEN EXISTS (SELECT 1 FROM eligibility_checks e WHERE e.submission_id = s.id AND e.outcome = 'eligible') THEN 'eligible'
    WHEN s.id IS NOT NULL THEN 'submitted'
    WHEN EXISTS (SELECT 1 FROM submissions x WHERE x.proposal_id = p.id) THEN 'withdrawn'
    ELSE 'draft'
  END AS standing
FROM proposals p
LEFT JOIN current_submissions s ON s.proposal_id = p.id;

-- 更正: what rests on a row that could be reversed, so that it is reversed first, or cannot be any more. Asked by the rule, which says so,
-- and once more when a second person confirms.
CREATE VIEW rests_on_verification (which, what, id) AS
SELECT x.check_id, 'finding', s.proposal_id FROM eligibility_snapshots x JOIN eligibility_checks e ON e.id = x.finding_id JOIN submissions s ON s.id = e.submission_id;
CREATE VIEW rests_on_eligibility (which, what, id) AS
SELECT e.id, 'assigned', p.round_id FROM all_eligibility_checks e JOIN submissions s ON s.id = e.submission_id JOIN proposals p ON p.id = s.proposal_id
WHERE EXISTS (SELECT 1 FROM assignments a WHERE a.round_id = p.round_id);
CREATE VIEW rests_on_decision_approval (which, what, id) AS
SELECT a.id, 'notice', n.id FROM all_decision_approvals a JOIN notices n ON n.decision_id = a.decision_id;
CREATE VIEW rests_on_notice (which, what, id) AS
SELECT a.notice_id, 'announcement', a.notice_id FROM announcements a
UNION ALL SELECT o.notice_id, 'objection', o.id FROM objections o WHERE NOT EXISTS (SELECT 1 FROM objection_answers w WHERE w.objection_id = o.id);
CREATE VIEW rests_on_objection_answer (which, what, id) AS
SELECT w.id, 'announcement', o.notice_id FROM all_objection_answers w JOIN objections o ON o.id = w.objection_id JOIN announcements a ON a.notice_id = o.notice_id
UNION ALL SELECT w.id, 'notice-reversed', o.notice_id FROM all_objection_answers w JOIN objections o ON o.id = w.objection_id
  JOIN reversed x ON x.kind = 'notice' AND x.which = o.notice_id
UNION ALL SELECT w.id, 'decision', d.round_id FROM all_objection_answers w JOIN objections o ON o.id = w.objection_id
  JOIN all_notices n ON n.id = o.notice_id JOIN decisions d ON d.round_id = n.round_id AND d.at > w.at
  WHERE w.upheld = 1 AND NOT EXISTS (SELECT 1 FROM decision_returns r WHERE r.decision_id = d.id);
CREATE VIEW rests_on_report_review (which, what, id) AS
SELECT v.id, 'later-report', n.id FROM all_report_reviews v JOIN reports r ON r.id = v.report_id
  JOIN reports n ON n.milestone_id = r.milestone_id AND n.revision > r.revision
UNION ALL SELECT v.id, 'payment', y.agreement_id FROM all_report_reviews v JOIN reports r ON r.id = v.report_id
  JOIN milestones m ON m.id = r.milestone_id AND m.kind = 'midterm' JOIN projects p ON p.id = m.project_id
  JOIN payments y ON y.agreement_id = p.agreement_id
  JOIN tranches t ON t.agreement_id = y.agreement_id AND t.seq = y.tranche_seq AND t.gate = 'midterm_passed'
UNION ALL SELECT v.id, 'final-report', m.project_id FROM all_report_reviews v JOIN reports r ON r.id = v.report_id
  JOIN milestones m ON m.id = r.milestone_id WHERE EXISTS (SELECT 1 FROM final_reports f WHERE f.project_id = m.project_id)
UNION ALL SELECT v.id, 'terminated', m.project_id FROM all_report_reviews v JOIN reports r ON r.id = v.report_id
  JOIN milestones m ON m.id = r.milestone_id JOIN project_halts h ON h.project_id = m.project_id AND h.kind = 'terminate';
CREATE VIEW rests_on_payment (which, what, id) AS
SELECT y.id, 'later-payment', z.agreement_id FROM all_payments y JOIN payments z ON z.agreement_id = y.agreement_id AND z.tranche_seq > y.tranche_seq
UNION ALL SELECT y.id, 'settled', e.project_id FROM all_payments y JOIN project_ends e ON e.agreement_id = y.agreement_id
  WHERE coalesce(e.refunded_at, e.closed_at) IS NOT NULL;
CREATE VIEW rests_on_sanction_decision (which, what, id) AS
SELECT d.id, 'lifted', x.project_id FROM all_sanction_decisions d JOIN sanctions x ON x.id = d.sanction_id JOIN sanction_ends e ON e.sanction_id = x.id
UNION ALL SELECT d.id, 'bar', x.project_id FROM all_sanction_decisions d JOIN sanctions x ON x.id = d.sanction_id WHERE d.barred_until IS NOT NULL
UNION ALL SELECT d.id, 'settled', x.project_id FROM all_sanction_decisions d JOIN sanctions x ON x.id = d.sanction_id
  JOIN project_ends e ON e.project_id = x.project_id WHERE coalesce(e.refunded_at, e.closed_at) IS NOT NULL;
CREATE VIEW rests_on_evaluation (which, what, id) AS
SELECT v.id, 'settled', v.project_id FROM all_evaluations v JOIN project_ends e ON e.project_id = v.project_id
  WHERE coalesce(e.refunded_at, e.closed_at) IS NOT NULL
UNION ALL SELECT v.id, 'payment', y.agreement_id FROM all_evaluations v JOIN projects p ON p.id = v.project_id
  JOIN payments y ON y.agreement_id = p.agreement_id
  JOIN tranches t ON t.agreement_id = y.agreement_id AND t.seq = y.tranche_seq AND t.gate = 'final_passed';
CREATE VIEW rests_on_refund (which, what, id) AS
SELECT f.id, 'closed', f.project_id FROM all_refunds f JOIN closings c ON c.project_id = f.project_id;
CREATE TRIGGER no_verification_is_reversed_under_what_rests_on_it BEFORE INSERT ON reversal_answers
WHEN NEW.outcome = 'confirmed' AND EXISTS (SELECT 1 FROM reversals r JOIN rests_on_verification x ON x.which = r.which WHERE r.id = NEW.reversal_id AND r.kind = 'verification')
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: something rests on it'); END;
CREATE TRIGGER no_eligibility_is_reversed_under_what_rests_on_it BEFORE INSERT ON reversal_answers
WHEN NEW.outcome = 'confirmed' AND EXISTS (SELECT 1 FROM reversals r JOIN rests_on_eligibility x ON x.which = r.which WHERE r.id = NEW.reversal_id AND r.kind = 'eligibility')
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: something rests on it'); END;
CREATE TRIGGER no_decision_approval_is_reversed_under_what_rests_on_it BEFORE INSERT ON reversal_answers
WHEN NEW.outcome = 'confirmed' AND EXISTS (SELECT 1 FROM reversals r JOIN rests_on_decision_approval x ON x.which = r.which WHERE r.id = NEW.reversal_id AND r.kind = 'decision-approval')
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: something rests on it'); END;
CREATE TRIGGER no_notice_is_reversed_under_what_rests_on_it BEFORE INSERT ON reversal_answers
WHEN NEW.outcome = 'confirmed' AND EXISTS (SELECT 1 FROM reversals r JOIN rests_on_notice x ON x.which = r.which WHERE r.id = NEW.reversal_id AND r.kind = 'notice')
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: something rests on it'); END;
CREATE TRIGGER no_objection_answer_is_reversed_under_what_rests_on_it BEFORE INSERT ON reversal_answers
WHEN NEW.outcome = 'confirmed' AND EXISTS (SELECT 1 FROM reversals r JOIN rests_on_objection_answer x ON x.which = r.which WHERE r.id = NEW.reversal_id AND r.kind = 'objection-answer')
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: something rests on it'); END;
CREATE TRIGGER no_report_review_is_reversed_under_what_rests_on_it BEFORE INSERT ON reversal_answers
WHEN NEW.outcome = 'confirmed' AND EXISTS (SELECT 1 FROM reversals r JOIN rests_on_report_review x ON x.which = r.which WHERE r.id = NEW.reversal_id AND r.kind = 'report-review')
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: something rests on it'); END;
CREATE TRIGGER no_payment_is_reversed_under_what_rests_on_it BEFORE INSERT ON reversal_answers
WHEN NEW.outcome = 'confirmed' AND EXISTS (SELECT 1 FROM reversals r JOIN rests_on_payment x ON x.which = r.which WHERE r.id = NEW.reversal_id AND r.kind = 'payment')
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: something rests on it'); END;
CREATE TRIGGER no_sanction_decision_is_reversed_under_what_rests_on_it BEFORE INSERT ON reversal_answers
WHEN NEW.outcome = 'confirmed' AND EXISTS (SELECT 1 FROM reversals r JOIN rests_on_sanction_decision x ON x.which = r.which WHERE r.id = NEW.reversal_id AND r.kind = 'sanction-decision')
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: something rests on it'); END;
CREATE TRIGGER no_evaluation_is_reversed_under_what_rests_on_it BEFORE INSERT ON reversal_answers
WHEN NEW.outcome = 'confirmed' AND EXISTS (SELECT 1 FROM reversals r JOIN rests_on_evaluation x ON x.which = r.which WHERE r.id = NEW.reversal_id AND r.kind = 'evaluation')
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: something rests on it'); END;
CREATE TRIGGER no_refund_is_reversed_under_what_rests_on_it BEFORE INSERT ON reversal_answers
WHEN NEW.outcome = 'confirmed' AND EXISTS (SELECT 1 FROM reversals r JOIN rests_on_refund x ON x.which = r.which WHERE r.id = NEW.reversal_id AND r.kind = 'refund')
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: something rests on it'); END;
