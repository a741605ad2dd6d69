import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { reversalsAmong } from '../../../history/reversals/store.ts'
import { subjects } from '../../../history/subjects.ts'
import { concernsOf } from '../../projects/store/reversal.ts'

const FROM =
  sql.raw(`all_payments y join agreements g on g.id = y.agreement_id join proposals p on p.id = g.proposal_id
  join submissions s on s.id = g.submission_id join rounds c on c.id = g.round_id left join projects j on j.agreement_id = g.id`)

/** A payment, with what its reversal must know. */
export const paymentRow = (which: string): SQL => sql`
  select y.id as which, ${subjects.agreement.of(sql`g.id`)} as subject, 'payment-recorded' as what, y.at,
    ${concernsOf} as concerns, null as round,
    json_object('agreementId', g.id, 'organizationId', p.organization_id, 'title', s.title, 'roundId', g.round_id,
      'rulebook', json(c.plan -> '$.rulebook'), 'tranche', y.tranche_seq, 'amount', y.amount_fen, 'voucher', y.voucher,
      'paidOn', y.paid_on) as fields
  from ${FROM} where y.id = ${which}`

/** Whoever pays again enters the agreement's history or the voucher's, whoever settles the project its own. */
export const paymentLocks = (which: string): SQL[] => {
  const of = (column: string) => sql`(select ${sql.raw(column)} from ${FROM} where y.id = ${which})`
  return [
    subjects.agreement.of(of('g.id')),
    subjects.voucher.of(of('y.voucher')),
    subjects.project.of(of('j.id')),
  ]
}

/** A payment that was entered, and whether it counts. */
export type Entry = { id: string; tranche: number; counts: 0 | 1 }

/** Every payment of an agreement, those that were reversed too; goes into the batch of its ledger. */
export const entriesOf = (db: Db, agreementId: string) =>
  db.all<Entry>(sql`select y.id, y.tranche_seq as tranche, exists (select 1 from payments z where z.id = y.id) as counts
    from all_payments y where y.agreement_id = ${agreementId} order by y.tranche_seq, y.at`)

/** Whatever was taken back of them, or is to be. */
export const paymentsReversed = (db: Db, agreementId: string) =>
  reversalsAmong(db, 'payment', sql`select id from all_payments where agreement_id = ${agreementId}`)
