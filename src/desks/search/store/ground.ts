import { type SQL, sql } from 'drizzle-orm'
import { READERS } from '../../../organizations/rules/organization.ts'
import { type Person, type Role, has } from '../../../people/rules/person.ts'
import { readableBy as needsOf } from '../../../round/needs/store/columns.ts'
import { among, around, numberText, withAll } from './words.ts'

const isOne = (by: Person, roles: readonly Role[]): boolean => roles.some((role) => has(by, role))

/** Their own, and all for the staff who read them: by name, number, contact. */
export function organizationsWith(words: string[], by: Person): SQL {
  const own = among(
    sql`o.id`,
    by.organizations.map(({ id }) => id),
  )
  return sql`select o.id, o.name as title, coalesce(o.uscc, o.filing_no) || char(10) || o.subdistrict as small,
      iif(${withAll(words, sql`o.name`)}, null, o.contact) as excerpt, o.at, 1 as inside
    from organizations o where ${isOne(by, READERS) ? sql`true` : own}
      and ${withAll(words, sql`o.name`, sql`o.uscc`, sql`o.filing_no`, sql`o.contact`, sql`o.phone`)}`
}

export function needsWith(words: string[], by: Person): SQL | null {
  const readable = needsOf(by)
  if (!readable || (by.places.length === 0 && !isOne(by, ['officer', 'approver', 'auditor']))) return null
  const number = numberText(sql`needs.year`, 'XQ', sql`needs.seq`)
  return sql`select needs.id, needs.title, ${number} || char(10) || places.subdistrict || places.community as small,
      ${around(sql`needs.text`, words)} as excerpt, needs.at, 1 as inside
    from needs join places on places.id = needs.place_id
    where ${readable} and ${withAll(words, sql`needs.title`, sql`needs.text`, sql`needs.concerned`, number)}`
}

/** Of lists that are published, and for whoever makes them of all. */
export const topicsWith = (words: string[], by: Person): SQL =>
  sql`select l.id, t.title, l.title as small, ${around(sql`t.text`, words)} as excerpt, l.at, 1 as inside
    from topics t join topic_lists l on l.id = t.list_id
    where ${isOne(by, ['officer', 'approver', 'auditor']) ? sql`true` : PUBLISHED}
      and ${withAll(words, sql`t.title`, sql`t.text`)}`
const PUBLISHED = sql`exists (select 1 from topic_list_publications x where x.list_id = l.id)`

/** To oneself alone. */
export const lettersWith = (words: string[], by: Person): SQL =>
  sql`select l.about as id, l.subject as title, null as small, ${around(sql`l.body`, words)} as excerpt, l.at, 1 as inside
    from letters l where l.to_id = ${by.id} and ${withAll(words, sql`l.subject`, sql`l.body`)}`

export const expertsWith = (words: string[], by: Person): SQL | null =>
  isOne(by, ['administrator', 'officer', 'approver', 'auditor'])
    ? sql`select e.name as id, e.name as title, e.employer || char(10) || e.field as small, null as excerpt, e.at, 1 as inside
        from experts e where ${withAll(words, sql`e.name`, sql`e.employer`, sql`e.field`)}`
    : null

export const peopleWith = (words: string[], by: Person): SQL | null =>
  has(by, 'administrator')
    ? sql`select p.id, p.name as title, coalesce(p.username, p.email) as small, null as excerpt, p.created_at as at,
        1 as inside
        from people p where ${withAll(words, sql`p.name`, sql`p.username`, sql`p.email`)}`
    : null
