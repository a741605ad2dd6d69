import { type Db, newId } from '../../../db/db.ts'
import type { Last, NotFound, Stale } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import type { Letter } from '../../../letters/rules.ts'
import { letterToOrganization, letterToRole } from '../../../letters/store.ts'
import { letterToHost, letterWithHost } from '../../../organizations/hosting/store.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { groundsIn } from '../../../rulebook/citing.ts'
import type { ClauseKey } from '../../../rulebook/rules/anchors.ts'
import { type Instant, sayDay } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { type Points, showPoints } from '../../../shared/points.ts'
import { type Result, ok, refuse } from '../../../shared/result.ts'
import type { Project } from '../../projects/rules/project.ts'
import {
  type NewReport,
  actualsOf,
  indicatorsOf,
  spentBefore,
  whyNotContent,
} from '../../projects/rules/reports.ts'
import {
  type CloseRefusal,
  type FinalRefusal,
  type JudgeRefusal,
  type ReceiptRefusal,
  type RefundRefusal,
  whyNotClose,
  whyNotJudge,
  whyNotReceive,
  whyNotRefund,
  whyNotSubmit,
} from '../rules/closing.ts'
import { type Dossier, type FinalReport, type Refund, standingReport } from '../rules/dossier.ts'
import { type Grade, GRADE_WORDS, gradeOf } from '../rules/grade.ts'
import * as says from '../rules/letters.ts'
import * as store from '../store/closing.ts'

/** A member hands in the final report: what came of it all, and what was spent. */
export async function submitFinalReport(
  db: Db,
  by: Person,
  projectId: string,
  report: NewReport,
  now: Instant,
): Promise<Result<{ id: string }, FinalRefusal | Stale | NotFound>> {
  const found = await store.findDossier(db, by, projectId)
  if (!found) return refuse({ why: 'not-found' })
  const { dossier, ofProject } = found
  const { project, reports, finalReports } = dossier
  const whyNot = whyNotSubmit(dossier, by) ?? whyNotContent(project, spentBefore(reports), report)
  if (whyNot) return refuse(whyNot)

  const id = newId()
  const { text, spent } = report
  const actuals = actualsOf(indicatorsOf(project.content), report.actuals)
  const revision = finalReports.length + 1
  return record(
    db,
    ofProject,
    { what: 'final-report-submitted', by: by.id, at: now, particulars: { revision, spent } },
    [
      store.insertFinalReport(db, { id, projectId, revision, text, actuals, spent, by: by.id, at: now }),
      letterToRole('officer', toOfficer(project)),
    ],
    { id },
  )
}

const toOfficer = (project: Project): Letter =>
  says.reportSubmitted(
    { 单位: project.organization, 项目: project.title },
    whenceOf(project, 'closing.requestMonths', 'closing.gradeA'),
  )

/** Where the closing of a project is read, and its clauses. */
const whenceOf = ({ id, rulebook, roundId }: Project, ...clauses: ClauseKey[]) => ({
  about: paths.closing(id),
  grounds: groundsIn(rulebook, roundId, ...clauses),
})

/** An officer sends the final report back, with the reason. */
export async function returnFinalReport(
  db: Db,
  by: Person,
  projectId: string,
  reason: string,
  now: Instant,
): Promise<Result<{ id: string }, JudgeRefusal | Stale | NotFound>> {
  const found = await toJudge(db, by, projectId)
  if (!found.ok) return found
  const { project, report, ofProject } = found.value
  const letter = says.reportReturned(
    { 项目: project.title, 原因: reason },
    whenceOf(project, 'closing.requestMonths'),
  )
  return record(
    db,
    ofProject,
    { what: 'final-report-returned', by: by.id, at: now, particulars: { revision: report.revision, reason } },
    [
      store.insertReturn(db, { finalReportId: report.id, reason, by: by.id, at: now }),
      letterToOrganization(project.organizationId, { ...letter, about: paths.finalReport(projectId) }),
      letterToHost(project.organizationId, letter),
    ],
    { id: projectId },
  )
}

