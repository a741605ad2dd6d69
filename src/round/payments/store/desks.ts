import { sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { boundColumn, ruledRow } from '../../calls/store.ts'
import { payeeColumn, payeeIn } from './payee.ts'

type Row = {
  agreementId: string
  tranche: number
  amount: number
  title: string
  since: number
  isEnding: 0 | 1
  payee: string
  bound: string
}

/** For finance's desk: tranches that can be paid, in their turn; the one that waits longest first, at most `rows`. They go through `payableIn`. */
export const payableTranches = (db: Db, rows = 50) =>
  db.all<Row>(sql`
    select t.agreement_id as agreementId, t.seq as tranche, t.amount_fen as amount, s.title, t.passed_at as since,
      ${isEnding} as isEnding,
      ${boundColumn(sql`r.plan`, 'payments')} as bound, ${payeeColumn(sql`t.agreement_id`)} as payee
    from tranche_progress t
    cross join agreements g on g.id = t.agreement_id
    join submissions s on s.id = g.submission_id
    join rounds r on r.id = g.round_id
    where t.state = 'payable' and not exists (select 1 from tranche_progress b
      where b.agreement_id = t.agreement_id and b.seq < t.seq and b.state = 'payable')
    order by t.passed_at, t.number limit ${rows}`)

/** Its end is proposed: an approver decides first. */
const isEnding = sql`exists (select 1 from projects j join sanctions x on x.project_id = j.id and x.kind = 'terminate'
  where j.agreement_id = g.id and not exists (select 1 from sanction_decisions d where d.sanction_id = x.id))`

/** A row of payableTranches with what the rulebook says of it, and who receives it. */
export const payableIn = (row: Row) => ({ ...ruled(row), payee: payeeIn(row.payee) })
const ruled = ruledRow<'payments'>()
