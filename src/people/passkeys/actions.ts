import type { Db } from '../../db/db.ts'
import { type Event, type NotFound, type Stale, TRIES } from '../../history/rules.ts'
import { type Change, lastIn, lastOf, record } from '../../history/store.ts'
import { subjects } from '../../history/subjects.ts'
import { letterTo } from '../../letters/store.ts'
import { paths } from '../../paths.ts'
import type { Instant } from '../../shared/days.ts'
import { type Result, refuse } from '../../shared/result.ts'
import type { Person } from '../rules/person.ts'
import * as says from './letters.ts'
import { deletePasskey, passkeysOf } from './store.ts'

/** A new passkey enters the history of the ways into the account; the sign-in library has just kept it, in statements of its own. */
export async function recordPasskey(
  db: Db,
  by: Person,
  name: string,
  now: Instant,
  tries = TRIES,
): Promise<Result<null, Stale>> {
  const done = await enter(db, { what: 'passkey-added', by: by.id, at: now, particulars: { name } }, [
    letterTo(by.id, says.added({ 名称: name }, paths.passkeys())),
  ])
  return done.ok || tries === 1 ? done : recordPasskey(db, by, name, now, tries - 1)
}

/** Whoever has it opens nothing with it any more. */
export async function removePasskey(
  db: Db,
  by: Person,
  id: string,
  now: Instant,
): Promise<Result<null, Stale | NotFound>> {
  const key = (await passkeysOf(db, by.id)).find((one) => one.id === id)
  if (!key) return refuse({ why: 'not-found' })
  const { name } = key
  return enter(db, { what: 'passkey-removed', by: by.id, at: now, particulars: { name } }, [
    deletePasskey(db, by.id, id),
    letterTo(by.id, says.removed({ 名称: name }, paths.passkeys())),
  ])
}

async function enter(db: Db, event: Event & { by: string }, changes: Change[]): Promise<Result<null, Stale>> {
  const subject = subjects.access(event.by)
  return record(db, lastIn(await lastOf(db, subject), subject), event, changes)
}
