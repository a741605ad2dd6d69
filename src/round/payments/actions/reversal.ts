import { letterToRole } from '../../../letters/store.ts'
import { letterWithHost } from '../../../organizations/hosting/store.ts'
import { paths } from '../../../paths.ts'
import type { Kind } from '../../../reversals/actions.ts'
import type { Citable } from '../../../rulebook/rules/bound.ts'
import { type Day, sayDay } from '../../../shared/days.ts'
import { type Fen, yuan } from '../../../shared/money.ts'
import { paymentLocks, paymentRow } from '../store/reversal.ts'

type Fields = {
  agreementId: string
  organizationId: string
  title: string
  roundId: string
  rulebook: Citable | null
  tranche: number
  amount: Fen
  voucher: string
  paidOn: Day
}

/**
 * 冲正: a payment that was entered wrongly, or whose money came back. The entry stays in the ledger, struck through, and counts in no sum;
 * the tranche can be paid again. Its voucher stays taken where the money had gone, and is free where the number was a slip.
 */
export const paymentReversal: Kind = {
  kind: 'payment',
  word: '拨款登记',
  offices: ['finance', 'approver'],
  rules: ['payments.tranches'],
  asksCause: true,
  row: paymentRow,
  locks: paymentLocks,
  rests: 'rests_on_payment',
  because: ({ what, id }) =>
    what === 'later-payment'
      ? { says: '后面的一笔已经拨付，要先冲正后面的', href: paths.payments(id) }
      : { says: '结余资金已经退回或者登记追回，或者已经结项，不能再冲正', href: paths.closing(id) },
  describe: (fields) => {
    const of: Fields = JSON.parse(fields)
    return {
      said: `第${of.tranche}笔，${yuan(of.amount)}元，${sayDay(of.paidOn)}，凭证号${of.voucher}`,
      about: of.title,
      href: paths.payments(of.agreementId),
      rulebook: of.rulebook ?? undefined,
      roundId: of.roundId,
      next: '这一笔冲正，不计入已拨付，由财务重新登记。',
      tell: (letter) => [letterWithHost(of.organizationId, letter), letterToRole('finance', letter)],
    }
  },
}
