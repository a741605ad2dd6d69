import { subjects } from '../../../history/subjects.ts'
import { type Db, newId } from '../../../db/db.ts'
import { type NotFound, type Stale, fresh } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import type { Letter } from '../../../letters/rules.ts'
import { letterToOrganization, letterToRole } from '../../../letters/store.ts'
import { letterToHost, letterWithHost } from '../../../organizations/hosting/store.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { groundsIn } from '../../../rulebook/citing.ts'
import { type Instant, sayDay } from '../../../shared/days.ts'
import { type Points, showPoints } from '../../../shared/points.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import { type Midterm, type Verdict, verdictOf, wantsPoints, whyNotPoints } from '../rules/midterm.ts'
import type { Milestone } from '../rules/milestones.ts'
import { type OpenRefusal, type Project, plannedFor, whyNotOpen } from '../rules/project.ts'
import {
  type NewReport,
  type Outcome,
  type ReportRefusal,
  type ReviewRefusal,
  actualsOf,
  indicatorsOf,
  reportsOn,
  spentBefore,
  whyNotContent,
  whyNotReport,
  whyNotReview,
} from '../rules/reports.ts'
import * as store from '../store/work.ts'
import type { Ground } from '../../../shared/clauses.ts'

/** An officer opens the project of an agreement that both sides have signed; its milestones follow from its plan. */
export async function openProject(
  db: Db,
  by: Person,
  agreementId: string,
  now: Instant,
): Promise<Result<{ id: string }, OpenRefusal | Stale | NotFound>> {
  const found = await store.findAgreement(db, agreementId)
  if (!found) return refuse({ why: 'not-found' })
  const { agreement, last } = found
  const whyNot = whyNotOpen(agreement, by)
  if (whyNot) return refuse(whyNot)

  const id = newId()
  const { startsOn, endsOn, organizationId, title, roundId, rulebook } = agreement
  const planned = plannedFor(agreement)
  return record(
    db,
    [last, fresh(subjects.project(id))],
    { what: 'project-opened', by: by.id, at: now, particulars: { project: id, milestones: planned.length } },
    [
      store.insertProject(db, { id, agreementId, by: by.id, at: now }),
      ...store.insertMilestones(db, id, planned),
      letterWithHost(organizationId, {
        kind: 'result',
        subject: `项目开始执行：${title}`,
        body: `实施时间${sayDay(startsOn)}至${sayDay(endsOn)}，共${planned.length}个里程碑，请按期提交报告。`,
        about: paths.projectWork(id),
        grounds: groundsIn(rulebook, roundId, 'projects.reports'),
      }),
    ],
    { id },
  )
}

/** A member reports on a milestone. A returned report is answered by the next revision. */
export async function reportMilestone(
  db: Db,
  by: Person,
  milestoneId: string,
  report: NewReport,
  now: Instant,
): Promise<Result<{ id: string; projectId: string }, ReportRefusal | Stale | NotFound>> {
  const work = await store.findWork(db, by, store.ofMilestone(milestoneId))
  const milestone = work?.milestones.find((one) => one.id === milestoneId)
  if (!work || !milestone) return refuse({ why: 'not-found' })
  const { project, reports, last } = work
  const whyNot =
    whyNotReport(project, reports, milestoneId, by) ?? whyNotContent(project, spentBefore(reports), report)
  if (whyNot) return refuse(whyNot)

  const id = newId()
  const { text, spent } = report
  const actuals = actualsOf(indicatorsOf(project.content), report.actuals)
  const revision = reportsOn(reports, milestoneId).length + 1
  return record(
    db,
    last,
    {
      what: 'milestone-reported',
      by: by.id,
      at: now,
      particulars: { milestone: milestone.seq, revision, spent },
    },
    [
      store.insertReport(db, { id, milestoneId, revision, text, actuals, spent, by: by.id, at: now }),
      letterToRole('officer', reportedLetter(id, project, milestone)),
    ],
    { id, projectId: project.id },
  )
}

const reportedLetter = (id: string, project: Project, milestone: Milestone): Letter => ({
  kind: 'task',
  subject: `里程碑报告待审核：${milestone.title}`,
  body: `${project.organization}提交了“${project.title}”的报告，请审核。`,
  about: paths.reportReview(id),
  grounds: groundsOf(project, milestone),
})

/** The mid-term has a clause of its own. */
const groundsOf = ({ rulebook, roundId }: Project, { kind }: Milestone): Ground[] =>
  groundsIn(rulebook, roundId, kind === 'midterm' ? 'projects.midtermPassMark' : 'projects.reports')

