import { and, count, desc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { organizations } from '../../../people/tables.ts'
import { agreements } from '../../../round/agreements/tables.ts'
import { rounds } from '../../../round/calls/tables.ts'
import { payments } from '../../../round/payments/tables.ts'
import type { BudgetKind } from '../../../round/proposals/rules/content.ts'
import { proposals, submissions } from '../../../round/proposals/tables.ts'
import { projectEnds, projects } from '../../../round/projects/tables.ts'
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

/** The same in a statement whose agreements are `a`. */
const inRound = (round: string) => (round ? sql`a.round_id = ${round}` : sql`true`)

const ofRound = (round: string) => (round ? eq(agreements.roundId, round) : undefined)

const listed = (db: Db, { round, page }: Wanted) =>
  db
    .select({
      projectId: projects.id,
      terminatedAt: projectEnds.terminatedAt,
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
    .leftJoin(projectEnds, eq(projectEnds.projectId, projects.id))
    .where(and(ofRound(round)))
    .orderBy(desc(payments.paidOn), desc(rounds.code), agreements.seq, payments.trancheSeq)
    .limit(ROWS)
    .offset((page - 1) * ROWS)

/** Refunds count once their project is closed. */
const totals = (db: Db, round: string) =>
  db
    .select({
      payments: count(),
      projects: sql<number>`count(distinct ${payments.agreementId})`.as('projects'),
      paid: sql<Fen>`coalesce(sum(${payments.amount}), 0)`.as('paid'),
      refunded: sql<Fen>`(select coalesce(sum(b.amount_fen), 0) from refunds b
        join closings c on c.project_id = b.project_id
        join projects j on j.id = b.project_id
        join agreements a on a.id = j.agreement_id
        where ${inRound(round)})`.as('refunded'),
    })
    .from(payments)
    .innerJoin(agreements, eq(agreements.id, payments.agreementId))
    .where(ofRound(round))

const categories = (db: Db, round: string) =>
  db
    .select({ category: submissions.category, paid: sql<Fen>`sum(${payments.amount})`.as('paid') })
    .from(payments)
    .innerJoin(agreements, eq(agreements.id, payments.agreementId))
    .innerJoin(submissions, eq(submissions.id, agreements.submissionId))
    .where(ofRound(round))
    .groupBy(submissions.category)
    .orderBy(desc(sql`2`), submissions.category)

/** What the projects that were paid had budgeted of the grant, by kind of cost. */
const kinds = (db: Db, round: string) =>
  db.all<{ kind: BudgetKind; granted: Fen }>(sql`
    select json_extract(line.value, '$.kind') as kind, sum(json_extract(line.value, '$.grant')) as granted
    from agreements a
    join submissions s on s.id = a.submission_id
    join json_each(s.content, '$.budget') line
    where exists (select 1 from payments p where p.agreement_id = a.id)
      and ${inRound(round)}
    group by 1 having granted > 0 order by 2 desc, 1`)

const roundsWithPayments = (db: Db) =>
  db.all<{ id: string; title: string }>(sql`
    select r.id, json_extract(r.plan, '$.title') as title from rounds r
    where exists (select 1 from agreements g join payments p on p.agreement_id = g.id where g.round_id = r.id)
    order by r.code desc limit 50`)
