import { type SQL, sql } from 'drizzle-orm'
import { openDb } from './db/db.ts'
import { remind } from './letters/store.ts'
import { paths } from './paths.ts'
import { type Instant, dayOf, endOf, plusDays } from './shared/days.ts'
import type { Env } from './web/site.ts'

/** What happens by itself, every night: letters only. Phases are read off the clock; no job opens or closes anything. */
export async function nightly({ DB }: Pick<Env, 'DB'>, at: Instant): Promise<void> {
  const db = openDb(DB)
  await db.batch([
    remind(db, closingDrafts(at), at),
    remind(db, overdueForOrganizations(at), at),
    remind(db, overdueForOfficers(at), at),
  ])
}

/**
 * To the members: a draft that could still be submitted, in a round that closes within 7, 3 and 1 days. By calendar
 * days: the last letter comes on the morning of the day before. A draft begun late gets the one letter of its time.
 */
function closingDrafts(at: Instant): SQL {
  const within = (days: number) => endOf(plusDays(dayOf(at), days))
  return sql`select m.person_id,
      'draft-closing:' || d.id || ':' || d.days || ':' || m.person_id as once,
      '还没有提交：' || d.title as subject,
      '「' || d.title || '」还是草稿，' || ${minute(sql`d.closes`)} || '截止。截止以前没有提交的，不参加评审。' as body,
      ${hrefOf(paths.proposal(ID), sql`d.id`)} as about
    from (
      select p.id, p.organization_id, json_extract(r.plan, '$.dates.closes') as closes,
        coalesce(nullif(trim(json_extract(p.typed, '$.title')), ''), '未命名的申报书') as title,
        case when json_extract(r.plan, '$.dates.closes') <= ${within(1)} then 1
          when json_extract(r.plan, '$.dates.closes') <= ${within(3)} then 3 else 7 end as days
      from rounds r
      join publications u on u.round_id = r.id
      join proposals p on p.round_id = r.id
      left join current_submissions s on s.proposal_id = p.id
      where s.id is null
        and json_extract(r.plan, '$.dates.closes') > ${at}
        and json_extract(r.plan, '$.dates.closes') <= ${within(7)}
        and json_extract(r.plan, '$.proposalsPerOrganization') > (select count(*) from current_submissions c
          where c.round_id = p.round_id and c.organization_id = p.organization_id)
    ) d
    join memberships m on m.organization_id = d.organization_id`
}

/** To the members, once a milestone: it is overdue, and the next step is theirs. */
const overdueForOrganizations = (at: Instant): SQL => sql`select m.person_id,
    'milestone-overdue:' || o.id || ':' || m.person_id as once,
    '报告逾期：' || o.title as subject,
    '「' || o.project || '」的「' || o.title || '」应于' || ${day(sql`o.due_on`)} || '以前完成，请尽快提交报告。' as body,
    ${hrefOf(paths.milestoneReport(ID), sql`o.id`)} as about
  from (${overdue(at)}) o
  join memberships m on m.organization_id = o.organization_id
  where o.waiting = 0`

/** To the officers, once a milestone: a report is missing, or it waits for them. */
const overdueForOfficers = (at: Instant): SQL => sql`select distinct g.person_id,
    'milestone-overdue:' || o.id || ':' || g.person_id as once,
    '里程碑逾期：' || o.project as subject,
    '「' || o.project || '」的「' || o.title || '」应于' || ${day(sql`o.due_on`)} || '以前完成，'
      || case o.waiting when 0 then '还没有收到可以审核的报告。' else '报告已经提交，等待审核。' end as body,
    ${hrefOf(paths.projectWork(ID), sql`o.project_id`)} as about
  from (${overdue(at)}) o
  join role_grants g on g.role = 'officer'
  left join role_ends e on e.grant_id = g.id
  where e.grant_id is null`

/** Milestones due before today without an accepted report, of projects not yet closed; `waiting`: reports not reviewed. */
const overdue = (at: Instant): SQL => sql`select m.id, m.title, m.due_on, m.project_id,
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

const ID = '{id}'
/** A page's path with a column's value in it. */
const hrefOf = (path: string, id: SQL): SQL => sql`replace(${path}, ${ID}, ${id})`

/** sayMinute and sayDay, in SQL. */
const minute = (at: SQL): SQL =>
  unpadded(sql`strftime('%Y年%m月%d日%H:%M', ${at} / 1000, 'unixepoch', '+8 hours')`)
const day = (iso: SQL): SQL => unpadded(sql`strftime('%Y年%m月%d日', ${iso})`)
const unpadded = (said: SQL): SQL => sql`replace(replace(${said}, '年0', '年'), '月0', '月')`
