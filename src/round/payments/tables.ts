import { foreignKey, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { people } from '../../people/tables.ts'
import { tranches } from '../agreements/tables.ts'

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
