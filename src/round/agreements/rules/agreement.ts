import type { Barred } from '../../../organizations/rules/applying.ts'
import {
  type NotYourRole,
  type Person,
  type ReaderOnly,
  has,
  mayEdit,
  whyNotEditFor,
  whyNotRole,
} from '../../../people/rules/person.ts'
import { type Calendar, type CalendarUnknown, lastWorkingDay } from '../../../shared/calendar.ts'
import { type Day, type Instant, dayOf, plusDays, plusMonths } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'
import { type Result, ok, refuse } from '../../../shared/result.ts'
import type { Gate, Plan } from '../../calls/rules/plan.ts'

/** One payment of an agreement: `percent` of the award in whole fen, due once its gate has passed. `seq` counts from 1. */
export type TrancheRow = { seq: number; percent: number; amount: Fen; gate: Gate }

/** What a tranche can wait for: the table's own list. */
export const GATES = ['agreement_signed', 'midterm_passed', 'final_passed'] as const satisfies Gate[]

/** Whole fen: each share rounded down, but the last, which is what is left. The sum is the amount, exactly. */
export function trancheAmounts(amount: Fen, percents: number[]): Fen[] {
  const shares = percents.slice(0, -1).map((percent) => Math.floor((amount * percent) / 100))
  const left = amount - shares.reduce((sum, share) => sum + share, 0)
  return percents.length === 0 ? [] : [...shares, left]
}

export function tranchesOf(amount: Fen, plan: Plan['tranches']): TrancheRow[] {
  const amounts = trancheAmounts(
    amount,
    plan.map(({ percent }) => percent),
  )
  return plan.map(({ percent, on }, at) => ({ seq: at + 1, percent, amount: amounts[at] ?? 0, gate: on }))
}

/** A project of `months` months that starts on a day: the last day counts. */
export const termOf = (startsOn: Day, months: number): { startsOn: Day; endsOn: Day } => ({
  startsOn,
  endsOn: plusDays(plusMonths(startsOn, months), -1),
})

/** The last day to sign, counted from the day after the announcement; refused where that year's holidays are not known. */
export const signBy = (
  announcedAt: Instant,
  { signWithinWorkingDays }: Plan['agreement'],
  calendar: Calendar,
): Result<Day, CalendarUnknown> => lastWorkingDay(calendar, dayOf(announcedAt), signWithinWorkingDays, false)

export const SIDES = ['organization', 'bureau'] as const
export type Side = (typeof SIDES)[number]
export type Signature = { side: Side; by: string; at: Instant }

/** 'none': no agreement yet; the others say whose signature is missing. In force once both sides have signed. */
export const AGREEMENT_STATES = [
  'none',
  'unsigned',
  'wants-bureau',
  'wants-organization',
  'in-force',
] as const
export type AgreementState = (typeof AGREEMENT_STATES)[number]

export function stateOf(signed: {
  organizationAt: Instant | null
  bureauAt: Instant | null
}): AgreementState {
  if (signed.organizationAt !== null && signed.bureauAt !== null) return 'in-force'
  if (signed.organizationAt !== null) return 'wants-bureau'
  return signed.bureauAt === null ? 'unsigned' : 'wants-organization'
}

export type DraftRefusal =
  | NotYourRole
  | { why: 'not-awarded' }
  | { why: 'already-drafted'; id: string; seq: number }
  | { why: 'starts-in-past'; today: Day }
  | Barred

/** Asked by the page, before a day is chosen, and by the action. */
export function whyNotDraft(
  found: { award: object | null; agreement: { id: string; seq: number } | null },
  by: Person,
): DraftRefusal | null {
  const notRole = whyNotRole(by, 'officer')
  if (notRole) return notRole
  if (!found.award) return { why: 'not-awarded' }
  return found.agreement ? { why: 'already-drafted', ...found.agreement } : null
}

export function whyNotStart(startsOn: Day, now: Instant): DraftRefusal | null {
  const today = dayOf(now)
  return startsOn < today ? { why: 'starts-in-past', today } : null
}

export type SignRefusal =
  | NotYourRole
  | ReaderOnly
  | { why: 'not-a-member' }
  | { why: 'say-side' }
  | { why: 'already-signed'; side: Side; at: Instant }
  | { why: 'signed-other-side' }

/** For which sides this person may speak at all. */
export const sidesOf = (by: Person, organizationId: string): Side[] =>
  SIDES.filter((side) => (side === 'bureau' ? has(by, 'approver') : mayEdit(by, organizationId)))

/** The side that follows from who asks; who may speak for both must say which. */
export function sideFor(by: Person, organizationId: string, wanted?: Side): Result<Side, SignRefusal> {
  const sides = sidesOf(by, organizationId)
  const [only] = sides
  const readerOnly = whyNotEditFor(by, organizationId)
  if (readerOnly && (wanted ?? only ?? 'organization') === 'organization') return refuse(readerOnly)
  if (wanted) return sides.includes(wanted) ? ok(wanted) : refuse(whyNotSide(wanted))
  if (!only) return refuse(whyNotSide('bureau'))
  return sides.length === 1 ? ok(only) : refuse({ why: 'say-side' })
}

const whyNotSide = (side: Side): SignRefusal =>
  side === 'bureau' ? { why: 'not-your-role', needs: 'approver' } : { why: 'not-a-member' }

/** Each side signs once, and never both by one hand. */
export function whyNotSign(signatures: Signature[], by: Person, side: Side): SignRefusal | null {
  const signed = signatures.find((signature) => signature.side === side)
  if (signed) return { why: 'already-signed', side, at: signed.at }
  return signatures.some((signature) => signature.by === by.id) ? { why: 'signed-other-side' } : null
}
