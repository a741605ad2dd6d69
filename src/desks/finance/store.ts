import { sql } from 'drizzle-orm'
import { calendarOf } from '../../calendar/store.ts'
import type { Db } from '../../db/db.ts'
import { reversalIn, reversalsWaiting } from '../../history/reversals/store.ts'
import { evaluatedNotClosed } from '../../round/closing/store/desks.ts'
import { payableIn, payableTranches } from '../../round/payments/store/desks.ts'
import { type Day, type Instant, dayOf } from '../../shared/days.ts'
import { type Finance, type PaidRow, type RoundMoney, type YearMoney, payableOn, refundsIn } from './rules.ts'

/** What finance has to pay and to receive, and what was paid this year, `rows` of each, in one round trip. */
export async function findFinance(db: Db, now: Instant, rows: number): Promise<Finance> {
  const newYear = `${dayOf(now).slice(0, 4)}-01-01`
  const [due, evaluated, rounds, [year], paid, calendar, taken] = await db.batch([
    payableTranches(db, rows),
    evaluatedNotClosed(db, rows),
    moneyByRound(db, rows),
    moneyOfYear(db, newYear),
    paymentsSince(db, newYear, rows),
    calendarOf(db),
    reversalsWaiting(db, now, rows),
  ])
  const payable = payableOn(due.map(payableIn), calendar, now)
  const reversals = taken.map(reversalIn)
  const none = { payments: 0, paid: 0 }
  const refunds = refundsIn(evaluated, calendar)
  return { payable, refunds, rounds, year: year ?? none, paid, reversals }
}

const moneyByRound = (db: Db, rows: number) =>
  db.all<RoundMoney>(sql`
    with lines as materialized (select g.round_id, g.at, t.amount_fen, t.state
      from agreements g join tranche_states t on t.agreement_id = g.id)
    select r.id, r.plan ->> '$.title' as title, sum(t.amount_fen) as granted,
      count(*) filter (where t.state = 'payable') as payments,
      coalesce(sum(t.amount_fen) filter (where t.state = 'payable'), 0) as payable,
      coalesce(sum(t.amount_fen) filter (where t.state = 'paid'), 0) as paid,
      (select coalesce(sum(f.amount_fen), 0) from refunds f join project_ends x on x.project_id = f.project_id
        join agreements h on h.id = x.agreement_id where h.round_id = r.id) as refunded
    from lines t join rounds r on r.id = t.round_id
    group by r.id order by max(t.at) desc limit ${rows}`)

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
