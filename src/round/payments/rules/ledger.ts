import type { OwnInterest } from '../../../people/rules/interest.ts'
import type { NotYourRole, Person } from '../../../people/rules/person.ts'
import type { BoundIn } from '../../../rulebook/rules/bound.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import { type Calendar, type CalendarUnknown, lastWorkingDay } from '../../../shared/calendar.ts'
import { type Day, type Instant, dayOf } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'
import type { Result } from '../../../shared/result.ts'
import type { Gate } from '../../../rulebook/rules/kinds.ts'
import type { SanctionKind } from '../../projects/rules/sanctions.ts'
import { type Listing, type Wanted, pageOf } from '../../projects/rules/listing.ts'
import { whyNotOffice } from '../../projects/rules/project.ts'
import type { PaidTo } from './payee.ts'

/** A payment that was made. `voucher`: the number of the accounting voucher, unique in the district. */
export type Payment = { voucher: string; paidOn: Day }
export const TRANCHE_STATES = ['payable', 'waiting', 'paid', 'ended'] as const
/** The view tranche_states says which: paid; payable now, after those before it; waiting; ended: it will not be paid. */
export type TrancheState = (typeof TRANCHE_STATES)[number]
/** One payment of the plan; `passedAt` null: its gate is closed; `payment` null: not paid. */
export type Tranche = {
  seq: number
  percent: number
  amount: Fen
  gate: Gate
  passedAt: Instant | null
  state: TrancheState
  payment: Payment | null
  /** Where its payment went; absent of those that were entered before this was kept. */
  paidTo?: PaidTo | null
  /** When its gate was closed for good, if it was: it is never paid. */
  failedAt?: Instant | null
}
/** What halts an agreement's payments: for a while, or for good. */
export type Halt = { kind: SanctionKind; at: Instant }
/** An agreement's money. `settledAt`: unspent money came back or the project was closed; nothing is paid from then on. */
export type Ledger = {
  /** The rulebook that the round goes by. */
  rulebook?: BoundIn<'payments'> | undefined
  agreementId: string
  roundId: string
  projectId: string | null
  organizationId: string
  organization: string
  title: string
  code: string
  /** The agreement's: 2013-XY-0007. */
  seq: number
  award: Fen
  settledAt: Instant | null
  halt?: Halt | null
  /** In the order in which they are paid. */
  tranches: Tranche[]
}

/** A share that rounds to nothing, and one whose gate was failed, are settled without a payment. */
export const isSettled = ({
  amount,
  payment,
  failedAt = null,
}: Pick<Tranche, 'amount' | 'payment' | 'failedAt'>): boolean =>
  amount === 0 || payment !== null || failedAt !== null

/** The last day to pay, counted from the day after the gate's passing; null where no rule says so, or nothing is due. */
export function payBy(
  { rulebook }: Pick<Ledger, 'rulebook'>,
  { passedAt }: Pick<Tranche, 'passedAt'>,
  calendar: Calendar,
): Result<Day, CalendarUnknown> | null {
  const days = rulebook?.parameters.payments.workingDays
  return days === undefined || passedAt === null
    ? null
    : lastWorkingDay(calendar, dayOf(passedAt), days, false)
}

/** Payable, and its last day is over. */
export function isOverdue(ledger: Ledger, tranche: Tranche, calendar: Calendar, now: Instant): boolean {
  const by = payBy(ledger, tranche, calendar)
  return tranche.state === 'payable' && by !== null && by.ok && by.value < dayOf(now)
}

export const paidOf = (ledger: Ledger): Fen => sum(ledger.tranches.filter(({ payment }) => payment !== null))

export type Totals = { awarded: Fen; payable: Fen; paid: Fen; left: Fen }

/** What was granted, what can be paid now, what was paid, what may still be paid. */
export function totalsOf(ledgers: Ledger[]): Totals {
  const tranches = ledgers.flatMap((ledger) => ledger.tranches)
  const of = (...states: TrancheState[]) => sum(tranches.filter(({ state }) => states.includes(state)))
  const awarded = ledgers.reduce((all, { award }) => all + award, 0)
  return { awarded, payable: of('payable'), paid: of('paid'), left: of('payable', 'waiting') }
}

const sum = (tranches: Tranche[]): Fen => tranches.reduce((all, { amount }) => all + amount, 0)

export type Line = { ledger: Ledger; tranche: Tranche }
/** A page of a round's tranches; the totals are of the agreements with the word, whatever the state. */
export type Paged = Omit<Listing<Line>, 'rows'> & { lines: Line[]; totals: Totals }

