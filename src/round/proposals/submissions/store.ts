import type { Db } from '../../../db/db.ts'
import { frozenApplicantNow, frozenIn } from '../applicant/store.ts'
import { submissionView } from '../store.ts'

/** What counts of a proposal with who handed it in, numbers to call included: for its members and the staff. One round trip. */
export async function findSubmitted(db: Db, proposalId: string, isMine: boolean) {
  const [[view], [frozen]] = await db.batch([
    submissionView(db, proposalId, isMine),
    frozenApplicantNow(db, proposalId),
  ])
  return view ? { ...view, applying: frozenIn(frozen) } : null
}
