-- 协议的拟定: every draft of an agreement, the one that counts last. It fixes the parties as they stood when it was drafted:
-- of a community group the host, which signs, receives the money and keeps the books.
CREATE TABLE agreement_drafts (
  agreement_id TEXT NOT NULL CONSTRAINT draft_of_an_agreement REFERENCES agreements (id),
  draft INTEGER NOT NULL CONSTRAINT agreement_drafts_draft CHECK (draft >= 1),
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  host_id TEXT CONSTRAINT agreement_drafts_host REFERENCES organizations (id),  -- NULL: the organization signs for itself
  parties TEXT NOT NULL CONSTRAINT agreement_drafts_parties CHECK (json_valid(parties)),
  reason TEXT NOT NULL CONSTRAINT agreement_drafts_reason CHECK (draft = 1 OR reason <> ''),  -- why it took the place of the one before
  by_id TEXT NOT NULL CONSTRAINT agreement_drafts_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT agreement_drafts_key PRIMARY KEY (agreement_id, draft),
  CONSTRAINT agreement_drafts_days CHECK (starts_on < ends_on)
) STRICT;
CREATE INDEX agreement_drafts_by_host ON agreement_drafts (host_id);

-- Agreements of before: a host that is in force is named by those that the organization has not signed.
INSERT INTO agreement_drafts
SELECT g.id, 1, g.starts_on, g.ends_on, h.id,
  json_object(
    'organization', json_object('id', o.id, 'name', o.name, 'kind', o.kind, 'uscc', o.uscc, 'filingNo', o.filing_no,
      'representative', coalesce(q.profile ->> '$.representative', ''), 'address', coalesce(q.profile ->> '$.address', '')),
    'host', CASE WHEN h.id IS NULL THEN NULL ELSE json_object('id', h.id, 'name', h.name, 'kind', h.kind, 'uscc', h.uscc,
      'filingNo', h.filing_no, 'representative', coalesce(r.profile ->> '$.representative', ''),
      'address', coalesce(r.profile ->> '$.address', '')) END),
  '', g.by_id, g.at
FROM agreements g
JOIN proposals p ON p.id = g.proposal_id
JOIN organizations o ON o.id = p.organization_id
LEFT JOIN organization_profiles q ON q.organization_id = o.id
  AND q.version = (SELECT max(version) FROM organization_profiles WHERE organization_id = o.id)
LEFT JOIN organizations h ON o.kind = 'community'
  AND NOT EXISTS (SELECT 1 FROM signatures s WHERE s.agreement_id = g.id AND s.side = 'organization')
  AND h.id = (SELECT x.host_id FROM hostings x JOIN hosting_answers a ON a.hosting_id = x.id AND a.outcome = 'confirmed'
    LEFT JOIN hosting_ends e ON e.hosting_id = x.id WHERE x.group_id = o.id AND e.hosting_id IS NULL LIMIT 1)
LEFT JOIN organization_profiles r ON r.organization_id = h.id
  AND r.version = (SELECT max(version) FROM organization_profiles WHERE organization_id = h.id);

CREATE TRIGGER a_draft_of_an_agreement_is_frozen BEFORE UPDATE ON agreement_drafts
BEGIN SELECT RAISE(ABORT, 'a draft of an agreement is frozen'); END;
CREATE TRIGGER a_draft_of_an_agreement_is_kept BEFORE DELETE ON agreement_drafts
BEGIN SELECT RAISE(ABORT, 'a draft of an agreement is kept'); END;

-- Which legal person an agreement names for its group.
CREATE VIEW agreement_hosts AS
SELECT d.agreement_id, d.host_id FROM agreement_drafts d
WHERE d.host_id IS NOT NULL AND d.draft = (SELECT max(x.draft) FROM agreement_drafts x WHERE x.agreement_id = d.agreement_id);

-- Until somebody signs, an agreement takes the days of its newest draft, and nothing else of it ever changes.
DROP TRIGGER an_agreement_is_frozen;
CREATE TRIGGER an_agreement_is_frozen BEFORE UPDATE ON agreements
WHEN NEW.id <> OLD.id OR NEW.round_id <> OLD.round_id OR NEW.proposal_id <> OLD.proposal_id
  OR NEW.submission_id <> OLD.submission_id OR NEW.seq <> OLD.seq OR NEW.amount_fen <> OLD.amount_fen
  OR NEW.by_id <> OLD.by_id OR NEW.at <> OLD.at
  OR EXISTS (SELECT 1 FROM signatures WHERE agreement_id = OLD.id)
  OR NOT EXISTS (SELECT 1 FROM agreement_drafts d WHERE d.agreement_id = OLD.id AND d.draft > 1
    AND d.starts_on = NEW.starts_on AND d.ends_on = NEW.ends_on
    AND d.draft = (SELECT max(draft) FROM agreement_drafts WHERE agreement_id = OLD.id))
BEGIN SELECT RAISE(ABORT, 'an agreement is frozen'); END;

-- 收款账户: which one a payment went to, as it was then; its number stays sealed where it is kept.
CREATE TABLE payment_accounts (
  payment_id TEXT NOT NULL CONSTRAINT payment_accounts_key PRIMARY KEY CONSTRAINT account_of_a_payment REFERENCES payments (id),
  organization_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  holder TEXT NOT NULL,
  bank TEXT NOT NULL,
  tail TEXT NOT NULL CONSTRAINT payment_accounts_tail CHECK (length(tail) = 4),
  CONSTRAINT payment_to_an_account FOREIGN KEY (organization_id, version) REFERENCES bank_accounts (organization_id, version)
) STRICT;

-- An account that is newer than the agreement is confirmed before it is paid to: by whom, and how.
CREATE TABLE account_confirmations (
  agreement_id TEXT NOT NULL CONSTRAINT confirmation_for_an_agreement REFERENCES agreements (id),
  organization_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  note TEXT NOT NULL CONSTRAINT account_confirmations_note CHECK (note <> ''),
  by_id TEXT NOT NULL CONSTRAINT account_confirmations_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT account_confirmations_key PRIMARY KEY (agreement_id, organization_id, version),
  CONSTRAINT confirmation_of_an_account FOREIGN KEY (organization_id, version) REFERENCES bank_accounts (organization_id, version)
) STRICT;

CREATE TRIGGER an_account_of_a_payment_is_frozen BEFORE UPDATE ON payment_accounts
BEGIN SELECT RAISE(ABORT, 'the account of a payment is frozen'); END;
CREATE TRIGGER an_account_of_a_payment_is_kept BEFORE DELETE ON payment_accounts
BEGIN SELECT RAISE(ABORT, 'the account of a payment is kept'); END;
CREATE TRIGGER a_confirmation_of_an_account_is_frozen BEFORE UPDATE ON account_confirmations
BEGIN SELECT RAISE(ABORT, 'the confirmation of an account is frozen'); END;
CREATE TRIGGER a_confirmation_of_an_account_is_kept BEFORE DELETE ON account_confirmations
BEGIN SELECT RAISE(ABORT, 'the confirmation of an account is kept'); END;
