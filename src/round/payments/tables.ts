import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

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