/** An officer accepts a report, or returns it with the reason; once. An accepted mid-term opens its tranche. */
export async function reviewReport(
  db: Db,
  by: Person,
  reportId: string,
  { points = null, ...review }: { outcome: Outcome; reason: string; points?: Points | null },
  now: Instant,
): Promise<Result<{ projectId: string }, ReviewRefusal | Stale | NotFound>> {
  const work = await store.findWork(db, by, store.ofReport(reportId))
  const report = work?.reports.find((one) => one.id === reportId)
  const milestone = work?.milestones.find((one) => one.id === report?.milestoneId)
  if (!work || !report || !milestone) return refuse({ why: 'not-found' })
  const { project, last } = work
  const whyNot = whyNotReview(project, report, by) ?? whyNotPoints(project, milestone, { ...review, points })
  if (whyNot) return refuse(whyNot)

  const midterm = review.outcome === 'accepted' ? midtermOf(work, milestone, points) : null
  const reviewId = newId()
  const isPassed = (midterm?.outcome ?? 'passed') === 'passed'
  const opens = review.outcome === 'accepted' && milestone.kind === 'midterm' && isPassed
  return record(
    db,
    last,
    {
      what: 'report-reviewed',
      by: by.id,
      at: now,
      particulars: { milestone: milestone.seq, revision: report.revision, ...review, ...midterm },
    },
    [
      store.insertReview(db, { id: reviewId, reportId, ...review, by: by.id, at: now }),
      ...(midterm ? [store.insertMidterm(db, { reviewId, reportId, ...midterm, by: by.id, at: now })] : []),
      ...reviewedLetters(project, reviewedLetter(project, milestone, review, midterm)),
      ...(opens ? [letterToRole('finance', payableLetter(project))] : []),
    ],
    { projectId: project.id },
  )
}

/** What a mid-term report is worth, where the rulebook has a mark to reach. */
function midtermOf(
  { project, reports }: store.Work,
  milestone: Milestone,
  points: Points | null,
): Midterm | null {
  const mark = project.rulebook?.parameters.projects.midtermPassMark
  if (mark === undefined || points === null || !wantsPoints(project, milestone)) return null
  const firstAt = Math.min(...reportsOn(reports, milestone.id).map(({ at }) => at))
  return { points, outcome: verdictOf(points, mark, milestone.dueOn, firstAt) }
}

/** The group is led to what it has to do; its host reads the project. */
const reviewedLetters = ({ id, organizationId }: Project, letter: Letter) => [
  letterToOrganization(organizationId, letter),
  letterToHost(organizationId, { ...letter, about: paths.projectWork(id) }),
]

function reviewedLetter(
  project: Project,
  milestone: Milestone,
  { outcome, reason }: { outcome: Outcome; reason: string },
  midterm: Midterm | null,
): Letter {
  const accepted = outcome === 'accepted'
  if (midterm) return evaluatedLetter(project, midterm, reason)
  return {
    kind: 'result',
    subject: `${accepted ? '报告已通过' : '报告被退回'}：${milestone.title}`,
    body: accepted ? `“${project.title}”的报告已通过。${reason}` : `原因：${reason}。请修改后重新提交。`,
    about: accepted ? paths.projectWork(project.id) : paths.milestoneReport(milestone.id),
    grounds: groundsOf(project, milestone),
  }
}

function evaluatedLetter(project: Project, { points, outcome }: Midterm, reason: string): Letter {
  return {
    kind: 'result',
    subject: `中期评估${outcome === 'passed' ? '合格' : '不合格'}：${project.title}`,
    body: `${VERDICT_SENTENCES[outcome].replace('{}', showPoints(points))}${reason}`,
    about: paths.projectWork(project.id),
    grounds: groundsIn(project.rulebook, project.roundId, 'projects.midtermPassMark'),
  }
}

const VERDICT_SENTENCES: Record<Verdict, string> = {
  passed: '中期评估得{}分，合格。',
  'below-mark': '中期评估得{}分，没有达到合格线，为不合格。',
  late: '中期报告没有按期提交，视为不合格。',
}

const payableLetter = (project: Project): Letter => ({
  kind: 'money',
  subject: `中期评估通过，可以拨款：${project.title}`,
  body: `${project.organization}的“${project.title}”已通过中期评估，请按协议拨付。`,
  about: paths.payments(project.agreementId),
  grounds: groundsIn(project.rulebook, project.roundId, 'payments.tranches', 'payments.workingDays'),
})
