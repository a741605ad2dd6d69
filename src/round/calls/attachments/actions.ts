import type { Bucket } from '../../../db/bucket.ts'
import { subjects } from '../../../history/subjects.ts'
import type { Db } from '../../../db/db.ts'
import type { Posted } from '../../../files/receiving/form.ts'
import { insertCheck, insertFile, insertRemoval } from '../../../files/store.ts'
import { takeFile } from '../../../files/take.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import { type DetachRefusal, whyNotAttach, whyNotDetach } from './rules.ts'
import { findAttachments } from './store.ts'

/** Attaches a file to a call. Numbers that must not become public keep it out. */
export const attachToCall = (db: Db, bucket: Bucket, by: Person, roundId: string, sent: Posted) =>
  takeFile(bucket, sent, {
    place: subjects.round(roundId),
    by: by.id,
    load: (now) => findAttachments(db, roundId, now),
    whyNot: ({ round, files }, coming, now) => whyNotAttach(round, files.length, by, now, coming),
    among: ({ files }) => files,
    record: ({ last }, file) => {
      // whoever attached what could not be searched has said that they looked through it
      const looked = file.searched !== 'whole'
      const particulars = {
        ...{ file: file.id, name: file.name, sha256: file.sha256 },
        ...(looked && { looked: true }),
      }
      return record(db, last, { what: 'attachment-added', by: by.id, at: file.at, particulars }, [
        insertFile(db, file),
        ...(looked ? [insertCheck(db, { fileId: file.id, by: by.id, at: file.at })] : []),
      ])
    },
  })

/** Takes a file out of a call that is not published yet. */
export async function detachFromCall(
  db: Db,
  by: Person,
  roundId: string,
  fileId: string,
  now: Instant,
): Promise<Result<{ id: string }, DetachRefusal | Stale | NotFound>> {
  const found = await findAttachments(db, roundId, now)
  const file = found?.files.find(({ id }) => id === fileId)
  if (!found || !file) return refuse({ why: 'not-found' })
  const whyNot = whyNotDetach(found.round, by)
  if (whyNot) return refuse(whyNot)

  const particulars = { file: file.id, name: file.name }
  return record(
    db,
    found.last,
    { what: 'attachment-removed', by: by.id, at: now, particulars },
    [insertRemoval(db, { fileId, reason: '', by: by.id, at: now })],
    { id: fileId },
  )
}
