-- 申请回避. An organization asks that somebody does not judge it, by a name: who sits on a panel is told to nobody before the result.
CREATE TABLE recusal_requests (
  id TEXT NOT NULL CONSTRAINT recusal_requests_key PRIMARY KEY,
  proposal_id TEXT NOT NULL CONSTRAINT recusal_request_for_a_proposal REFERENCES proposals (id),
  name TEXT NOT NULL CONSTRAINT recusal_requests_name CHECK (name <> ''),
  employer TEXT NOT NULL,                     -- or ''
  reason TEXT NOT NULL CONSTRAINT recusal_requests_reason CHECK (reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT recusal_requests_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT recusal_is_asked_once UNIQUE (proposal_id, name)
) STRICT;
CREATE TABLE recusal_request_answers (
  request_id TEXT NOT NULL CONSTRAINT recusal_request_answers_key PRIMARY KEY CONSTRAINT answer_to_a_recusal_request REFERENCES recusal_requests (id),
  outcome TEXT NOT NULL CONSTRAINT recusal_request_answers_outcome CHECK (outcome IN ('upheld', 'refused', 'withdrawn')),
  reason TEXT NOT NULL CONSTRAINT recusal_request_answers_reason CHECK (outcome = 'withdrawn' OR reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT recusal_request_answers_by REFERENCES people (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX recusal_requests_by_name ON recusal_requests (name);
CREATE TRIGGER no_answer_to_a_recusal_request_of_ones_own BEFORE INSERT ON recusal_request_answers
WHEN NEW.outcome <> 'withdrawn' AND EXISTS (SELECT 1 FROM interests_in_rounds WHERE person_id = NEW.by_id AND round_id = (
  SELECT p.round_id FROM recusal_requests r JOIN proposals p ON p.id = r.proposal_id WHERE r.id = NEW.request_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_recusal_is_asked_after_the_end BEFORE INSERT ON recusal_requests
WHEN EXISTS (SELECT 1 FROM proposals p JOIN ended_rounds e ON e.round_id = p.round_id WHERE p.id = NEW.proposal_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the round has ended'); END;

-- 发现的关系. What points to a relation between a member of a panel and an organization that is judged there, found each time anew from
-- what is known: a name, an address. Only what the office makes of it is kept. Whoever belongs to the organization needs none of it:
-- that is an interest (0021).

-- A name as it is compared: of brackets and spaces there are two widths.
CREATE INDEX organizations_by_plain_name ON organizations (lower(replace(replace(replace(replace(name, '（', '('), '）', ')'), ' ', ''), '　', '')));
CREATE INDEX people_by_mail_domain ON people (substr(email, instr(email, '@') + 1));

-- Whom a round may still ask to judge, with the two addresses that are known of them.
CREATE VIEW members_to_judge (round_id, expert_id, name, employer, person_id, mail, account) AS
SELECT m.round_id, m.expert_id, x.name, lower(replace(replace(replace(replace(x.employer, '（', '('), '）', ')'), ' ', ''), '　', '')), a.person_id, lower(i.email), p.email
FROM round_panels q CROSS JOIN panel_members m ON m.round_id = q.round_id
JOIN experts x ON x.id = m.expert_id
JOIN invitations i ON i.id = x.invitation_id
LEFT JOIN invitation_acceptances a ON a.invitation_id = x.invitation_id
LEFT JOIN people p ON p.id = a.person_id
WHERE NOT EXISTS (SELECT 1 FROM approved_rounds z WHERE z.round_id = q.round_id)
  AND NOT EXISTS (SELECT 1 FROM ended_rounds z WHERE z.round_id = q.round_id)
  AND NOT EXISTS (SELECT 1 FROM panel_removals v WHERE v.round_id = m.round_id AND v.expert_id = m.expert_id)
  AND NOT EXISTS (SELECT 1 FROM departed_experts d WHERE d.expert_id = m.expert_id);

-- Addresses at the domains in the list say nothing of an employer; the last of them are nobody's (RFC 2606). One more ground is one more
-- SELECT here, and its words in src/round/panel/detections/rules.ts.
CREATE VIEW relations (round_id, expert_id, person_id, organization_id, ground) AS
SELECT m.round_id, m.expert_id, m.person_id, o.id, 'employer' FROM members_to_judge m CROSS JOIN organizations o
  ON lower(replace(replace(replace(replace(o.name, '（', '('), '）', ')'), ' ', ''), '　', '')) = m.employer
UNION ALL SELECT m.round_id, m.expert_id, m.person_id, b.organization_id, 'domain' FROM members_to_judge m CROSS JOIN people p
  ON substr(p.email, instr(p.email, '@') + 1) IN (substr(m.mail, instr(m.mail, '@') + 1), substr(m.account, instr(m.account, '@') + 1))
  CROSS JOIN memberships b ON b.person_id = p.id
  WHERE p.id IS NOT m.person_id AND substr(p.email, instr(p.email, '@') + 1) NOT IN (SELECT value FROM json_each('["qq.com", "vip.qq.com", "foxmail.com", "163.com", "vip.163.com", "126.com", "yeah.net", "188.com", "139.com", "189.cn", "wo.cn",
  "sina.com", "sina.cn", "vip.sina.com", "sohu.com", "tom.com", "21cn.com", "aliyun.com", "263.net", "gmail.com", "outlook.com", "hotmail.com", "live.com", "live.cn",
  "msn.com", "yahoo.com", "yahoo.com.cn", "yahoo.cn", "icloud.com", "me.com", "proton.me", "protonmail.com", "gmx.com", "mail.com", "zoho.com",
  "example.com", "example.net", "example.org"]'))
UNION ALL SELECT m.round_id, m.expert_id, m.person_id, b.organization_id, 'address' FROM members_to_judge m CROSS JOIN people p ON p.email = m.mail
  CROSS JOIN memberships b ON b.person_id = p.id WHERE p.id IS NOT m.person_id
UNION ALL SELECT m.round_id, m.expert_id, m.person_id, b.organization_id, 'address' FROM members_to_judge m CROSS JOIN people p ON p.email = m.mail
  CROSS JOIN membership_ends b ON b.person_id = p.id WHERE p.id IS NOT m.person_id
UNION ALL SELECT m.round_id, m.expert_id, m.person_id, p.organization_id, 'asked' FROM members_to_judge m
  CROSS JOIN recusal_requests q ON q.name = m.name
  JOIN recusal_request_answers a ON a.request_id = q.id AND a.outcome = 'upheld'
  JOIN proposals p ON p.id = q.proposal_id AND p.round_id = m.round_id;

CREATE TABLE detection_asides (               -- a relation that was found is no reason to recuse the member, an officer says why
  round_id TEXT NOT NULL,
  expert_id TEXT NOT NULL,
  organization_id TEXT NOT NULL CONSTRAINT detection_aside_from REFERENCES organizations (id),
  ground TEXT NOT NULL CONSTRAINT detection_asides_ground CHECK (ground IN ('employer', 'domain', 'address', 'asked')),
  reason TEXT NOT NULL CONSTRAINT detection_asides_reason CHECK (reason <> ''),
  by_id TEXT NOT NULL CONSTRAINT detection_asides_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT detection_asides_key PRIMARY KEY (round_id, expert_id, organization_id, ground),
  CONSTRAINT detection_aside_of_a_member FOREIGN KEY (round_id, expert_id) REFERENCES panel_members (round_id, expert_id)
) STRICT;

-- What nobody has answered: of organizations that are judged, from whom the member is not barred. A relation to one is one to whom it
-- hosts, and to who hosts it, as with interests.
CREATE VIEW open_detections (round_id, expert_id, organization_id, ground) AS
SELECT DISTINCT r.round_id, r.expert_id, t.id, r.ground FROM relations r
CROSS JOIN organizations t ON t.id IN (SELECT r.organization_id
  UNION ALL SELECT h.group_id FROM hosts_in_force h WHERE h.host_id = r.organization_id
  UNION ALL SELECT h.host_id FROM hosts_in_force h WHERE h.group_id = r.organization_id)
WHERE EXISTS (SELECT 1 FROM proposals p CROSS JOIN proposal_progress g ON g.proposal_id = p.id
    WHERE p.organization_id = t.id AND p.round_id = r.round_id AND g.eligible > 0)
  AND NOT EXISTS (SELECT 1 FROM recusals q WHERE q.round_id = r.round_id AND q.expert_id = r.expert_id AND q.organization_id = t.id)
  AND NOT EXISTS (SELECT 1 FROM interests i WHERE i.person_id = r.person_id AND i.organization_id = t.id)
  AND NOT EXISTS (SELECT 1 FROM detection_asides d WHERE d.round_id = r.round_id AND d.expert_id = r.expert_id
    AND d.organization_id = t.id AND d.ground = r.ground);

CREATE TRIGGER no_setting_aside_for_ones_own BEFORE INSERT ON detection_asides
WHEN EXISTS (SELECT 1 FROM interests_in_rounds WHERE person_id = NEW.by_id AND round_id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER detection_asides_are_not_changed BEFORE UPDATE ON detection_asides BEGIN SELECT RAISE(ABORT, 'detection_asides are not changed'); END;
CREATE TRIGGER detection_asides_are_kept BEFORE DELETE ON detection_asides BEGIN SELECT RAISE(ABORT, 'detection_asides are kept'); END;
CREATE TRIGGER detection_asides_come_once BEFORE INSERT ON detection_asides WHEN EXISTS (SELECT 1 FROM detection_asides WHERE round_id = NEW.round_id AND expert_id = NEW.expert_id AND organization_id = NEW.organization_id AND ground = NEW.ground OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: detection_asides.round_id, detection_asides.expert_id, detection_asides.organization_id, detection_asides.ground'); END;
CREATE TRIGGER recusal_requests_are_not_changed BEFORE UPDATE ON recusal_requests BEGIN SELECT RAISE(ABORT, 'recusal_requests are not changed'); END;
CREATE TRIGGER recusal_requests_are_kept BEFORE DELETE ON recusal_requests BEGIN SELECT RAISE(ABORT, 'recusal_requests are kept'); END;
CREATE TRIGGER recusal_requests_come_once BEFORE INSERT ON recusal_requests WHEN EXISTS (SELECT 1 FROM recusal_requests WHERE id = NEW.id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: recusal_requests.id'); END;
CREATE TRIGGER recusal_requests_come_once_by_proposal_id_name BEFORE INSERT ON recusal_requests WHEN EXISTS (SELECT 1 FROM recusal_requests WHERE proposal_id = NEW.proposal_id AND name = NEW.name) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: recusal_requests.proposal_id, recusal_requests.name'); END;
CREATE TRIGGER recusal_request_answers_are_not_changed BEFORE UPDATE ON recusal_request_answers BEGIN SELECT RAISE(ABORT, 'recusal_request_answers are not changed'); END;
CREATE TRIGGER recusal_request_answers_are_kept BEFORE DELETE ON recusal_request_answers BEGIN SELECT RAISE(ABORT, 'recusal_request_answers are kept'); END;
CREATE TRIGGER recusal_request_answers_come_once BEFORE INSERT ON recusal_request_answers WHEN EXISTS (SELECT 1 FROM recusal_request_answers WHERE request_id = NEW.request_id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: recusal_request_answers.request_id'); END;
