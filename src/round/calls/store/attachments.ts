import { eq, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { fileAt, filesAt } from '../../../files/store.ts'
import { files } from '../../../files/tables.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import { publications } from '../tables.ts'
import { roundOf, roundSubject } from './rounds.ts'

/** A round with what is attached to it, for the staff. One round trip. */
export async function findAttachments(db: Db, roundId: string) {
  const subject = roundSubject(roundId)
  const [[round], attached, last] = await db.batch([
    roundOf(db, roundId),
    filesAt(db, subject),
    lastOf(db, subject),
  ])
  return round ? { round, files: attached, last: lastIn(last, subject) } : null
}

/** What everybody may know of the attachments of a call. */
export const publicFiles = (db: Db, roundId: string) =>
  db
    .select({ id: files.id, name: files.name, kind: files.kind, size: files.size, at: files.at })
    .from(files)
    .where(
      sql`${files.place} = ${roundSubject(roundId)} and not exists (select 1 from file_removals x where x.file_id = ${files.id})`,
    )
    .orderBy(files.at, files.id)

/** An attachment by its id, and whether everybody may have it: of a published call, and not removed. */
export async function findAttachment(db: Db, roundId: string, id: string) {
  const [[file], [publication]] = await db.batch([
    fileAt(db, roundSubject(roundId), id),
    db.select({ at: publications.at }).from(publications).where(eq(publications.roundId, roundId)),
  ])
  if (!file || file.removedAt !== null) return null
  return { file, isPublic: publication !== undefined }
}
