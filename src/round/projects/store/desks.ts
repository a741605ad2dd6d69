import { sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { citableColumn, citableOf } from '../../calls/store.ts'
import type { Day } from '../../../shared/days.ts'
import type { MilestoneDue, ReportWaiting } from '../rules/listing.ts'

/** Each milestone with what became of its last report: accepted, returned, waiting; null without one. */
const milestoneStates = sql`select m.id, m.project_id, m.kind, m.title, m.due_on, (
    select coalesce(v.outcome, 'waiting') from reports p left join report_reviews v on v.report_id = p.id
    where p.milestone_id = m.id order by p.revision desc limit 1) as state
  from milestones m`

/** For the applicant's desk: what these organizations must report, the earliest due first. Rows go through `dueIn`. */
export const milestonesDue = (db: Db, organizationIds: string[]) =>
  db.all<Omit<MilestoneDue, 'rulebook'> & { citable: string }>(sql`
    select d.id, d.kind, d.title, d.due_on as dueOn, d.state, j.id as projectId, s.title as project,
      ${citableColumn(sql`r.plan`, 'projects.reports', 'projects.midtermPassMark')} as citable
    from (${milestoneStates}) d
    join projects j on j.id = d.project_id
    join agreements g on g.id = j.agreement_id
    join rounds r on r.id = g.round_id
    join submissions s on s.id = g.submission_id
    join proposals p on p.id = g.proposal_id
    join project_ends e on e.project_id = j.id
    where p.organization_id in (select value from json_each(${JSON.stringify(organizationIds)}))
      and (d.state is null or d.state = 'returned') and e.closed_at is null and e.terminated_at is null
    order by d.due_on limit 50`)

export const dueIn = ({
  citable,
  ...row
}: Awaited<ReturnType<typeof milestonesDue>>[number]): MilestoneDue => ({
  ...row,
  rulebook: citableOf(citable),
})

/** For the officer's desk: reports that nobody has reviewed, the oldest first. */
export const reportsWaiting = (db: Db, rows = 50) =>
  db.all<ReportWaiting>(sql`
    select r.id, r.at, m.title as milestone, g.round_id as roundId, j.id as projectId, s.title as project, o.name as organization
    from (select agreement_id from agreement_progress where report_since is not null order by report_since limit ${rows}) x
    cross join projects j on j.agreement_id = x.agreement_id
    join milestones m on m.project_id = j.id
    join reports r on r.milestone_id = m.id
    join agreements g on g.id = j.agreement_id
    join submissions s on s.id = g.submission_id
    join proposals p on p.id = g.proposal_id
    join organizations o on o.id = p.organization_id
    where not exists (select 1 from report_reviews v where v.report_id = r.id) order by r.at limit ${rows}`)

/** For the officer's desk: agreements that both sides have signed and that have no project yet. */
export const agreementsToOpen = (db: Db) =>
  db.all<{ agreementId: string; title: string; startsOn: Day }>(sql`
    select g.id as agreementId, s.title, g.starts_on as startsOn
    from agreements g
    join submissions s on s.id = g.submission_id
    left join projects j on j.agreement_id = g.id
    where j.id is null and (select count(*) from signatures x where x.agreement_id = g.id) = 2
    order by g.starts_on limit 50`)
