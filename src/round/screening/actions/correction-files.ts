import type { Bucket } from '../../../db/bucket.ts'
import { subjects } from '../../../history/subjects.ts'
import type { Db } from '../../../db/db.ts'
import type { Posted } from '../../../files/receiving/form.ts'
import type { StoredFile } from '../../../files/rules/file.ts'
import { dropBytes, insertFile, insertRemoval } from '../../../files/store.ts'
import { takeFile } from '../../../files/take.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import { type Person, whyNotEditFor } from '../../../people/rules/person.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, ok, refuse } from '../../../shared/result.ts'
import { whyNotCorrect } from '../rules/correction.ts'
import {
  type CorrectFileRefusal,
  addedIn,
  questionOf,
  replacedIn,
  whyNotAddFile,
  whyNotLeaveOut,
} from '../rules/correction-files.ts'
import * as store from '../store/correction-files.ts'
import { findCorrecting } from '../store/corrections.ts'

/** A member adds a file to a correction that asks for one, or puts one in another's place; it enters the proposal's history. */
export const addCorrectionFile = (db: Db, bucket: Bucket, by: Person, proposalId: string, sent: Posted) =>
  takeFile(bucket, sent, {
    place: subjects.proposal(proposalId),
    by: by.id,
    load: (now) => findCorrecting(db, by, proposalId, now),
    whyNot: (found, coming, now) =>
      whyNotEditFor(by, found.organization.id) ?? whyNotAddFile(found, coming, now),
    among: ({ files, leftOut }) => files.filter(({ id }) => !leftOut.some(({ fileId }) => fileId === id)),
    label: (fields, found) => questionOf(found, fields),
    record: ({ last, correction, ...found }, file, fields) => {
      const replaced = replacedIn(found, fields)
      const particulars = {
        ...{ proposal: proposalId, file: file.id, name: file.name, sha256: file.sha256 },
        ...(replaced && { replaces: replaced.id }),
      }
      const mark = { correctionId: correction.id, replacedBy: file.id, by: by.id, at: file.at }
      return record(db, last, { what: 'file-attached', by: by.id, at: file.at, particulars }, [
        insertFile(db, file),
        ...(replaced ? [store.leaveOut(db, { ...mark, fileId: replaced.id })] : []),
      ])
    },
  })

type Refusal = CorrectFileRefusal | Stale | NotFound

/**
 * A member leaves a file out of the corrected version: nothing of what was handed in is destroyed. One that was only added
 * in this correction goes with its bytes, and what it would have replaced stays.
 */
export async function leaveOutFile(
  db: Db,
  bucket: Bucket,
  by: Person,
  proposalId: string,
  fileId: string,
  now: Instant,
): Promise<Result<{ id: string }, Refusal>> {
  const found = await findCorrecting(db, by, proposalId, now)
  const handed = found?.content.files?.find(({ id }) => id === fileId)
  const added = found && addedIn(found).find(({ id }) => id === fileId)
  if (!found || !(handed ?? added)) return refuse({ why: 'not-found' })
  const whyNot = whyNotEditFor(by, found.organization.id) ?? whyNotLeaveOut(found, fileId, now)
  if (whyNot) return refuse(whyNot)
  if (found.leftOut.some((one) => one.fileId === fileId)) return ok({ id: fileId })

  const particulars = { proposal: proposalId, file: fileId, name: (handed ?? added)?.name ?? '' }
  const correctionId = found.correction.id
  const made = { by: by.id, at: now }
  const recorded = await record(
    db,
    found.last,
    { what: handed ? 'correction-file-left-out' : 'file-removed', ...made, particulars },
    handed
      ? [store.leaveOut(db, { correctionId, fileId, replacedBy: null, ...made })]
      : [
          store.takeBackIn(db, correctionId, { replacedBy: fileId }),
          insertRemoval(db, { fileId, reason: '', ...made }),
        ],
    { id: fileId },
  )
  if (recorded.ok && added) await dropBytes(db, bucket, added)
  return recorded
}

/** A file that was to be left out stays after all; what had come in its place goes. */
export async function takeBackFile(
  db: Db,
  bucket: Bucket,
  by: Person,
  proposalId: string,
  fileId: string,
  now: Instant,
): Promise<Result<{ id: string }, Refusal>> {
  const found = await findCorrecting(db, by, proposalId, now)
  const mark = found?.leftOut.find((one) => one.fileId === fileId)
  if (!found || !mark) return refuse({ why: 'not-found' })
  const { correction, check, organization, last } = found
  const whyNot = whyNotEditFor(by, organization.id) ?? whyNotCorrect(correction, check, now)
  if (whyNot) return refuse(whyNot)

  const instead: StoredFile[] = addedIn(found).filter(({ id }) => id === mark.replacedBy)
  const particulars = { proposal: proposalId, file: fileId }
  const recorded = await record(
    db,
    last,
    { what: 'correction-file-taken-back', by: by.id, at: now, particulars },
    [
      store.takeBackIn(db, correction.id, { fileId }),
      ...instead.map(({ id }) => insertRemoval(db, { fileId: id, reason: '', by: by.id, at: now })),
    ],
    { id: fileId },
  )
  if (recorded.ok) await Promise.all(instead.map((file) => dropBytes(db, bucket, file)))
  return recorded
}
