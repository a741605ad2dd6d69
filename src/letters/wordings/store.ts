import { type SQL, desc, eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/db.ts'
import { people } from '../../people/tables.ts'
import type { Instant } from '../../shared/days.ts'
import type { Text, Version } from './rules/district.ts'
import { type Parts, partsOf, textOf } from './rules/template.ts'
import { wordings, wordingsOfNow } from './tables.ts'

/** Of a letter that is about to be written: its wording's id, the values of its holes as JSON, and the site's own text. */
type Written = { wording: SQL; values: SQL; subject: SQL; body: SQL }

/**
 * Its subject and its body, as two columns: the district's text of now, filled in, or the site's own. A value is put in once and never
 * looked through for holes; of two stops that meet one is left, as stopOnce leaves it.
 */
export const saidOf = ({ wording, values, subject, body }: Written): SQL =>
  sql`coalesce(${filledBy(sql`w.subject`, wording, values)}, ${subject}), coalesce(${stopped(filledBy(sql`w.body`, wording, values))}, ${body})`

const filledBy = (parts: SQL, wording: SQL, values: SQL): SQL =>
  sql`(select group_concat(iif(p.key % 2, coalesce(${values} ->> ('$."' || p.value || '"'), ''), p.value), '' order by p.key)
    from wordings_of_now w, json_each(${parts}) p where w.wording = ${wording})`

/** Three times halve a run of eight to one. */
const stopped = (text: SQL): SQL => ['。', '。', '。', '！', '？'].reduce(once, text)
const once = (text: SQL, stop: string): SQL => sql`replace(${text}, ${`${stop}。`}, ${stop})`

/** The versions of a letter's text, the newest first, with who set each. */
export const versionsOf = (db: Db, id: string) =>
  db
    .select({
      version: wordings.version,
      subject: wordings.subject,
      body: wordings.body,
      by: people.name,
      at: wordings.at,
    })
    .from(wordings)
    .innerJoin(people, eq(people.id, wordings.by))
    .where(eq(wordings.wording, id))
    .orderBy(desc(wordings.version))
    .limit(50)

type Row = { version: number; subject: Parts | null; body: Parts | null; by: string; at: Instant }

export const versionsIn = (rows: Row[]): Version[] =>
  rows.map(({ subject, body, ...row }) => ({
    ...row,
    text: subject && body && { subject: textOf(subject), body: textOf(body) },
  }))

/** What the district words itself, by the letter's id. */
export async function wordedNow(db: Db): Promise<Map<string, Text>> {
  const rows = await db
    .select({ id: wordingsOfNow.wording, subject: wordingsOfNow.subject, body: wordingsOfNow.body })
    .from(wordingsOfNow)
  return new Map(rows.map(({ id, subject, body }) => [id, { subject: textOf(subject), body: textOf(body) }]))
}

export const insertWording = (
  db: Db,
  { text, ...row }: { wording: string; version: number; text: Text | null; by: string; at: Instant },
): Statement =>
  db.insert(wordings).values({
    ...row,
    subject: text && partsOf(text.subject),
    body: text && partsOf(text.body),
  })
