import { type SQL, sql } from 'drizzle-orm'
import type { Db, Statement } from '../db/db.ts'
import type { Person } from '../people/rules/person.ts'
import type { Instant } from '../shared/days.ts'
import type { Owned, Whose, WhoseCounts } from './rules.ts'

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

type Taken = { kind: Owned; about: string; owner: string | null; by: string; at: Instant }
export const insertOwner = (db: Db, { kind, about, owner, by, at }: Taken): Statement =>
  db.run(sql`insert into case_owners (kind, about, seq, owner_id, by_id, at)
    select ${kind}, ${about}, 1 + count(*), ${owner}, ${by}, ${at}
    from case_owners where kind = ${kind} and about = ${about}`)
