import type { Owner } from '../../../owners/rules.ts'
import { type OwnInterest, whyNotImpartial } from '../../../people/rules/interest.ts'
import { type NotYourRole, type Person, whyNotRole } from '../../../people/rules/person.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Ended, type RoundEnded, whyNotGoOn } from '../../calls/rules/ending.ts'
import type { Outcome } from '../rules/eligibility.ts'

/** A current submission that is or is not judged, and who works on it. */
export type Taken = {
  organizationId: string
  ended?: Ended | null | undefined
  check: { outcome: Outcome; at: Instant } | null
  worker: Owner | null
}

export type TakeRefusal =
  | NotYourRole
  | OwnInterest
  | RoundEnded
  | Ruled<{ why: 'already-checked'; outcome: Outcome; at: Instant }>
  | { why: 'taken-by-you' }

/** An officer takes a case that waits, whoever has it: a colleague who has it is told by the page, and nobody is kept from it. */
export function whyNotTake(of: Taken, by: Person): TakeRefusal | null {
  const { organizationId, ended, check, worker } = of
  const notYours = whyNotRole(by, 'officer') ?? whyNotImpartial(by, organizationId) ?? whyNotGoOn(ended)
  if (notYours) return notYours
  if (check) return { why: 'already-checked', by: '#screening', outcome: check.outcome, at: check.at }
  return worker?.id === by.id ? { why: 'taken-by-you' } : null
}

export type GiveBackRefusal = NotYourRole | OwnInterest | { why: 'not-taken-by-you' }

/** Whoever has it gives it back to all. */
export function whyNotGiveBack({ organizationId, worker }: Taken, by: Person): GiveBackRefusal | null {
  const notYours = whyNotRole(by, 'officer') ?? whyNotImpartial(by, organizationId)
  if (notYours) return notYours
  return worker?.id === by.id ? null : { why: 'not-taken-by-you' }
}
