import { sql } from 'drizzle-orm'
import { missingYear } from '../../calendar/rules.ts'
import { calendarOf } from '../../calendar/store.ts'
import type { Db } from '../../db/db.ts'
import type { Person } from '../../people/rules/person.ts'
import { whyNotAnswer } from '../../people/recovery/rules.ts'
import { recoveriesWaiting } from '../../people/recovery/store.ts'
import { modelVersion } from '../../rulebook/model/model.ts'
import { longestTerm } from '../../rulebook/rules/terms.ts'
import { currentVersion } from '../../rulebook/store.ts'
import { waitingFor } from '../../people/seconds/rules.ts'
import { waiting as waitingRoles } from '../../people/seconds/store.ts'
import { type Instant, dayOf } from '../../shared/days.ts'
import type { Administrator, Counts, Holders, Invited, StuckProject, StuckRound } from './rules.ts'

/** Who is here and who was invited, `rows` of them, in one round trip. */
export async function findAdministrator(
  db: Db,
  by: Person,
  now: Instant,
  rows: number,
): Promise<Administrator> {
  const [[counts], invited, holders, rounds, projects, calendar, roles, recoveries, [rulebook]] =
    await db.batch([
      countAll(db, now),
      invitedPeople(db, now, rows),
      roleHolders(db),
      stuckRounds(db, rows),
      stuckProjects(db, rows),
      calendarOf(db),
      waitingRoles(db, now, rows),
      recoveriesWaiting(db, now, rows),
      currentVersion(db),
    ])
  return {
    counts: counts ?? { people: 0, organizations: 0, experts: 0, open: 0, expired: 0 },
    invited: invited.map((row) => ({ ...row, roles: JSON.parse(row.roles), isExpired: row.isExpired === 1 })),
    holders,
    stuckRounds: rounds,
    stuckProjects: projects,
    missing: missingYear(calendar, dayOf(now), longestTerm((rulebook ?? modelVersion()).book.parameters)),
    roles: waitingFor(by, roles, now),
    recoveries: recoveries.filter((one) => whyNotAnswer(by, one, now) === null),
  }
}

const waiting = sql`invitations i left join invitation_acceptances a on a.invitation_id = i.id`
const isWanted = sql`a.invitation_id is null and i.id not in (select invitation_id from invitation_withdrawals)
  and i.id not in (select invitation_id from invitation_answers where outcome = 'refused')`

const countAll = (db: Db, now: Instant) =>
  db.all<Counts>(sql`
    select (select count(*) from people) as people, (select count(*) from organizations) as organizations,
      (select count(*) from experts) as experts,
      (select count(*) from ${waiting} where ${isWanted} and i.expires_at > ${now}) as open,
      (select count(*) from ${waiting} where ${isWanted} and i.expires_at <= ${now}) as expired`)

/** Never the hash of a link. Those that run out first come first. */
const invitedPeople = (db: Db, now: Instant, rows: number) =>
  db.all<Omit<Invited, 'roles' | 'isExpired'> & { roles: string; isExpired: 0 | 1 }>(sql`
    select i.id, i.name, i.email, i.roles, i.expires_at as expiresAt, i.expires_at <= ${now} as isExpired
    from ${waiting} where ${isWanted} order by isExpired, i.expires_at limit ${rows}`)

const roleHolders = (db: Db) =>
  db.all<Holders>(sql`
    select g.role, count(distinct g.person_id) as people
    from role_grants g left join role_ends e on e.grant_id = g.id
    where e.grant_id is null group by g.role`)

/** Who acts for the office now. */
const HOLDERS = sql`
  select distinct g.role, g.person_id from role_grants g left join role_ends e on e.grant_id = g.id
  where e.grant_id is null and g.role in ('officer', 'approver', 'finance')`

/** Of the rounds whose result is not announced and that somebody has applied to; what must be decided first comes first. */
const stuckRounds = (db: Db, rows: number) =>
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

/** Of what was awarded and is not closed. From the interests, which are few: a role that nobody holds is found in no project. */
const stuckProjects = (db: Db, rows: number) =>
  db.all<StuckProject>(sql`
    with holders as materialized (${HOLDERS}),
    own as (
      select h.role, h.person_id, p.id as proposal_id
      from holders h cross join interests i on i.person_id = h.person_id
      cross join proposals p on p.organization_id = i.organization_id
      union select h.role, h.person_id, g.proposal_id
      from holders h cross join interests_in_agreements i on i.person_id = h.person_id
      join agreements g on g.id = i.agreement_id
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
