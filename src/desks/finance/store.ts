import { sql } from 'drizzle-orm'
import { calendarOf } from '../../calendar/store.ts'
import type { Db } from '../../db/db.ts'
import { evaluatedNotClosed } from '../../round/closing/store.ts'
import { payableIn, payableTranches } from '../../round/payments/store/desks.ts'
import { type Day, type Instant, dayOf } from '../../shared/days.ts'
import { type Finance, type PaidRow, type RoundMoney, type YearMoney, payableOn, refundsIn } from './rules.ts'

/** What finance has to pay and to receive, and what was paid this year, `rows` of each, in one round trip. */
export async function findFinance(db: Db, now: Instant, rows: number): Promise<Finance> {
  const newYear = `${dayOf(now).slice(0, 4)}-01-01`
  const [due, evaluated, rounds, [year], paid, calendar] = await db.batch([
    payableTranches(db, rows),
    evaluatedNotClosed(db, rows),
    moneyByRound(db, rows),
    moneyOfYear(db, newYear),
    paymentsSince(db, newYear, rows),
    calendarOf(db),
  ])
  const payable = payableOn(due.map(payableIn), calendar, now)
  return { payable, refunds: refundsIn(evaluated), rounds, year: year ?? { payments: 0, paid: 0 }, paid }
}

/** The same question as payableTranches of payments, summed: gate passed, those before it settled, project not ended. */
const isPayable = sql`y.id is null and t.amount_fen > 0 and e.refunded_at is null and e.closed_at is null
  and exists (select 1 from passed_gates w where w.agreement_id = g.id and w.gate = t.gate)
  and not exists (select 1 from tranches b
    left join payments q on q.agreement_id = b.agreement_id and q.tranche_seq = b.seq
    where b.agreement_id = t.agreement_id and b.seq < t.seq and b.amount_fen > 0 and q.id is null
      and not exists (select 1 from failed_gates f where f.agreement_id = b.agreement_id and f.gate = b.gate))
  and not exists (select 1 from project_halts h where h.agreement_id = g.id)`

const moneyByRound = (db: Db, rows: number) =>
  db.all<RoundMoney>(sql`
    select r.id, r.plan ->> '$.title' as title, sum(t.amount_fen) as granted,
      count(*) filter (where ${isPayable}) as payments,
      coalesce(sum(t.amount_fen) filter (where ${isPayable}), 0) as payable,
      coalesce(sum(y.amount_fen), 0) as paid,
      (select coalesce(sum(f.amount_fen), 0) from refunds f join project_ends x on x.project_id = f.project_id
        join agreements h on h.id = x.agreement_id where h.round_id = r.id) as refunded
    from rounds r
    join agreements g on g.round_id = r.id
    join tranches t on t.agreement_id = g.id
    left join payments y on y.agreement_id = t.agreement_id and y.tranche_seq = t.seq
    left join project_ends e on e.agreement_id = g.id
    group by r.id order by max(g.at) desc limit ${rows}`)

const moneyOfYear = (db: Db, newYear: Day) =>
  db.all<YearMoney>(sql`
    select count(*) as payments, coalesce(sum(amount_fen), 0) as paid from payments where paid_on >= ${newYear}`)

const paymentsSince = (db: Db, newYear: Day, rows: number) =>
  db.all<PaidRow>(sql`
    select y.agreement_id as agreementId, s.title, o.name as organization, y.tranche_seq as tranche,
      y.amount_fen as amount, y.voucher, y.paid_on as paidOn
    from payments y
    join agreements g on g.id = y.agreement_id
    join submissions s on s.id = g.submission_id
    join proposals p on p.id = g.proposal_id
    join organizations o on o.id = p.organization_id
    where y.paid_on >= ${newYear} order by y.paid_on desc, y.at desc limit ${rows}`)
