import { type SQL, and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/db.ts'
import { registered } from '../registers/store.ts'
import type { Day, Instant } from '../../shared/days.ts'
import { reachOf } from '../../shared/reach.ts'
import type { Role } from '../rules/person.ts'
import { people, roleEnds, roleGrants, sittingExperts } from '../tables.ts'

/** The roles that a person holds now, with the grant of each. */
export const grantsOf = (db: Db, personId: string) =>
  db
    .select({ id: roleGrants.id, role: roleGrants.role, at: roleGrants.at })
    .from(roleGrants)
    .leftJoin(roleEnds, eq(roleEnds.grantId, roleGrants.id))
    .where(and(eq(roleGrants.personId, personId), isNull(roleEnds.grantId)))
    .orderBy(asc(roleGrants.at), asc(roleGrants.id))

/** Whether somebody sits on a panel whose result is not announced: a row, or none. */
export const seatOf = (db: Db, personId: string) =>
  db
    .select({ roundId: sittingExperts.roundId })
    .from(sittingExperts)
    .where(eq(sittingExperts.personId, personId))
    .limit(1)

/** Whether somebody is named to run a round for an outside unit, on a day: a row, or none. */
export const runsOf = (db: Db, personId: string | SQL, today: Day) =>
  db.all<{ id: string }>(sql`select contract_id as id from named_operators
    where person_id = ${personId} and last_on >= ${today} limit 1`)

/** How many people besides one hold a role now and are not suspended. */
export const othersHolding = (db: Db, role: Role, besides: string) =>
  db
    .select({ count: sql<number>`count(distinct ${roleGrants.personId})` })
    .from(roleGrants)
    .leftJoin(roleEnds, eq(roleEnds.grantId, roleGrants.id))
    .where(
      and(
        eq(roleGrants.role, role),
        isNull(roleEnds.grantId),
        sql`${roleGrants.personId} not in (select ${besides} union all select person_id from suspended_people)`,
      ),
    )

export const endGrant = (db: Db, grantId: string, by: string, now: Instant): Statement =>
  db.insert(roleEnds).values({ grantId, by, at: now })

/** What an administrator sees of a person. */
const CARD = {
  id: people.id,
  name: people.name,
  username: people.displayUsername,
  email: people.email,
  since: people.createdAt,
  secondFactor:
    sql<boolean>`${people.twoFactorEnabled} or exists (select 1 from passkeys where person_id = ${people.id})`.mapWith(
      Boolean,
    ),
}

export const personCard = (db: Db, personId: string) =>
  db.select(CARD).from(people).where(eq(people.id, personId))

/** The list as it is asked for: a part of a name, user name or address; those who hold a role; an order. */
export type Wanted = {
  word: string
  role?: Role | undefined
  sort: 'name' | '-since'
  page: number
  rows: number
}

/** A page of people with the roles they hold now. */
export const peopleList = (db: Db, wanted: Wanted) =>
  db
    .select({ ...CARD, roles: heldRoles })
    .from(people)
    .where(matching(wanted))
    .orderBy(wanted.sort === 'name' ? asc(people.name) : desc(people.createdAt), asc(people.id))
    .limit(wanted.rows)
    .offset((wanted.page - 1) * wanted.rows)

/** How many there are: all as they are kept, of a narrowed list as far as its page reaches. */
export const peopleCount = (db: Db, wanted: Wanted) => {
  const { page, rows } = wanted
  const narrowed = matching(wanted)
  return db.all<{ count: number }>(
    narrowed
      ? sql`select count(*) as count from (select 1 from ${people} where ${narrowed} limit ${reachOf(page, rows) + 1})`
      : sql`select ${registered('people')} as count`,
  )
}

const heldRoles = sql<string>`(select json_group_array(distinct g.role) from role_grants g
  left join role_ends e on e.grant_id = g.id where g.person_id = ${people.id} and e.grant_id is null)`.mapWith(
  (json: string): Role[] => JSON.parse(json),
)

function matching({ word, role }: Wanted) {
  // instr, not LIKE: D1 takes patterns of 50 bytes at most, which is sixteen 汉字
  const part = word.toLowerCase()
  const named = word
    ? sql`(instr(lower(${people.name}), ${part}) or instr(${people.username}, ${part}) or instr(${people.email}, ${part}))`
    : undefined
  const holds = role
    ? sql`${people.id} in (select g.person_id from role_grants g left join role_ends e on e.grant_id = g.id
        where g.role = ${role} and e.grant_id is null)`
    : undefined
  return and(named, holds)
}
