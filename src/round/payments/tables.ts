import { integer, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core'
import { TRANCHE_STATES } from './rules/ledger.ts'

const paymentColumns = {
  id: text('id').notNull(),
  agreementId: text('agreement_id').notNull(),
  trancheSeq: integer('tranche_seq').notNull(),
  amount: integer('amount_fen').notNull(),
  voucher: text('voucher').notNull(),
  paidOn: text('paid_on').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
}
/** With those that were reversed. */
export const allPayments = sqliteTable('all_payments', paymentColumns)
/** Those that count. */
export const payments = sqliteView('payments', paymentColumns).existing()

/** What rests on one, so that it is not reversed under it. */
export const restsOnPayment = sqliteView('rests_on_payment', {
  which: text('which').notNull(),
  what: text('what').notNull(),
  id: text('id').notNull(),
}).existing()

/** Which voucher is of which payment: one that was mistyped never had it. */
export const paymentVouchers = sqliteView('payment_vouchers', {
  voucher: text('voucher').notNull(),
  paymentId: text('payment_id').notNull(),
}).existing()

export const paymentAccounts = sqliteTable('payment_accounts', {
  paymentId: text('payment_id').notNull(),
  organizationId: text('organization_id').notNull(),
  version: integer('version').notNull(),
  holder: text('holder').notNull(),
  bank: text('bank').notNull(),
  tail: text('tail').notNull(),
})

export const accountConfirmations = sqliteTable('account_confirmations', {
  agreementId: text('agreement_id').notNull(),
  organizationId: text('organization_id').notNull(),
  version: integer('version').notNull(),
  note: text('note').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** Gates that never open any more. */
export const abandonedGates = sqliteView('abandoned_gates', {
  agreementId: text('agreement_id').notNull(),
  gate: text('gate', { enum: ['midterm_passed'] }).notNull(),
  at: integer('at').notNull(),
}).existing()

/** An agreement's tranches, when their gates were passed or failed, and where each payment stands. */
export const trancheStates = sqliteView('tranche_states', {
  agreementId: text('agreement_id').notNull(),
  seq: integer('seq').notNull(),
  percent: integer('percent').notNull(),
  amount: integer('amount_fen').notNull(),
  gate: text('gate', { enum: ['agreement_signed', 'midterm_passed', 'final_passed'] }).notNull(),
  passedAt: integer('passed_at'),
  failedAt: integer('failed_at'),
  state: text('state', { enum: TRANCHE_STATES }).notNull(),
}).existing()
