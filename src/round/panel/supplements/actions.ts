import type { Db } from '../../../db/db.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import { assignedLetters } from '../actions.ts'
import { insertAssignments } from '../store/panel.ts'
import { type SupplementRefusal, readyIn, supplement, whyNotSupplement } from './rules.ts'
import { findSupplementing } from './store.ts'

/** An officer gives out what is missing since the assignment, to members who may judge it: nothing that was given out moves. */
export async function supplementSheets(
  db: Db,
  by: Person,
  roundId: string,
  now: Instant,
): Promise<Result<{ sheets: number }, SupplementRefusal | Stale | NotFound>> {
  const found = await findSupplementing(db, roundId)
  if (!found) return refuse({ why: 'not-found' })
  const { of, lasts } = found
  const whyNot = whyNotSupplement(of, by, now)
  if (whyNot) return refuse(whyNot)

  const pairs = supplement(of)
  const members = readyIn(of).filter(({ id }) => pairs.some(({ expertId }) => expertId === id))
  const particulars = {
    sheets: pairs.length,
    submissions: new Set(pairs.map(({ submissionId }) => submissionId)).size,
    experts: members.map(({ id }) => id),
  }
  return record(
    db,
    lasts,
    { what: 'sheets-supplemented', by: by.id, at: now, particulars },
    [...insertAssignments(db, roundId, pairs, by.id, now), ...assignedLetters(of, members, pairs)],
    { sheets: pairs.length },
  )
}
