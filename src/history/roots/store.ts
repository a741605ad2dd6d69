import type { Bucket } from '../../db/bucket.ts'
import { asc, count, desc, eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/db.ts'
import type { Day } from '../../shared/days.ts'
import { roots } from '../tables.ts'
import type { Root } from './rules/root.ts'

/** The last, newest first. */
export const lastRoots = (db: Db, rows: number, offset = 0) =>
  db.select().from(roots).orderBy(desc(roots.day)).limit(rows).offset(offset)
export const countRoots = (db: Db) => db.select({ total: count() }).from(roots)
export const rootOn = (db: Db, day: Day) => db.select().from(roots).where(eq(roots.day, day))
export const allRoots = (db: Db) => db.select().from(roots).orderBy(asc(roots.day))

/** A night has one root, after that of the night before: that of the first to be done with it. */
export const insertRoot = (db: Db, { day, size, root, previous, at, key, signature }: Root): Statement =>
  db.run(sql`insert into roots (day, size, root, previous, at, key, signature)
    select ${day}, ${size}, ${root}, ${previous}, ${at}, ${key}, ${signature}
    where not exists (select 1 from roots where day >= ${day})
      and ${previous} = coalesce((select root from roots order by day desc limit 1), '')`)

const KEPT = 'history/roots/'
const leavesAt = (root: string): string => `history/leaves/${root}`
const rootAt = (day: Day): string => `${KEPT}${day}.json`
/** Where the bucket keeps what a root holds, and the root. */
export const keysOfRoot = (day: Day, root: string): string[] => [leavesAt(root), rootAt(day)]
/** A root as it is kept beside the database, and published. */
export const keptText = ({ day, size, root, previous, at, key, signature }: Root): string =>
  JSON.stringify({ day, size, root, previous, at, key, signature })

/** Under what they add up to: whoever writes them again writes the same. */
export const keepLeaves = (bucket: Bucket, root: string, leaves: string[]) =>
  bucket.put(leavesAt(root), leaves.join('\n'))
export const keepRoot = (bucket: Bucket, root: Root) => bucket.put(rootAt(root.day), keptText(root))

/** Null: they are not kept. */
export async function leavesIn(bucket: Bucket, root: string): Promise<string[] | null> {
  const text = await (await bucket.get(leavesAt(root)))?.text()
  return text === undefined ? null : text.split('\n').filter((line) => line !== '')
}

/** Every root that the bucket keeps: its text by its day. */
export async function keptRoots(bucket: Bucket, cursor?: string): Promise<[Day, string][]> {
  const list = await bucket.list({ prefix: KEPT, ...(cursor && { cursor }) })
  const found = await Promise.all(
    list.objects.map(async ({ key }): Promise<[Day, string]> => {
      const text = await (await bucket.get(key))?.text()
      return [key.slice(KEPT.length, -'.json'.length), text ?? '']
    }),
  )
  return list.truncated ? [...found, ...(await keptRoots(bucket, list.cursor))] : found
}
