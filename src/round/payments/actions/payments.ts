import { type Db, newId } from '../../../db/db.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import type { Letter } from '../../../letters/rules.ts'
import { letterToOrganization } from '../../../letters/store.ts'
import { letterWithHost } from '../../../organizations/hosting/store.ts'
import { mask } from '../../../organizations/rules/account.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { groundsIn } from '../../../rulebook/citing.ts'
import { type Day, type Instant, dayOf, sayDay } from '../../../shared/days.ts'
import { type Fen, yuan } from '../../../shared/money.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import { type Ledger, type PayRefusal, type RecordRefusal, whyNotPay, whyNotRecord } from '../rules/ledger.ts'
import * as says from '../rules/letters.ts'
import {
  type Account,
  type ConfirmRefusal,
  type PayeeRefusal,
  accountOn,
  whyNotConfirm,
  whyNotPayTo,
} from '../rules/payee.ts'
import { insertPayment } from '../store/ledger.ts'
import * as store from '../store/payee.ts'

/** `account`: the version that finance had before its eyes when it paid. */
export type Entered = { tranche: number; voucher: string; paidOn: Day; account?: number | undefined }

/**
 * Finance records a payment that was made, and where it went. Its amount is the tranche's own. It enters the history of
 * the agreement, so that two at once cannot both be in turn; of the voucher, so that two agreements cannot share one; and
 * of the payee, so that its account does not change meanwhile.
 */
export async function recordPayment(
  db: Db,
  by: Person,
  agreementId: string,
  { tranche, voucher, paidOn, account: shown }: Entered,
  now: Instant,
): Promise<
  Result<{ id: string; amount: Fen }, PayRefusal | RecordRefusal | PayeeRefusal | Stale | NotFound>
> {
  const found = await store.findEntering(db, agreementId, voucher)
  if (!found) return refuse({ why: 'not-found' })
  const { ledger, payee, isUsed, last, lastOfVoucher, lastsOfPayee } = found
  const account = accountOn(payee, paidOn)
  const whyNot =
    whyNotPay(ledger, tranche, by) ??
    whyNotRecord(ledger, tranche, { voucher, paidOn }, isUsed, now) ??
    whyNotPayTo(payee, by, paidOn, shown)
  if (whyNot || !account) return refuse(whyNot ?? { why: 'not-found' })

  const id = newId()
  const amount = ledger.tranches.find(({ seq }) => seq === tranche)?.amount ?? 0
  const { version, holder, bank, tail } = account
  const made = { by: by.id, at: now }
  const particulars = {
    agreement: agreementId,
    tranche,
    amount,
    voucher,
    paidOn,
    to: payee.id,
    version,
    tail,
  }
  return record(
    db,
    [last, lastOfVoucher, ...lastsOfPayee],
    { what: 'payment-recorded', ...made, particulars },
    [
      insertPayment(db, { id, agreementId, trancheSeq: tranche, amount, voucher, paidOn, ...made }),
      store.insertPaidTo(db, { paymentId: id, organizationId: payee.id, version, holder, bank, tail }),
      letterWithHost(ledger.organizationId, paidLetter(ledger, tranche, amount, paidOn, account)),
    ],
    { id, amount },
  )
}

const paidLetter = (ledger: Ledger, tranche: number, amount: Fen, paidOn: Day, account: Account): Letter =>
  says.paid(
    {
      ...{ 笔: tranche, 项目: ledger.title, 日期: sayDay(paidOn), 金额: `${yuan(amount)}元` },
      ...valuesOf(account),
    },
    {
      about: paths.payments(ledger.agreementId),
      grounds: groundsIn(ledger.rulebook, ledger.roundId, 'payments.tranches', 'payments.workingDays'),
    },
  )

const valuesOf = ({ holder, bank, tail }: Account) => ({ 户名: holder, 开户行: bank, 账户: mask(tail) })

/** Finance has asked the payee, by another way than this site, whether the account that is newer than the signatures is its own. */
export async function confirmAccount(
  db: Db,
  by: Person,
  agreementId: string,
  { version, note }: { version: number; note: string },
  now: Instant,
): Promise<Result<{ version: number }, ConfirmRefusal | Stale | NotFound>> {
  const found = await store.findEntering(db, agreementId, '')
  if (!found) return refuse({ why: 'not-found' })
  const { ledger, payee, last, lastsOfPayee } = found
  const whyNot = whyNotConfirm(payee, by, version, dayOf(now))
  const [account] = payee.accounts
  if (whyNot || !account) return refuse(whyNot ?? { why: 'nothing-to-confirm', by: 'payments.workingDays' })

  const letter = says.accountConfirmed(
    { 项目: ledger.title, ...valuesOf(account), 核实经过: note },
    {
      about: paths.payments(agreementId),
      grounds: groundsIn(ledger.rulebook, ledger.roundId, 'payments.workingDays'),
    },
  )
  return record(
    db,
    [last, ...lastsOfPayee],
    {
      what: 'payee-account-confirmed',
      by: by.id,
      at: now,
      particulars: { agreement: agreementId, organization: payee.id, version, tail: account.tail, note },
    },
    [
      store.insertConfirmation(db, {
        ...{ agreementId, organizationId: payee.id, version, note },
        by: by.id,
        at: now,
      }),
      letterToOrganization(payee.id, letter),
    ],
    { version },
  )
}
