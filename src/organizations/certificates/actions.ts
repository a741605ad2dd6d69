import type { Bucket } from '../../db/bucket.ts'
import { subjects } from '../../history/subjects.ts'
import type { Db } from '../../db/db.ts'
import type { Posted } from '../../files/receiving/form.ts'
import { filesAt, insertFile, insertRemoval, removedFrom, removedIn } from '../../files/store.ts'
import { takeFile } from '../../files/take.ts'
import type { NotFound, Stale } from '../../history/rules.ts'
import { lastIn, lastOf, record } from '../../history/store.ts'
import { membersOf } from '../../people/members/store.ts'
import { type NotOwner, whyNotOwner } from '../../people/rules/member.ts'
import { type Person, isMemberOf } from '../../people/rules/person.ts'
import type { Instant } from '../../shared/days.ts'
import { type Result, refuse } from '../../shared/result.ts'
import { labelOf, whyNotCertificate } from '../rules/certificate.ts'

/** An owner hands in a certificate, with its kind and its last day. */
export const addCertificate = (db: Db, bucket: Bucket, by: Person, organizationId: string, sent: Posted) =>
  takeFile(bucket, sent, {
    place: subjects.organization(organizationId),
    by: by.id,
    load: (now) => find(db, by, organizationId, now),
    whyNot: ({ members, files }, coming) =>
      whyNotOwner(members, by) ?? whyNotCertificate(files.length, coming && coming.fields),
    among: ({ files }) => files,
    label: (fields) => labelOf(fields['certificate'] ?? '', fields['expiresOn'] ?? ''),
    record: ({ last }, file) => {
      const particulars = { file: file.id, name: file.name, label: file.label, sha256: file.sha256 }
      return record(db, last, { what: 'certificate-added', by: by.id, at: file.at, particulars }, [
        insertFile(db, file),
      ])
    },
  })

/** An owner takes a certificate out; its row stays, and its bytes for a while, since it may have been looked at. */
export async function removeCertificate(
  db: Db,
  by: Person,
  organizationId: string,
  fileId: string,
  now: Instant,
): Promise<Result<null, NotOwner | Stale | NotFound>> {
  const found = await find(db, by, organizationId, now)
  const file = found?.files.find(({ id }) => id === fileId)
  if (!found || !file) return refuse({ why: 'not-found' })
  const notOwner = whyNotOwner(found.members, by)
  if (notOwner) return refuse(notOwner)
  const particulars = { file: fileId, name: file.name }
  return record(db, found.last, { what: 'certificate-removed', by: by.id, at: now, particulars }, [
    insertRemoval(db, { fileId, reason: '', by: by.id, at: now }),
  ])
}

async function find(db: Db, by: Person, organizationId: string, now: Instant) {
  if (!isMemberOf(by, organizationId)) return null
  const subject = subjects.organization(organizationId)
  const [members, files, removed, last] = await db.batch([
    membersOf(db, organizationId),
    filesAt(db, subject),
    removedFrom(db, subject, now),
    lastOf(db, subject),
  ])
  return { members, files, removed: removedIn(removed), last: lastIn(last, subject) }
}
