import type { Db } from '../../../db/db.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import { subjects } from '../../../history/subjects.ts'
import { ownerFor } from '../../../owners/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import { type Instant, dayOf } from '../../../shared/days.ts'
import { handedIn, handedOf } from '../store/handed.ts'

export { insertOwner } from '../../../owners/store.ts'

/** A current submission and who works on it, with where the history of its notes and owners stands; null: there is none, or it is sealed. */
export async function findTaken(db: Db, by: Person, proposalId: string, now: Instant) {
  const subject = subjects.notes('proposal', proposalId)
  const [[row], [worker], last] = await db.batch([
    handedIn(db, proposalId),
    ownerFor(db, by, { kind: 'proposal', id: proposalId }, dayOf(now)),
    lastOf(db, subject),
  ])
  return row ? { taken: { ...handedOf(row), worker: worker ?? null }, last: lastIn(last, subject) } : null
}
