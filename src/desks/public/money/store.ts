import { desc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { organizations } from '../../../people/tables.ts'
import { agreements } from '../../../round/agreements/tables.ts'
import { rounds } from '../../../round/calls/tables.ts'
import { payments } from '../../../round/payments/tables.ts'
import type { BudgetKind } from '../../../round/proposals/rules/content.ts'
import { proposals, submissions } from '../../../round/proposals/tables.ts'
import { projects } from '../../../round/projects/tables.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'

const ROWS = 50

/** `round` is its id, '': all; `page` counts from 1. */
export type Wanted = { round: string; page: number }

/** Every payment that was made, the last first, 50 a page; what they add up to; the rounds that have some. One round trip. */
export async function findMoney(db: Db, wanted: Wanted) {
  const [rows, [sums], byCategory, byKind, roundsPaid] = await db.batch([
    listed(db, wanted),
    totals(db, wanted.round),
    categories(db, wanted.round),
    kinds(db, wanted.round),
    roundsWithPayments(db),
  ])
  return { rows, sums: sums ?? NOTHING, byCategory, byKind, rounds: roundsPaid }
}

const NOTHING = { payments: 0, projects: 0, paid: 0, refunded: 0 }

/** By the day of payment, not by the round's agreements, which would all be sorted. */
const ofRound = (round: string) => (round ? sql`+${agreements.roundId} = ${round}` : undefined)

const listed = (db: Db, { round, page }: Wanted) =>
  db
    .select({
      projectId: projects.id,
      terminatedAt: sql<Instant | null>`(select e.terminated_at from project_ends e
        where e.project_id = ${projects.id})`.as('terminated_at'),
      title: submissions.title,
      organization: organizations.name,
      /** Of a community group: who received it. */
      host: sql<string | null>`(select o.name from agreement_hosts h join organizations o on o.id = h.host_id
        where h.agreement_id = ${agreements.id})`.as('host'),
      round: rounds.code,
      tranche: payments.trancheSeq,
      amount: payments.amount,
      paidOn: payments.paidOn,
      voucher: payments.voucher,
    })
    .from(payments)
    .innerJoin(agreements, eq(agreements.id, payments.agreementId))
    .innerJoin(submissions, eq(submissions.id, agreements.submissionId))
    .innerJoin(proposals, eq(proposals.id, agreements.proposalId))
    .innerJoin(organizations, eq(organizations.id, proposals.organizationId))
    .innerJoin(rounds, eq(rounds.id, agreements.roundId))
    .leftJoin(projects, eq(projects.agreementId, agreements.id))
    .where(ofRound(round))
    .orderBy(desc(payments.paidOn), desc(rounds.code), agreements.seq, payments.trancheSeq)
    .limit(ROWS)
    .offset((page - 1) * ROWS)

const ofIt = (round: string) => (round ? sql`round_id = ${round}` : sql`true`)

/** Refunds count once their project is closed. */
const totals = (db: Db, round: string) =>
  db.all<typeof NOTHING>(sql`
    select coalesce(sum(payments), 0) as payments, coalesce(sum(paid), 0) as projects,
      coalesce(sum(paid_fen), 0) as paid, coalesce(sum(returned_fen), 0) as refunded
    from round_money where ${ofIt(round)}`)

const categories = (db: Db, round: string) =>
  db.all<{ category: string; paid: Fen }>(sql`
    select category, sum(paid_fen) as paid from round_money where paid > 0 and ${ofIt(round)}
    group by category order by 2 desc, 1`)

/** What the projects that were paid had budgeted of the grant, by kind of cost. */
const kinds = (db: Db, round: string) =>
  db.all<{ kind: BudgetKind; granted: Fen }>(sql`
    select kind, sum(granted_fen) as granted from round_kinds where ${ofIt(round)}
    group by kind order by 2 desc, 1`)

const roundsWithPayments = (db: Db) =>
  db.all<{ id: string; title: string }>(sql`
    select r.id, json_extract(r.plan, '$.title') as title from rounds r
    where exists (select 1 from round_money m where m.round_id = r.id and m.payments > 0)
    order by r.code desc limit 50`)
