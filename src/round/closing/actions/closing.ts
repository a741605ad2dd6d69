import { type Db, newId } from '../../../db/db.ts'
import type { Last, NotFound, Stale } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import type { Letter } from '../../../letters/rules.ts'
import { letterToOrganization, letterToRole } from '../../../letters/store.ts'
import { letterToHost, letterWithHost } from '../../../organizations/hosting/store.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { groundsIn } from '../../../rulebook/citing.ts'
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

const toOfficer = (project: Project): Letter => ({
  kind: 'task',
  subject: `结项报告待评定：${project.title}`,
  body: `${project.organization}提交了“${project.title}”的结项报告，请评定或退回。`,
  about: paths.closing(project.id),
  grounds: groundsIn(project.rulebook, project.roundId, 'closing.requestMonths', 'closing.gradeA'),
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
  const letter = {
    kind: 'result' as const,
    subject: `结项报告被退回：${project.title}`,
    body: `原因：${reason}。请修改后重新提交。`,
    about: paths.finalReport(projectId),
    grounds: groundsIn(project.rulebook, project.roundId, 'closing.requestMonths'),
  }
  return record(
    db,
    ofProject,
    { what: 'final-report-returned', by: by.id, at: now, particulars: { revision: report.revision, reason } },
    [
      store.insertReturn(db, { finalReportId: report.id, reason, by: by.id, at: now }),
      letterToOrganization(project.organizationId, letter),
      letterToHost(project.organizationId, { ...letter, about: paths.closing(projectId) }),
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
  const letter = evaluatedLetter(project, score, grade, text)
  return record(
    db,
    ofProject,
    { what: 'project-evaluated', by: by.id, at: now, particulars: { score, grade } },
    [
      store.insertEvaluation(db, evaluation),
      letterWithHost(project.organizationId, letter),
      letterToRole('finance', {
        ...letter,
        body: '请按评定结果拨款，或登记退回的结余资金。',
        grounds: groundsIn(project.rulebook, project.roundId, 'payments.tranches', '#refund'),
      }),
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

const evaluatedLetter = (project: Project, score: Points, grade: Grade, text: string): Letter => ({
  kind: 'result',
  subject: `结项评定${GRADE_WORDS[grade]}：${project.title}`,
  body: `${showPoints(score)}分，${GRADE_WORDS[grade]}。${text}`,
  about: paths.closing(project.id),
  grounds: groundsIn(project.rulebook, project.roundId, 'closing.gradeA', 'closing.gradeB'),
})

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

const refundLetter = (project: Project, { amount, receivedOn }: Refund): Letter => ({
  kind: 'money',
  subject: `结余资金已退回：${project.title}`,
  body: `${sayDay(receivedOn)}收到退回的结余资金${yuan(amount)}元。`,
  about: paths.closing(project.id),
  grounds: groundsIn(project.rulebook, project.roundId, '#refund'),
})

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
      letterWithHost(project.organizationId, {
        kind: 'result',
        subject: `项目已结项：${project.title}`,
        body: '项目的资金和报告都已办结，谢谢你们的工作。',
        about: paths.project(projectId),
        grounds: groundsIn(project.rulebook, project.roundId, '#refund'),
      }),
    ],
    { id: projectId },
  )
}
