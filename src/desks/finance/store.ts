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
    select r.id, r.plan ->> '$.title' as title, sum(t.amount_fen) as granted,
      coalesce(sum(t.tranches) filter (where t.state = 'payable'), 0) as payments,
      coalesce(sum(t.amount_fen) filter (where t.state = 'payable'), 0) as payable,
      coalesce(sum(t.amount_fen) filter (where t.state = 'paid'), 0) as paid,
      q.refunded_fen as refunded
    from round_tranches t join rounds r on r.id = t.round_id join round_progress q on q.round_id = r.id
    group by r.id
    order by (select g.at from agreements g where g.round_id = r.id order by g.seq desc limit 1) desc limit ${rows}`)

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
