import { sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { boundColumn, ruledRow } from '../../calls/store.ts'
import type { Hindrance } from '../rules/payee.ts'

type Payable = {
  agreementId: string
  tranche: number
  amount: number
  title: string
  since: number
  hindrance: Hindrance
}

const payeeId = sql`coalesce((select host_id from agreement_hosts where agreement_id = g.id), o.organization_id)`

/** Of the agreement `g` on the proposal `o`: the same that `whyNotPayTo` asks of a day, asked of now. */
const hindrance = sql`case
  when exists (select 1 from agreement_hosts x where x.agreement_id = g.id and not exists (
      select 1 from hostings h join hosting_answers y on y.hosting_id = h.id and y.outcome = 'confirmed'
      left join hosting_ends z on z.hosting_id = h.id
      where h.group_id = o.organization_id and h.host_id = x.host_id and z.hosting_id is null)) then 'host-over'
  when not exists (select 1 from bank_accounts b where b.organization_id = ${payeeId}) then 'no-account'
  when exists (select 1 from bank_accounts b where b.organization_id = ${payeeId}
      and b.version = (select max(version) from bank_accounts where organization_id = b.organization_id)
      and b.at > (select max(s.at) from signatures s where s.agreement_id = g.id)
      and not exists (select 1 from account_confirmations c where c.agreement_id = g.id
        and c.organization_id = b.organization_id and c.version = b.version)) then 'unconfirmed'
  end`

/** For finance's desk: tranches whose gate has passed, unpaid, in their turn; the one that waits longest first, at most `rows`. They go through `payableIn`. */
export const payableTranches = (db: Db, rows = 50) =>
  db.all<Payable & { bound: string }>(sql`
    select t.agreement_id as agreementId, t.seq as tranche, t.amount_fen as amount, s.title, w.at as since,
      ${boundColumn(sql`r.plan`, 'payments')} as bound, ${hindrance} as hindrance
    from tranches t
    join passed_gates w on w.agreement_id = t.agreement_id and w.gate = t.gate
    join agreements g on g.id = t.agreement_id
    join proposals o on o.id = g.proposal_id
    join submissions s on s.id = g.submission_id
    join rounds r on r.id = g.round_id
    left join payments p on p.agreement_id = t.agreement_id and p.tranche_seq = t.seq
    left join project_ends e on e.agreement_id = g.id
    where p.id is null and t.amount_fen > 0 and e.refunded_at is null and e.closed_at is null
      and not exists (select 1 from project_halts h where h.agreement_id = g.id)
      and not exists (select 1 from tranches b
        left join payments q on q.agreement_id = b.agreement_id and q.tranche_seq = b.seq
        where b.agreement_id = t.agreement_id and b.seq < t.seq and b.amount_fen > 0 and q.id is null
          and not exists (select 1 from failed_gates f where f.agreement_id = b.agreement_id and f.gate = b.gate))
    order by w.at, g.seq limit ${rows}`)

/** A row of payableTranches with what the rulebook says of it. */
export const payableIn = ruledRow<'payments'>()
