import { subjects } from '../../history/subjects.ts'
import { asc, desc, eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/db.ts'
import type { Last } from '../../history/rules.ts'
import { lastIn, lastOf } from '../../history/store.ts'
import type { Person } from '../../people/rules/person.ts'
import type { Day, Instant } from '../../shared/days.ts'
import { boundColumn, numberIn, ruledRow } from '../calls/store.ts'
import { ledgersIn, linesOfAgreement } from '../payments/store/ledger.ts'
import { PROJECT_STAGES, type RulesOfProjects } from '../projects/rules/project.ts'
import { milestonesOfProject, projectOf, reportsOfProject } from '../projects/store/work.ts'
import type { Default, Dossier } from './rules/dossier.ts'
import type { Grades } from './rules/grade.ts'
import type { Ended } from './rules/term.ts'
import { isGone } from '../../organizations/changes/store.ts'
import { people } from '../../people/tables.ts'
import {
  closingDefaultAnswers,
  closingDefaults,
  closings,
  evaluations,
  finalReportReturns,
  finalReports,
  refunds,
} from './tables.ts'

export type Found = {
  dossier: Dossier
  /** Another refund has the voucher that was asked about. */
  isUsed: boolean
  ofProject: Last
  ofAgreement: Last
  ofReceipt: Last
}

/** All that closing rests on, for members and staff; somebody else's is not found. One round trip. */
export async function findDossier(db: Db, by: Person, id: string, voucher = ''): Promise<Found | null> {
  const agreementId = sql`(select agreement_id from projects where id = ${id})`
  const [
    [project],
    [round],
    milestones,
    reports,
    finals,
    [evaluation],
    rows,
    [refund],
    used,
    p,
    a,
    r,
    made,
    [halt],
  ] = await db.batch([
    projectOf(db, by, id),
    gradesOf(db, id),
    milestonesOfProject(db, id),
    reportsOfProject(db, id),
    finalReportsOf(db, id),
    evaluationOf(db, id),
    linesOfAgreement(db, agreementId),
    refundOf(db, id),
    db.select({ id: refunds.projectId }).from(refunds).where(eq(refunds.voucher, voucher)),
    lastOf(db, subjects.project(id)),
    lastOf(db, subjects.agreement.of(agreementId)),
    lastOf(db, subjects.receipt(voucher)),
    defaultsOf(db, id),
    terminationOf(db, id),
  ])
  const [ledger] = ledgersIn(rows)
  if (!project || !round || !ledger) return null
  const grades = { gradeA: round.gradeA, gradeB: round.gradeB }
  return {
    dossier: {
      project,
      grades,
      milestones,
      reports,
      ledger,
      finalReports: finals,
      evaluation: evaluation ?? null,
      refund: refund ?? null,
      defaults: made.map(defaultIn),
      isTerminated: halt !== undefined,
    },
    isUsed: used.length > 0,
    ofProject: lastIn(p, subjects.project(id)),
    ofAgreement: lastIn(a, subjects.agreement(project.agreementId)),
    ofReceipt: lastIn(r, subjects.receipt(voucher)),
  }
}

const gradesOf = (db: Db, projectId: string) =>
  db.all<Grades>(sql`
    select ${numberIn(sql`r.plan`, 'closing.gradeA')} as gradeA, ${numberIn(sql`r.plan`, 'closing.gradeB')} as gradeB
    from projects p join agreements g on g.id = p.agreement_id join rounds r on r.id = g.round_id
    where p.id = ${projectId}`)

const finalReportsOf = (db: Db, projectId: string) =>
  db
    .select({
      id: finalReports.id,
      revision: finalReports.revision,
      text: finalReports.text,
      actuals: finalReports.actuals,
      spent: finalReports.spent,
      at: finalReports.at,
      returned: { reason: finalReportReturns.reason, at: finalReportReturns.at },
    })
    .from(finalReports)
    .leftJoin(finalReportReturns, eq(finalReportReturns.finalReportId, finalReports.id))
    .where(eq(finalReports.projectId, projectId))
    .orderBy(asc(finalReports.revision))

const evaluationOf = (db: Db, projectId: string) =>
  db
    .select({
      finalReportId: evaluations.finalReportId,
      score: evaluations.score,
      grade: evaluations.grade,
      text: evaluations.text,
      at: evaluations.at,
    })
    .from(evaluations)
    .where(eq(evaluations.projectId, projectId))

const refundOf = (db: Db, projectId: string) =>
  db
    .select({ amount: refunds.amount, voucher: refunds.voucher, receivedOn: refunds.receivedOn })
    .from(refunds)
    .where(eq(refunds.projectId, projectId))

/** What was proposed in place of a project's organization, the newest first. Rows go through `defaultIn`. */
const defaultsOf = (db: Db, projectId: string) =>
  db
    .select({
      id: closingDefaults.id,
      kind: closingDefaults.kind,
      amount: closingDefaults.amount,
      reason: closingDefaults.reason,
      by: closingDefaults.by,
      byName: people.name,
      at: closingDefaults.at,
      outcome: closingDefaultAnswers.outcome,
      answerReason: sql<string | null>`${closingDefaultAnswers.reason}`,
      answeredBy: sql<string | null>`(select a.name from people a where a.id = ${closingDefaultAnswers.by})`,
      answeredAt: sql<Instant | null>`${closingDefaultAnswers.at}`,
    })
    .from(closingDefaults)
    .innerJoin(people, eq(people.id, closingDefaults.by))
    .leftJoin(closingDefaultAnswers, eq(closingDefaultAnswers.defaultId, closingDefaults.id))
    .where(eq(closingDefaults.projectId, projectId))
    .orderBy(desc(closingDefaults.at))

type Row = Awaited<ReturnType<typeof defaultsOf>>[number]

function defaultIn({ outcome, answerReason, answeredBy, answeredAt, ...one }: Row): Default {
  const isAnswered = outcome !== null && answeredAt !== null
  const answer = isAnswered
    ? { outcome, reason: answerReason ?? '', byName: answeredBy ?? '', at: answeredAt }
    : null
  return { ...one, answer }
}

/** Whether the project is terminated, or its organization dissolved or merged: one row, or none. */
const terminationOf = (db: Db, projectId: string) =>
  db.all<{ at: Instant }>(
    sql`select h.at from project_halts h where h.project_id = ${projectId} and h.kind = 'terminate'
      union all select g.at from projects j join agreements g on g.id = j.agreement_id join proposals p on p.id = g.proposal_id
      where j.id = ${projectId} and ${isGone(sql`p.organization_id`)} limit 1`,
  )

export const insertFinalReport = (db: Db, report: typeof finalReports.$inferInsert): Statement =>
  db.insert(finalReports).values(report)
export const insertReturn = (db: Db, returned: typeof finalReportReturns.$inferInsert): Statement =>
  db.insert(finalReportReturns).values(returned)
export const insertEvaluation = (db: Db, evaluation: typeof evaluations.$inferInsert): Statement =>
  db.insert(evaluations).values(evaluation)
export const insertRefund = (db: Db, refund: typeof refunds.$inferInsert): Statement =>
  db.insert(refunds).values(refund)
export const insertClosing = (db: Db, closing: typeof closings.$inferInsert): Statement =>
  db.insert(closings).values(closing)

export type AtTheEnd = {
  roundId: string
  projectId: string
  project: string
  organization: string
  since: Instant
}

const project = sql`projects j
  join agreements g on g.id = j.agreement_id
  join submissions s on s.id = g.submission_id
  join proposals p on p.id = g.proposal_id
  join organizations o on o.id = p.organization_id
  join project_ends e on e.project_id = j.id`

/** For the officer's desk: final reports that wait for their evaluation, the oldest first. */
export const finalReportsWaiting = (db: Db, rows = 50) =>
  db.all<AtTheEnd>(sql`
    select g.round_id as roundId, j.id as projectId, s.title as project, o.name as organization, f.at as since
    from ${project}
    join final_reports f on f.project_id = j.id
    left join final_report_returns b on b.final_report_id = f.id
    where b.final_report_id is null and e.evaluated_at is null order by f.at limit ${rows}`)

/** For the desks of officer and finance: evaluated and not closed; money or a signature is missing. */
export const evaluatedNotClosed = (db: Db, rows = 50) =>
  db.all<
    AtTheEnd & { grade: 'A' | 'B' | 'C'; paid: number; spent: number; refunded: number | null; due: 0 | 1 }
  >(sql`
    select g.round_id as roundId, j.id as projectId, s.title as project, o.name as organization, v.at as since, v.grade,
      v.grade <> 'C' and exists (select 1 from tranche_states t
        where t.agreement_id = g.id and t.state not in ('paid', 'ended')) as due,
      (select coalesce(sum(amount_fen), 0) from payments where agreement_id = g.id) as paid,
      f.spent_fen as spent, (select amount_fen from refunds where project_id = j.id) as refunded
    from ${project}
    join evaluations v on v.project_id = j.id
    join final_reports f on f.id = v.final_report_id
    where e.closed_at is null order by v.at limit ${rows}`)

/**
 * Projects past their last day without a final report that stands, with the rule on when closing is asked for; rows go
 * through `endedIn`. The first to end comes first, at most 200.
 */
export const withoutFinalReport = (db: Db, today: Day) =>
  db.all<Omit<Ended, 'rulebook'> & { bound: string }>(sql`
    select j.id as projectId, s.title as project, o.id as organizationId, o.name as organization,
      g.ends_on as endsOn, ${boundColumn(sql`r.plan`, ...PROJECT_STAGES)} as bound
    from ${project} join rounds r on r.id = g.round_id
    where g.ends_on < ${today} and e.evaluated_at is null
      and not exists (select 1 from final_reports f left join final_report_returns b on b.final_report_id = f.id
        where f.project_id = j.id and b.final_report_id is null)
    order by g.ends_on limit 200`)

/** A row of a list for the desks with what the rulebook says of closing. */
export const endedIn = ruledRow<RulesOfProjects>()

/** For the applicant's desk: every milestone is accepted, and the final report is not there or was returned. */
export const finalReportsDue = (db: Db, organizationIds: string[]) =>
  db.all<{ projectId: string; project: string; endsOn: Day; bound: string }>(sql`
    select j.id as projectId, s.title as project, g.ends_on as endsOn,
      ${boundColumn(sql`r.plan`, ...PROJECT_STAGES)} as bound
    from ${project} join rounds r on r.id = g.round_id
    where p.organization_id in (select value from json_each(${JSON.stringify(organizationIds)}))
      and e.evaluated_at is null
      and not exists (select 1 from final_reports f left join final_report_returns b on b.final_report_id = f.id
        where f.project_id = j.id and b.final_report_id is null)
      and not exists (select 1 from milestones m where m.project_id = j.id and not exists (
        select 1 from reports r join report_reviews v on v.report_id = r.id
        where r.milestone_id = m.id and v.outcome = 'accepted'))
    order by g.ends_on limit 50`)
