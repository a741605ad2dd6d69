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
import * as says from '../rules/letters.ts'
import { type Midterm, verdictOf, wantsPoints, whyNotPoints } from '../rules/midterm.ts'
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
      letterWithHost(
        organizationId,
        says.opened(
          { 项目: title, 开始: sayDay(startsOn), 结束: sayDay(endsOn), 件数: planned.length },
          { about: paths.projectWork(id), grounds: groundsIn(rulebook, roundId, 'projects.reports') },
        ),
      ),
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

const reportedLetter = (id: string, project: Project, milestone: Milestone): Letter =>
  says.reported(
    { 里程碑: milestone.title, 单位: project.organization, 项目: project.title },
    { about: paths.reportReview(id), grounds: groundsOf(project, milestone) },
  )

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
  if (midterm) return evaluatedLetter(project, midterm, reason)
  const grounds = groundsOf(project, milestone)
  return outcome === 'accepted'
    ? says.reportAccepted(
        { 里程碑: milestone.title, 项目: project.title, 附言: reason },
        { about: paths.projectWork(project.id), grounds },
      )
    : says.reportReturned(
        { 里程碑: milestone.title, 原因: reason },
        { about: paths.milestoneReport(milestone.id), grounds },
      )
}

function evaluatedLetter(project: Project, { points, outcome }: Midterm, reason: string): Letter {
  const told = { 项目: project.title, 附言: reason }
  const whence = {
    about: paths.projectWork(project.id),
    grounds: groundsIn(project.rulebook, project.roundId, 'projects.midtermPassMark'),
  }
  if (outcome === 'late') return says.midtermLate(told, whence)
  const evaluated = outcome === 'passed' ? says.midtermPassed : says.midtermBelowMark
  return evaluated({ ...told, 分数: showPoints(points) }, whence)
}

const payableLetter = (project: Project): Letter =>
  says.payable(
    { 单位: project.organization, 项目: project.title },
    {
      about: paths.payments(project.agreementId),
      grounds: groundsIn(project.rulebook, project.roundId, 'payments.tranches', 'payments.workingDays'),
    },
  )
