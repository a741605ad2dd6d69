import { subjects } from '../../../history/subjects.ts'
import { eq, sql } from 'drizzle-orm'
import { type Db, type Statement, newId } from '../../../db/db.ts'
import type { StoredFile } from '../../../files/rules/file.ts'
import {
  checksAt,
  fileAt,
  filesAt,
  insertCheck,
  insertFile,
  removedFrom,
  removedIn,
} from '../../../files/store.ts'
import { fileChecks, files } from '../../../files/tables.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import type { Instant } from '../../../shared/days.ts'
import { publications } from '../tables.ts'
import { roundOf } from '../store.ts'

/** A round with what is attached to it, for the staff. One round trip. */
export async function findAttachments(db: Db, roundId: string, now: Instant) {
  const subject = subjects.round(roundId)
  const [[round], attached, removed, last, checks] = await db.batch([
    roundOf(db, roundId),
    filesAt(db, subject),
    removedFrom(db, subject, now),
    lastOf(db, subject),
    checksAt(db, subject),
  ])
  if (!round) return null
  return { round, files: attached, removed: removedIn(removed), checks, last: lastIn(last, subject) }
}

/** What everybody may know of the attachments of a call. */
export const publicFiles = (db: Db, roundId: string) =>
  db
    .select({ id: files.id, name: files.name, kind: files.kind, size: files.size, at: files.at })
    .from(files)
    .where(
      sql`${files.place} = ${subjects.round(roundId)} and not exists (select 1 from file_removals x where x.file_id = ${files.id})`,
    )
    .orderBy(files.at, files.id)

/** An attachment by its id, and whether everybody may have it: of a published call, and not removed. */
export async function findAttachment(db: Db, roundId: string, id: string) {
  const [[file], [publication]] = await db.batch([
    fileAt(db, subjects.round(roundId), id),
    db.select({ at: publications.at }).from(publications).where(eq(publications.roundId, roundId)),
  ])
  if (!file || file.removedAt !== null) return null
  return { file, isPublic: publication !== undefined }
}

/** What is attached to a round, and what of it was looked through by whom. */
export type Attached = {
  files: StoredFile[]
  checks: { fileId: string; personId: string; checkedAt: Instant }[]
}

/** For the batch of whoever reads a round to begin another with it. */
export const attachedTo = (db: Db, roundId: string) => filesAt(db, subjects.round(roundId))
export const checkedIn = (db: Db, roundId: string) =>
  db
    .select({
      fileId: fileChecks.fileId,
      personId: fileChecks.by,
      checkedAt: sql<Instant>`${fileChecks.at}`.as('checked_at'),
    })
    .from(fileChecks)
    .innerJoin(files, eq(files.id, fileChecks.fileId))
    .where(eq(files.place, subjects.round(roundId)))

/**
 * The same attachments under another round: rows of their own that name the same objects, which nobody deletes. Who looked
 * through one has looked through these bytes; what nobody looked through does not come along.
 */
export function copyAttachments(
  db: Db,
  { files: attached, checks }: Attached,
  { place, by, at }: { place: string; by: string; at: Instant },
): Statement[] {
  return attached.flatMap((file, no) => {
    const check = checks.find(({ fileId }) => fileId === file.id)
    if (file.searched !== 'whole' && !check) return []
    const id = newId()
    return [
      insertFile(db, { ...file, id, place, by, at: at + no }),
      ...(check ? [insertCheck(db, { fileId: id, by: check.personId, at: check.checkedAt })] : []),
    ]
  })
}
