import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { subjects } from '../../../history/subjects.ts'
import type { Last } from '../../../history/rules.ts'
import { fresh } from '../../../history/rules.ts'
import type { Whose } from '../../../owners/rules.ts'
import type { Person } from '../../../people/rules/person.ts'
import type { Day } from '../../../shared/days.ts'
import type { Colleague } from '../rules.ts'
import { subjectOf } from '../store.ts'
import { type Chosen, type Item, keyOf } from './rules.ts'

/** What is in work: a proposal until it has come to nothing or become a project, a project until it is closed. */
const inWork = sql`
  select 'proposal' as kind, s.proposal_id as id, r.code || '-SQ-' || printf('%04d', s.number) as number, s.title,
    o.name as organization, r.plan ->> '$.title' as round, t.standing, s.at
  from open_submissions s join rounds r on r.id = s.round_id join organizations o on o.id = s.organization_id
    join proposal_standings t on t.proposal_id = s.proposal_id
  where t.standing in ('submitted', 'eligible', 'in-publicity', 'awarded', 'agreement')
  union all
  select 'project', j.id, r.code || '-SQ-' || printf('%04d', s.number), s.title, o.name, r.plan ->> '$.title', 'running', j.at
  from projects j join agreements g on g.id = j.agreement_id join open_submissions s on s.id = g.submission_id
    join rounds r on r.id = g.round_id join organizations o on o.id = s.organization_id
    join project_ends e on e.project_id = j.id
  where e.closed_at is null and e.terminated_at is null`

/** Those in which this person has no interest, with who sees to them. */
const theirs = (by: Person, today: Day): SQL => sql`
  select c.*, w.owner_id as ownerId, p.name as owner
  from (${inWork}) c left join cases_owned w on w.kind = c.kind and w.about = c.id
    and (w.until is null or w.until >= ${today}) left join people p on p.id = w.owner_id
  where not exists (select 1 from cases_concern x join interests i on i.organization_id = x.organization_id
    where x.about = c.id and i.person_id = ${by.id})`

export type Wanted = { whose?: Whose | undefined; word: string; page: number; rows: number; today: Day }

const casesOf = (db: Db, by: Person, { whose, word, page, rows, today }: Wanted) =>
  db.all<Item & { total: number }>(sql`
    select f.*, count(*) over () as total from (${theirs(by, today)}) f
    where ${whose === 'mine' ? sql`f.ownerId = ${by.id}` : whose === 'nobody' ? sql`f.ownerId is null` : sql`true`}
      and (${word} = '' or instr(f.title, ${word}) or instr(f.organization, ${word}) or instr(f.number, ${word}))
    order by f.at desc, f.id limit ${rows} offset ${(page - 1) * rows}`)

/** Everybody who is an officer now, by name. */
const officersNow = (db: Db) =>
  db.all<Colleague>(sql`select distinct p.id, p.name from role_grants g join people p on p.id = g.person_id
    left join role_ends e on e.grant_id = g.id
    where g.role = 'officer' and e.grant_id is null and p.id not in (select person_id from suspended_people)
    order by p.name, p.id`)

type Given = { keys: string[]; to: string | null; today: Day }
const chosenAmong = (db: Db, by: Person, { keys, to, today }: Given) =>
  db.all<Chosen>(sql`select f.*, exists (select 1 from cases_concern x join interests i on i.organization_id = x.organization_id
      where x.about = f.id and i.person_id = ${to}) as isTheirs
    from (${theirs(by, today)}) f where f.kind || ':' || f.id in (select value from json_each(${JSON.stringify(keys)}))
    order by f.at desc, f.id`)

const lastsOf = (db: Db, by: Person, { keys, today }: Given) =>
  db.all<Last>(sql`select h.subject, h.seq, h.hash from history h where (h.subject, h.seq) in (
    select subject, max(seq) from history
    where subject in (select ${subjects.notes.of(sql`kind`, sql`id`)} from (${theirs(by, today)})
      where kind || ':' || id in (select value from json_each(${JSON.stringify(keys)}))) group by subject)`)

/** A page of the list, and of those that are chosen what becomes of them. One round trip. */
export async function findMany(db: Db, by: Person, wanted: Wanted & { chosen: string[]; to: string | null }) {
  const [items, officers, chosen] = await db.batch([
    casesOf(db, by, wanted),
    officersNow(db),
    chosenAmong(db, by, { ...wanted, keys: wanted.chosen }),
  ])
  return { items, total: items[0]?.total ?? 0, officers, chosen }
}

/** What giving them must know, with where the history of each stands. One round trip. */
export async function findChosen(db: Db, by: Person, given: Given) {
  const [officers, chosen, lasts] = await db.batch([
    officersNow(db),
    chosenAmong(db, by, given),
    lastsOf(db, by, given),
  ])
  const lastFor = (one: Chosen): Last => {
    const subject = subjectOf(one.kind, one.id)
    return lasts.find((last) => last.subject === subject) ?? fresh(subject)
  }
  return { officers, chosen, lasts: new Map(chosen.map((one) => [keyOf(one), lastFor(one)])) }
}
