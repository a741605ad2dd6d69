import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { subjects } from '../../../history/subjects.ts'
import type { Last } from '../../../history/rules.ts'
import { fresh } from '../../../history/rules.ts'
import type { Whose } from '../../../owners/rules.ts'
import { ownCases } from '../../../owners/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import type { Day } from '../../../shared/days.ts'
import type { Colleague } from '../rules.ts'
import { subjectOf } from '../store.ts'
import { type Chosen, type Item, keyOf } from './rules.ts'

/** What is said of a row of either, `k` being what counts of its proposal. */
const said = sql`r.code || '-SQ-' || printf('%04d', k.number) as number, k.title, o.name as organization, r.plan ->> '$.title' as round`
const named = sql`join rounds r on r.id = k.round_id join organizations o on o.id = k.organization_id`
const isTerminated = (of: SQL): SQL =>
  sql`exists (select 1 from project_halts h where h.kind = 'terminate' and ${of})`

/**
 * What is in work: a proposal until it has come to nothing or become a project, a project until it is closed. By what is kept of how far
 * each is, so that only those are read.
 */
const inWork = sql`
  select 'proposal' as kind, q.proposal_id as id, ${said}, k.at
  from unsealed_rounds u cross join proposal_progress q on q.round_id = u.id
    cross join counting_submissions k on k.proposal_id = q.proposal_id ${named}
  where q.submitted = 1 and (q.screened = 0 or q.eligible = 1)
    and u.id not in (select n.round_id from announcements a join notices n on n.id = a.notice_id
      union all select round_id from ended_rounds)
  union all
  select 'proposal', q.proposal_id, ${said}, k.at
  from proposal_progress q cross join counting_submissions k on k.proposal_id = q.proposal_id ${named}
  where q.awarded > q.projects
    and not exists (select 1 from agreements g where g.proposal_id = q.proposal_id and ${isTerminated(sql`h.agreement_id = g.id`)})
  union all
  select 'project', j.id, ${said}, j.at
  from projects j join agreements g on g.id = j.agreement_id join counting_submissions k on k.proposal_id = g.proposal_id ${named}
  where not exists (select 1 from closings c where c.project_id = j.id) and not ${isTerminated(sql`h.project_id = j.id`)}`

/** Those in which this person has no interest, with who sees to them. */
const theirs = (by: Person, today: Day): SQL => sql`
  select c.*, w.owner_id as ownerId, p.name as owner
  from (${inWork}) c left join cases_owned w on w.kind = c.kind and w.about = c.id
    and (w.until is null or w.until >= ${today}) left join people p on p.id = w.owner_id
  where c.id not in (${ownCases(by)})`

/** Where one of a page stands. */
const standing = sql`iif(f.kind = 'project', 'running', (select t.standing from proposal_standings t where t.proposal_id = f.id)) as standing`

export type Wanted = { whose?: Whose | undefined; word: string; page: number; rows: number; today: Day }

const casesOf = (db: Db, by: Person, { whose, word, page, rows, today }: Wanted) =>
  db.all<Item & { total: number }>(sql`
    select f.*, ${standing} from (
      select f.*, count(*) over () as total from (${theirs(by, today)}) f
      where ${whose === 'mine' ? sql`f.ownerId = ${by.id}` : whose === 'nobody' ? sql`f.ownerId is null` : sql`true`}
        and (${word} = '' or instr(f.title, ${word}) or instr(f.organization, ${word}) or instr(f.number, ${word}))
      order by f.at desc, f.id limit ${rows} offset ${(page - 1) * rows}) f
    order by f.at desc, f.id`)

/** Everybody who is an officer now, by name. */
const officersNow = (db: Db) =>
  db.all<Colleague>(sql`select distinct p.id, p.name from role_grants g join people p on p.id = g.person_id
    left join role_ends e on e.grant_id = g.id
    where g.role = 'officer' and e.grant_id is null and p.id not in (select person_id from suspended_people)
    order by p.name, p.id`)

type Given = { keys: string[]; to: string | null; today: Day }
const chosenAmong = (db: Db, by: Person, { keys, to, today }: Given) =>
  db.all<Chosen>(sql`select f.*, ${standing}, exists (select 1 from cases_concern x join interests i on i.organization_id = x.organization_id
      where x.about = f.id and i.person_id = ${to}) as isTheirs
    from (${theirs(by, today)}) f where ${keys.length > 0 ? 1 : 0} and f.kind || ':' || f.id in (select value from json_each(${JSON.stringify(keys)}))
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
