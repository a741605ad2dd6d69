import { Hono } from 'hono'
import { citing } from '../../../../rulebook/citing.ts'
import { paths } from '../../../../paths.ts'
import { screen } from '../../../../web/screen.tsx'
import type { Site } from '../../../../web/site.ts'
import { sayWithdrawRefusal } from '../../pages/words.ts'
import { withdrawProposal } from '../actions.ts'
import { withdrawalForm } from '../forms.ts'
import { ReceiptPage } from '../pages/receipt.tsx'
import { WithdrawalPage } from '../pages/withdrawal.tsx'
import { type Receipt, findHandedIn, findReceipt } from '../store.ts'

/** The receipt of what was handed in, withdrawn or not, and its withdrawal, which asks first. */
export const withdrawals = new Hono<Site>()

const receiptData = ({ number, at, sha256, nonce, revision, ask, withdrawal }: Receipt) => ({
  ...{ number, at, sha256, nonce, revision, ask, withdrawal },
})

screen(withdrawals, {
  at: paths.receipt,
  who: ['member'],
  finds: ['own'],
  load: ({ db, person }, id) => findReceipt(db, person, id),
  frame: () => ({ title: '申报回执', desk: 'applicant' }),
  data: receiptData,
  page: (receipt) => <ReceiptPage receipt={receipt} />,
})

screen(withdrawals, {
  at: paths.withdrawal,
  who: ['member'],
  finds: ['own'],
  load: ({ db, person }, id) => findHandedIn(db, person, id),
  under: ({ plan, roundId }) => citing(plan.rulebook, roundId),
  frame: () => ({ title: '撤回申报', desk: 'applicant' }),
  data: ({ plan, receipt }) => ({
    closes: plan.dates.closes,
    submission: receipt && receiptData(receipt),
  }),
  page: (found, of, { now }) => <WithdrawalPage {...{ found, of, now }} />,
}).act({
  at: paths.withdrawal,
  who: ['member'],
  finds: ['own'],
  form: withdrawalForm,
  do: ({ db, person, now }, { reason }, id) => withdrawProposal(db, person, id, reason, now),
  to: ({ id }) => paths.proposal(id),
  say: sayWithdrawRefusal,
})
