import type { Db } from '../../../db/db.ts'
import type { Person } from '../../../people/rules/person.ts'
import { frozenApplicantNow, frozenIn } from '../applicant/store.ts'
import { submissionView } from '../store.ts'

/** What counts of a proposal with who handed it in, numbers to call included: for whoever may read it. One round trip. */
export async function findSubmitted(db: Db, proposalId: string, by: Person) {
  const [[view], [frozen]] = await db.batch([
    submissionView(db, proposalId, by),
    frozenApplicantNow(db, proposalId),
  ])
  return view ? { ...view, applying: frozenIn(frozen) } : null
}
