import { type OwnInterest, whyNotImpartialIn } from '../../../people/rules/interest.ts'
import { type NotYourRole, type Person, whyNotRole } from '../../../people/rules/person.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import { type Ended, type RoundEnded, whyNotGoOn } from '../../calls/rules/ending.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import type { Kept } from '../rules/checklist.ts'
import type { Outcome } from '../rules/eligibility.ts'

/** What the clause on telling the results sets. */
export const SENT = 'screening.resultsSent'

/** Findings are the office's own until all are told at one moment; in rules of before each is told as it comes. */
export const isHeld = ({ parameters }: Pick<Plan, 'parameters'>): boolean =>
  parameters.screening.resultsSent === 'together'

/** A finding that is held, of a submission that counts. */
export type Held = {
  findingId: string
  proposalId: string
  organizationId: string
  organization: string
  title: string
  number: number
  outcome: Outcome
  reason: string
  /** What was found of each condition. */
  items: Kept[]
}

/** How many submissions of a round nobody has judged, and how many findings are held. */
export type Results = { roundId: string; ended: Ended | null; left: number; held: number }

/** A sending of before, and what it told. */
export type Sent = { id: string; at: number; name: string; eligible: number; ineligible: number }

export type SendRefusal =
  | NotYourRole
  | OwnInterest
  | RoundEnded
  | Ruled<{ why: 'not-all-judged'; left: number } | { why: 'nothing-held' }>

/** Once every submission is judged, an officer who belongs to none of their organizations tells all of them at one moment. */
export function whyNotSend({ roundId, ended, left, held }: Results, by: Person): SendRefusal | null {
  const notYours = whyNotRole(by, 'officer') ?? whyNotImpartialIn(by, roundId) ?? whyNotGoOn(ended)
  if (notYours) return notYours
  if (left > 0) return { why: 'not-all-judged', by: SENT, left }
  return held === 0 ? { why: 'nothing-held', by: SENT } : null
}
