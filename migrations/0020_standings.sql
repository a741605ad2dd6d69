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
SELECT agreement_id, 'agreement_signed' AS gate, max(at) AS at FROM signatures GROUP BY agreement_id HAVING count(*) = 2
UNION ALL
SELECT p.agreement_id, 'midterm_passed', min(v.at)
FROM milestones m
JOIN projects p ON p.id = m.project_id
JOIN reports r ON r.milestone_id = m.id
JOIN report_reviews v ON v.report_id = r.id AND v.outcome = 'accepted'
LEFT JOIN midterm_evaluations e ON e.report_id = r.id
WHERE m.kind = 'midterm' AND coalesce(e.outcome, 'passed') = 'passed' GROUP BY p.agreement_id
UNION ALL
SELECT p.agreement_id, 'final_passed', e.at FROM evaluations e JOIN projects p ON p.id = e.project_id WHERE e.grade <> 'C';

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
