-- 专家库: an expert comes in, is suspended, comes back or goes by two people; a round's panel takes whoever is in.
CREATE TABLE pool_proposals (
  id TEXT NOT NULL CONSTRAINT pool_proposals_key PRIMARY KEY,
  expert_id TEXT NOT NULL CONSTRAINT proposal_of_an_expert REFERENCES experts (id),
  kind TEXT NOT NULL CONSTRAINT pool_proposals_kind CHECK (kind IN ('admit', 'suspend', 'restore', 'remove')),
  reason TEXT NOT NULL CONSTRAINT pool_proposals_reason CHECK (reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT pool_proposals_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX pool_proposals_by_expert ON pool_proposals (expert_id, at);

CREATE TABLE pool_answers (
  proposal_id TEXT NOT NULL CONSTRAINT pool_answers_key PRIMARY KEY CONSTRAINT answer_to_a_pool_proposal REFERENCES pool_proposals (id),
  is_agreed INTEGER NOT NULL CONSTRAINT pool_answers_is_agreed CHECK (is_agreed IN (0, 1)),
  by_id TEXT NOT NULL CONSTRAINT pool_answers_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;

-- whoever was in before two people decided upon it stays in
CREATE VIEW pool_standings (expert_id, standing) AS
SELECT x.id, CASE (
    SELECT p.kind FROM pool_proposals p JOIN pool_answers a ON a.proposal_id = p.id AND a.is_agreed = 1
    WHERE p.expert_id = x.id ORDER BY a.at DESC, a.rowid DESC LIMIT 1)
  WHEN 'admit' THEN 'admitted' WHEN 'restore' THEN 'admitted' WHEN 'suspend' THEN 'suspended' WHEN 'remove' THEN 'removed'
  ELSE iif(EXISTS (SELECT 1 FROM pool_proposals p WHERE p.expert_id = x.id AND p.kind = 'admit'), 'outside', 'admitted') END
FROM experts x;

-- members of panels that still judge
CREATE VIEW pool_seats (expert_id, round_id) AS
SELECT m.expert_id, m.round_id FROM panel_members m
WHERE NOT EXISTS (SELECT 1 FROM panel_removals v WHERE v.round_id = m.round_id AND v.expert_id = m.expert_id)
  AND NOT EXISTS (SELECT 1 FROM ended_rounds e WHERE e.round_id = m.round_id)
  AND NOT EXISTS (SELECT 1 FROM approved_rounds z WHERE z.round_id = m.round_id);

CREATE TRIGGER one_proposal_of_an_expert_waits BEFORE INSERT ON pool_proposals
WHEN EXISTS (SELECT 1 FROM pool_proposals p WHERE p.expert_id = NEW.expert_id
  AND NOT EXISTS (SELECT 1 FROM pool_answers a WHERE a.proposal_id = p.id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: another proposal waits'); END;
CREATE TRIGGER nobody_proposes_themselves_for_the_pool BEFORE INSERT ON pool_proposals
WHEN EXISTS (SELECT 1 FROM experts x JOIN invitation_acceptances c ON c.invitation_id = x.invitation_id
  WHERE x.id = NEW.expert_id AND c.person_id = NEW.by_id)
BEGIN SELECT RAISE(ABORT, 'nobody decides upon themselves'); END;
CREATE TRIGGER nobody_answers_for_the_pool_alone BEFORE INSERT ON pool_answers
WHEN EXISTS (SELECT 1 FROM pool_proposals p JOIN experts x ON x.id = p.expert_id
  LEFT JOIN invitation_acceptances c ON c.invitation_id = x.invitation_id
  WHERE p.id = NEW.proposal_id AND NEW.by_id IN (p.by_id, c.person_id))
BEGIN SELECT RAISE(ABORT, 'nobody decides upon the pool alone, or upon themselves'); END;
CREATE TRIGGER nobody_leaves_the_pool_from_a_panel BEFORE INSERT ON pool_answers
WHEN NEW.is_agreed = 1 AND EXISTS (SELECT 1 FROM pool_proposals p JOIN pool_seats s ON s.expert_id = p.expert_id
  WHERE p.id = NEW.proposal_id AND p.kind IN ('suspend', 'remove'))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the expert sits on a panel'); END;
CREATE TRIGGER nobody_sits_from_outside_the_pool BEFORE INSERT ON panel_members
WHEN EXISTS (SELECT 1 FROM pool_standings WHERE expert_id = NEW.expert_id AND standing <> 'admitted')
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the expert is not in the pool'); END;

CREATE TRIGGER pool_answers_are_kept BEFORE DELETE ON pool_answers BEGIN SELECT RAISE(ABORT, 'pool_answers are kept'); END;
CREATE TRIGGER pool_answers_are_not_changed BEFORE UPDATE ON pool_answers BEGIN SELECT RAISE(ABORT, 'pool_answers are not changed'); END;
CREATE TRIGGER pool_answers_come_once BEFORE INSERT ON pool_answers WHEN EXISTS (SELECT 1 FROM pool_answers WHERE proposal_id = NEW.proposal_id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: pool_answers.proposal_id'); END;
CREATE TRIGGER pool_proposals_are_kept BEFORE DELETE ON pool_proposals BEGIN SELECT RAISE(ABORT, 'pool_proposals are kept'); END;
CREATE TRIGGER pool_proposals_are_not_changed BEFORE UPDATE ON pool_proposals BEGIN SELECT RAISE(ABORT, 'pool_proposals are not changed'); END;
CREATE TRIGGER pool_proposals_come_once BEFORE INSERT ON pool_proposals WHEN EXISTS (SELECT 1 FROM pool_proposals WHERE id = NEW.id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: pool_proposals.id'); END;

-- 重新邀请: whoever let an invitation run out gets another link and another code; the invitation, and the expert it is of, stay the same.
CREATE TABLE invitation_renewals (
  id TEXT NOT NULL CONSTRAINT invitation_renewals_key PRIMARY KEY,
  invitation_id TEXT NOT NULL CONSTRAINT renewal_of_an_invitation REFERENCES invitations (id),
  token_hash TEXT NOT NULL CONSTRAINT invitation_renewals_token UNIQUE,
  code_hash TEXT NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT invitation_renewals_by REFERENCES people (id),
  at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL CONSTRAINT invitation_renewals_end CHECK (expires_at > at)
) STRICT;
CREATE INDEX invitation_renewals_by_invitation ON invitation_renewals (invitation_id);
CREATE TRIGGER nothing_is_renewed_before_it_runs_out BEFORE INSERT ON invitation_renewals
WHEN EXISTS (SELECT 1 FROM invitations i WHERE i.id = NEW.invitation_id AND i.expires_at > NEW.at)
  OR EXISTS (SELECT 1 FROM invitation_acceptances c WHERE c.invitation_id = NEW.invitation_id)
  OR EXISTS (SELECT 1 FROM invitation_withdrawals w WHERE w.invitation_id = NEW.invitation_id)
  OR EXISTS (SELECT 1 FROM invitation_answers a WHERE a.invitation_id = NEW.invitation_id AND a.outcome = 'refused')
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the invitation has not run out'); END;
DROP TRIGGER invitations_are_not_changed;
CREATE TRIGGER invitations_change_by_renewal_alone BEFORE UPDATE ON invitations
WHEN NEW.id <> OLD.id OR NEW.name <> OLD.name OR NEW.email <> OLD.email OR NEW.roles <> OLD.roles
  OR NEW.by_id IS NOT OLD.by_id OR NEW.at <> OLD.at OR NOT EXISTS (
    SELECT 1 FROM invitation_renewals r WHERE r.invitation_id = OLD.id AND r.token_hash = NEW.token_hash
      AND r.code_hash = NEW.code_hash AND r.expires_at = NEW.expires_at)
BEGIN SELECT RAISE(ABORT, 'invitations are not changed'); END;
CREATE TRIGGER a_renewal_makes_another_link AFTER INSERT ON invitation_renewals
BEGIN
  UPDATE invitations SET token_hash = NEW.token_hash, code_hash = NEW.code_hash, expires_at = NEW.expires_at WHERE id = NEW.invitation_id;
  UPDATE untaken_invitations SET expires_at = NEW.expires_at WHERE invitation_id = NEW.invitation_id;
END;

CREATE TRIGGER invitation_renewals_are_kept BEFORE DELETE ON invitation_renewals BEGIN SELECT RAISE(ABORT, 'invitation_renewals are kept'); END;
CREATE TRIGGER invitation_renewals_are_not_changed BEFORE UPDATE ON invitation_renewals BEGIN SELECT RAISE(ABORT, 'invitation_renewals are not changed'); END;
CREATE TRIGGER invitation_renewals_come_once BEFORE INSERT ON invitation_renewals WHEN EXISTS (SELECT 1 FROM invitation_renewals WHERE id = NEW.id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: invitation_renewals.id'); END;
CREATE TRIGGER invitation_renewals_come_once_by_token_hash BEFORE INSERT ON invitation_renewals WHEN EXISTS (SELECT 1 FROM invitation_renewals WHERE token_hash = NEW.token_hash) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: invitation_renewals.token_hash'); END;
CREATE TRIGGER invitations_do_not_take_a_place BEFORE UPDATE ON invitations WHEN EXISTS (SELECT 1 FROM invitations WHERE (id = NEW.id OR rowid = NEW.rowid) AND rowid <> OLD.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: invitations.id'); END;
CREATE TRIGGER invitations_do_not_take_a_place_by_token_hash BEFORE UPDATE ON invitations WHEN EXISTS (SELECT 1 FROM invitations WHERE (token_hash = NEW.token_hash) AND rowid <> OLD.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: invitations.token_hash'); END;
