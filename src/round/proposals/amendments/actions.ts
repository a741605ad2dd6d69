import type { Db } from '../../../db/db.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import { letterToOrganizations } from '../../../letters/store.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { groundsIn } from '../../../rulebook/citing.ts'
import { type Instant, sayDeadline } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import { type DecideRefusal, whyNotPublishAmendment } from '../../calls/amendments/rules/amendment.ts'
import { findAmendment, publishStatements } from '../../calls/amendments/store.ts'
import * as says from '../rules/letters.ts'
import { applicantsIn } from '../store.ts'

/**
 * An approver publishes an amendment: the round's plan is what it says, and everybody who has a draft or a proposal
 * in the round is told. It stands here because who they are is known only from here on.
 */
export async function publishAmendment(
  db: Db,
  by: Person,
  id: string,
  now: Instant,
): Promise<Result<{ roundId: string }, DecideRefusal | Stale | NotFound>> {
  const found = await findAmendment(db, id)
  if (!found) return refuse({ why: 'not-found' })
  const { round, amendment, last } = found
  const whyNot = whyNotPublishAmendment(amendment, round, by, now)
  if (whyNot) return refuse(whyNot)
  const { title, dates } = amendment.plan
  return record(
    db,
    last,
    { what: 'amendment-published', by: by.id, at: now, particulars: { amendment: id, seq: amendment.seq } },
    [
      ...publishStatements(db, amendment, by.id, now),
      letterToOrganizations(
        applicantsIn(round.id),
        says.callAmended(
          {
            ...{ 期: title, 原因: amendment.reason, 期限: sayDeadline(dates.closes) },
            评分期限: sayDeadline(dates.scoringCloses),
          },
          {
            about: paths.call(round.id),
            grounds: groundsIn(amendment.plan.rulebook, round.id, '#amendment'),
          },
        ),
      ),
    ],
    { roundId: round.id },
  )
}
