-- 拨款: one row a payment that was made. The trigger says once more what the rules say: never more than the award.
CREATE TABLE payments (
  id TEXT NOT NULL CONSTRAINT payments_key PRIMARY KEY,
  agreement_id TEXT NOT NULL,
  tranche_seq INTEGER NOT NULL,
  amount_fen INTEGER NOT NULL CONSTRAINT payments_amount_fen CHECK (amount_fen > 0),
  voucher TEXT NOT NULL CONSTRAINT a_voucher_once UNIQUE CONSTRAINT payments_voucher CHECK (voucher <> '' AND voucher = upper(voucher) AND voucher NOT GLOB '*[ 　－]*'),
  paid_on TEXT NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT payments_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT a_tranche_is_paid_once UNIQUE (agreement_id, tranche_seq),
  CONSTRAINT payment_of_a_tranche FOREIGN KEY (agreement_id, tranche_seq) REFERENCES tranches (agreement_id, seq)
) STRICT;
CREATE TRIGGER never_more_than_the_award BEFORE INSERT ON payments
WHEN NEW.amount_fen + (SELECT coalesce(sum(amount_fen), 0) FROM payments WHERE agreement_id = NEW.agreement_id)
  > (SELECT amount_fen FROM agreements WHERE id = NEW.agreement_id)
BEGIN SELECT RAISE(ABORT, 'never more than the award'); END;
CREATE TRIGGER a_payment_is_kept BEFORE DELETE ON payments
BEGIN SELECT RAISE(ABORT, 'a payment is kept'); END;
CREATE TRIGGER a_payment_is_frozen BEFORE UPDATE ON payments
BEGIN SELECT RAISE(ABORT, 'a payment is frozen'); END;

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
  SELECT 1 FROM payments p JOIN payment_accounts t ON t.payment_id = p.id
  WHERE p.agreement_id = NEW.agreement_id AND p.by_id = NEW.by_id AND t.organization_id = NEW.organization_id AND t.version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: who confirms an account does not pay to it'); END;
CREATE TRIGGER a_confirmation_of_an_account_is_frozen BEFORE UPDATE ON account_confirmations
BEGIN SELECT RAISE(ABORT, 'the confirmation of an account is frozen'); END;
CREATE TRIGGER a_confirmation_of_an_account_is_kept BEFORE DELETE ON account_confirmations
BEGIN SELECT RAISE(ABORT, 'the confirmation of an account is kept'); END;
