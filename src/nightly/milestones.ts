import { sql } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { type Reminder, isUntold } from '../letters/store.ts'
import { paths } from '../paths.ts'
import { citableColumn, citableOf } from '../round/calls/store.ts'
import type { MilestoneKind } from '../round/projects/rules/milestones.ts'
import { groundsIn } from '../rulebook/citing.ts'
import { type Day, type Instant, dayOf, sayDay } from '../shared/days.ts'
import * as says from './letters.ts'

/** `waiting`: reports that are not reviewed. */
type Overdue = {
  once: string
  id: string
  kind: MilestoneKind
  title: string
  dueOn: Day
  projectId: string
  project: string
  organizationId: string
  roundId: string
  waiting: number
  citable: string
}

/** Milestones due before today without an accepted report, of projects that are neither closed nor terminated. */
export const overdueMilestones = (db: Db, at: Instant) =>
  db.all<Overdue>(sql`
    select o.*, ${citableColumn(sql`r.plan`, 'projects.midtermPassMark', 'projects.reports')} as citable
    from (
      select 'milestone-overdue:' || m.id as once, m.id, m.kind, m.title, m.due_on as dueOn, m.project_id as projectId,
        s.title as project, p.organization_id as organizationId, a.round_id as roundId,
        (select count(*) from reports t left join report_reviews v on v.report_id = t.id
          where t.milestone_id = m.id and v.report_id is null) as waiting
      from milestones m
      join projects j on j.id = m.project_id
      join agreements a on a.id = j.agreement_id
      join submissions s on s.id = a.submission_id
      join proposals p on p.id = a.proposal_id
      join project_ends e on e.project_id = j.id
      where m.due_on < ${dayOf(at)} and e.closed_at is null and e.terminated_at is null
        and not exists (select 1 from reports t join report_reviews v on v.report_id = t.id
          where t.milestone_id = m.id and v.outcome = 'accepted')
    ) o join rounds r on r.id = o.roundId
    where ${isUntold(sql`o.once`, { role: 'officer' })}
      or (o.waiting = 0 and ${isUntold(sql`o.once`, { organizationId: sql`o.organizationId` })})`)

/** Once a milestone: to the officers, and where the next step is theirs to the members. */
export function ofMilestone({ once, id, kind, title, project, organizationId, ...of }: Overdue): Reminder[] {
  const due = { 项目: project, 里程碑: title, 期限: sayDay(of.dueOn) }
  // the mid-term has a clause of its own
  const rule = kind === 'midterm' ? 'projects.midtermPassMark' : 'projects.reports'
  const grounds = groundsIn(citableOf(of.citable), of.roundId, rule)
  const toOfficers: Reminder = {
    once,
    to: { role: 'officer' },
    ...(of.waiting === 0 ? says.milestoneWithoutReport : says.milestoneWaiting)(due, {
      about: paths.projectWork(of.projectId),
      grounds,
    }),
  }
  const toMembers: Reminder = {
    once,
    to: { organizationId },
    ...says.reportLate(due, { about: paths.milestoneReport(id), grounds }),
  }
  return of.waiting === 0 ? [toOfficers, toMembers] : [toOfficers]
}
