import { sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { hasLeft, isOut } from '../../../round/panel/store/pool.ts'
import { WAITING } from '../../../round/screening/store/rechecks.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Pool, StuckOrganization, StuckProject, StuckRecheck, StuckRound } from '../rules/desk.ts'

/** Who acts for the office now. */
const HOLDERS = sql`
  select distinct g.role, g.person_id from role_grants g left join role_ends e on e.grant_id = g.id
  where e.grant_id is null and g.role in ('officer', 'approver', 'finance')`

/** Of the rounds whose result is not announced and that somebody has applied to; what must be decided first comes first. */
export const stuckRounds = (db: Db, rows: number) =>
  db.all<StuckRound>(sql`
    with holders as materialized (${HOLDERS})
    select r.id as roundId, json_extract(r.plan, '$.title') as round, x.role,
      json_extract(r.plan, '$.dates.scoringCloses') as by
    from publications b join rounds r on r.id = b.round_id
    join (select 'officer' as role union all select 'approver') x
    where not exists (select 1 from notices n join announcements f on f.notice_id = n.id where n.round_id = r.id)
      and exists (select 1 from current_submissions s where s.round_id = r.id)
      and not exists (select 1 from holders h where h.role = x.role and not exists (
        select 1 from interests_in_rounds i where i.person_id = h.person_id and i.round_id = r.id))
    order by by, r.id, x.role limit ${rows}`)

/** Whoever confirmed the account that money of an agreement goes to next: another pays. */
const CONFIRMED = sql`
  select c.by_id as person_id, g.proposal_id from account_confirmations c join agreements g on g.id = c.agreement_id
  where c.version = (select max(b.version) from bank_accounts b where b.organization_id = c.organization_id)
    and exists (select 1 from tranche_progress t where t.agreement_id = g.id and t.state = 'payable')`

/** Of what was awarded and is not closed. From the interests, which are few: a role that nobody holds is found in no project. */
export const stuckProjects = (db: Db, rows: number) =>
  db.all<StuckProject>(sql`
    with holders as materialized (${HOLDERS}),
    own as (
      select h.role, h.person_id, p.id as proposal_id
      from holders h cross join interests i on i.person_id = h.person_id
      cross join proposals p on p.organization_id = i.organization_id
      union select h.role, h.person_id, g.proposal_id
      from holders h cross join interests_in_agreements i on i.person_id = h.person_id
      join agreements g on g.id = i.agreement_id
      union select h.role, h.person_id, c.proposal_id from holders h join (${CONFIRMED}) c on c.person_id = h.person_id
      where h.role = 'finance'
    ),
    stuck as materialized (
      select role, proposal_id from own group by role, proposal_id
      having count(*) = (select count(*) from holders h where h.role = own.role)
    )
    select r.id as roundId, json_extract(r.plan, '$.title') as round, x.role, s.title as project,
      (select min(m.due_on) from milestones m where m.project_id = j.id and not exists (
        select 1 from reports t join report_reviews v on v.report_id = t.id
        where t.milestone_id = m.id and v.outcome = 'accepted')) as by
    from stuck x join awards w on w.proposal_id = x.proposal_id
    join submissions s on s.id = w.submission_id
    join rounds r on r.id = w.round_id
    left join agreements g on g.proposal_id = x.proposal_id
    left join projects j on j.agreement_id = g.id
    left join closings c on c.project_id = j.id
    where c.project_id is null
    order by by, s.title, x.role limit ${rows}`)

/** Re-checks that no officer may decide but whoever found it to fail. */
export const stuckRechecks = (db: Db, rows: number) =>
  db.all<StuckRecheck>(sql`
    with holders as materialized (${HOLDERS})
    select r.id as roundId, r.plan ->> '$.title' as round, 'officer' as role, s.title as project, z.at as since
    from ${WAITING} and not exists (select 1 from holders h where h.role = 'officer' and h.person_id <> k.by_id and not exists (
      select 1 from interests i where i.person_id = h.person_id and i.organization_id = s.organization_id))
    order by z.at limit ${rows}`)

/** What is proposed of experts and no approver may answer: whoever proposed it does not, nor the expert. Since when the first waits. */
export const stuckPool = (db: Db) =>
  db.all<{ role: 'approver'; since: Instant }>(sql`
    with holders as materialized (${HOLDERS})
    select 'approver' as role, min(p.at) as since from pool_proposals p join experts x on x.id = p.expert_id
    left join invitation_acceptances c on c.invitation_id = x.invitation_id
    where not exists (select 1 from pool_answers a where a.proposal_id = p.id) and not exists (
      select 1 from holders h where h.role = 'approver' and h.person_id <> p.by_id and h.person_id is not c.person_id)
    having count(*) > 0`)

/** Of whoever holds a role that acts about organizations, all belong or belonged to it. Interests within `in`: joined, everybody's would be found. */
export const stuckOrganizations = (db: Db, rows: number) =>
  db.all<StuckOrganization>(sql`
    with holders as materialized (${HOLDERS}),
    own as (select h.role, h.person_id, o.id, o.name from holders h cross join organizations o
      where h.role in ('officer', 'approver') and o.id in (select organization_id from interests where person_id = h.person_id))
    select x.id as organizationId, x.name as organization, x.role,
      (select max(g.at) from role_grants g where g.role = x.role) as since
    from own x group by x.role, x.id
    having count(distinct x.person_id) = (select count(*) from holders h where h.role = x.role)
    order by x.name, x.role limit ${rows}`)

/** Rounds with something to score and nothing assigned, with the experts who sit or could, and of those who has not declared. */
export const poolsBefore = (db: Db, now: Instant, rows: number) =>
  db.all<Pool>(sql`
    with these as materialized (
      select r.id, r.plan from publications b join rounds r on r.id = b.round_id
      where r.plan ->> '$.dates.closes' <= ${now} and r.plan ->> '$.dates.scoringCloses' > ${now}
        and not exists (select 1 from assignments a where a.round_id = r.id)
        and exists (select 1 from round_progress q join unsealed_rounds u on u.id = q.round_id
          where q.round_id = r.id and q.eligible > 0)),
    usable as materialized (select x.id from experts x
      join invitations i on i.id = x.invitation_id
      left join invitation_acceptances a on a.invitation_id = i.id
      where exists (select 1 from these) and (a.invitation_id is not null or (i.expires_at > ${now}
        and i.id not in (select invitation_id from invitation_withdrawals)))
        and not ${hasLeft(sql`x.id`)} and not ${isOut(sql`x.id`)}
        and not exists (select 1 from proposal_readers z where z.person_id = a.person_id))
    select r.id as roundId, r.plan ->> '$.title' as round, r.plan ->> '$.dates.closes' as closes,
      r.plan ->> '$.dates.scoringCloses' as scoringCloses, r.plan ->> '$.parameters.scoring.minSheets' as minSheets,
      (select count(*) from usable) as usable,
      (select count(*) from usable u join panel_members m on m.expert_id = u.id and m.round_id = r.id
        left join declarations d on d.round_id = m.round_id and d.expert_id = m.expert_id
        where d.expert_id is null and not exists (
          select 1 from panel_removals v where v.round_id = m.round_id and v.expert_id = m.expert_id)) as silent
    from these r order by scoringCloses limit ${rows}`)
