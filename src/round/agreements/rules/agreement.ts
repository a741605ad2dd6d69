import type { Barred } from '../../../organizations/rules/applying.ts'
import { type OwnInterest } from '../../../people/rules/interest.ts'
import { type NotYourRole, type Person, whyNotRole } from '../../../people/rules/person.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import { type Calendar, type CalendarUnknown, lastWorkingDay } from '../../../shared/calendar.ts'
import { type Day, type Instant, dayOf, plusDays, plusMonths } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'
import type { Result } from '../../../shared/result.ts'
import type { Numbers } from '../../../rulebook/rules/parameters.ts'
import type { Gate, Tranche } from '../../../rulebook/rules/kinds.ts'
import { type HostRefusal, type HostStanding, whyNotHosted, whyNotOffice } from './hosts.ts'

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

export function tranchesOf(amount: Fen, plan: Tranche[]): TrancheRow[] {
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
  { signWorkingDays }: Numbers['agreements'],
  calendar: Calendar,
): Result<Day, CalendarUnknown> => lastWorkingDay(calendar, dayOf(announcedAt), signWorkingDays, false)

export const SIDES = ['organization', 'bureau'] as const
export type Side = (typeof SIDES)[number]
export const SIDE_WORDS: Record<Side, string> = { organization: '申报单位', bureau: '主办单位' }
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
  | OwnInterest
  | HostRefusal
  | Ruled<{ why: 'not-awarded' } | { why: 'already-drafted'; id: string; seq: number }>
  | StartRefusal
  | Barred

/** Asked by the page, before a day is chosen, and by the action. */
export function whyNotDraft(
  found: { award: object | null; agreement: { id: string; seq: number } | null; hosting: HostStanding },
  by: Person,
): DraftRefusal | null {
  const notYours = whyNotRole(by, 'officer') ?? whyNotOffice(by, found.hosting)
  if (notYours) return notYours
  if (!found.award) return { why: 'not-awarded', by: '#announcement' }
  if (found.agreement) return { why: 'already-drafted', by: '#record', ...found.agreement }
  return whyNotHosted(found.hosting)
}

export type Redrafted = { why: 'redrafted'; draft: number; reason: string }

/** Whether the draft that was read is still the newest. */
export function whyNotRead(
  drafts: { draft: number; reason: string }[],
  read: number | undefined,
): Redrafted | null {
  const newest = drafts.at(-1)
  if (!newest || read === undefined || newest.draft === read) return null
  return { why: 'redrafted', draft: newest.draft, reason: newest.reason }
}

export type StartRefusal = { why: 'starts-in-past'; today: Day }

export function whyNotStart(startsOn: Day, now: Instant): StartRefusal | null {
  const today = dayOf(now)
  return startsOn < today ? { why: 'starts-in-past', today } : null
}

export type RedraftRefusal =
  | NotYourRole
  | OwnInterest
  | HostRefusal
  | Ruled<{ why: 'signed-before'; side: Side; at: Instant }>
  | StartRefusal
  | Redrafted

/** An agreement is drafted anew until somebody has signed it. */
export function whyNotRedraft(
  found: { signatures: Signature[]; hosting: HostStanding },
  by: Person,
): RedraftRefusal | null {
  const notYours = whyNotRole(by, 'officer') ?? whyNotOffice(by, found.hosting)
  if (notYours) return notYours
  const [signed] = found.signatures
  if (signed) return { why: 'signed-before', by: '#record', side: signed.side, at: signed.at }
  // another host than the named one is what it is drafted anew for
  return whyNotHosted({ ...found.hosting, named: null })
}