/** Of the tranches in each state, how many and how much. */
export type StateSum = { state: TrancheState; count: number; amount: Fen }

/** A page of the tranches of a round, with their sums. */
export function pagedOf(lines: Line[], sums: StateSum[], wanted: Pick<Wanted, 'state' | 'page'>): Paged {
  const of = (state: TrancheState) => sums.find((one) => one.state === state)
  const amount = (...states: TrancheState[]) => states.reduce((all, one) => all + (of(one)?.amount ?? 0), 0)
  const counts = Object.fromEntries(TRANCHE_STATES.map((state) => [state, of(state)?.count ?? 0]))
  const { rows, ...rest } = pageOf(lines, counts, wanted)
  const totals = {
    ...{ awarded: amount(...TRANCHE_STATES), payable: amount('payable') },
    ...{ paid: amount('paid'), left: amount('payable', 'waiting') },
  }
  return { lines: rows, ...rest, totals }
}

export type PayRefusal =
  | NotYourRole
  | OwnInterest
  | Ruled<
      | { why: 'settled'; at: Instant }
      | { why: 'no-such-tranche'; tranche: number }
      | { why: 'nothing-to-pay'; tranche: number }
      | { why: 'already-paid'; tranche: number; paidOn: Day; voucher: string }
      | { why: 'gate-closed'; tranche: number; gate: Gate }
      | { why: 'gate-failed'; tranche: number; gate: Gate; at: Instant }
      | { why: 'halted'; kind: SanctionKind; at: Instant }
      | { why: 'earlier-unpaid'; tranche: number; earlier: number }
      | { why: 'over-award'; award: Fen; paid: Fen; amount: Fen }
    >

/** Whether a tranche can be paid now: after its gate, in its turn, once, and never more than the award in all. */
export function whyNotPay(ledger: Ledger, seq: number, by: Person): PayRefusal | null {
  const notYours = whyNotOffice(by, 'finance', ledger)
  if (notYours) return notYours
  const tranche = ledger.tranches.find((one) => one.seq === seq)
  if (!tranche) return { why: 'no-such-tranche', by: 'payments.tranches', tranche: seq }
  const { payment, amount, gate } = tranche
  if (payment) return { why: 'already-paid', by: 'payments.workingDays', tranche: seq, ...payment }
  if (amount === 0) return { why: 'nothing-to-pay', by: 'payments.tranches', tranche: seq }
  if (ledger.settledAt !== null) return { why: 'settled', by: '#refund', at: ledger.settledAt }
  if (ledger.halt) return { why: 'halted', by: 'sanctions.kinds', ...ledger.halt }
  if (tranche.failedAt)
    return { why: 'gate-failed', by: 'projects.midtermPassMark', tranche: seq, gate, at: tranche.failedAt }
  if (tranche.passedAt === null) return { why: 'gate-closed', by: 'payments.tranches', tranche: seq, gate }
  const earlier = ledger.tranches.find((one) => one.seq < seq && !isSettled(one))
  if (earlier) return { why: 'earlier-unpaid', by: 'payments.tranches', tranche: seq, earlier: earlier.seq }
  const paid = paidOf(ledger)
  return paid + amount > ledger.award
    ? { why: 'over-award', by: 'payments.tranches', award: ledger.award, paid, amount }
    : null
}

export type RecordRefusal = Ruled<
  | { why: 'paid-in-future'; paidOn: Day; today: Day }
  | { why: 'paid-before-gate'; paidOn: Day; gate: Gate; passedOn: Day }
  | { why: 'voucher-used'; voucher: string }
>

/** Whether a payment that was made can be entered so. `isUsed`: another payment has this voucher. */
export function whyNotRecord(
  ledger: Ledger,
  seq: number,
  { voucher, paidOn }: Payment,
  isUsed: boolean,
  now: Instant,
): RecordRefusal | null {
  const tranche = ledger.tranches.find((one) => one.seq === seq)
  const passedOn = dayOf(tranche?.passedAt ?? now)
  const today = dayOf(now)
  if (paidOn > today) return { why: 'paid-in-future', by: 'payments.workingDays', paidOn, today }
  if (tranche && paidOn < passedOn)
    return { why: 'paid-before-gate', by: 'payments.tranches', paidOn, gate: tranche.gate, passedOn }
  return isUsed ? { why: 'voucher-used', by: 'payments.workingDays', voucher } : null
}

/** The tranche that is paid next: the first that is not settled. */
export const nextTranche = (ledger: Ledger): Tranche | undefined =>
  ledger.tranches.find((one) => !isSettled(one))
