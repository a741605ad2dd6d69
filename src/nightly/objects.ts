import type { Bucket, Head } from '../db/bucket.ts'
import { and, eq, lte, notExists, or, sql } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { MARK } from '../files/receiving/upload.ts'
import { sweptBefore } from '../files/store.ts'
import { fileRemovals, files } from '../files/tables.ts'
import { subjects } from '../history/subjects.ts'
import { type Instant, dayOf, daysBetween } from '../shared/days.ts'

/** Where files lie in the bucket, by what they are attached to (`files/take.ts`); nothing else in it is ours. */
const OURS = ['proposal/', 'organization/', 'round/']

/** Lists, of up to 1,000 objects each, that are read in one night under each prefix. */
const MOST_LISTS = 5
/** An object that is younger may still get its row. */
const A_DAY = 86_400_000

/**
 * A Worker that dies between storing a file and writing its row leaves an object that nobody finds, or an upload that never
 * ends. Takes those away that are older than a day, and what was taken away a month ago and never handed in; no other object
 * that a row names is touched. Bounded: each night
 * begins at another letter, so that in time it comes to all of them. The bucket tells ages by the machine's own clock.
 */
export async function sweepObjects(db: Db, bucket: Bucket, at: Instant, machine = at): Promise<void> {
  await abortUploads(bucket, machine)
  for await (const keys of oldKeys(bucket, at, machine)) {
    const lost = await keptByNone(db, keys, at)
    if (lost.length > 0) await bucket.delete(lost)
  }
}

const isOld = ({ uploaded }: Head, at: Instant): boolean => uploaded.getTime() < at - A_DAY

/** Keys of objects older than a day, a list at a time: from the night's letter to the end, then from the beginning. */
async function* oldKeys(bucket: Bucket, at: Instant, machine: Instant): AsyncGenerator<string[]> {
  const letter = LETTERS[daysBetween('2026-01-01', dayOf(at)) % LETTERS.length] ?? ''
  for (const prefix of OURS)
    for await (const objects of lists(bucket, prefix, prefix + letter))
      yield objects.filter((object) => isOld(object, machine)).map(({ key }) => key)
}

/** What ids begin with, see `newId`. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'

async function* lists(bucket: Bucket, prefix: string, start: string): AsyncGenerator<Head[]> {
  let left = MOST_LISTS
  for await (const objects of listsFrom(bucket, { prefix, startAfter: start }, left)) {
    left -= 1
    yield objects
  }
  for await (const objects of listsFrom(bucket, { prefix }, left)) {
    const before = objects.filter(({ key }) => key <= start)
    yield before
    if (before.length < objects.length) return
  }
}

type From = NonNullable<Parameters<Bucket['list']>[0]>
async function* listsFrom(bucket: Bucket, from: From, left: number): AsyncGenerator<Head[]> {
  if (left === 0) return
  const list = await bucket.list(from)
  yield list.objects
  const { prefix } = from
  if (list.truncated) yield* listsFrom(bucket, { ...(prefix && { prefix }), cursor: list.cursor }, left - 1)
}

async function keptByNone(db: Db, keys: string[], at: Instant): Promise<string[]> {
  if (keys.length === 0) return []
  const known = await db
    .select({ object: files.object })
    .from(files)
    .where(
      and(
        sql`${files.object} in (select value from json_each(${JSON.stringify(keys)}))`,
        or(notExists(swept(db, at)), isHandedIn),
      ),
    )
  const named = new Set(known.map(({ object }) => object))
  return keys.filter((key) => !named.has(key))
}

const swept = (db: Db, at: Instant) =>
  db
    .select({ fileId: fileRemovals.fileId })
    .from(fileRemovals)
    .where(and(eq(fileRemovals.fileId, files.id), lte(fileRemovals.at, sweptBefore(at))))

/** Part of any version of its proposal: it stays as long as that can be read. */
const isHandedIn = sql`exists (select 1 from submissions s, json_each(s.content, '$.files') f
  where ${files.place} like ${`${subjects.proposal.kind}:%`}
    and s.proposal_id = substr(${files.place}, instr(${files.place}, ':') + 1) and f.value ->> '$.id' = ${files.id})`

/** The upload of a long file leaves a mark with its id until it ends. */
async function abortUploads(bucket: Bucket, at: Instant): Promise<void> {
  const { objects } = await bucket.list({ prefix: MARK })
  await Promise.all(objects.filter((object) => isOld(object, at)).map(({ key }) => abort(bucket, key)))
}

async function abort(bucket: Bucket, mark: string): Promise<void> {
  const id = await (await bucket.get(mark))?.text()
  // one that has ended after all cannot be aborted any more: only its mark was left
  if (id)
    await bucket
      .resumeMultipartUpload(mark.slice(MARK.length), id)
      .abort()
      .catch(() => {})
  await bucket.delete(mark)
}
