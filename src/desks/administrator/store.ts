import { sql } from 'drizzle-orm'
import { missingYear } from '../../calendar/rules.ts'
import { calendarOf } from '../../calendar/store.ts'
import type { Db } from '../../db/db.ts'
import { type Instant, dayOf } from '../../shared/days.ts'
import type { Administrator, Counts, Holders, Invited, Stuck } from './rules.ts'

/** Who is here and who was invited, `rows` of them, in one round trip. */
export async function findAdministrator(db: Db, now: Instant, rows: number): Promise<Administrator> {
  const [[counts], invited, holders, stuck, calendar] = await db.batch([
    countAll(db, now),
    invitedPeople(db, now, rows),
    roleHolders(db),
    stuckRounds(db, rows),
    calendarOf(db),
  ])
  return {
    counts: counts ?? { people: 0, organizations: 0, experts: 0, open: 0, expired: 0 },
    invited: invited.map((row) => ({ ...row, roles: JSON.parse(row.roles), isExpired: row.isExpired === 1 })),
    holders,
    stuck,
    missingYear: missingYear(calendar, dayOf(now)),
  }
}

const waiting = sql`invitations i left join invitation_acceptances a on a.invitation_id = i.id`

const countAll = (db: Db, now: Instant) =>
  db.all<Counts>(sql`
    select (select count(*) from people) as people, (select count(*) from organizations) as organizations,
      (select count(*) from experts) as experts,
      (select count(*) from ${waiting} where a.invitation_id is null and i.expires_at > ${now}) as open,
      (select count(*) from ${waiting} where a.invitation_id is null and i.expires_at <= ${now}) as expired`)

/** Never the hash of a link. Those that run out first come first. */
const invitedPeople = (db: Db, now: Instant, rows: number) =>
  db.all<Omit<Invited, 'roles' | 'isExpired'> & { roles: string; isExpired: 0 | 1 }>(sql`
    select i.id, i.name, i.email, i.roles, i.expires_at as expiresAt, i.expires_at <= ${now} as isExpired
    from ${waiting} where a.invitation_id is null order by isExpired, i.expires_at limit ${rows}`)

const roleHolders = (db: Db) =>
  db.all<Holders>(sql`
    select g.role, count(distinct g.person_id) as people
    from role_grants g left join role_ends e on e.grant_id = g.id
    where e.grant_id is null group by g.role`)

/** Of the rounds whose result is not announced and that somebody has applied to; what must be decided first comes first. */
const stuckRounds = (db: Db, rows: number) =>
  db.all<Stuck>(sql`
    select r.id as roundId, json_extract(r.plan, '$.title') as round, x.role,
      json_extract(r.plan, '$.dates.scoringCloses') as scoringCloses
    from publications b join rounds r on r.id = b.round_id
    join (select 'officer' as role union all select 'approver') x
    where not exists (select 1 from notices n join announcements f on f.notice_id = n.id where n.round_id = r.id)
      and exists (select 1 from current_submissions s where s.round_id = r.id)
      and not exists (
        select 1 from role_grants g left join role_ends e on e.grant_id = g.id
        where g.role = x.role and e.grant_id is null and not exists (
          select 1 from interests_in_rounds i where i.person_id = g.person_id and i.round_id = r.id))
    order by scoringCloses, r.id, x.role limit ${rows}`)
