import { type Db, newId } from '../../db/db.ts'
import type { NotFound, Stale } from '../../history/rules.ts'
import { record } from '../../history/store.ts'
import { letterWithHost } from '../../organizations/hosting/store.ts'
import { paths } from '../../paths.ts'
import type { Person } from '../../people/rules/person.ts'
import { groundsIn } from '../../rulebook/citing.ts'
import { type Day, type Instant, sayDay } from '../../shared/days.ts'
import { type Fen, yuan } from '../../shared/money.ts'
import { type Result, ok, refuse } from '../../shared/result.ts'
import { type Ledger, type PayRefusal, type RecordRefusal, whyNotPay, whyNotRecord } from './rules/ledger.ts'
import * as store from './store.ts'

/**
 * Finance records a payment that was made. Its amount is the tranche's own. It enters the history of the agreement,
 * so that two at once cannot both be in turn, and of the voucher, so that two agreements cannot share one.
 */
export async function recordPayment(
  db: Db,
  by: Person,
  agreementId: string,
  { tranche, voucher, paidOn }: { tranche: number; voucher: string; paidOn: Day },
  now: Instant,
): Promise<Result<{ id: string; amount: Fen }, PayRefusal | RecordRefusal | Stale | NotFound>> {
  const found = await store.findEntering(db, agreementId, voucher)
  if (!found) return refuse({ why: 'not-found' })
  const { ledger, isUsed, last, lastOfVoucher } = found
  const whyNot =
    whyNotPay(ledger, tranche, by) ?? whyNotRecord(ledger, tranche, { voucher, paidOn }, isUsed, now)
  if (whyNot) return refuse(whyNot)

  const id = newId()
  const amount = ledger.tranches.find(({ seq }) => seq === tranche)?.amount ?? 0
  const recorded = await record(
    db,
    [last, lastOfVoucher],
    {
      what: 'payment-recorded',
      by: by.id,
      at: now,
      particulars: { agreement: agreementId, tranche, amount, voucher, paidOn },
    },
    [
      store.insertPayment(db, {
        id,
        agreementId,
        trancheSeq: tranche,
        amount,
        voucher,
        paidOn,
        by: by.id,
        at: now,
      }),
      letterWithHost(db, ledger.organizationId, paidLetter(ledger, tranche, amount, paidOn), now),
    ],
  )
  return recorded.ok ? ok({ id, amount }) : recorded
}

const paidLetter = (ledger: Ledger, tranche: number, amount: Fen, paidOn: Day) => ({
  subject: `第${tranche}笔拨款已拨付：${ledger.title}`,
  body: `${sayDay(paidOn)}拨付${yuan(amount)}元，请查收。`,
  about: ledger.projectId ? paths.project(ledger.projectId) : paths.agreement(ledger.agreementId),
  grounds: groundsIn(ledger.rulebook, ledger.roundId, 'payments.tranches', 'payments.workingDays'),
})
