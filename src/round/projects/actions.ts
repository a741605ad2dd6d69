import { type Db, newId } from '../../db/db.ts'
import { type NotFound, type Stale, fresh } from '../../history/rules.ts'
import { record } from '../../history/store.ts'
import type { Letter } from '../../letters/rules.ts'
import { letterToOrganization, letterToRole } from '../../letters/store.ts'
import { paths } from '../../paths.ts'
import type { Person } from '../../people/rules/person.ts'
import { type Instant, sayDay } from '../../shared/days.ts'
import { type Result, ok, refuse } from '../../shared/result.ts'
import type { Milestone } from './rules/milestones.ts'
import { type OpenRefusal, type Project, plannedFor, whyNotOpen } from './rules/project.ts'
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
} from './rules/reports.ts'
import * as store from './store.ts'

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
  const { startsOn, endsOn, organizationId, title } = agreement
  const planned = plannedFor(agreement)
  const recorded = await record(
    db,
    [last, fresh(store.projectSubject(id))],
    { what: 'project-opened', by: by.id, at: now, particulars: { project: id, milestones: planned.length } },
    [
      store.insertProject(db, { id, agreementId, by: by.id, at: now }),
      ...store.insertMilestones(db, id, planned),
      letterToOrganization(
        db,
        organizationId,
        {
          subject: `项目开始执行：${title}`,
          body: `实施时间${sayDay(startsOn)}至${sayDay(endsOn)}，共${planned.length}个里程碑，请按期提交报告。`,
          about: paths.projectWork(id),
        },
        now,
      ),
    ],
  )
  return recorded.ok ? ok({ id }) : recorded
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
  const recorded = await record(
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
      letterToRole(db, 'officer', reportedLetter(id, project, milestone), now),
    ],
  )
  return recorded.ok ? ok({ id, projectId: project.id }) : recorded
}

const reportedLetter = (id: string, project: Project, milestone: Milestone): Letter => ({
  subject: `里程碑报告待审核：${milestone.title}`,
  body: `${project.organization}提交了「${project.title}」的报告，请审核。`,
  about: paths.reportReview(id),
})

/** An officer accepts a report, or returns it with the reason; once. An accepted mid-term opens its tranche. */
export async function reviewReport(
  db: Db,
  by: Person,
  reportId: string,
  review: { outcome: Outcome; reason: string },
  now: Instant,
): Promise<Result<{ projectId: string }, ReviewRefusal | Stale | NotFound>> {
  const work = await store.findWork(db, by, store.ofReport(reportId))
  const report = work?.reports.find((one) => one.id === reportId)
  const milestone = work?.milestones.find((one) => one.id === report?.milestoneId)
  if (!work || !report || !milestone) return refuse({ why: 'not-found' })
  const { project, last } = work
  const whyNot = whyNotReview(project, report, by)
  if (whyNot) return refuse(whyNot)

  const opens = review.outcome === 'accepted' && milestone.kind === 'midterm'
  const recorded = await record(
    db,
    last,
    {
      what: 'report-reviewed',
      by: by.id,
      at: now,
      particulars: { milestone: milestone.seq, revision: report.revision, ...review },
    },
    [
      store.insertReview(db, { reportId, ...review, by: by.id, at: now }),
      letterToOrganization(db, project.organizationId, reviewedLetter(project, milestone, review), now),
      ...(opens ? [letterToRole(db, 'finance', payableLetter(project), now)] : []),
    ],
  )
  return recorded.ok ? ok({ projectId: project.id }) : recorded
}

function reviewedLetter(
  project: Project,
  milestone: Milestone,
  { outcome, reason }: { outcome: Outcome; reason: string },
): Letter {
  const accepted = outcome === 'accepted'
  return {
    subject: `${accepted ? '报告已通过' : '报告被退回'}：${milestone.title}`,
    body: accepted ? `「${project.title}」的报告已通过。${reason}` : `原因：${reason}。请修改后重新提交。`,
    about: accepted ? paths.projectWork(project.id) : paths.milestoneReport(milestone.id),
  }
}

const payableLetter = (project: Project): Letter => ({
  subject: `中期评估通过，可以拨款：${project.title}`,
  body: `${project.organization}的「${project.title}」已通过中期评估，请按协议拨付。`,
  about: paths.payments(project.agreementId),
})
