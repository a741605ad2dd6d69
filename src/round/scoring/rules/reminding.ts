import { type NotYourRole, type Person, whyNotRole } from '../../../people/rules/person.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import { type Instant, dayOf } from '../../../shared/days.ts'
import { type Ended, type RoundEnded, whyNotGoOn } from '../../calls/rules/ending.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import { type TimeRefusal, whyNotInTime } from './sheet.ts'

/** A round in scoring: how many experts have sheets left, and when they were last reminded of them. */
export type Reminding = {
  plan: Plan
  ended?: Ended | null | undefined
  behind: number
  remindedAt: Instant | null
}

export type RemindRefusal =
  | NotYourRole
  | TimeRefusal
  | RoundEnded
  | Ruled<{ why: 'everybody-done' } | { why: 'reminded-today'; at: Instant }>

/** An officer reminds the experts who have sheets left, while the scoring runs; once a day. */
export function whyNotRemind(
  { plan, ended, behind, remindedAt }: Reminding,
  by: Person,
  now: Instant,
): RemindRefusal | null {
  const whyNot = whyNotRole(by, 'officer') ?? whyNotGoOn(ended) ?? whyNotInTime(plan, now)
  if (whyNot) return whyNot
  if (behind === 0) return { why: 'everybody-done', by: '#scoring' }
  const isAgain = remindedAt !== null && dayOf(remindedAt) === dayOf(now)
  return isAgain ? { why: 'reminded-today', by: '#scoring', at: remindedAt } : null
}
