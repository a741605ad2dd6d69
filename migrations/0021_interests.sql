-- 利害关系. Nobody acts for the office in what concerns an organization that they belong or belonged to, or that hosts such a one
-- or is hosted by it; nobody scores one. The rule of people/rules/interest.ts says why; these hold it where it was learned too late.
CREATE VIEW belongings (person_id, organization_id) AS
SELECT person_id, organization_id FROM memberships
UNION ALL SELECT person_id, organization_id FROM membership_ends;

CREATE VIEW interests (person_id, organization_id) AS
SELECT person_id, organization_id FROM belongings
UNION ALL SELECT b.person_id, h.host_id FROM belongings b CROSS JOIN hosts_in_force h ON h.group_id = b.organization_id
UNION ALL SELECT b.person_id, h.group_id FROM belongings b CROSS JOIN hosts_in_force h ON h.host_id = b.organization_id;
CREATE INDEX membership_ends_by_person ON membership_ends (person_id);

-- Whom a round concerns: everybody whose proposal counts there. CROSS JOIN: from the person, who has few organizations or none.
CREATE VIEW interests_in_rounds (person_id, organization_id, round_id) AS
SELECT i.person_id, i.organization_id, p.round_id FROM interests i CROSS JOIN proposals p ON p.organization_id = i.organization_id
WHERE EXISTS (SELECT 1 FROM current_submissions s WHERE s.proposal_id = p.id);

-- From an organization, which has few proposals: in which rounds they count, and since when.
CREATE VIEW organizations_in_rounds (organization_id, round_id, at) AS
SELECT p.organization_id, p.round_id, s.at FROM proposals p CROSS JOIN current_submissions s ON s.proposal_id = p.id;

-- Whom an agreement concerns, and its project: the organization, and every host that a draft named.
CREATE VIEW interests_in_agreements (person_id, agreement_id) AS
SELECT i.person_id, g.id FROM interests i CROSS JOIN proposals p ON p.organization_id = i.organization_id JOIN agreements g ON g.proposal_id = p.id
UNION ALL SELECT i.person_id, d.agreement_id FROM interests i CROSS JOIN agreement_drafts d ON d.host_id = i.organization_id;

-- What the office takes back, and who agrees.
-- Whoever asks for a re-check is the first of the two people by whom a failure is reversed; the second is an officer who did not find it.
CREATE TRIGGER no_reversal_of_ones_own BEFORE INSERT ON reversals
WHEN (EXISTS (SELECT 1 FROM interests WHERE person_id = NEW.by_id AND organization_id IN (SELECT value FROM json_each(iif(json_valid(NEW.concerns), NEW.concerns, '[]'))))
  OR EXISTS (SELECT 1 FROM interests_in_rounds WHERE person_id = NEW.by_id AND round_id = NEW.round))
  AND NOT EXISTS (SELECT 1 FROM rechecks r WHERE NEW.kind = 'eligibility' AND r.finding_id = NEW.which AND r.by_id = NEW.by_id AND r.at = NEW.at)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_answer_to_a_reversal_of_ones_own BEFORE INSERT ON reversal_answers
WHEN NEW.outcome <> 'taken-back' AND EXISTS (SELECT 1 FROM reversals r WHERE r.id = NEW.reversal_id AND (
  EXISTS (SELECT 1 FROM interests WHERE person_id = NEW.by_id AND organization_id IN (SELECT value FROM json_each(r.concerns)))
  OR EXISTS (SELECT 1 FROM interests_in_rounds WHERE person_id = NEW.by_id AND round_id = r.round)))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;

