-- What is read across the stages, from which rows exist. How far a project has come to its end: reports and payments ask it, for
-- an ended project takes neither.
CREATE VIEW project_ends AS
SELECT p.id AS project_id, p.agreement_id, e.at AS evaluated_at, r.at AS refunded_at, c.at AS closed_at,
  (SELECT min(h.at) FROM project_halts h WHERE h.project_id = p.id AND h.kind = 'terminate') AS terminated_at
FROM projects p
LEFT JOIN evaluations e ON e.project_id = p.id
LEFT JOIN refunds r ON r.project_id = p.id
LEFT JOIN closings c ON c.project_id = p.id;

-- A mid-term that was accepted opens its gate, unless it was evaluated and failed.
CREATE VIEW passed_midterms (agreement_id, at) AS
SELECT p.agreement_id, v.at FROM projects p
JOIN milestones m ON m.project_id = p.id AND m.kind = 'midterm'
JOIN reports r ON r.milestone_id = m.id
JOIN report_reviews v ON v.report_id = r.id AND v.outcome = 'accepted'
WHERE NOT EXISTS (SELECT 1 FROM midterm_evaluations e WHERE e.report_id = r.id AND e.outcome <> 'passed');

-- The gates of an agreement that are passed, since when. Tranches open on them.
CREATE VIEW passed_gates AS
SELECT agreement_id, gate, passed_at AS at
FROM (
  SELECT g.id AS agreement_id, x.gate, CASE x.gate
      WHEN 'agreement_signed' THEN (SELECT max(s.at) FROM signatures s WHERE s.agreement_id = g.id HAVING count(*) = 2)
      WHEN 'midterm_passed' THEN (SELECT min(m.at) FROM passed_midterms m WHERE m.agreement_id = g.id)
      WHEN 'final_passed' THEN (SELECT e.at FROM projects p JOIN evaluations e ON e.project_id = p.id
        WHERE p.agreement_id = g.id AND e.grade <> 'C')
    END AS passed_at
  FROM agreements g
  JOIN (SELECT 'agreement_signed' AS gate UNION ALL SELECT 'midterm_passed' UNION ALL SELECT 'final_passed') x
)
WHERE passed_at IS NOT NULL;

-- Gates that never open any more: of a mid-term that was not passed (failed_gates), and of one that was never accepted until the office
-- wrote the final report in place of a silent organization (缺席办理).
CREATE VIEW abandoned_gates AS
SELECT p.agreement_id, 'midterm_passed' AS gate, a.at
FROM closing_defaults d
JOIN closing_default_answers a ON a.default_id = d.id AND a.outcome = 'approved'
JOIN projects p ON p.id = d.project_id
WHERE d.kind = 'report'
  AND NOT EXISTS (SELECT 1 FROM passed_midterms w WHERE w.agreement_id = p.agreement_id)
  AND NOT EXISTS (SELECT 1 FROM failed_gates f WHERE f.agreement_id = p.agreement_id);

-- Where each payment of an agreement stands. paid: it was made, or its share rounds to nothing. ended: it will not be made, for its
-- mid-term failed, the unspent money came back, or the project is closed or terminated. payable: its gate and those of all before
-- it are passed, so that it can be made now, after them. waiting: not yet, or halted for a while.
CREATE VIEW tranche_states AS
SELECT t.agreement_id, t.seq, t.percent, t.amount_fen, t.gate,
  (SELECT w.at FROM passed_gates w WHERE w.agreement_id = t.agreement_id AND w.gate = t.gate) AS passed_at,
  coalesce((SELECT f.at FROM failed_gates f WHERE f.agreement_id = t.agreement_id AND f.gate = t.gate),
    (SELECT f.at FROM abandoned_gates f WHERE f.agreement_id = t.agreement_id AND f.gate = t.gate)) AS failed_at,
  CASE
    WHEN EXISTS (SELECT 1 FROM payments y WHERE y.agreement_id = t.agreement_id AND y.tranche_seq = t.seq) THEN 'paid'
    WHEN EXISTS (SELECT 1 FROM failed_gates f WHERE f.agreement_id = t.agreement_id AND f.gate = t.gate)
      OR EXISTS (SELECT 1 FROM abandoned_gates f WHERE f.agreement_id = t.agreement_id AND f.gate = t.gate) THEN 'ended'
    WHEN t.amount_fen = 0 THEN 'paid'
    WHEN EXISTS (SELECT 1 FROM project_ends e WHERE e.agreement_id = t.agreement_id
      AND coalesce(e.refunded_at, e.closed_at) IS NOT NULL) THEN 'ended'
    WHEN EXISTS (SELECT 1 FROM project_halts h WHERE h.agreement_id = t.agreement_id) THEN
      iif(EXISTS (SELECT 1 FROM project_halts h WHERE h.agreement_id = t.agreement_id AND h.kind = 'terminate'), 'ended', 'waiting')
    WHEN NOT EXISTS (SELECT 1 FROM passed_gates w WHERE w.agreement_id = t.agreement_id AND w.gate = t.gate) THEN 'waiting'
    WHEN EXISTS (SELECT 1 FROM tranches b WHERE b.agreement_id = t.agreement_id AND b.seq < t.seq AND b.amount_fen > 0
      AND NOT EXISTS (SELECT 1 FROM payments y WHERE y.agreement_id = b.agreement_id AND y.tranche_seq = b.seq)
      AND NOT EXISTS (SELECT 1 FROM failed_gates f WHERE f.agreement_id = b.agreement_id AND f.gate = b.gate)
      AND NOT EXISTS (SELECT 1 FROM abandoned_gates f WHERE f.agreement_id = b.agreement_id AND f.gate = b.gate)
      AND NOT EXISTS (SELECT 1 FROM passed_gates w WHERE w.agreement_id = b.agreement_id AND w.gate = b.gate)) THEN 'waiting'
    ELSE 'payable'
  END AS state
