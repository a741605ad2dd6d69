import type { Db } from '../../../db/db.ts'
import { type Person, roleIn } from '../../../people/rules/person.ts'
import { frozenApplicantNow, frozenIn } from '../applicant/store.ts'
import { lastSubmissionOf, submissionView } from '../store.ts'

/** What counts of a proposal with who handed it in, numbers to call included: for whoever may read it. One round trip. */
export async function findSubmitted(db: Db, proposalId: string, by: Person) {
  const [[view], [frozen]] = await db.batch([
    submissionView(db, proposalId, by),
    frozenApplicantNow(db, proposalId),
  ])
  return view ? { ...view, applying: frozenIn(frozen) } : null
}

/** What its own members keep of a proposal that was handed in, withdrawn or not; null: it never was. One round trip. */
export async function findReceipt(db: Db, by: Person, proposalId: string) {
  const found = await findHandedIn(db, by, proposalId)
  return found && found.receipt
}

export type HandedIn = NonNullable<Awaited<ReturnType<typeof findHandedIn>>>
export type Receipt = NonNullable<HandedIn['receipt']>

/** One's own proposal, with what was handed in last, if anything was. One round trip. */
export async function findHandedIn(db: Db, by: Person, proposalId: string) {
  const [found] = await lastSubmissionOf(db, by, proposalId)
  if (!found) return null
  const { submission, withdrawn, withdrawnBy, number, ...rest } = found
  const withdrawal = submission &&
    withdrawn &&
    withdrawnBy !== null && { revision: submission.revision, ...withdrawn, withdrawnBy }
  return {
    ...rest,
    // the query finds a member's own alone
    role: roleIn(by, rest.organization.id) ?? ('reader' as const),
    receipt:
      submission && number !== null
        ? { ...rest, ...submission, number, withdrawal: withdrawal || null }
        : null,
  }
}
