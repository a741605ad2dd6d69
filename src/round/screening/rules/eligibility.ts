import type { Whose } from '../../../owners/rules.ts'
import { type OwnInterest, whyNotImpartial } from '../../../people/rules/interest.ts'
import { type NotYourRole, type Person, whyNotRole } from '../../../people/rules/person.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import { type Day, type Instant, endOf } from '../../../shared/days.ts'
import { lengthOf } from '../../../shared/words.ts'
import { type Ended, type RoundEnded, whyNotGoOn } from '../../calls/rules/ending.ts'
import type { ChecklistRefusal, Ticks } from './checklist.ts'
import type { CreditRefusal, Look } from './credit.ts'

/** 入围, 未入围. */
export const OUTCOMES = ['eligible', 'ineligible'] as const
export type Outcome = (typeof OUTCOMES)[number]
/** What another officer comes to who looks at a failure again: 维持, 改为通过. */
export const RECHECK_OUTCOMES = ['upheld', 'granted'] as const
export type RecheckOutcome = (typeof RECHECK_OUTCOMES)[number]
/** Where a submission stands in the list: 待审 until it has its outcome. */
export const STATES = ['waiting', ...OUTCOMES] as const
export type State = (typeof STATES)[number]

/** What narrows and orders the list. `page` counts from 1. */
export type Wanted = {
  state?: State | undefined
  track?: string | undefined
  word?: string | undefined
  /** Of whom of the office. */
  whose?: Whose | undefined
  sort: 'number' | '-number' | 'ask' | '-ask'
  page: number
}

/** What an officer finds. A failure has its reason; a pass may have a remark. */
export type Finding = Ticks & {
  outcome: Outcome
  reason: string
  /** Looked up just now, and where. */
  looks?: Look[]
  source?: string
  /** Which look-ups of before stood on the page; absent: whichever there are. */
  seen?: string | undefined
}
/** Where a look-up of this page is from, when nobody says. */
export const USUAL_SOURCE = '公开的信用信息'
/** Longest reason, in characters. */
export const LONGEST_REASON = 500

/** What a rule must know of a current submission: when its call closes, and how it was judged, if it was. */
export type Handed = {
  organizationId: string
  closes: Instant
  check: { outcome: Outcome; at: Instant } | null
  /** How its round has ended before anything was awarded. */
  ended?: Ended | null | undefined
  /** Its own, or that which it answers. */
  correction: { dueOn: Day; answeredAt: Instant | null } | null
}

export type CheckRefusal =
  | NotYourRole
  | RoundEnded
  | OwnInterest
  | Ruled<
      | { why: 'call-still-open'; closesAt: Instant }
      | { why: 'already-checked'; outcome: Outcome; at: Instant }
      /** The organization may still mend it. */
      | { why: 'correction-waits'; dueOn: Day }
    >
export type FindingRefusal =
  | Ruled<{ why: 'reason-missing' }>
  | { why: 'reason-too-long'; limit: number }
  | CreditRefusal
  | ChecklistRefusal

/** Nobody is judged before the call is closed for everybody; the deadline itself is already too late to hand in. */
export function whyNotCheck(
  { organizationId, closes, check, correction, ended }: Handed,
  by: Person,
  now: Instant,
): CheckRefusal | null {
  const notYours = whyNotRole(by, 'officer') ?? whyNotImpartial(by, organizationId) ?? whyNotGoOn(ended)
  if (notYours) return notYours
  if (now < closes) return { why: 'call-still-open', by: '#screening', closesAt: closes }
  if (check) return { why: 'already-checked', by: '#screening', outcome: check.outcome, at: check.at }
  return correction && isWaiting(correction, now)
    ? { why: 'correction-waits', by: 'screening.correctionWorkingDays', dueOn: correction.dueOn }
    : null
}

/** While the organization may still mend it, nobody judges it. */
export const isWaiting = ({ dueOn, answeredAt }: NonNullable<Handed['correction']>, now: Instant): boolean =>
  answeredAt === null && now < endOf(dueOn)

/** What is missing in the finding itself. */
export function whyNotFind({ outcome, reason }: Finding): FindingRefusal | null {
  if (outcome === 'ineligible' && reason.trim() === '') return { why: 'reason-missing', by: '#screening' }
  return lengthOf(reason) > LONGEST_REASON ? { why: 'reason-too-long', limit: LONGEST_REASON } : null
}
