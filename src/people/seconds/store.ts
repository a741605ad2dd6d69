import { type SQL, and, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/db.ts'
import { registered } from '../registers/store.ts'
import type { Instant } from '../../shared/days.ts'
import { type Role, STAFF } from '../rules/person.ts'
import type { StaffRole } from '../rules/role.ts'
import { roleAnswers, roleProposals } from './tables.ts'
import type { MarksRow } from './alike.ts'
import type { WaitingRow } from './rules.ts'

/**
 * Who could ever have confirmed beside this person: with nobody there, a bare site begins alone. `administrators`: those of now,
 * who are asked before the approvers.
 */
export const secondsEver = (db: Db, besides: string) =>
  db.all<Seconds>(sql`select count(distinct person_id) as count,
    count(distinct iif(role = 'administrator' and id not in (select grant_id from role_ends)
      and person_id not in (select person_id from suspended_people), person_id, null)) as administrators
    from role_grants where role in ('administrator', 'approver') and person_id <> ${besides}`)

export type Seconds = { count: number; administrators: number }

export const openProposalsOf = (db: Db, personId: string, now: Instant) =>
  db
    .select({ role: roleProposals.role, expiresAt: roleProposals.expiresAt })
    .from(roleProposals)
    .leftJoin(roleAnswers, eq(roleAnswers.proposalId, roleProposals.id))
    .where(
      and(
        eq(roleProposals.personId, personId),
        isNull(roleAnswers.proposalId),
        gt(roleProposals.expiresAt, now),
      ),
    )

export const saveProposal = (
  db: Db,
  row: { id: string; personId: string; role: StaffRole; by: string; at: Instant; expiresAt: Instant },
): Statement => db.insert(roleProposals).values(row)

export const saveRoleAnswer = (
  db: Db,
  proposalId: string,
  outcome: 'confirmed' | 'refused',
  by: string,
  now: Instant,
): Statement => db.insert(roleAnswers).values({ proposalId, outcome, by, at: now })

/** Of which invitations: those that wait, or any. */
const proposed = (invited: SQL) => sql`
  select r.id, r.person_id as personId, p.name, json_array(r.role) as roles, r.by_id as by, b.name as byName, r.at,
    r.expires_at as expiresAt, a.at as answeredAt
  from role_proposals r join people p on p.id = r.person_id join people b on b.id = r.by_id
  left join role_answers a on a.proposal_id = r.id
  union all
  select i.id, null, i.name, i.roles, i.by_id, b.name, i.at, i.expires_at, coalesce(a.at, c.at)
  from ${invited} join people b on b.id = i.by_id
  left join invitation_answers a on a.invitation_id = i.id
  left join invitation_acceptances c on c.invitation_id = i.id
  where i.roles <> '["expert"]' and i.id not in (select invitation_id from invitation_withdrawals)`

const others = sql`(select count(distinct g.person_id) from role_grants g where g.role = 'administrator'
  and g.id not in (select grant_id from role_ends) and g.person_id not in (select person_id from suspended_people)
  and g.person_id not in (w.by, coalesce(w.personId, ''))) as others`

const UNTAKEN = sql`untaken_invitations u cross join invitations i on i.id = u.invitation_id`

/** What waits now, the first to lapse first. */
export const waiting = (db: Db, now: Instant, rows: number) =>
  db.all<WaitingRow>(sql`select w.*, ${others} from (${proposed(UNTAKEN)}) w
    where w.answeredAt is null and w.expiresAt > ${now} order by w.expiresAt, w.id limit ${rows}`)

export const proposalBy = (db: Db, id: string) =>
  db.all<WaitingRow>(sql`select w.*, ${others} from (${proposed(sql`invitations i`)}) w where w.id = ${id}`)

/** The staff of now, with what two of them could have in common; lists as JSON. */
export const staffMarks = (db: Db) =>
  db.all<MarksRow>(sql`
    select p.id, p.name, p.email,
      (select json_group_array(distinct o.phone) from (select id from organizations where by_id = p.id
        union select organization_id from memberships where person_id = p.id) x cross join organizations o on o.id = x.id) as phones,
      (select json_group_array(device) from known_devices where person_id = p.id) as devices
    from people p where p.id in (
      select person_id from role_grants where role in (select value from json_each(${JSON.stringify(STAFF)})) and id not in (select grant_id from role_ends))
    order by p.id limit 500`)

/** Every grant of every role, ended or not, the newest first: who holds what, given and confirmed by whom. */
export type Grant = {
  id: string
  personId: string
  name: string
  role: Role
  at: Instant
  by: string | null
  confirmedBy: string | null
  endedAt: Instant | null
  endedBy: string | null
}

export const grants = (db: Db, { page, rows }: { page: number; rows: number }) =>
  db.all<Grant>(sql`
    select g.id, g.person_id as personId, p.name, g.role, g.at, b.name as by, c.name as confirmedBy, e.at as endedAt, x.name as endedBy
    from role_grants g join people p on p.id = g.person_id
    left join people b on b.id = g.by_id left join people c on c.id = g.confirmed_by_id
    left join role_ends e on e.grant_id = g.id left join people x on x.id = e.by_id
    order by g.at desc, g.id limit ${rows} offset ${(page - 1) * rows}`)

export const countGrants = (db: Db) =>
  db.all<{ count: number }>(sql`select ${registered('role-grants')} as count`)
