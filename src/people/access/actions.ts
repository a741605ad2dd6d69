import type { Db } from '../../db/db.ts'
import { TRIES } from '../../history/rules.ts'
import { lastIn, lastOf, record } from '../../history/store.ts'
import { subjects } from '../../history/subjects.ts'
import type { Instant } from '../../shared/days.ts'
import { countUp } from './store.ts'

/**
 * Notes a sign-in, a failure or a refusal: the first of its kind in an hour enters the history of the ways into the account, the
 * others count up. A history of its own, so that a sign-in never makes another's act on the person a late one.
 */
export async function noteAccess(db: Db, noted: Noted, now: Instant): Promise<void> {
  const [counted] = await countUp(db, noted, now)
  if (counted?.count === 1) await enter(db, noted, now)
}

export type Noted = {
  personId: string
  what: 'signed-in' | 'password-wrong' | 'code-wrong' | 'act-refused'
  device: string
}

/** Two kinds that begin at once collide in the history; the second comes after. */
async function enter(db: Db, { personId, what, device }: Noted, now: Instant, tries = TRIES): Promise<void> {
  const subject = subjects.access(personId)
  const last = lastIn(await lastOf(db, subject), subject)
  const by = what === 'signed-in' || what === 'act-refused' ? personId : null
  const done = await record(db, last, { what, by, at: now, particulars: { device } }, [])
  if (!done.ok && tries > 1) await enter(db, { personId, what, device }, now, tries - 1)
}
