import { type SQL, asc, eq, sql } from 'drizzle-orm'
import { calendarOf } from '../../calendar/store.ts'
import type { Db, Statement } from '../../db/db.ts'
import type { Last } from '../../history/rules.ts'
import { lastIn, lastOf } from '../../history/store.ts'
import { organizations } from '../../people/tables.ts'
import type { Calendar } from '../../shared/calendar.ts'
import type { Instant } from '../../shared/days.ts'
import { agreements, tranches } from '../agreements/tables.ts'
import { boundColumn, boundIn, ruledRow } from '../calls/store/rounds.ts'
import { rounds } from '../calls/tables.ts'
import { proposals, submissions } from '../proposals/tables.ts'
import { failedGates, passedGates, projectEnds } from '../projects/tables.ts'
import type { Halt, Ledger, Tranche } from './rules/ledger.ts'
import { payments } from './tables.ts'

export const agreementSubject = (id: string): string => `agreement:${id}`
/** A voucher is used once in the whole district: its own history decides between two agreements. */
export const voucherSubject = (voucher: string): string => `voucher:${voucher}`

/** What halts an agreement's payments now: its end before a while, then the last. */
const halt = sql`(select json_object('kind', h.kind, 'at', h.at) from project_halts h
  where h.agreement_id = ${agreements.id} order by h.kind = 'terminate' desc, h.at desc limit 1)`
  .mapWith((found: string): Halt => JSON.parse(found))
  .as('halt')

/** Every tranche with its agreement, its gate and its payment: a row each; `ledgersIn` makes ledgers of them. */
const lines = (db: Db, where: SQL) =>
  db
    .select({
      agreementId: agreements.id,
      roundId: agreements.roundId,
      projectId: projectEnds.projectId,
      organizationId: proposals.organizationId,
      organization: organizations.name,
      title: submissions.title,
      code: rounds.code,
      rulebook: boundIn('payments'),
      number: agreements.seq,
      award: agreements.amount,
      refundedAt: projectEnds.refundedAt,
      closedAt: projectEnds.closedAt,
      seq: tranches.seq,
      percent: tranches.percent,
      amount: tranches.amount,
      gate: tranches.gate,
      passedAt: passedGates.at,
      failedAt: sql<Instant | null>`${failedGates.at}`.as('failed_at'),
      halt,
      payment: { voucher: payments.voucher, paidOn: payments.paidOn },
    })
    .from(agreements)
    .innerJoin(tranches, eq(tranches.agreementId, agreements.id))
    .innerJoin(submissions, eq(submissions.id, agreements.submissionId))
    .innerJoin(proposals, eq(proposals.id, agreements.proposalId))
    .innerJoin(organizations, eq(organizations.id, proposals.organizationId))
    .innerJoin(rounds, eq(rounds.id, agreements.roundId))
    .leftJoin(projectEnds, eq(projectEnds.agreementId, agreements.id))
    .leftJoin(
      passedGates,
      sql`${passedGates.agreementId} = ${tranches.agreementId} and ${passedGates.gate} = ${tranches.gate}`,
    )
    .leftJoin(
      failedGates,
      sql`${failedGates.agreementId} = ${tranches.agreementId} and ${failedGates.gate} = ${tranches.gate}`,
    )
    .leftJoin(
      payments,
      sql`${payments.agreementId} = ${tranches.agreementId} and ${payments.trancheSeq} = ${tranches.seq}`,
    )
    .where(where)
    .orderBy(asc(agreements.seq), asc(tranches.seq))

type Line = Awaited<ReturnType<typeof lines>>[number]

/** A round's money. Its rows are bounded by the round's quota, and the sums need them all. */
export const linesOfRound = (db: Db, roundId: string) => lines(db, eq(agreements.roundId, roundId))
/** An agreement's money; goes into the batch of closing too. */
export const linesOfAgreement = (db: Db, agreementId: string | SQL) =>
  lines(db, eq(agreements.id, agreementId))

export function ledgersIn(rows: Line[]): Ledger[] {
  const ledgers = new Map<string, Ledger>()
  for (const line of rows) {
    const ledger = ledgers.get(line.agreementId) ?? ledgerOf(line)
    ledgers.set(line.agreementId, { ...ledger, tranches: [...ledger.tranches, trancheOf(line)] })
  }
  return [...ledgers.values()]
}

const ledgerOf = (line: Line): Ledger => ({
  agreementId: line.agreementId,
  roundId: line.roundId,
  projectId: line.projectId,
  organizationId: line.organizationId,
  organization: line.organization,
  title: line.title,
  code: line.code,
  ...(line.rulebook && { rulebook: line.rulebook }),
  seq: line.number,
  award: line.award,
  settledAt: line.refundedAt ?? line.closedAt,
  halt: line.halt,
  tranches: [],
})

const trancheOf = ({ seq, percent, amount, gate, passedAt, failedAt, payment }: Line): Tranche => {
  return { seq, percent, amount, gate, passedAt, failedAt, payment }
}

/** An agreement's money, and what the last day to pay is counted by. One round trip. */
export async function findLedger(
  db: Db,
  agreementId: string,
): Promise<{ ledger: Ledger; calendar: Calendar } | null> {
  const [rows, calendar] = await db.batch([linesOfAgreement(db, agreementId), calendarOf(db)])
  const [ledger] = ledgersIn(rows)
  return ledger ? { ledger, calendar } : null
}

export type Entering = { ledger: Ledger; isUsed: boolean; last: Last; lastOfVoucher: Last }

/** What recording a payment rests on: the agreement's money, and whether the voucher is new. One round trip. */
export async function findEntering(db: Db, agreementId: string, voucher: string): Promise<Entering | null> {
  const [rows, used, last, lastOfVoucher] = await db.batch([
    linesOfAgreement(db, agreementId),
    db.select({ id: payments.id }).from(payments).where(eq(payments.voucher, voucher)),
    lastOf(db, agreementSubject(agreementId)),
    lastOf(db, voucherSubject(voucher)),
  ])
  const [ledger] = ledgersIn(rows)
  if (!ledger) return null
  return {
    ledger,
    isUsed: used.length > 0,
    last: lastIn(last, agreementSubject(agreementId)),
    lastOfVoucher: lastIn(lastOfVoucher, voucherSubject(voucher)),
  }
}

export const insertPayment = (db: Db, payment: typeof payments.$inferInsert): Statement =>
  db.insert(payments).values(payment)

type Payable = { agreementId: string; tranche: number; amount: number; title: string; since: number }

/** For finance's desk: tranches whose gate has passed, unpaid, in their turn; the one that waits longest first. Rows go through `payableIn`. */
export const payableTranches = (db: Db) =>
  db.all<Payable & { bound: string }>(sql`
    select t.agreement_id as agreementId, t.seq as tranche, t.amount_fen as amount, s.title, w.at as since,
      ${boundColumn(sql`r.plan`, 'payments')} as bound
    from tranches t
    join passed_gates w on w.agreement_id = t.agreement_id and w.gate = t.gate
    join agreements g on g.id = t.agreement_id
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
    order by w.at, g.seq limit 50`)

/** A row of payableTranches with what the rulebook says of it. */
export const payableIn = ruledRow<'payments'>()
