-- 拨款: one row a payment that was made. The trigger says once more what the rules say: never more than the award.
CREATE TABLE all_payments (
  id TEXT NOT NULL CONSTRAINT payments_key PRIMARY KEY,
  agreement_id TEXT NOT NULL,
  tranche_seq INTEGER NOT NULL,
  amount_fen INTEGER NOT NULL CONSTRAINT payments_amount_fen CHECK (amount_fen > 0),
  voucher TEXT NOT NULL CONSTRAINT payments_voucher CHECK (voucher <> '' AND voucher = upper(voucher) AND voucher NOT GLOB '*[ 　－]*'),
  paid_on TEXT NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT payments_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT payment_of_a_tranche FOREIGN KEY (agreement_id, tranche_seq) REFERENCES tranches (agreement_id, seq)
) STRICT;
-- Those that count: not reversed.
CREATE VIEW payments AS
SELECT t.* FROM all_payments t
WHERE NOT EXISTS (SELECT 1 FROM reversed x WHERE x.kind = 'payment' AND x.which = t.id);
CREATE TRIGGER one_of_payments_counts BEFORE INSERT ON all_payments
WHEN EXISTS (SELECT 1 FROM payments WHERE agreement_id = NEW.agreement_id AND tranche_seq = NEW.tranche_seq)
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: payments.agreement_id, payments.tranche_seq'); END;
CREATE INDEX payments_by_tranche ON all_payments (agreement_id, tranche_seq);
CREATE INDEX payments_by_voucher ON all_payments (voucher);
-- 凭证号: one payment has it. A payment whose money came back keeps it, for it stands in the books; one that was mistyped never had it.
CREATE VIEW payment_vouchers AS
SELECT t.voucher, t.id AS payment_id FROM all_payments t
WHERE NOT EXISTS (SELECT 1 FROM reversed x WHERE x.kind = 'payment' AND x.which = t.id AND x.cause = 'mistyped');
CREATE TRIGGER a_voucher_once BEFORE INSERT ON all_payments
WHEN EXISTS (SELECT 1 FROM payment_vouchers WHERE voucher = NEW.voucher)
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: payments.voucher'); END;
CREATE TRIGGER never_more_than_the_award BEFORE INSERT ON all_payments
WHEN NEW.amount_fen + (SELECT coalesce(sum(amount_fen), 0) FROM payments WHERE agreement_id = NEW.agreement_id)
  > (SELECT amount_fen FROM agreements WHERE id = NEW.agreement_id)
BEGIN SELECT RAISE(ABORT, 'never more than the award'); END;
CREATE TRIGGER a_payment_is_kept BEFORE DELETE ON all_payments
BEGIN SELECT RAISE(ABORT, 'a payment is kept'); END;
CREATE TRIGGER a_payment_is_frozen BEFORE UPDATE ON all_payments
BEGIN SELECT RAISE(ABORT, 'a payment is frozen'); END;

-- 收款账户: which one a payment went to, as it was then; its number stays sealed where it is kept.
CREATE TABLE payment_accounts (
  payment_id TEXT NOT NULL CONSTRAINT payment_accounts_key PRIMARY KEY CONSTRAINT account_of_a_payment REFERENCES all_payments (id),
  organization_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  holder TEXT NOT NULL,
  bank TEXT NOT NULL,
  tail TEXT NOT NULL CONSTRAINT payment_accounts_tail CHECK (length(tail) = 4),
  CONSTRAINT payment_to_an_account FOREIGN KEY (organization_id, version) REFERENCES bank_accounts (organization_id, version)
) STRICT;
CREATE TRIGGER an_account_of_a_payment_is_frozen BEFORE UPDATE ON payment_accounts
BEGIN SELECT RAISE(ABORT, 'the account of a payment is frozen'); END;
CREATE TRIGGER an_account_of_a_payment_is_kept BEFORE DELETE ON payment_accounts
BEGIN SELECT RAISE(ABORT, 'the account of a payment is kept'); END;

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
-- 核实和拨付分开: nobody pays to an account that they confirmed.
CREATE TRIGGER who_confirms_an_account_does_not_pay_to_it BEFORE INSERT ON payment_accounts
WHEN EXISTS (
  SELECT 1 FROM payments p JOIN account_confirmations c ON c.agreement_id = p.agreement_id AND c.by_id = p.by_id
  WHERE p.id = NEW.payment_id AND c.organization_id = NEW.organization_id AND c.version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: who confirms an account does not pay to it'); END;
CREATE TRIGGER who_paid_to_an_account_does_not_confirm_it BEFORE INSERT ON account_confirmations
WHEN EXISTS (
  SELECT 1 FROM all_payments p JOIN payment_accounts t ON t.payment_id = p.id
  WHERE p.agreement_id = NEW.agreement_id AND p.by_id = NEW.by_id AND t.organization_id = NEW.organization_id AND t.version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: who confirms an account does not pay to it'); END;
CREATE TRIGGER a_confirmation_of_an_account_is_frozen BEFORE UPDATE ON account_confirmations
BEGIN SELECT RAISE(ABORT, 'the confirmation of an account is frozen'); END;
CREATE TRIGGER a_confirmation_of_an_account_is_kept BEFORE DELETE ON account_confirmations
BEGIN SELECT RAISE(ABORT, 'the confirmation of an account is kept'); END;
