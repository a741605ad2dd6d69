import { type SQL, and, asc, eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../db/db.ts'
import { organizations } from '../../../people/tables.ts'
import type { Instant } from '../../../shared/days.ts'
import { agreements } from '../../agreements/tables.ts'
import { boundIn } from '../../calls/store.ts'
import { rounds } from '../../calls/tables.ts'
import { proposals, submissions } from '../../proposals/tables.ts'
import { projects } from '../../projects/tables.ts'
import type { Halt, Ledger, Tranche } from '../rules/ledger.ts'
import { allPayments, paymentAccounts, payments, trancheStates } from '../tables.ts'

/** What halts an agreement's payments now: its end before a while, then the last. */
const halt = sql`(select json_object('kind', h.kind, 'at', h.at) from project_halts h
  where h.agreement_id = ${agreements.id} order by h.kind = 'terminate' desc, h.at desc limit 1)`
  .mapWith((found: string): Halt => JSON.parse(found))
  .as('halt')

/** When unspent money came back, or else the project was closed. */
const settledAt = sql<Instant | null>`(select coalesce(e.refunded_at, e.closed_at) from project_ends e
  where e.agreement_id = ${agreements.id})`.as('settled_at')

/** Every tranche with its agreement, its gate and its payment: a row each; `ledgersIn` makes ledgers of them. */
export const lines = (db: Db, where: SQL | undefined) =>
  db
    .select({
      agreementId: agreements.id,
      roundId: agreements.roundId,
      projectId: projects.id,
      organizationId: proposals.organizationId,
      organization: organizations.name,
      title: submissions.title,
      code: rounds.code,
      rulebook: boundIn('payments'),
      number: agreements.seq,
      award: agreements.amount,
      settledAt,
      seq: trancheStates.seq,
      percent: trancheStates.percent,
      amount: trancheStates.amount,
      gate: trancheStates.gate,
      passedAt: trancheStates.passedAt,
      failedAt: trancheStates.failedAt,
      state: trancheStates.state,
      halt,
      payment: { voucher: payments.voucher, paidOn: payments.paidOn },
      paidTo: {
        organizationId: paymentAccounts.organizationId,
        version: paymentAccounts.version,
        holder: paymentAccounts.holder,
        bank: paymentAccounts.bank,
        tail: paymentAccounts.tail,
      },
    })
    .from(agreements)
    .innerJoin(trancheStates, eq(trancheStates.agreementId, agreements.id))
    .innerJoin(submissions, eq(submissions.id, agreements.submissionId))
    .innerJoin(proposals, eq(proposals.id, agreements.proposalId))
    .innerJoin(organizations, eq(organizations.id, proposals.organizationId))
    .innerJoin(rounds, eq(rounds.id, agreements.roundId))
    .leftJoin(projects, eq(projects.agreementId, agreements.id))
    .leftJoin(
      payments,
      and(eq(payments.agreementId, trancheStates.agreementId), eq(payments.trancheSeq, trancheStates.seq)),
    )
    .leftJoin(paymentAccounts, eq(paymentAccounts.paymentId, payments.id))
    .where(where)
    .orderBy(asc(agreements.seq), asc(trancheStates.seq))

type Line = Awaited<ReturnType<typeof lines>>[number]

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
  settledAt: line.settledAt,
  halt: line.halt,
  tranches: [],
})

const trancheOf = (line: Line): Tranche => {
  const { seq, percent, amount, gate, passedAt, failedAt, state, payment, paidTo } = line
  return { seq, percent, amount, gate, passedAt, failedAt, state, payment, paidTo }
}

export const insertPayment = (db: Db, payment: typeof allPayments.$inferInsert): Statement =>
  db.insert(allPayments).values(payment)