FROM tranches t;

-- Where a proposal stands. Only what is open to its organization and the public counts: a decision shows from its notice on,
-- never before. `reason`: what a proposal that was found ineligible was told.
CREATE VIEW proposal_standings AS
SELECT p.id AS proposal_id, p.round_id, p.organization_id, s.id AS submission_id,
  CASE
    WHEN EXISTS (SELECT 1 FROM agreements g JOIN project_halts h ON h.agreement_id = g.id AND h.kind = 'terminate' WHERE g.proposal_id = p.id) THEN 'terminated'
    WHEN EXISTS (SELECT 1 FROM agreements g JOIN projects j ON j.agreement_id = g.id JOIN closings c ON c.project_id = j.id WHERE g.proposal_id = p.id) THEN 'closed'
    WHEN EXISTS (SELECT 1 FROM agreements g JOIN projects j ON j.agreement_id = g.id WHERE g.proposal_id = p.id) THEN 'running'
    WHEN EXISTS (SELECT 1 FROM lapsed_awards l WHERE l.proposal_id = p.id) THEN 'lapsed'
    WHEN EXISTS (SELECT 1 FROM agreements g WHERE g.proposal_id = p.id) THEN 'agreement'
    WHEN EXISTS (SELECT 1 FROM awards w WHERE w.submission_id = s.id) THEN 'awarded'
    WHEN s.id IS NOT NULL AND EXISTS (SELECT 1 FROM ended_rounds e WHERE e.round_id = p.round_id) THEN 'round-ended'
    WHEN EXISTS (SELECT 1 FROM notices n JOIN announcements a ON a.notice_id = n.id WHERE n.round_id = p.round_id)
      AND EXISTS (SELECT 1 FROM told_eligibility e WHERE e.submission_id = s.id AND e.outcome = 'eligible') THEN 'not-awarded'
    WHEN EXISTS (SELECT 1 FROM notices n JOIN decision_lines l ON l.decision_id = n.decision_id AND l.award_fen > 0
      WHERE l.submission_id = s.id AND n.seq = (SELECT max(seq) FROM notices WHERE round_id = p.round_id)) THEN 'in-publicity'
    WHEN EXISTS (SELECT 1 FROM told_eligibility e WHERE e.submission_id = s.id AND e.outcome = 'ineligible') THEN 'ineligible'
    WHEN EXISTS (SELECT 1 FROM told_eligibility e WHERE e.submission_id = s.id AND e.outcome = 'eligible') THEN 'eligible'
    WHEN s.id IS NOT NULL THEN 'submitted'
    WHEN EXISTS (SELECT 1 FROM submissions x WHERE x.proposal_id = p.id) THEN 'withdrawn'
    ELSE 'draft'
  END AS standing,
  (SELECT e.reason FROM told_eligibility e WHERE e.submission_id = s.id AND e.outcome = 'ineligible') AS reason
FROM proposals p
LEFT JOIN current_submissions s ON s.proposal_id = p.id;
