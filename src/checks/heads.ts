import { sql } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import type { Last } from '../history/rules.ts'
import type { Instant } from '../shared/days.ts'

/** Subjects that are read at a time. */
const AT_ONCE = 5000

/** Where every history stands, and the digest of everything submitted: rows in proportion to the whole history, in pages. */
export async function headsOf(db: Db): Promise<Last[]> {
  const [told, submitted] = await Promise.all([
    paged((after) => histories(db, after)),
    paged((after) => digests(db, after)),
  ])
  return [...told, ...submitted]
}

async function paged<T extends Last>(
  read: (after: string) => Promise<T[]>,
  after = '',
  all: T[] = [],
): Promise<T[]> {
  const rows = await read(after)
  for (const row of rows) all.push(row)
  const last = rows.at(AT_ONCE - 1)
  return last ? paged(read, last.subject, all) : all
}

/** SQLite takes the other columns from the row of the maximum. */
const histories = (db: Db, after: string) =>
  db.all<Last>(sql`select subject, max(seq) as seq, hash from history where subject > ${after}
    group by subject order by subject limit ${AT_ONCE}`)

/** The digest of what was submitted is held by the roots as a history of one entry. */
const digests = (db: Db, after: string) =>
  db.all<
    Last & { at: Instant }
  >(sql`select 'submission:' || id as subject, 1 as seq, sha256 as hash, at from submissions
    where id > substr(${after}, 12) order by id limit ${AT_ONCE}`)

export const digestsOf = (db: Db) => paged((after) => digests(db, after))
