-- Where a proposal stands, read from which rows exist. Only what is open to its organization and the public counts:
-- a decision shows from its notice on, never before.
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
