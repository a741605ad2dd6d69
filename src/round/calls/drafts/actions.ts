import { subjects } from '../../../history/subjects.ts'
import { type Db, newId } from '../../../db/db.ts'
import { takenColumn } from '../../../db/taken.ts'
import { type NotFound, type Stale, idOf } from '../../../history/rules.ts'
import { type NotYourRole, type Person, whyNotRole } from '../../../people/rules/person.ts'
import { whyNotDiscarded } from '../../../rulebook/rules/discards.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, ok, refuse } from '../../../shared/result.ts'
import { letterTo } from '../../../letters/store.ts'
import { paths } from '../../../paths.ts'
import type { NamedFile } from '../attachments/rules.ts'
import type { DraftRefusal } from '../rounds/rules.ts'
import * as says from '../rules/letters.ts'
import type { Typed } from '../rules/typed.ts'
import { type Attached, copyAttachments } from '../attachments/store.ts'
import { type Found, findDraft, insertDraft, noteWriter, saveTyped } from './store.ts'

/**
 * What comes with a draft: attachments of an earlier round, as they are; or, from elsewhere, no more than their names. `sent`: what the
 * form says that begins it, and when its page was shown; sent again it leads to the draft that it made.
 */
export type Beside = {
  attached?: Attached
  named?: NamedFile[]
  sent?: { says: string; shown: Instant | undefined }
}

/** An officer begins a draft: with the usual text, last round's, or a file's. Working text is not history. */
export async function startDraft(
  db: Db,
  by: Person,
  typed: Typed,
  now: Instant,
  { attached = { files: [], checks: [] }, named = [], sent }: Beside = {},
): Promise<Result<{ id: string }, NotYourRole>> {
  const notRole = whyNotRole(by, 'officer')
  if (notRole) return refuse(notRole)
  const id = sent?.shown === undefined ? newId() : await idOf('round-draft', by.id, sent.says, sent.shown)
  const [first, ...rest] = insertDraft(db, { id, typed, by: by.id, at: now })
  try {
    await db.batch([
      first,
      ...rest,
      ...copyAttachments(db, attached, { place: subjects.round(id), by: by.id, at: now }),
      ...(named.length > 0 ? [letterTo(by.id, stillToAttach(id, named))(db, now)] : []),
    ])
  } catch (error) {
    if (takenColumn(error) !== 'round_drafts.id') throw error
  }
  return ok({ id })
}

/** A round's file names its attachments and does not hold them: whoever takes it in is told which, by name and digest. */
const stillToAttach = (id: string, named: NamedFile[]) =>
  says.filesToAttach(
    {
      件数: named.length,
      附件: named.map(({ name, sha256 }, at) => `${at + 1}. ${name}（SHA-256 ${sha256}）`).join('；'),
    },
    paths.roundDraft(id),
  )

/**
 * Keeps the working text as it was typed, complete or not: `write` says what becomes of what stands there. `version` is
 * the one that this window had read.
 */
export async function saveDraft(
  db: Db,
  by: Person,
  id: string,
  { version, write }: { version: number; write: (found: Found) => Typed },
  now: Instant,
): Promise<Result<{ version: number; savedAt: Instant }, DraftRefusal | Stale | NotFound>> {
  const notRole = whyNotRole(by, 'officer')
  if (notRole) return refuse(notRole)
  const found = await findDraft(db, id)
  if (!found) return refuse({ why: 'not-found' })
  if (found.publishedAt !== null) return refuse({ why: 'published-is-frozen', by: '#amendment' })
  const gone = whyNotDiscarded(found.discard)
  if (gone) return refuse(gone)
  const text = write(found)
  if (found.typed === null) return startText(db, by, id, text, now)
  // a save whose answer was lost is sent again: the text is there already
  if (isSame(text, found.typed)) return ok({ version: found.version, savedAt: found.savedAt ?? now })
  const [saved] = await db.batch([saveTyped(db, id, version, text, now), noteWriter(db, id, by.id, now)])
  return saved.length === 1
    ? ok({ version: version + 1, savedAt: now })
    : refuse({ why: 'changed-meanwhile' })
}

/** A round that was put forward without working text gets its own. */
async function startText(db: Db, by: Person, id: string, typed: Typed, now: Instant) {
  await db.batch(insertDraft(db, { id, typed, by: by.id, at: now }))
  return ok({ version: 1, savedAt: now })
}

const isSame = (a: Typed, b: Typed): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(([name, text]) => b[name] === text)
