import { type SQL, sql } from 'drizzle-orm'

/** Each of the words stands in one of these texts. Not LIKE: D1 takes patterns of 50 bytes, sixteen 汉字. */
export const withAll = (words: string[], ...texts: SQL[]): SQL =>
  sql.join(
    words.map((word) => {
      const within = texts.map((text) => sql`instr(lower(coalesce(${text}, '')), ${word}) > 0`)
      return sql`(${sql.join(within, sql` or `)})`
    }),
    sql` and `,
  )

/** One of the words at least stands in one of these texts. */
export const withAny = (words: string[], ...texts: SQL[]): SQL =>
  sql`(${sql.join(
    words.map((word) => withAll([word], ...texts)),
    sql` or `,
  )})`

/** The same, or in what a document says; it is taken apart only where the word is in it at all. */
export const withText = (words: string[], document: SQL, ...texts: SQL[]): SQL =>
  sql.join(
    words.map((word) => {
      const written = JSON.stringify(word).slice(1, -1)
      return sql`(${withAll([word], ...texts)} or case when instr(lower(${document}), ${written}) = 0 then 0
        else ${withAll([word], saidIn(document))} end)`
    }),
    sql` and `,
  )

/** One of the words at least may stand in one of these texts or in what a document says: asked before anything is joined or taken apart. */
export const mayHold = (words: string[], document: SQL, ...texts: SQL[]): SQL =>
  sql`(${sql.join(
    words.map(
      (word) =>
        sql`${withAll([word], ...texts)} or instr(lower(${document}), ${JSON.stringify(word).slice(1, -1)}) > 0`,
    ),
    sql` or `,
  )})`

/** Every text that a document says, one after another, without its keys. */
export const saidIn = (document: SQL): SQL =>
  sql`(select group_concat(t.value, char(10)) from json_tree(${document}) t where t.type = 'text')`

/** Around the first of the words, where a text has it. */
export const around = (text: SQL, words: string[]): SQL => {
  const [word = ''] = words
  return sql`(select iif(x.at > 0, substr(x.said, max(1, x.at - 15), 60), null)
    from (select ${text} as said, instr(lower(${text}), ${word}) as at) x)`
}

/** "2013-SQ-0010" */
export const numberText = (code: SQL, letters: string, seq: SQL): SQL =>
  sql`${code} || ${`-${letters}-`} || printf('%04d', ${seq})`

/** One of the ids of a list, which is bound as a whole. */
export const among = (id: SQL, ids: string[]): SQL =>
  sql`${id} in (select value from json_each(${JSON.stringify(ids)}))`
