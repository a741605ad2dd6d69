import { type SQL, and, count, desc, eq, isNull, sql } from 'drizzle-orm'
import { type Db, type Statement, newId } from '../db/db.ts'
import type { Role } from '../people/rules/person.ts'
import {
  communityPlaceEnds,
  communityPlaces,
  memberships,
  places,
  roleEnds,
  roleGrants,
} from '../people/tables.ts'
import type { Instant } from '../shared/days.ts'
import type { Letter } from './rules.ts'
import { letterReadings, letters } from './tables.ts'

/**
 * A letter on its way: `record` gives it the database and the time of what it tells of, so that it goes with that change or
 * not at all.
 */
export type Post = (db: Db, at: Instant) => Statement

/** A letter to one person. */
export const letterTo =
  (personId: string, letter: Letter): Post =>
  (db, at) =>
    db.insert(letters).values({ id: newId(), to: personId, ...letter, at })

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

/** A letter of its own to the members of each organization; all in one statement. */
export const letterToEach =
  (each: (Letter & { organizationId: string })[]): Post =>
  (db, at) =>
    db.run(sql`insert into letters (id, to_id, subject, body, about, grounds, at)
    select lower(hex(randomblob(8))), m.person_id, l.value ->> 'subject', l.value ->> 'body', l.value ->> 'about',
      l.value -> 'grounds', ${at}
    from json_each(${JSON.stringify(each)}) l
    join ${memberships} m on m.organization_id = l.value ->> 'organizationId'`)

/** To everyone who holds the role now. */
export const letterToRole = (role: Role, letter: Letter): Post =>
  post(
    letter,
    sql`select distinct ${roleGrants.personId} from ${roleGrants} left join ${roleEnds} on ${eq(roleEnds.grantId, roleGrants.id)}
      where ${and(eq(roleGrants.role, role), isNull(roleEnds.grantId))}`,
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

function post({ subject, body, about, grounds }: Letter, readers: SQL): Post {
  return (db, at) =>
    db.run(sql`insert into letters (id, to_id, subject, body, about, grounds, at)
    select lower(hex(randomblob(8))), reader.person_id, ${subject}, ${body}, ${about}, ${JSON.stringify(grounds)}, ${at}
    from (${readers}) as reader`)
}

/**
 * Queues reminders, each of which goes only once. `reminders` selects person_id, once, subject, body, about and grounds (JSON);
 * a letter whose `once` has gone before is passed over.
 */
export const remind = (db: Db, reminders: SQL, now: Instant): Statement =>
  db.run(sql`insert into letters (id, to_id, subject, body, about, grounds, at, once)
    select lower(hex(randomblob(8))), reader.person_id, reader.subject, reader.body, reader.about, reader.grounds, ${now}, reader.once
    from (${reminders}) as reader where true on conflict (once) do nothing`)

/** Letters on a page of the inbox. */
const ROWS = 50

/** A page of a person's letters, newest first; of one instant the one written last. */
export const lettersTo = (db: Db, personId: string, page = 1) =>
  db
    .select({
      id: letters.id,
      subject: letters.subject,
      body: letters.body,
      about: letters.about,
      grounds: letters.grounds,
      at: letters.at,
      readAt: letterReadings.at,
    })
    .from(letters)
    .leftJoin(letterReadings, eq(letterReadings.letterId, letters.id))
    .where(eq(letters.to, personId))
    .orderBy(desc(letters.at), sql`${letters}.rowid desc`)
    .limit(ROWS)
    .offset((page - 1) * ROWS)

export const countTo = (db: Db, personId: string) =>
  db.select({ total: count() }).from(letters).where(eq(letters.to, personId))

/** Marks letters that were shown. */
export const markRead = (db: Db, ids: string[], now: Instant): Statement =>
  db.run(sql`insert into letter_readings (letter_id, at) select value, ${now} from json_each(${JSON.stringify(ids)})
    where true on conflict (letter_id) do nothing`)

/** Marks all of a person's letters that had come by `until`. */
export const markAllRead = (db: Db, personId: string, until: Instant, now: Instant): Statement =>
  db.run(sql`insert into letter_readings (letter_id, at) select id, ${now} from letters
    where to_id = ${personId} and at <= ${until} on conflict (letter_id) do nothing`)
