import type { Db } from '../../db/db.ts'
import type { NotFound, Stale } from '../../history/rules.ts'
import type { Instant } from '../../shared/days.ts'
import { type Result, ok, refuse } from '../../shared/result.ts'
import type { Person } from '../rules/person.ts'
import { MOST_TEXTS, type SentText, type TextRefusal, ownerOf } from './rules.ts'
import { countOf, dropText, isKept, saveText } from './store.ts'

/** Keeps what was typed into a form; what another window or a colleague has saved since is not written over. No act: it enters no history. */
export async function keepText(
  db: Db,
  by: Person,
  { together, ...sent }: SentText,
  now: Instant,
): Promise<Result<{ version: number; at: Instant }, TextRefusal | Stale | NotFound>> {
  const owner = ownerOf(by, together)
  if (owner === null) return refuse({ why: 'not-found' })
  const [kept] = sent.version === 0 ? await countOf(db, owner) : []
  if (kept && kept.count >= MOST_TEXTS) return refuse({ why: 'too-many-texts', most: MOST_TEXTS })
  const isSaved = await saveText(db, { ...sent, owner, by: by.id, at: now })
  return isSaved ? ok({ version: sent.version + 1, at: now }) : refuse({ why: 'changed-meanwhile' })
}

/** Given up, or handed in; not what another window or a colleague has written since. Twice is once. */
export async function discardText(
  db: Db,
  by: Person,
  { together, ...which }: Pick<SentText, 'page' | 'form' | 'version' | 'together'>,
): Promise<Result<null, Stale | NotFound>> {
  const owner = ownerOf(by, together)
  if (owner === null) return refuse({ why: 'not-found' })
  await dropText(db, { ...which, owner })
  return (await isKept(db, { ...which, owner })) ? refuse({ why: 'changed-meanwhile' }) : ok(null)
}
