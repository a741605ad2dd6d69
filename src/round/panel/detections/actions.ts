import type { Db } from '../../../db/db.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import { pinRecusal } from '../recusals/actions.ts'
import { type Answer, type AnswerRefusal, whyNotAnswer } from './rules.ts'
import { findDetected, insertAsides } from './store.ts'

type Answered = { pair: string; answer: Answer; reason: string }

/** An officer answers what was found of a member and an organization: the recusal is pinned, or it is no reason for one. */
export async function answerDetection(
  db: Db,
  by: Person,
  roundId: string,
  { pair, answer, reason }: Answered,
  now: Instant,
): Promise<Result<{ sheets: number }, AnswerRefusal | Stale | NotFound>> {
  const found = await findDetected(db, roundId, pair)
  if (!found) return refuse({ why: 'not-found' })
  const { judged, detected, lasts } = found
  const whyNot = whyNotAnswer(judged, detected, by)
  const { detection } = detected
  if (whyNot || !detection) return refuse(whyNot ?? { why: 'not-found' })

  const { expertId: expert, organizationId, organization, grounds } = detection
  if (answer === 'pinned') return pinRecusal(db, by, roundId, { expert, organization, reason }, now)
  return record(
    db,
    lasts,
    {
      what: 'relation-set-aside',
      by: by.id,
      at: now,
      particulars: { expert, organizations: [organizationId], grounds, reason },
    },
    [insertAsides(db, detection, { roundId, reason, by: by.id, at: now })],
    { sheets: 0 },
  )
}
