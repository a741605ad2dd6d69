import type { Db } from '../../db/db.ts'
import type { NotFound } from '../../history/rules.ts'
import { type Result, ok, refuse } from '../../shared/result.ts'
import type { Person } from '../rules/person.ts'
import { deleteSession } from './store.ts'

/**
 * Ends one of one's own sessions: whoever holds its cookie is nobody from now on. A session is no record of the
 * round, so it leaves no history, and one guarded statement does it.
 */
export async function endSession(db: Db, by: Person, sessionId: string): Promise<Result<null, NotFound>> {
  const [ended] = await deleteSession(db, by.id, sessionId)
  return ended ? ok(null) : refuse({ why: 'not-found' })
}
