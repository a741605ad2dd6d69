import { foreignKey, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { bankAccounts } from '../../organizations/tables.ts'
import { people } from '../../people/tables.ts'
import { agreements, tranches } from '../agreements/tables.ts'

export const payments = sqliteTable(
  'payments',
  {
    id: text('id').primaryKey(),
    agreementId: text('agreement_id').notNull(),
    trancheSeq: integer('tranche_seq').notNull(),
    amount: integer('amount_fen').notNull(),
    voucher: text('voucher').notNull().unique(),
    paidOn: text('paid_on').notNull(),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [
    unique('a_tranche_is_paid_once').on(t.agreementId, t.trancheSeq),
    foreignKey({
      name: 'payment_of_a_tranche',
      columns: [t.agreementId, t.trancheSeq],
      foreignColumns: [tranches.agreementId, tranches.seq],
    }),
  ],
)

export const paymentAccounts = sqliteTable(
  'payment_accounts',
  {
    paymentId: text('payment_id')
      .primaryKey()
      .references(() => payments.id),
    organizationId: text('organization_id').notNull(),
    version: integer('version').notNull(),
    holder: text('holder').notNull(),
    bank: text('bank').notNull(),
    tail: text('tail').notNull(),
  },
  (t) => [
    foreignKey({
      name: 'payment_to_an_account',
      columns: [t.organizationId, t.version],
      foreignColumns: [bankAccounts.organizationId, bankAccounts.version],
    }),
  ],
)

export const accountConfirmations = sqliteTable(
  'account_confirmations',
  {
    agreementId: text('agreement_id')
      .notNull()
      .references(() => agreements.id),
    organizationId: text('organization_id').notNull(),
    version: integer('version').notNull(),
    note: text('note').notNull(),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.agreementId, t.organizationId, t.version] }),
    foreignKey({
      name: 'confirmation_of_an_account',
      columns: [t.organizationId, t.version],
      foreignColumns: [bankAccounts.organizationId, bankAccounts.version],
    }),
  ],
)
