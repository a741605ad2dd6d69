import { eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../db/db.ts'
import type { Day, Instant } from '../../../shared/days.ts'
import { boundColumn, ruledRow } from '../../calls/store.ts'
import { PROJECT_STAGES, type RulesOfProjects } from '../../projects/rules/project.ts'
import type { Absent } from './rules.ts'
import { closingDefaultAnswers, closingDefaults } from '../tables.ts'

/** Which project a default is of. */
export const projectOfDefault = async (db: Db, id: string): Promise<string | null> =>
  (
    await db
      .select({ projectId: closingDefaults.projectId })
      .from(closingDefaults)
      .where(eq(closingDefaults.id, id))
  )[0]?.projectId ?? null

/** Those that wait for an approver, of any project: for the desks. */
export const defaultsWaiting = (db: Db) =>
  db.all<{
    id: string
    projectId: string
    organizationId: string
    project: string
    kind: 'report' | 'refund'
    by: string
    byName: string
    at: Instant
  }>(sql`
    select d.id, d.project_id as projectId, p.organization_id as organizationId, s.title as project, d.kind, d.by_id as "by", h.name as byName, d.at
    from closing_defaults d join projects j on j.id = d.project_id join agreements g on g.id = j.agreement_id
    join submissions s on s.id = g.submission_id join proposals p on p.id = g.proposal_id join people h on h.id = d.by_id
    left join closing_default_answers a on a.default_id = d.id
    where a.default_id is null order by d.at limit 50`)

/** Agreements whose project is over without a final report, in whatever way it came to that, or is owed money. */
const mayBeAbsent = (today: Day) => sql`
  select agreement_id from agreement_progress where lacks_on < ${today}
  union select agreement_id from agreement_progress where lacks_on is not null and terminated_at is not null
  union select agreement_id from agreement_progress where evaluated_at is not null and refund_due = 1
  union select g.id from gone_organizations z cross join proposals p on p.organization_id = z.organization_id
    join agreements g on g.proposal_id = p.id`

/**
 * Projects whose organization leaves something undone that the office may do in its place, whether the days of waiting are over or
 * not: for the officer's desk. Rows go through `absentIn`.
 */
export const absentProjects = (db: Db, today: Day) =>
  db.all<Omit<Absent, 'rulebook'> & { bound: string }>(sql`
    with open as (
      select j.id, g.id as agreement_id, g.ends_on, g.submission_id, g.proposal_id, g.round_id, p.organization_id,
        e.evaluated_at, v.final_report_id, v.grade,
        coalesce(e.terminated_at, (select strftime('%s', z.since_on) * 1000 from gone_organizations z
          where z.organization_id = p.organization_id)) as over_since
      from (${mayBeAbsent(today)}) x cross join projects j on j.agreement_id = x.agreement_id
      join project_ends e on e.project_id = j.id
      join agreements g on g.id = j.agreement_id
      join proposals p on p.id = g.proposal_id
      left join evaluations v on v.project_id = j.id
      where e.closed_at is null and not exists (select 1 from closing_defaults d
        left join closing_default_answers a on a.default_id = d.id
        where d.project_id = j.id and (a.default_id is null or a.outcome = 'approved' and d.kind = 'refund')))
    select iif(o.evaluated_at is null, 'report', 'refund') as kind, o.id as projectId, s.title as project,
      o.organization_id as organizationId, n.name as organization, o.ends_on as endsOn,
      o.evaluated_at as evaluatedAt, o.over_since as overSince,
      ${boundColumn(sql`r.plan`, ...PROJECT_STAGES)} as bound
    from open o join submissions s on s.id = o.submission_id
    join organizations n on n.id = o.organization_id
    join rounds r on r.id = o.round_id
    where (o.evaluated_at is null and (o.ends_on < ${today} or o.over_since is not null)
        and not exists (select 1 from final_reports f left join final_report_returns b on b.final_report_id = f.id
          where f.project_id = o.id and b.final_report_id is null))
      or (o.evaluated_at is not null and not exists (select 1 from refunds x where x.project_id = o.id)
        and (o.grade = 'C' or not exists (select 1 from tranche_states t
          where t.agreement_id = o.agreement_id and t.state not in ('paid', 'ended')))
        and (select coalesce(sum(y.amount_fen), 0) from payments y where y.agreement_id = o.agreement_id)
          > (select f.spent_fen from final_reports f where f.id = o.final_report_id))
    order by o.ends_on limit 200`)

export const absentIn = ruledRow<RulesOfProjects>()

export const insertDefault = (db: Db, row: typeof closingDefaults.$inferInsert): Statement =>
  db.insert(closingDefaults).values(row)
export const insertDefaultAnswer = (db: Db, row: typeof closingDefaultAnswers.$inferInsert): Statement =>
  db.insert(closingDefaultAnswers).values(row)
