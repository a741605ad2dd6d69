import { type SQL, sql } from 'drizzle-orm'
import { paths } from '../paths.ts'
import { type Instant, dayOf } from '../shared/days.ts'
import { grounds } from './grounds.ts'
import { ID, day, hrefOf } from './words.ts'

/** To the members, once a milestone: it is overdue, and the next step is theirs. */
export const overdueForOrganizations = (at: Instant, rules: string): SQL => sql`select m.person_id,
    'milestone-overdue:' || o.id || ':' || m.person_id as once,
    '报告逾期：' || o.title as subject,
    '“' || o.project || '”的“' || o.title || '”应于' || ${day(sql`o.due_on`)} || '以前完成，请尽快提交报告。' as body,
    ${hrefOf(paths.milestoneReport(ID), sql`o.id`)} as about, ${rest(rules)} as grounds
  from (${overdue(at)}) o
  join memberships m on m.organization_id = o.organization_id
  where o.waiting = 0`

/** To the officers, once a milestone: a report is missing, or it waits for them. */
export const overdueForOfficers = (at: Instant, rules: string): SQL => sql`select distinct g.person_id,
    'milestone-overdue:' || o.id || ':' || g.person_id as once,
    '里程碑逾期：' || o.project as subject,
    '“' || o.project || '”的“' || o.title || '”应于' || ${day(sql`o.due_on`)} || '以前完成，'
      || case o.waiting when 0 then '还没有收到可以审核的报告。' else '报告已经提交，等待审核。' end as body,
    ${hrefOf(paths.projectWork(ID), sql`o.project_id`)} as about, ${rest(rules)} as grounds
  from (${overdue(at)}) o
  join role_grants g on g.role = 'officer'
  left join role_ends e on e.grant_id = g.id
  where e.grant_id is null`

/** The mid-term has a clause of its own. `rules`: groundsByRound. */
const rest = (rules: string): SQL => sql`iif(o.kind = 'midterm',
    ${grounds(rules, sql`o.round_id`, 'projects.midtermPassMark')}, ${grounds(rules, sql`o.round_id`, 'projects.reports')})`

/** Milestones due before today without an accepted report, of projects not yet closed; `waiting`: reports not reviewed. */
const overdue = (at: Instant): SQL => sql`select m.id, m.kind, m.title, m.due_on, m.project_id, a.round_id,
    s.title as project, p.organization_id,
    (select count(*) from reports t left join report_reviews v on v.report_id = t.id
      where t.milestone_id = m.id and v.report_id is null) as waiting
  from milestones m
  join projects j on j.id = m.project_id
  join agreements a on a.id = j.agreement_id
  join submissions s on s.id = a.submission_id
  join proposals p on p.id = a.proposal_id
  left join closings c on c.project_id = j.id
  where m.due_on < ${dayOf(at)} and c.project_id is null
    and not exists (select 1 from reports t join report_reviews v on v.report_id = t.id
      where t.milestone_id = m.id and v.outcome = 'accepted')`
