import { type OwnInterest, whyNotImpartial } from '../../../people/rules/interest.ts'
import {
  type NotYourRole,
  type Person,
  type ReaderOnly,
  whyNotEditFor,
  whyNotRole,
} from '../../../people/rules/person.ts'
import type { Citable } from '../../../rulebook/rules/bound.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import { type Calendar, type CalendarUnknown, lastWorkingDay } from '../../../shared/calendar.ts'
import { type Day, type Instant, dayOf } from '../../../shared/days.ts'
import { type Result, ok } from '../../../shared/result.ts'
import { type Ended, type RoundEnded, whyNotGoOn } from '../../calls/rules/ending.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import type { CreditRefusal } from '../rules/credit.ts'
import type { Outcome as Finding, RecheckOutcome as Outcome } from '../rules/eligibility.ts'

/** What the clause on re-checks sets. */
export const RECHECK = 'screening.recheckDays'

/** 复核, as it was asked for, and what has become of it. `findingId`: the failure that it is about, `failed`: its reason. */
export type Recheck = {
  id: string
  findingId: string
  failed: string
  reason: string
  by: string
  at: Instant
  answer: { outcome: Outcome; reason: string; at: Instant } | null
}

/** A current submission with all that a re-check of it rests on. `check`: the finding that counts. */
export type Rechecked = {
  organizationId: string
  plan: Pick<Plan, 'parameters'>
  ended: Ended | null
  check: { id: string; outcome: Finding; by: string; at: Instant } | null
  recheck: Recheck | null
  /** Experts have their sheets: who is judged with whom is settled. */
  isAssigned: boolean
  /** Until when a second person may take the finding back; null: nobody has asked. */
  reversalWaits: Instant | null
}

/** One that nobody has answered, as a desk reads it. `foundBy`: another officer decides. */
export type WaitingRecheck = {
  proposalId: string
  title: string
  organizationId: string
  roundId: string
  round: string
  foundBy: string
  at: Instant
}

/** A failure that its organization may ask to be looked at again. */
export type Recheckable = {
  proposalId: string
  title: string
  failedAt: Instant
  recheckDays: number
  rulebook: Citable | undefined
}

/** Working days from the letter that tells of a failure; 0 where there are no re-checks, as in a round whose rules know of none. */
export const recheckDays = ({ parameters }: Pick<Plan, 'parameters'>): number =>
  parameters.screening.recheckDays ?? 0

/** The last day to ask, until 24:00; the day of the letter does not count. null: there are none, or nothing failed. */
export function recheckBy(
  plan: Pick<Plan, 'parameters'>,
  calendar: Calendar,
  failedAt: Instant | null,
): Result<Day | null, CalendarUnknown> {
  const days = recheckDays(plan)
  return days === 0 || failedAt === null ? ok(null) : recheckWithin(days, calendar, failedAt)
}

/** The same by how many working days there are. */
export const recheckWithin = (
  days: number,
  calendar: Calendar,
  failedAt: Instant,
): Result<Day, CalendarUnknown> => lastWorkingDay(calendar, dayOf(failedAt), days, false)

export type AskRefusal =
  | ReaderOnly
  | RoundEnded
  | Ruled<
      | { why: 'nothing-failed' }
      | { why: 'recheck-asked'; at: Instant }
      | { why: 'no-rechecks' }
      | { why: 'recheck-over'; lastDay: Day }
      | { why: 'sheets-assigned' }
      | CalendarUnknown
    >

/** Asked by the page to explain, and by the action to refuse. The organization asks, once for each submission. */
export function whyNotAsk(of: Rechecked, by: Person, calendar: Calendar, now: Instant): AskRefusal | null {
  const { check, recheck, plan, ended, isAssigned } = of
  const notYours = whyNotEditFor(by, of.organizationId) ?? whyNotGoOn(ended)
  if (notYours) return notYours
  if (recheck) return { why: 'recheck-asked', by: RECHECK, at: recheck.at }
  if (check?.outcome !== 'ineligible') return { why: 'nothing-failed', by: RECHECK }
  const lastDay = recheckBy(plan, calendar, check.at)
  if (!lastDay.ok) return { ...lastDay.refusal, by: RECHECK }
  if (lastDay.value === null) return { why: 'no-rechecks', by: RECHECK }
  if (dayOf(now) > lastDay.value) return { why: 'recheck-over', by: RECHECK, lastDay: lastDay.value }
  return isAssigned ? { why: 'sheets-assigned', by: RECHECK } : null
}

export type AnswerRefusal =
  | NotYourRole
  | RoundEnded
  | OwnInterest
  | Ruled<
      | { why: 'no-recheck-waits' }
      | { why: 'recheck-answered'; outcome: Outcome; at: Instant }
      /** Another officer decides; where there is none, an administrator makes somebody one. */
      | { why: 'own-finding' }
      | { why: 'reversal-waits'; until: Instant }
      | { why: 'sheets-assigned' }
    >
  | CreditRefusal

/** An officer decides who has not found it to fail, and does not belong to the organization. */
export function whyNotAnswer(of: Rechecked, by: Person, outcome: Outcome): AnswerRefusal | null {
  const { check, recheck, ended, isAssigned, reversalWaits } = of
  const notYours = whyNotRole(by, 'officer') ?? whyNotImpartial(by, of.organizationId) ?? whyNotGoOn(ended)
  if (notYours) return notYours
  if (recheck?.answer) {
    return { why: 'recheck-answered', by: RECHECK, outcome: recheck.answer.outcome, at: recheck.answer.at }
  }
  // a finding that two people took back meanwhile is judged anew
  if (!recheck || check?.id !== recheck.findingId) return { why: 'no-recheck-waits', by: RECHECK }
  if (check.by === by.id) return { why: 'own-finding', by: RECHECK }
  if (reversalWaits !== null) return { why: 'reversal-waits', by: '#second-person', until: reversalWaits }
  return outcome === 'granted' && isAssigned ? { why: 'sheets-assigned', by: RECHECK } : null
}
