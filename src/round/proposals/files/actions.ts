import type { Bucket } from '../../../db/bucket.ts'
import { subjects } from '../../../history/subjects.ts'
import type { Db } from '../../../db/db.ts'
import type { Posted } from '../../../files/receiving/form.ts'
import { dropBytes, insertFile, insertRemoval } from '../../../files/store.ts'
import { takeFile } from '../../../files/take.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, ok, refuse } from '../../../shared/result.ts'
import { QUESTION, whyNotAttach } from './rules.ts'
import { type EditRefusal, whyNotEdit } from '../submissions/rules.ts'
import { findFiles } from './store.ts'

/**
 * A member attaches a file to the working text. It enters the proposal's own history, so that two at once cannot pass what
 * a proposal may hold, and none slips into what is being submitted.
 */
export const attachFile = (db: Db, bucket: Bucket, by: Person, id: string, sent: Posted) =>
  takeFile(bucket, sent, {
    place: subjects.proposal(id),
    by: by.id,
    load: (now) => findFiles(db, by, id, now),
    whyNot: ({ proposal, files }, coming, now) => whyNotAttach(proposal, files, coming, now),
    among: ({ files }) => files,
    label: (fields) => fields[QUESTION] ?? '',
    record: ({ last }, file) => {
      const particulars = { proposal: id, file: file.id, name: file.name, sha256: file.sha256 }
      return record(db, last, { what: 'file-attached', by: by.id, at: file.at, particulars }, [
        insertFile(db, file),
      ])
    },
  })

/** A member takes a file away. What was handed in with it stays whole; else its bytes go too. */
export async function removeFile(
  db: Db,
  bucket: Bucket,
  by: Person,
  id: string,
  fileId: string,
  now: Instant,
): Promise<Result<{ id: string }, EditRefusal | Stale | NotFound>> {
  const found = await findFiles(db, by, id, now)
  const file = found?.files.find((one) => one.id === fileId)
  if (!found || !file) return refuse({ why: 'not-found' })
  const whyNot = whyNotEdit(found.proposal, now)
  if (whyNot) return refuse(whyNot)

  const particulars = { proposal: id, file: fileId, name: file.name }
  const recorded = await record(db, found.last, { what: 'file-removed', by: by.id, at: now, particulars }, [
    insertRemoval(db, { fileId, reason: '', by: by.id, at: now }),
  ])
  if (!recorded.ok) return recorded
  if (!found.submitted.includes(fileId)) await dropBytes(db, bucket, file)
  return ok({ id: fileId })
}
