import type { Db } from '../db/db.ts'
import type { Last, Stale } from '../history/rules.ts'
import { record } from '../history/store.ts'
import type { Person } from '../people/rules/person.ts'
import type { Instant } from '../shared/days.ts'
import { type Result, refuse } from '../shared/result.ts'
import { type DecideRefusal, type Outcome, type Printed, whyNotDecide } from './rules.ts'
import { insertDecision } from './store.ts'

/** An officer decides what becomes of a number in the public texts of a round; a later decision takes its place. */
export async function decideNumber(
  db: Db,
  by: Person,
  { roundId, number, last }: { roundId: string; number: Printed; last: Last },
  { outcome, reason }: { outcome: Outcome; reason: string },
  now: Instant,
): Promise<Result<null, DecideRefusal | Stale>> {
  const whyNot = whyNotDecide(by, roundId, number, outcome)
  if (whyNot) return refuse(whyNot)
  const { what, masked } = number
  return await record(
    db,
    last,
    {
      what: 'number-decided',
      by: by.id,
      at: now,
      particulars: { number: masked, kind: what, outcome, reason },
    },
    [insertDecision(db, number, { roundId, outcome, reason, by: by.id, at: now })],
  )
}
