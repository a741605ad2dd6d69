import type { Bucket } from '../db/bucket.ts'
import { type SQL, and, asc, count, eq, gt, isNull, ne, sql } from 'drizzle-orm'
import type { Db, Statement } from '../db/db.ts'
import { people } from '../people/tables.ts'
import type { Instant } from '../shared/days.ts'
import type { StoredFile } from './rules/file.ts'
import { type Removed, SWEPT_AFTER_DAYS } from './rules/removed.ts'
import { fileChecks, fileRemovals, files } from './tables.ts'

const columns = {
  id: files.id,
  place: files.place,
  label: files.label,
  name: files.name,
  kind: files.kind,
  size: files.size,
  sha256: files.sha256,
  object: files.object,
  searched: files.searched,
  findings: files.findings,
  by: files.by,
  at: files.at,
}

/** The files attached to a subject ('proposal:7k2…') that count, the oldest first. */
export const filesAt = (db: Db, place: string | SQL) =>
  db
    .select(columns)
    .from(files)
    .leftJoin(fileRemovals, eq(fileRemovals.fileId, files.id))
    .where(and(eq(files.place, place), isNull(fileRemovals.fileId)))
    .orderBy(asc(files.at), asc(files.id))

/** The last instant of removals whose files may be swept: later ones are kept, and count. */
export const sweptBefore = (now: Instant): Instant => now - SWEPT_AFTER_DAYS * DAY
const DAY = 86_400_000

/** How many files were taken away from a subject and are not swept yet. */
export const removedFrom = (db: Db, place: string, now: Instant) =>
  db
    .select({ count: count() })
    .from(fileRemovals)
    .innerJoin(files, eq(files.id, fileRemovals.fileId))
    .where(and(eq(files.place, place), gt(fileRemovals.at, sweptBefore(now))))
export const removedIn = ([removed]: Removed[]): Removed => removed ?? { count: 0 }

/** One file of a subject, removed or not. */
export const fileAt = (db: Db, place: string, id: string) =>
  db
    .select({ ...columns, removedAt: fileRemovals.at })
    .from(files)
    .leftJoin(fileRemovals, eq(fileRemovals.fileId, files.id))
    .where(and(eq(files.place, place), eq(files.id, id)))

/** Another row that names the same bytes: a copy, or what this is a copy of. */
export const alsoNamed = (db: Db, { id, object }: Pick<StoredFile, 'id' | 'object'>) =>
  db
    .select({ id: files.id })
    .from(files)
    .where(and(eq(files.object, object), ne(files.id, id)))
    .limit(1)

/** Its bytes go, unless another row names them: then the nights see to it, once no row does (nightly/objects.ts). */
export async function dropBytes(
  db: Db,
  bucket: Bucket,
  file: Pick<StoredFile, 'id' | 'object'>,
): Promise<void> {
  const [other] = await alsoNamed(db, file)
  if (!other) await bucket.delete(file.object)
}

/** For the batch of whoever takes the file: see `takeFile`. */
export const insertFile = (db: Db, file: StoredFile): Statement => db.insert(files).values(file)

/** Somebody looked through what the system could not. */
export const insertCheck = (db: Db, check: typeof fileChecks.$inferInsert): Statement =>
  db.insert(fileChecks).values(check)

/** Who looked through files of a subject, and when. */
export const checksAt = (db: Db, place: string) =>
  db
    .select({
      fileId: fileChecks.fileId,
      by: people.name,
      checkedAt: sql<Instant>`${fileChecks.at}`.as('checked_at'),
    })
    .from(fileChecks)
    .innerJoin(files, eq(files.id, fileChecks.fileId))
    .innerJoin(people, eq(people.id, fileChecks.by))
    .where(eq(files.place, place))

/** Files that no longer count, those among them that did not before too. */
export const insertRemovals = (db: Db, removals: (typeof fileRemovals.$inferInsert)[]): Statement[] =>
  removals.map(({ fileId, reason, by, at }) =>
    db.run(sql`insert into file_removals (file_id, reason, by_id, at) select ${fileId}, ${reason}, ${by}, ${at}
      where not exists (select 1 from file_removals where file_id = ${fileId})`),
  )

/** It no longer counts; nothing is deleted. */
export const insertRemoval = (db: Db, removal: typeof fileRemovals.$inferInsert): Statement =>
  db.insert(fileRemovals).values(removal)
