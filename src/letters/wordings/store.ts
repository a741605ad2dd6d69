import { type SQL, sql } from 'drizzle-orm'

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
