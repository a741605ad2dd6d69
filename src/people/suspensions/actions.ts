import { type Db, newId } from '../../db/db.ts'
import type { Last, NotFound, Stale } from '../../history/rules.ts'
import { type Change, lastIn, lastOf, record } from '../../history/store.ts'
import { subjects } from '../../history/subjects.ts'
import { letterTo, letterToRole } from '../../letters/store.ts'
import { paths } from '../../paths.ts'
import type { Instant } from '../../shared/days.ts'
import { type Result, refuse } from '../../shared/result.ts'
import { grantsOf, othersHolding, personCard } from '../roles/store.ts'
import type { Person } from '../rules/person.ts'
import * as says from './letters.ts'
import { type Found, type SuspensionRefusal, whyNotEndSessions, whyNotLift, whyNotSuspend } from './rules.ts'
import { deleteSessions, insertLift, insertSuspension, suspensionOf } from './store.ts'

type Done = Promise<Result<null, SuspensionRefusal | Stale | NotFound>>
type Loaded = Found & { name: string; after: Last[] }

/** An administrator signs somebody out everywhere: a lost laptop, a browser that is not theirs. */
export async function endSessions(db: Db, by: Person, personId: string, reason: string, now: Instant): Done {
  const found = await find(db, personId)
  if (!found) return refuse({ why: 'not-found' })
  const refusal = whyNotEndSessions(by, found)
  if (refusal) return refuse(refusal)
  return tell(db, by, found, 'sessions-ended', reason, now, [deleteSessions(db, personId)])
}

/** An administrator keeps somebody out, who is signed out at once; roles and memberships stay as they are. */
export async function suspend(db: Db, by: Person, personId: string, reason: string, now: Instant): Done {
  const found = await find(db, personId)
  if (!found) return refuse({ why: 'not-found' })
  const refusal = whyNotSuspend(by, found)
  if (refusal) return refuse(refusal)
  return tell(db, by, found, 'account-suspended', reason, now, [
    insertSuspension(db, { id: newId(), personId, reason, by: by.id }, now),
    deleteSessions(db, personId),
  ])
}

/** An administrator lets somebody in again. */
export async function lift(db: Db, by: Person, personId: string, reason: string, now: Instant): Done {
  const found = await find(db, personId)
  if (!found) return refuse({ why: 'not-found' })
  const refusal = whyNotLift(by, found)
  if (refusal || !found.suspension) return refuse(refusal ?? { why: 'not-suspended' })
  const row = { suspensionId: found.suspension.id, reason, by: by.id }
  return tell(db, by, found, 'suspension-lifted', reason, now, [insertLift(db, row, now)])
}

/** An administrator's seat is decided upon with all the others': of two who keep each other out only one does. */
async function find(db: Db, personId: string): Promise<Loaded | null> {
  const subject = subjects.person(personId)
  const [[card], grants, [suspension], [others], last, seats] = await db.batch([
    personCard(db, personId),
    grantsOf(db, personId),
    suspensionOf(db, personId),
    othersHolding(db, 'administrator', personId),
    lastOf(db, subject),
    lastOf(db, subjects.administrators),
  ])
  if (!card) return null
  const roles = grants.map(({ role }) => role)
  const after = [lastIn(last, subject)]
  if (roles.includes('administrator')) after.push(lastIn(seats, subjects.administrators))
  const { id, name } = card
  return { id, name, roles, suspension: suspension ?? null, others: others?.count ?? 0, after }
}

function tell(
  db: Db,
  by: Person,
  { id, name, after }: Loaded,
  what: 'sessions-ended' | 'account-suspended' | 'suspension-lifted',
  reason: string,
  now: Instant,
  changes: Change[],
): Promise<Result<null, Stale>> {
  const event = { what, by: by.id, at: now, particulars: { reason, person: id } }
  const letter = LETTERS[what]
  const values = { 姓名: name, 理由: reason }
  return record(db, after, event, [
    ...changes,
    letterTo(id, letter(values, paths.account())),
    letterToRole('auditor', letter(values, paths.personAccess(id))),
  ])
}

const LETTERS = {
  'sessions-ended': says.signedOut,
  'account-suspended': says.suspended,
  'suspension-lifted': says.restored,
}
