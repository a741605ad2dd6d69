import { type SQL, sql } from 'drizzle-orm'
import { type Db, type Statement, newId } from '../../db/db.ts'
import { subjects } from '../../history/subjects.ts'
import type { Owner } from '../../owners/rules.ts'
import { isStill } from '../../owners/store.ts'
import { lastIn, lastOf } from '../../history/store.ts'
import type { Person } from '../../people/rules/person.ts'
import type { Day, Instant } from '../../shared/days.ts'
import { type Case, type Colleague, type Kind, type Note, type Shown, whyNotRead } from './rules.ts'

/** What its notes and its owners enter. */
export const subjectOf = (kind: Kind, id: string): string => subjects.notes(kind, id)

type Row = { id: string; title: string; concerns: string }

/** What it is, where the office may read it: of a proposal its open submission, so that a sealed one is not there. */
const SOURCES: Record<Kind, (id: string) => SQL> = {
  organization: (id) => sql`select o.id, o.name as title from organizations o where o.id = ${id}`,
  proposal: (id) =>
    sql`select s.proposal_id as id, s.title from open_submissions s where s.proposal_id = ${id}`,
  project: (id) => sql`select j.id, s.title from projects j join agreements g on g.id = j.agreement_id
    join open_submissions s on s.id = g.submission_id where j.id = ${id}`,
}

const caseOf = (db: Db, kind: Kind, id: string) =>
  db.all<Row>(sql`select f.id, f.title, (select json_group_array(c.organization_id) from cases_concern c
      where c.kind = ${kind} and c.about = ${id}) as concerns from (${SOURCES[kind](id)}) f`)

/** All that was written on it, the first first. */
const notesOn = (db: Db, kind: Kind, id: string) =>
  db.all<Note>(sql`select n.id, n.text, n.corrects, n.by_id as "by", p.name, n.at
    from staff_notes n join people p on p.id = n.by_id
    where n.kind = ${kind} and n.about = ${id} order by n.at, n.rowid`)

const ownerOf = (db: Db, kind: Kind, id: string, today: Day) =>
  db.all<Owner>(sql`select c.owner_id as id, p.name, c.at from cases_owned c join people p on p.id = c.owner_id
    where c.kind = ${kind} and c.about = ${id} and ${isStill(today)}`)

/** The round that a case is of. */
const ROUND_OF: Record<Kind, (id: string) => SQL> = {
  organization: () => sql`null`,
  proposal: (id) => sql`select round_id from proposals where id = ${id}`,
  project: (id) =>
    sql`select g.round_id from projects j join agreements g on g.id = j.agreement_id where j.id = ${id}`,
}

/** Officers, and whoever runs its round for an outside unit, who have no interest in it, by name. */
const colleaguesFor = (db: Db, kind: Kind, id: string, today: Day) =>
  db.all<Colleague>(sql`select p.id, p.name from (
      select person_id from role_grants where role = 'officer' and id not in (select grant_id from role_ends)
      union select person_id from operating_people where round_id = (${ROUND_OF[kind](id)}) and last_on >= ${today}
    ) g join people p on p.id = g.person_id
    where p.id not in (select person_id from suspended_people)
      and not exists (select 1 from cases_concern c join interests i on i.organization_id = c.organization_id
        where c.kind = ${kind} and c.about = ${id} and i.person_id = p.id)
    order by p.name, p.id`)

/** A case with all that was written on it and who sees to it; null: there is none, or it is sealed. One round trip. */
export async function findCase(db: Db, kind: Kind, id: string, today: Day) {
  const [[row], notes, [owner], colleagues, last] = await db.batch([
    caseOf(db, kind, id),
    notesOn(db, kind, id),
    ownerOf(db, kind, id, today),
    colleaguesFor(db, kind, id, today),
    lastOf(db, subjectOf(kind, id)),
  ])
  if (!row) return null
  const concerns: string[] = JSON.parse(row.concerns)
  const of: Case = { kind, id: row.id, title: row.title, concerns }
  return { of, notes, owner: owner ?? null, colleagues, last: lastIn(last, subjectOf(kind, id)) }
}

/** As somebody reads it: whoever has an interest in it is told so, and nothing else of it. */
export async function caseFor(db: Db, by: Person, kind: Kind, id: string, today: Day): Promise<Shown | null> {
  const found = await findCase(db, kind, id, today)
  if (!found) return null
  const { last: _, ...rest } = found
  const whyNot = whyNotRead(found.of, by)
  return whyNot ? { of: found.of, notes: [], owner: null, colleagues: [], whyNot } : { ...rest, whyNot: null }
}

type Written = { kind: Kind; about: string; text: string; corrects: string | null; by: string; at: Instant }
export const insertNote = (db: Db, { kind, about, text, corrects, by, at }: Written): Statement =>
  db.run(sql`insert into staff_notes (id, kind, about, text, corrects, by_id, at)
    values (${newId()}, ${kind}, ${about}, ${text}, ${corrects}, ${by}, ${at})`)
