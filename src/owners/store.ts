import { type Column, type SQL, sql } from 'drizzle-orm'
import type { Db, Statement } from '../db/db.ts'
import type { Person } from '../people/rules/person.ts'
import type { Day, Instant } from '../shared/days.ts'
import type { Owned, Owner, Whose, WhoseCounts } from './rules.ts'

type By = Pick<Person, 'id'>

/**
 * Part of the query of a list of cases: those that this person sees to, or nobody. Of a case in which they have an interest they do
 * not learn whether somebody does.
 */
export const isWhose = (whose: Whose | undefined, by: By, kind: Owned, id: SQL): SQL => {
  if (whose === undefined) return sql`true`
  return whose === 'mine' ? isMine(by, sql`${kind}`, id) : isNobodys(by, sql`${kind}`, id)
}

const isMine = (by: By, kind: SQL, id: SQL): SQL =>
  sql`exists (select 1 from cases_owned w where w.kind = ${kind} and w.about = ${id} and w.owner_id = ${by.id})`

const isNobodys = (by: By, kind: SQL, id: SQL): SQL =>
  sql`(not exists (select 1 from cases_owned w where w.kind = ${kind} and w.about = ${id}) and ${id} not in (${ownCases(by)}))`

/** Those in which somebody has an interest: found once for a list. */
export const ownCases = (by: By): SQL => sql`select about from own_cases where person_id = ${by.id}`

/** A row with how many of these there are; `cases` selects kind and id. */
export const whoseCounts = (db: Db, by: By, cases: SQL) =>
  db.all<WhoseCounts>(sql`
    select count(*) filter (where ${isMine(by, sql`c.kind`, sql`c.id`)}) as mine,
      count(*) filter (where ${isNobodys(by, sql`c.kind`, sql`c.id`)}) as nobody
    from (${cases}) c`)

/** Whose a case is, in a row of a list: 'mine', 'nobody', or null for somebody else’s and for what is not theirs to know. */
export const whoseIn = (by: By, kind: SQL, id: SQL): SQL =>
  sql`case when ${isMine(by, kind, id)} then 'mine' when ${isNobodys(by, kind, id)} then 'nobody' end`

/** Of a row `c` of cases_owned: not past the last day of whoever runs the round for an outside unit. */
export const isStill = (today: Day): SQL => sql`(c.until is null or c.until >= ${today})`

const SEEN_BY = (by: By, today: Day): SQL => sql`${isStill(today)} and c.about not in (${ownCases(by)})`

/** Who sees to a case, as this person reads it: nobody learns it of a case in which they have an interest. */
export const ownerFor = (db: Db, by: By, { kind, id }: { kind: Owned; id: string }, today: Day) =>
  db.all<Owner>(sql`
    select c.owner_id as id, p.name, c.at from cases_owned c join people p on p.id = c.owner_id
    where c.kind = ${kind} and c.about = ${id} and ${SEEN_BY(by, today)}`)

/** Their name alone, for a row of a list. */
export const ownerNameFor = (by: By, kind: Owned, id: Column, today: Day) =>
  sql<string | null>`(select p.name from cases_owned c join people p on p.id = c.owner_id
    where c.kind = ${kind} and c.about = ${id} and ${SEEN_BY(by, today)})`

type Taken = { kind: Owned; about: string; owner: string | null; by: string; at: Instant }
export const insertOwner = (db: Db, { kind, about, owner, by, at }: Taken): Statement =>
  db.run(sql`insert into case_owners (kind, about, seq, owner_id, by_id, at)
    select ${kind}, ${about}, 1 + count(*), ${owner}, ${by}, ${at}
    from case_owners where kind = ${kind} and about = ${about}`)
