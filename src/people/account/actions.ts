import { subjects } from '../../history/subjects.ts'
import type { Db } from '../../db/db.ts'
import { type NotFound, type Stale, fresh } from '../../history/rules.ts'
import { record } from '../../history/store.ts'
import type { Instant } from '../../shared/days.ts'
import { type Result, ok, refuse } from '../../shared/result.ts'
import type { Person } from '../rules/person.ts'
import { deleteSession } from './store.ts'

/**
 * Ends one of one's own sessions: whoever holds its cookie is nobody from now on. A session is no record of the
 * round, so it leaves no history, and one guarded statement does it. `here`: the session that asks for it.
 */
export async function endSession(
  db: Db,
  by: Person,
  sessionId: string,
  here: string | null,
): Promise<Result<{ wasThis: boolean }, NotFound>> {
  const [ended] = await deleteSession(db, by.id, sessionId)
  return ended ? ok({ wasThis: sessionId === here }) : refuse({ why: 'not-found' })
}

/** The first line of a person's history: the sign-in library has just made the account, in statements of its own. */
export const recordSignUp = (db: Db, personId: string, now: Instant): Promise<Result<null, Stale>> =>
  record(
    db,
    fresh(subjects.person(personId)),
    { what: 'account-registered', by: personId, at: now, particulars: {} },
    [],
  )
