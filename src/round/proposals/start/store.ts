import { subjects } from '../../../history/subjects.ts'
import { and, count, eq } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import { applicantsOf } from '../../../organizations/applying/store.ts'
import { callOf } from '../../calls/store.ts'
import { currentSubmissions } from '../tables.ts'

/** What a start needs: the published call, what the organization may, and how many proposals of the organization count already. */
export async function findStart(db: Db, roundId: string, organizationId: string) {
  const [[round], [applicant], [others], last] = await db.batch([
    callOf(db, roundId),
    applicantsOf(db, [organizationId]),
    db
      .select({ count: count() })
      .from(currentSubmissions)
      .where(
        and(eq(currentSubmissions.roundId, roundId), eq(currentSubmissions.organizationId, organizationId)),
      ),
    lastOf(db, subjects.applicant(organizationId, roundId)),
  ])
  return round && applicant
    ? {
        round,
        applicant,
        others: others?.count ?? 0,
        last: lastIn(last, subjects.applicant(organizationId, roundId)),
      }
    : null
}
