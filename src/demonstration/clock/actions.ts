import type { Db } from '../../db/db.ts'
import type { Stale } from '../../history/rules.ts'
import { record } from '../../history/store.ts'
import type { Person } from '../../people/rules/person.ts'
import type { Instant } from '../../shared/days.ts'
import { type Result, refuse } from '../../shared/result.ts'
import { type MoveRefusal, type NewMove, moveAfter, whyNotMove } from './rules.ts'
import { findClock, insertMove } from './store.ts'

/** Asks the clock on to `goal`; the nights between are passed after it (passing.ts). `by` null: whoever started the site. */
export async function moveClock(
  db: Db,
  by: Person | null,
  goal: Instant,
  now: Instant,
): Promise<Result<NewMove, MoveRefusal | { why: 'not-found' } | Stale>> {
  const clock = await findClock(db)
  if (!clock) return refuse({ why: 'not-found' })
  const whyNot = whyNotMove(clock.move, goal, by, now)
  if (whyNot) return refuse(whyNot)
  const move = moveAfter(clock.move, clock.beginning, goal, by?.id ?? null, now)
  const event = { what: 'clock-moved', by: move.by, at: now, particulars: { goal } }
  return record(db, clock.last, event, [insertMove(db, move)], move)
}
