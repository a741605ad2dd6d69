import { subjects } from '../../../history/subjects.ts'
import { asc, desc, eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../db/db.ts'
import type { Last } from '../../../history/rules.ts'
import { reversalIn } from '../../../history/reversals/store.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import type { Instant } from '../../../shared/days.ts'
import { numberIn } from '../../calls/store.ts'
import { ledgersIn, linesOfAgreement } from '../../payments/store/ledger.ts'
import { milestonesOfProject, projectOf, reportsOfProject } from '../../projects/store/work.ts'
import type { Default, Dossier } from '../rules/dossier.ts'
import type { Grades } from '../rules/grade.ts'
import { isGone } from '../../../organizations/changes/store.ts'
import { people } from '../../../people/tables.ts'
import {
  closingDefaultAnswers,
  closingDefaults,
  allEvaluations,
  allRefunds,
  closings,
  evaluations,
  finalReportReturns,
  finalReports,
  refundVouchers,
  refunds,
} from '../tables.ts'
import { type Ends, endsOf } from './reversals.ts'

export type Found = {
  dossier: Dossier
  /** What can be taken back of its end, and what was. */
  ends: Ends
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
    [judged],
    [returned],
    judgedBefore,
    returnedBefore,
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
    db
      .select({ id: refundVouchers.refundId })
      .from(refundVouchers)
      .where(eq(refundVouchers.voucher, voucher)),
    lastOf(db, subjects.project(id)),
    lastOf(db, subjects.agreement.of(agreementId)),
    lastOf(db, subjects.receipt(voucher)),
    ...endsOf(db, id),
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
    ends: {
      evaluationId: judged?.id ?? null,
      refundId: returned?.id ?? null,
      reversals: [...judgedBefore, ...returnedBefore].map(reversalIn),
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
export const insertEvaluation = (db: Db, evaluation: typeof allEvaluations.$inferInsert): Statement =>
  db.insert(allEvaluations).values(evaluation)
export const insertRefund = (db: Db, refund: typeof allRefunds.$inferInsert): Statement =>
  db.insert(allRefunds).values(refund)
export const insertClosing = (db: Db, closing: typeof closings.$inferInsert): Statement =>
  db.insert(closings).values(closing)
