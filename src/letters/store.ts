import { type SQL, and, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { Db, Statement } from '../db/db.ts'
import { jsonParts } from '../db/parts.ts'
import type { MemberRole, Role } from '../people/rules/person.ts'
import {
  communityPlaceEnds,
  communityPlaces,
  memberships,
  places,
  roleEnds,
  roleGrants,
} from '../people/tables.ts'
import type { Instant } from '../shared/days.ts'
import { reachOf } from '../shared/reach.ts'
import { stopOnce } from '../shared/words.ts'
import type { Letter, LetterKind } from './rules.ts'
import { letterReadings, letters } from './tables.ts'
import { saidOf } from './wordings/store.ts'

/**
 * A letter on its way: `record` gives it the database and the time of what it tells of, so that it goes with that change or
 * not at all.
 */
export type Post = (db: Db, at: Instant) => Statement

/** A letter to one person. */
export const letterTo = (personId: string, letter: Letter): Post =>
  post(letter, sql`select ${personId} as person_id`)

/** To every member of an organization. */
export const letterToOrganization = (organizationId: string, letter: Letter): Post =>
  post(
    letter,
    sql`select ${memberships.personId} from ${memberships} where ${memberships.organizationId} = ${organizationId}`,
  )

/** To every member of several organizations, once each. `organizations` selects their ids. */
export const letterToOrganizations = (organizations: SQL, letter: Letter): Post =>
  post(
    letter,
    sql`select distinct ${memberships.personId} from ${memberships} where ${memberships.organizationId} in (${organizations})`,
  )

/** To several people, once each. `people` selects their ids as person_id. */
export const letterToPeople = (people: SQL, letter: Letter): Post =>
  post(letter, sql`select distinct x.person_id from (${people}) x`)

/**
 * A letter of its own to the members of each organization, or of those that `among` makes of its id; each reads it once. A statement
 * for some thousand letters.
 */
export const letterToEach = (
  each: (Letter & { organizationId: string })[],
  among: (id: SQL) => SQL = (id) => id,
): Post[] =>
  jsonParts(each.map((one) => ({ ...one, body: stopOnce(one.body) }))).map(
    (part) => (db, at) =>
      db.run(sql`insert into letters (id, to_id, kind, subject, body, about, grounds, at, wording)
    select lower(hex(randomblob(8))), m.person_id, ${columnsOf(sql`l.value`)}, ${at}, l.value ->> 'wording'
    from json_each(${part}) l
    cross join ${memberships} m on m.organization_id in (${among(sql`l.value ->> 'organizationId'`)})
    group by l.key, m.person_id`),
  )

/** A letter of its own to each of several people, by which `once` finds it: a statement for some thousand. */
export const letterToEachOf = (each: (Letter & { personId: string; once?: string })[]): Post[] =>
  jsonParts(each.map((one) => ({ ...one, body: stopOnce(one.body) }))).map(
    (part) => (db, at) =>
      db.run(sql`insert into letters (id, to_id, kind, subject, body, about, grounds, at, once, wording)
    select lower(hex(randomblob(8))), l.value ->> 'personId', ${columnsOf(sql`l.value`)}, ${at}, l.value ->> 'once', l.value ->> 'wording'
    from json_each(${part}) l`),
  )

/** How letters would read that were written now, in their order: in the district's words, where it has its own. */
export const readNow = (db: Db, each: Letter[]) =>
  db.all<{ subject: string; body: string }>(sql`
    with said (at, subject, body) as (select l.key, ${textOf(sql`l.value`)}
      from json_each(${JSON.stringify(each.map((one) => ({ ...one, body: stopOnce(one.body) })))}) l)
    select subject, body from said order by at`)

/** To everyone who holds the role now. */
export const letterToRole = (role: Role, letter: Letter): Post =>
  post(
    letter,
    sql`select distinct ${roleGrants.personId} from ${roleGrants} left join ${roleEnds} on ${eq(roleEnds.grantId, roleGrants.id)}
      where ${and(eq(roleGrants.role, role), isNull(roleEnds.grantId))}`,
  )

/** The same of several roles, once each, but for one person. */
export const letterToRoles = (roles: Role[], besides: string, letter: Letter): Post =>
  post(
    letter,
    sql`select distinct ${roleGrants.personId} from ${roleGrants} left join ${roleEnds} on ${eq(roleEnds.grantId, roleGrants.id)}
      where ${and(inArray(roleGrants.role, roles), isNull(roleEnds.grantId), ne(roleGrants.personId, besides))}`,
  )

/** To everyone who looks after a place now, or after its whole subdistrict, and to `also`, once each. */
export const letterToPlace = (placeId: string, also: string | null, letter: Letter): Post =>
  post(
    letter,
    sql`select g.person_id from ${places} here
      join ${places} covering on covering.subdistrict = here.subdistrict and covering.community in ('', here.community)
      join ${communityPlaces} g on g.place_id = covering.id
      left join ${communityPlaceEnds} e on e.grant_id = g.id
      where here.id = ${placeId} and e.grant_id is null
      union select id as person_id from people where id = ${also}`,
  )

function post(letter: Letter, readers: SQL): Post {
  const one = JSON.stringify({ ...letter, body: stopOnce(letter.body) })
  return (db, at) =>
    db.run(sql`insert into letters (id, to_id, kind, subject, body, about, grounds, at, wording)
    select lower(hex(randomblob(8))), reader.person_id, ${columnsOf(sql`l.value`)}, ${at}, l.value ->> 'wording'
    from (${readers}) as reader cross join (select ${one} as value) l`)
}

/** Of a letter as JSON: kind, subject, body, about and grounds; what it says is worded by the district, where the district has. */
const columnsOf = (letter: SQL): SQL =>
  sql`${letter} ->> 'kind', ${textOf(letter)}, ${letter} ->> 'about', ${letter} -> 'grounds'`

const textOf = (letter: SQL): SQL =>
  saidOf({
    wording: sql`${letter} ->> 'wording'`,
    values: sql`${letter} -> 'values'`,
    subject: sql`${letter} ->> 'subject'`,
    body: sql`${letter} ->> 'body'`,
  })

/** Who is meant: everyone who holds an office now, the members of an organization, or those that are something in it; or one person. */
type Meant<Id> = { role: Role } | { organizationId: Id; as?: MemberRole } | { personId: Id }

/** A letter that goes once, under a key, to each who is meant. */
export type Reminder = Letter & { once: string; to: Meant<string> }

/** Letters in one statement: D1 binds a text of 2 MB at most. */
const MOST = 500

/** Queues reminders for everyone who is meant and has not had them yet. */
export const remind = (db: Db, reminders: Reminder[], now: Instant): Statement[] =>
  Array.from({ length: Math.ceil(reminders.length / MOST) }, (_, at) =>
    insert(db, reminders.slice(at * MOST, (at + 1) * MOST), now),
  )

const insert = (db: Db, reminders: Reminder[], now: Instant): Statement =>
  db.run(sql`insert into letters (id, to_id, kind, subject, body, about, grounds, at, once, wording)
    with reminders as (select value as it from json_each(${JSON.stringify(reminders)})),
    staff as materialized (select distinct person_id, role from role_grants where id not in (select grant_id from role_ends)),
    meant as (
      select it, person_id from reminders join staff on role = it ->> '$.to.role'
      union all select it, person_id from reminders join memberships on organization_id = it ->> '$.to.organizationId'
        and role = coalesce(it ->> '$.to.as', role)
      union all select it, it ->> '$.to.personId' from reminders where it ->> '$.to.personId' is not null
    )
    select lower(hex(randomblob(8))), person_id, ${columnsOf(sql`it`)}, ${now}, it ->> 'once' || ':' || person_id, it ->> 'wording'
    from meant where not exists (select 1 from letters told where told.once = it ->> 'once' || ':' || person_id)
    group by it ->> 'once' || ':' || person_id`)

/** In a query for what is to be told: somebody of those who are meant has not had the letter of this key. */
export const isUntold = (once: SQL, meant: Meant<SQL>): SQL =>
  sql`exists (select 1 from (${peopleOf(meant)}) meant
    where not exists (select 1 from letters told where told.once = ${once} || ':' || meant.person_id))`

function peopleOf(meant: Meant<SQL>): SQL {
  if ('role' in meant)
    return sql`select person_id from role_grants where role = ${meant.role} and id not in (select grant_id from role_ends)`
  if ('personId' in meant) return sql`select ${meant.personId} as person_id`
  return sql`select person_id from memberships where organization_id = ${meant.organizationId}
    and role = coalesce(${meant.as ?? null}, role)`
}

/** Letters on a page of the inbox. */
const ROWS = 50

/** A page of a person's letters, of one kind or of all, newest first; of one instant the one written last. */
export const lettersTo = (db: Db, personId: string, page = 1, kind?: LetterKind) =>
  db
    .select({
      id: letters.id,
      kind: letters.kind,
      subject: letters.subject,
      body: letters.body,
      about: letters.about,
      grounds: letters.grounds,
      at: letters.at,
      readAt: letterReadings.at,
    })
    .from(letters)
    .leftJoin(letterReadings, eq(letterReadings.letterId, letters.id))
    .where(toOf(personId, kind))
    .orderBy(desc(letters.at), sql`${letters}.rowid desc`)
    .limit(ROWS)
    .offset((page - 1) * ROWS)

/** How many there are: all as they are kept, those of one kind as far as a page of them reaches. */
export const countTo = (db: Db, personId: string, page: number, kind?: LetterKind) =>
  db.all<{ total: number }>(
    kind
      ? sql`select count(*) as total from (
          select 1 from letters where to_id = ${personId} and kind = ${kind} limit ${reachOf(page, ROWS) + 1})`
      : sql`select letters as total from unread_letters where person_id = ${personId}`,
  )

const toOf = (personId: string, kind: LetterKind | undefined) =>
  and(eq(letters.to, personId), kind && eq(letters.kind, kind))

/** Marks letters that were shown. */
export const markRead = (db: Db, ids: string[], now: Instant): Statement =>
  db.run(sql`insert into letter_readings (letter_id, at) select distinct value, ${now} from json_each(${JSON.stringify(ids)})
    where not exists (select 1 from letter_readings where letter_id = value)`)

/** Marks all of a person's letters that had come by `until`. */
export const markAllRead = (db: Db, personId: string, until: Instant, now: Instant): Statement =>
  db.run(sql`insert into letter_readings (letter_id, at) select id, ${now} from letters
    where to_id = ${personId} and at <= ${until} and not exists (select 1 from letter_readings where letter_id = letters.id)`)
