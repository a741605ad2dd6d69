import { type SQL, sql } from 'drizzle-orm'

/** A table of acts `t`: whose history each row entered, at the same instant; `words`: what a row is; `but`: which are not told. */
export type Act = { table: string; words: string; subject: SQL; key?: string; but?: SQL }

export const col = (name: string): SQL => sql.raw(`t.${name}`)
export const of = (query: string): SQL => sql.raw(`(${query})`)
export const text = (subject: string): SQL => sql.raw(`'${subject}'`)