/** An officer evaluates the project by its final report. `score`: hundredths of a point, 0 to 10,000. */
export async function evaluateProject(
  db: Db,
  by: Person,
  projectId: string,
  { score, text }: { score: Points; text: string },
  now: Instant,
): Promise<Result<{ id: string; grade: Grade }, JudgeRefusal | Stale | NotFound>> {
  const found = await toJudge(db, by, projectId)
  if (!found.ok) return found
  const { project, grades, report, ofProject } = found.value
  const grade = gradeOf(score, grades)
  const evaluation = {
    id: newId(),
    projectId,
    finalReportId: report.id,
    score,
    grade,
    text,
    by: by.id,
    at: now,
  }
  const named = { 项目: project.title, 等级: GRADE_WORDS[grade] }
  return record(
    db,
    ofProject,
    { what: 'project-evaluated', by: by.id, at: now, particulars: { score, grade } },
    [
      store.insertEvaluation(db, evaluation),
      letterWithHost(
        project.organizationId,
        says.evaluated(
          { ...named, 得分: showPoints(score), 评语: text },
          whenceOf(project, 'closing.gradeA', 'closing.gradeB'),
        ),
      ),
      letterToRole('finance', says.evaluatedToPay(named, whenceOf(project, 'payments.tranches', '#refund'))),
    ],
    { id: projectId, grade },
  )
}

type Judging = Pick<Dossier, 'project' | 'grades'> & { report: FinalReport; ofProject: Last }

/** The final report that waits to be judged. */
async function toJudge(
  db: Db,
  by: Person,
  projectId: string,
): Promise<Result<Judging, JudgeRefusal | NotFound>> {
  const found = await store.findDossier(db, by, projectId)
  if (!found) return refuse({ why: 'not-found' })
  const { dossier, ofProject } = found
  const whyNot = whyNotJudge(dossier, by)
  const report = standingReport(dossier)
  if (whyNot || !report) return refuse(whyNot ?? { why: 'not-found' })
  return ok({ project: dossier.project, grades: dossier.grades, report, ofProject })
}

/** Finance records the unspent money that came back: all of it, once. From then on nothing more is paid. */
export async function recordRefund(
  db: Db,
  by: Person,
  projectId: string,
  refund: Refund,
  now: Instant,
): Promise<Result<{ id: string }, RefundRefusal | ReceiptRefusal | Stale | NotFound>> {
  const found = await store.findDossier(db, by, projectId, refund.voucher)
  if (!found) return refuse({ why: 'not-found' })
  const { dossier, isUsed, ofProject, ofAgreement, ofReceipt } = found
  const whyNot = whyNotRefund(dossier, by) ?? whyNotReceive(dossier, refund, isUsed, now)
  if (whyNot) return refuse(whyNot)

  return record(
    db,
    [ofProject, ofAgreement, ofReceipt],
    { what: 'refund-recorded', by: by.id, at: now, particulars: { project: projectId, ...refund } },
    [
      store.insertRefund(db, { id: newId(), projectId, ...refund, by: by.id, at: now }),
      letterWithHost(dossier.project.organizationId, refundLetter(dossier.project, refund)),
      letterToRole('officer', refundLetter(dossier.project, refund)),
    ],
    { id: projectId },
  )
}

const refundLetter = (project: Project, { amount, receivedOn }: Refund): Letter =>
  says.refunded(
    { 项目: project.title, 日期: sayDay(receivedOn), 金额: `${yuan(amount)}元` },
    whenceOf(project, '#refund'),
  )

/** An officer closes the project. It rests on the project's reports and on the agreement's payments: both histories. */
export async function closeProject(
  db: Db,
  by: Person,
  projectId: string,
  now: Instant,
): Promise<Result<{ id: string }, CloseRefusal | Stale | NotFound>> {
  const found = await store.findDossier(db, by, projectId)
  if (!found) return refuse({ why: 'not-found' })
  const { dossier, ofProject, ofAgreement } = found
  const whyNot = whyNotClose(dossier, by)
  if (whyNot) return refuse(whyNot)

  const { project } = dossier
  return record(
    db,
    [ofProject, ofAgreement],
    { what: 'project-closed', by: by.id, at: now, particulars: { project: projectId } },
    [
      store.insertClosing(db, { projectId, by: by.id, at: now }),
      letterWithHost(
        project.organizationId,
        says.closed(
          { 项目: project.title },
          { ...whenceOf(project, '#refund'), about: paths.project(projectId) },
        ),
      ),
    ],
    { id: projectId },
  )
}
