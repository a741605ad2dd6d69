-- 拨款: one row a payment that was made. The triggers say once more what the rules say: never more than the award.
CREATE TABLE payments (
  id TEXT NOT NULL CONSTRAINT payments_key PRIMARY KEY,
  agreement_id TEXT NOT NULL,
  tranche_seq INTEGER NOT NULL,
  amount_fen INTEGER NOT NULL CONSTRAINT payments_amount_fen CHECK (amount_fen > 0),
  voucher TEXT NOT NULL CONSTRAINT a_voucher_once UNIQUE CONSTRAINT payments_voucher CHECK (voucher <> ''),
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
