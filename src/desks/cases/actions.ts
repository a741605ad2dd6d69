import type { Db } from '../../db/db.ts'
import type { NotFound, Stale } from '../../history/rules.ts'
import { record } from '../../history/store.ts'
import type { Owned } from '../../owners/rules.ts'
import { insertOwner } from '../../owners/store.ts'
import type { Person } from '../../people/rules/person.ts'
import { type Instant, dayOf } from '../../shared/days.ts'
import { type Result, refuse } from '../../shared/result.ts'
import { type Kind, type NoteRefusal, type OwnerRefusal, whyNotOwn, whyNotWrite } from './rules.ts'
import { findCase, insertNote } from './store.ts'

/** One of the staff writes on a case, or puts right what they wrote: what it said stays, struck through. */
export async function writeNote(
  db: Db,
  by: Person,
  { kind, id }: { kind: Kind; id: string },
  { text, corrects }: { text: string; corrects: string | null },
  now: Instant,
): Promise<Result<null, NoteRefusal | NotFound | Stale>> {
  const found = await findCase(db, kind, id, dayOf(now))
  if (!found) return refuse({ why: 'not-found' })
  const whyNot = whyNotWrite(found.of, by, found.notes, { text, corrects })
  if (whyNot) return refuse(whyNot)
  const isNew = corrects === null
  return await record(
    db,
    found.last,
    { what: isNew ? 'note-written' : 'note-corrected', by: by.id, at: now },
    [insertNote(db, { kind, about: id, text, corrects, by: by.id, at: now })],
  )
}

/** An officer, or whoever runs its round for an outside unit, takes a case, hands it over to a colleague, or lays it down (`to` null). */
export async function giveCase(
  db: Db,
  by: Person,
  { kind, id }: { kind: Owned; id: string },
  to: string | null,
  now: Instant,
): Promise<Result<null, OwnerRefusal | NotFound | Stale>> {
  const found = await findCase(db, kind, id, dayOf(now))
  if (!found) return refuse({ why: 'not-found' })
  const whyNot = whyNotOwn(found.of, by, to, found)
  if (whyNot) return refuse(whyNot)
  const isGiven = to !== null
  return await record(
    db,
    found.last,
    { what: isGiven ? 'case-given' : 'case-laid-down', by: by.id, at: now, particulars: { to } },
    [insertOwner(db, { kind, about: id, owner: to, by: by.id, at: now })],
  )
}