-- What the office records of an organization.
CREATE TRIGGER no_check_of_ones_own BEFORE INSERT ON all_organization_checks
WHEN EXISTS (SELECT 1 FROM interests WHERE person_id = NEW.by_id AND organization_id = NEW.organization_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_move_of_ones_own BEFORE INSERT ON organization_moves
WHEN EXISTS (SELECT 1 FROM interests WHERE person_id = NEW.by_id AND organization_id = NEW.organization_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;

-- A bar that follows from a sanction is that sanction's, proposed when its officer had no interest yet.
CREATE TRIGGER no_bar_of_ones_own BEFORE INSERT ON bars
WHEN EXISTS (SELECT 1 FROM interests WHERE person_id = NEW.by_id AND organization_id = NEW.organization_id)
  AND NOT EXISTS (SELECT 1 FROM sanctions WHERE by_id = NEW.by_id AND at = NEW.at)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_decision_on_a_bar_of_ones_own BEFORE INSERT ON bar_decisions
WHEN EXISTS (SELECT 1 FROM interests WHERE person_id = NEW.by_id AND organization_id = (SELECT organization_id FROM bars WHERE id = NEW.bar_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_lift_on_a_bar_of_ones_own BEFORE INSERT ON bar_lifts
WHEN EXISTS (SELECT 1 FROM interests WHERE person_id = NEW.by_id AND organization_id = (SELECT organization_id FROM bars WHERE id = NEW.bar_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;

-- An owner reads the number of the own account; whoever pays does not read it of an organization of theirs.
CREATE TRIGGER no_reading_for_ones_own BEFORE INSERT ON account_readings
WHEN EXISTS (SELECT 1 FROM interests WHERE person_id = NEW.by_id AND organization_id = NEW.organization_id)
  AND NOT EXISTS (SELECT 1 FROM memberships WHERE person_id = NEW.by_id AND organization_id = NEW.organization_id AND role = 'owner')
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;

-- What it does with proposals, one by one and with all of a round.
CREATE TRIGGER no_consent_to_ones_own BEFORE INSERT ON partner_answers
WHEN EXISTS (SELECT 1 FROM interests WHERE person_id = NEW.by_id AND organization_id = (
  SELECT p.organization_id FROM partner_requests q JOIN proposals p ON p.id = q.proposal_id WHERE q.id = NEW.request_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_opening_asked_of_ones_own BEFORE INSERT ON opening_requests
WHEN EXISTS (SELECT 1 FROM interests_in_rounds WHERE person_id = NEW.by_id AND round_id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_opening_of_ones_own BEFORE INSERT ON openings
WHEN EXISTS (SELECT 1 FROM interests_in_rounds WHERE person_id = NEW.by_id AND round_id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_remark_on_ones_own BEFORE INSERT ON similar_remarks
WHEN EXISTS (SELECT 1 FROM interests WHERE person_id = NEW.by_id AND organization_id = (SELECT p.organization_id FROM submissions s JOIN proposals p ON p.id = s.proposal_id WHERE s.id = NEW.submission_id))
  OR EXISTS (SELECT 1 FROM interests WHERE person_id = NEW.by_id AND organization_id = (SELECT p.organization_id FROM submissions s JOIN proposals p ON p.id = s.proposal_id WHERE s.id = NEW.other_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_finding_on_ones_own BEFORE INSERT ON all_eligibility_checks
WHEN EXISTS (SELECT 1 FROM interests WHERE person_id = NEW.by_id AND organization_id = (SELECT p.organization_id FROM submissions s JOIN proposals p ON p.id = s.proposal_id WHERE s.id = NEW.submission_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_results_for_ones_own BEFORE INSERT ON eligibility_results
WHEN EXISTS (SELECT 1 FROM interests_in_rounds WHERE person_id = NEW.by_id AND round_id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_correction_asked_of_ones_own BEFORE INSERT ON corrections
WHEN EXISTS (SELECT 1 FROM interests WHERE person_id = NEW.by_id AND organization_id = (SELECT p.organization_id FROM submissions s JOIN proposals p ON p.id = s.proposal_id WHERE s.id = NEW.submission_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_panel_for_ones_own BEFORE INSERT ON panel_members  -- whoever leaves calls the next by leaving, and chooses nobody
WHEN EXISTS (SELECT 1 FROM interests_in_rounds WHERE person_id = NEW.by_id AND round_id = NEW.round_id) AND NOT EXISTS (
  SELECT 1 FROM panel_removals v JOIN experts x ON x.id = v.expert_id JOIN invitation_acceptances a ON a.invitation_id = x.invitation_id
  WHERE v.round_id = NEW.round_id AND v.at = NEW.at AND a.person_id = NEW.by_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_removal_from_a_panel_on_ones_own BEFORE INSERT ON panel_removals
WHEN EXISTS (SELECT 1 FROM interests_in_rounds WHERE person_id = NEW.by_id AND round_id = NEW.round_id) AND NOT EXISTS (
  SELECT 1 FROM experts x JOIN invitation_acceptances a ON a.invitation_id = x.invitation_id WHERE x.id = NEW.expert_id AND a.person_id = NEW.by_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_assignment_of_ones_own BEFORE INSERT ON assignments
WHEN EXISTS (SELECT 1 FROM interests_in_rounds WHERE person_id = NEW.by_id AND round_id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_decision_on_ones_own BEFORE INSERT ON decisions
WHEN EXISTS (SELECT 1 FROM interests_in_rounds WHERE person_id = NEW.by_id AND round_id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_approval_of_ones_own BEFORE INSERT ON all_decision_approvals
WHEN EXISTS (SELECT 1 FROM interests_in_rounds WHERE person_id = NEW.by_id AND round_id = (SELECT round_id FROM decisions WHERE id = NEW.decision_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_return_of_ones_own BEFORE INSERT ON decision_returns
WHEN EXISTS (SELECT 1 FROM interests_in_rounds WHERE person_id = NEW.by_id AND round_id = (SELECT round_id FROM decisions WHERE id = NEW.decision_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_notice_of_ones_own BEFORE INSERT ON all_notices
WHEN EXISTS (SELECT 1 FROM interests_in_rounds WHERE person_id = NEW.by_id AND round_id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_answer_on_ones_own BEFORE INSERT ON all_objection_answers
WHEN EXISTS (SELECT 1 FROM interests_in_rounds WHERE person_id = NEW.by_id AND round_id = (
  SELECT n.round_id FROM objections o JOIN all_notices n ON n.id = o.notice_id WHERE o.id = NEW.objection_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_announcement_of_ones_own BEFORE INSERT ON announcements
WHEN EXISTS (SELECT 1 FROM interests_in_rounds WHERE person_id = NEW.by_id AND round_id = (SELECT round_id FROM notices WHERE id = NEW.notice_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;

-- What it does under an agreement. For an organization its own people sign.
CREATE TRIGGER no_agreement_for_ones_own BEFORE INSERT ON agreements
WHEN EXISTS (SELECT 1 FROM interests WHERE person_id = NEW.by_id AND organization_id = (SELECT organization_id FROM proposals WHERE id = NEW.proposal_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_draft_for_ones_own BEFORE INSERT ON agreement_drafts
WHEN EXISTS (SELECT 1 FROM interests_in_agreements WHERE person_id = NEW.by_id AND agreement_id = NEW.agreement_id)
  OR EXISTS (SELECT 1 FROM interests WHERE person_id = NEW.by_id AND organization_id = NEW.host_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_signature_for_both BEFORE INSERT ON signatures
WHEN NEW.side = 'bureau' AND EXISTS (SELECT 1 FROM interests_in_agreements WHERE person_id = NEW.by_id AND agreement_id = NEW.agreement_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_project_of_ones_own BEFORE INSERT ON projects
WHEN EXISTS (SELECT 1 FROM interests_in_agreements WHERE person_id = NEW.by_id AND agreement_id = NEW.agreement_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_review_of_ones_own BEFORE INSERT ON all_report_reviews
WHEN EXISTS (SELECT 1 FROM interests_in_agreements WHERE person_id = NEW.by_id AND agreement_id = (
  SELECT p.agreement_id FROM reports r JOIN milestones m ON m.id = r.milestone_id JOIN projects p ON p.id = m.project_id WHERE r.id = NEW.report_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_midterm_of_ones_own BEFORE INSERT ON all_midterm_evaluations
WHEN EXISTS (SELECT 1 FROM interests_in_agreements WHERE person_id = NEW.by_id AND agreement_id = (
  SELECT p.agreement_id FROM reports r JOIN milestones m ON m.id = r.milestone_id JOIN projects p ON p.id = m.project_id WHERE r.id = NEW.report_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_sanction_on_ones_own BEFORE INSERT ON sanctions
WHEN EXISTS (SELECT 1 FROM interests_in_agreements WHERE person_id = NEW.by_id AND agreement_id = (SELECT agreement_id FROM projects WHERE id = NEW.project_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_decision_on_a_sanction_on_ones_own BEFORE INSERT ON all_sanction_decisions
WHEN EXISTS (SELECT 1 FROM interests_in_agreements WHERE person_id = NEW.by_id AND agreement_id = (SELECT p.agreement_id FROM sanctions s JOIN projects p ON p.id = s.project_id WHERE s.id = NEW.sanction_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_end_of_a_sanction_on_ones_own BEFORE INSERT ON sanction_ends
WHEN EXISTS (SELECT 1 FROM interests_in_agreements WHERE person_id = NEW.by_id AND agreement_id = (SELECT p.agreement_id FROM sanctions s JOIN projects p ON p.id = s.project_id WHERE s.id = NEW.sanction_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_payment_to_ones_own BEFORE INSERT ON all_payments
WHEN EXISTS (SELECT 1 FROM interests_in_agreements WHERE person_id = NEW.by_id AND agreement_id = NEW.agreement_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_confirmation_for_ones_own BEFORE INSERT ON account_confirmations
WHEN EXISTS (SELECT 1 FROM interests_in_agreements WHERE person_id = NEW.by_id AND agreement_id = NEW.agreement_id)
  OR EXISTS (SELECT 1 FROM interests WHERE person_id = NEW.by_id AND organization_id = NEW.organization_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_final_return_of_ones_own BEFORE INSERT ON final_report_returns
WHEN EXISTS (SELECT 1 FROM interests_in_agreements WHERE person_id = NEW.by_id AND agreement_id = (
  SELECT p.agreement_id FROM final_reports f JOIN projects p ON p.id = f.project_id WHERE f.id = NEW.final_report_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_evaluation_of_ones_own BEFORE INSERT ON all_evaluations
WHEN EXISTS (SELECT 1 FROM interests_in_agreements WHERE person_id = NEW.by_id AND agreement_id = (SELECT agreement_id FROM projects WHERE id = NEW.project_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_refund_of_ones_own BEFORE INSERT ON all_refunds
WHEN EXISTS (SELECT 1 FROM interests_in_agreements WHERE person_id = NEW.by_id AND agreement_id = (SELECT agreement_id FROM projects WHERE id = NEW.project_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_closing_of_ones_own BEFORE INSERT ON closings
WHEN EXISTS (SELECT 1 FROM interests_in_agreements WHERE person_id = NEW.by_id AND agreement_id = (SELECT agreement_id FROM projects WHERE id = NEW.project_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;

-- Experts: whoever sits on a panel whose result is not announced holds no role that reads proposals, and the reverse.
CREATE VIEW panel_seats (invitation_id, round_id) AS
SELECT x.invitation_id, m.round_id
FROM experts x
JOIN panel_members m ON m.expert_id = x.id
WHERE NOT EXISTS (SELECT 1 FROM notices n JOIN announcements f ON f.notice_id = n.id WHERE n.round_id = m.round_id);

CREATE VIEW sitting_experts (person_id, round_id) AS
SELECT a.person_id, s.round_id FROM invitation_acceptances a JOIN panel_seats s ON s.invitation_id = a.invitation_id;

CREATE VIEW proposal_readers (person_id) AS
SELECT g.person_id FROM role_grants g LEFT JOIN role_ends e ON e.grant_id = g.id
WHERE g.role IN ('officer', 'approver', 'finance', 'auditor') AND e.grant_id IS NULL;

CREATE TRIGGER no_reader_from_a_panel BEFORE INSERT ON role_grants
WHEN NEW.role IN ('officer', 'approver', 'finance', 'auditor') AND EXISTS (SELECT 1 FROM sitting_experts WHERE person_id = NEW.person_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: an expert reads no proposals of the office'); END;
CREATE TRIGGER no_reader_on_a_panel BEFORE INSERT ON panel_members
WHEN EXISTS (
  SELECT 1 FROM experts x JOIN invitation_acceptances a ON a.invitation_id = x.invitation_id
  JOIN proposal_readers r ON r.person_id = a.person_id WHERE x.id = NEW.expert_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: an expert reads no proposals of the office'); END;
CREATE TRIGGER no_reader_becomes_a_sitting_expert BEFORE INSERT ON invitation_acceptances
WHEN EXISTS (SELECT 1 FROM proposal_readers WHERE person_id = NEW.person_id)
  AND EXISTS (SELECT 1 FROM panel_seats WHERE invitation_id = NEW.invitation_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: an expert reads no proposals of the office'); END;
CREATE TRIGGER no_sheet_of_a_reader BEFORE INSERT ON sheets
WHEN EXISTS (SELECT 1 FROM proposal_readers WHERE person_id = NEW.by_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: an expert reads no proposals of the office'); END;

-- And nobody is given, or hands in, a sheet on an organization of theirs.
CREATE TRIGGER nobody_is_assigned_ones_own BEFORE INSERT ON assignments
WHEN EXISTS (
  SELECT 1 FROM experts x JOIN invitation_acceptances a ON a.invitation_id = x.invitation_id JOIN interests i ON i.person_id = a.person_id
  WHERE x.id = NEW.expert_id AND i.organization_id = (
    SELECT p.organization_id FROM submissions s JOIN proposals p ON p.id = s.proposal_id WHERE s.id = NEW.submission_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: an expert has an interest'); END;
CREATE TRIGGER nobody_scores_ones_own BEFORE INSERT ON sheets
WHEN EXISTS (SELECT 1 FROM interests WHERE person_id = NEW.by_id AND organization_id = (
  SELECT p.organization_id FROM assignments a JOIN submissions s ON s.id = a.submission_id JOIN proposals p ON p.id = s.proposal_id
  WHERE a.id = NEW.assignment_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
