import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { isGone } from '../../../organizations/changes/store.ts'
import type { Day, Instant } from '../../../shared/days.ts'
import { boundColumn, ruledRow } from '../../calls/store.ts'
import { PROJECT_STAGES, type RulesOfProjects } from '../../projects/rules/project.ts'
import type { Ended } from '../rules/term.ts'

export type AtTheEnd = {
  roundId: string
  projectId: string
  project: string
  organization: string
  since: Instant
}

/** Projects whose agreements these are, a page of what is kept of them. */
const among = (which: SQL) => sql`(select agreement_id from agreement_progress x where ${which}) y
  cross join projects j on j.agreement_id = y.agreement_id ${project}`

const project = sql`join agreements g on g.id = j.agreement_id
  join submissions s on s.id = g.submission_id
  join proposals p on p.id = g.proposal_id
  join organizations o on o.id = p.organization_id
  join project_ends e on e.project_id = j.id`

/** For the officer's desk: final reports that wait for their evaluation, the oldest first. */
export const finalReportsWaiting = (db: Db, rows = 50) =>
  db.all<AtTheEnd>(sql`
    select g.round_id as roundId, j.id as projectId, s.title as project, o.name as organization, f.at as since
    from ${among(sql`x.final_since is not null order by x.final_since limit ${rows}`)}
    join final_reports f on f.project_id = j.id
    left join final_report_returns b on b.final_report_id = f.id
    where b.final_report_id is null order by f.at limit ${rows}`)

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
    from ${among(sql`x.evaluated_at is not null order by x.evaluated_at limit ${rows}`)}
    join evaluations v on v.project_id = j.id
    join final_reports f on f.id = v.final_report_id
    order by v.at limit ${rows}`)

const hasNoReport = sql`not exists (select 1 from final_reports f left join final_report_returns b on b.final_report_id = f.id
  where f.project_id = j.id and b.final_report_id is null)`

/** Neither closed nor terminated, and its organization is still there: it is waited for. */
const goesOn = sql`e.closed_at is null and e.terminated_at is null and not ${isGone(sql`o.id`)}`

/**
 * Projects past their last day without a final report that stands, that still go on, with the rule on when closing is asked for; rows go
 * through `endedIn`. The first to end comes first, at most 200.
 */
export const withoutFinalReport = (db: Db, today: Day) =>
  db.all<Omit<Ended, 'rulebook'> & { bound: string }>(sql`
    select j.id as projectId, s.title as project, o.id as organizationId, o.name as organization,
      g.ends_on as endsOn, ${boundColumn(sql`r.plan`, ...PROJECT_STAGES)} as bound
    from ${among(sql`x.lacks_on < ${today} and x.terminated_at is null`)} join rounds r on r.id = g.round_id
    where not ${isGone(sql`o.id`)} order by g.ends_on limit 200`)

/** A row of a list for the desks with what the rulebook says of closing. */
export const endedIn = ruledRow<RulesOfProjects>()

/** For the applicant's desk: every milestone is accepted, and the final report is not there or was returned. */
export const finalReportsDue = (db: Db, organizationIds: string[]) =>
  db.all<{ projectId: string; project: string; endsOn: Day; bound: string }>(sql`
    select j.id as projectId, s.title as project, g.ends_on as endsOn,
      ${boundColumn(sql`r.plan`, ...PROJECT_STAGES)} as bound
    from proposals w cross join agreements z on z.proposal_id = w.id
    join projects j on j.agreement_id = z.id ${project} join rounds r on r.id = g.round_id
    where w.organization_id in (select value from json_each(${JSON.stringify(organizationIds)}))
      and e.evaluated_at is null and ${goesOn} and ${hasNoReport}
      and not exists (select 1 from milestones m where m.project_id = j.id and not exists (
        select 1 from reports r join report_reviews v on v.report_id = r.id
        where r.milestone_id = m.id and v.outcome = 'accepted'))
    order by g.ends_on limit 50`)
