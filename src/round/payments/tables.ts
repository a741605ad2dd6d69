import { integer, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core'
import { TRANCHE_STATES } from './rules/ledger.ts'

export const payments = sqliteTable('payments', {
  id: text('id').notNull(),
  agreementId: text('agreement_id').notNull(),
  trancheSeq: integer('tranche_seq').notNull(),
  amount: integer('amount_fen').notNull(),
  voucher: text('voucher').notNull(),
  paidOn: text('paid_on').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

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
