import { subjects } from '../../../history/subjects.ts'
import { type AnyColumn, type SQL, and, eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../db/db.ts'
import { files } from '../../../files/tables.ts'
import { correctionFiles as leftOut, corrections } from '../tables.ts'

/** What is to be left out of the corrected version. */
export const leftOutOf = (db: Db, proposalId: string) =>
  db
    .select({ fileId: leftOut.fileId, replacedBy: leftOut.replacedBy })
    .from(leftOut)
    .innerJoin(corrections, eq(corrections.id, leftOut.correctionId))
    .where(correctionOf(proposalId))

/** A proposal is sent back once: its correction, whichever version it was about. Part of another statement. */
export const correctionOf = (proposalId: string | AnyColumn): SQL =>
  sql`${corrections.submissionId} in (select id from submissions where proposal_id = ${proposalId})`

/** One that is left out already gets what comes in its place. */
export const leaveOut = (db: Db, mark: typeof leftOut.$inferInsert): Statement =>
  db
    .insert(leftOut)
    .values(mark)
    .onConflictDoUpdate({
      target: [leftOut.correctionId, leftOut.fileId],
      set: { replacedBy: mark.replacedBy ?? null, by: mark.by, at: mark.at },
    })

/** It stays after all. */
export const takeBackIn = (
  db: Db,
  correctionId: string,
  mark: { fileId: string } | { replacedBy: string },
): Statement => {
  const which = 'fileId' in mark ? eq(leftOut.fileId, mark.fileId) : eq(leftOut.replacedBy, mark.replacedBy)
  return db.delete(leftOut).where(and(eq(leftOut.correctionId, correctionId), which))
}

/** A file of a version that was sent back: its officer may still read what was replaced. */
export const pastFile = (db: Db, proposalId: string, id: string) =>
  db
    .select({ name: files.name, kind: files.kind, object: files.object, sha256: files.sha256 })
    .from(files)
    .where(
      and(
        eq(files.place, subjects.proposal(proposalId)),
        eq(files.id, id),
        sql`exists (select 1 from corrections k join submissions s on s.id = k.submission_id,
          json_each(s.content, '$.files') f where s.proposal_id = ${proposalId} and f.value ->> '$.id' = ${files.id})`,
      ),
    )
