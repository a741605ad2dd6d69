import { subjects } from '../../../history/subjects.ts'
import { type SQLWrapper, and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import type { StoredFile } from '../../../files/rules/file.ts'
import type { Removed } from '../../../files/rules/removed.ts'
import { fileAt, filesAt, removedFrom, removedIn } from '../../../files/store.ts'
import { files } from '../../../files/tables.ts'
import type { Last } from '../../../history/rules.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import { type Person, roleIn } from '../../../people/rules/person.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Proposal } from '../submissions/rules.ts'
import { hostedBy } from '../../../organizations/hosting/store.ts'
import { currentSubmissions, openSubmissions } from '../tables.ts'
import { countingIn, mineById } from '../sections/store/found.ts'

/** A proposal of the person's own with its files. */
export type WithFiles = {
  proposal: Pick<Proposal, 'id' | 'plan' | 'number' | 'current' | 'role' | 'ended' | 'discard'>
  files: StoredFile[]
  /** Ids of all that were part of any submission. */
  submitted: string[]
  removed: Removed
  last: Last
}

/** To attach a file to one's own proposal, or to take one away. One round trip. */
export async function findFiles(db: Db, by: Person, id: string, now: Instant): Promise<WithFiles | null> {
  const subject = subjects.proposal(id)
  const [[row], attached, submitted, removed, last] = await db.batch([
    mineById(db, by, id),
    filesAt(db, subject),
    submittedIn(db, id),
    removedFrom(db, subject, now),
    lastOf(db, subject),
  ])
  if (!row) return null
  return {
    proposal: {
      id,
      plan: row.plan,
      ended: row.ended,
      discard: row.discard,
      ...countingIn(row),
      role: roleIn(by, row.organization.id) ?? 'reader',
    },
    files: attached,
    submitted: submitted.map((one) => one.id),
    removed: removedIn(removed),
    last: lastIn(last, subject),
  }
}

/** What was part of any submission, withdrawn or not: its bytes stay when it is taken away. */
const submittedIn = (db: Db, id: string) =>
  db.all<{ id: string }>(sql`select distinct f.value ->> '$.id' as id
    from submissions s, json_each(s.content, '$.files') f where s.proposal_id = ${id}`)

/** A file of one's own proposal: one that counts, or was handed in. One round trip. */
export async function findOwnFile(db: Db, by: Person, proposalId: string, id: string) {
  const [[mine], [file], submitted] = await db.batch([
    mineById(db, by, proposalId),
    fileAt(db, subjects.proposal(proposalId), id),
    submittedIn(db, proposalId),
  ])
  if (!mine || !file) return null
  return file.removedAt === null || submitted.some((one) => one.id === id) ? file : null
}

/** A file for the host of a group: only as part of what counts as handed in. */
export const hostedFile = (db: Db, by: Person, proposalId: string, id: string) =>
  db
    .select({ name: files.name, kind: files.kind, object: files.object, sha256: files.sha256 })
    .from(files)
    .innerJoin(currentSubmissions, eq(currentSubmissions.proposalId, proposalId))
    .where(
      and(
        isHandedIn(proposalId, id, currentSubmissions.content),
        hostedBy(by, currentSubmissions.organizationId),
      ),
    )

const isHandedIn = (proposalId: string, id: string, content: SQLWrapper) =>
  and(
    eq(files.place, subjects.proposal(proposalId)),
    eq(files.id, id),
    sql`exists (select 1 from json_each(${content}, '$.files') f where f.value ->> '$.id' = ${files.id})`,
  )

/** A file for the staff: only as part of what counts as handed in, and not before sealed proposals are opened. */
export const submittedFile = (db: Db, proposalId: string, id: string) =>
  db
    .select({ name: files.name, kind: files.kind, object: files.object, sha256: files.sha256 })
    .from(files)
    .innerJoin(openSubmissions, eq(openSubmissions.proposalId, proposalId))
    .where(isHandedIn(proposalId, id, openSubmissions.content))
