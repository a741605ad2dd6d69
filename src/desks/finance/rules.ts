import type { Reversal } from '../../history/reversals/rules.ts'
import { type Cite, clauseIn, groundsIn } from '../../rulebook/citing.ts'
import type { BoundIn } from '../../rulebook/rules/bound.ts'
import { type Interest, whyNotImpartial } from '../../people/rules/interest.ts'
import { CUSTOM, type Matter, type Term, byCustom, byRule, inOrder } from '../matters/rules/matter.ts'
import { heldBy, reversalMatters } from '../matters/rules/shared.ts'
import { payBy } from '../../round/payments/rules/ledger.ts'
import { type Hindrance, type Payee, accountOn, hindranceOf } from '../../round/payments/rules/payee.ts'
import type { Calendar, CalendarUnknown } from '../../shared/calendar.ts'
import { type Day, type Instant, dayOf } from '../../shared/days.ts'
import type { Fen } from '../../shared/money.ts'
import type { Result } from '../../shared/result.ts'
import type { Ground } from '../../shared/clauses.ts'

/** A tranche whose gate has passed `since`, in its turn, unpaid. `by`: the last day to pay; null without a rule. */
export type Payable = {
  agreementId: string
  tranche: number
  amount: Fen
  title: string
  since: Instant
  by: Result<Day, CalendarUnknown> | null
  clause: Cite | undefined
  /** The last day to pay; where no rule says so, by custom. */
  term: Term
  /** The same for a letter. */
  grounds: Ground[]
  isOverdue: boolean
  /** What has to be settled about the payee first; null: nothing. */
  hindrance: Hindrance['why'] | null
  /** Since when there has been nobody to receive it; null: somebody can. */
  stuckSince: Instant | null
  /** Its agreement would be ended: an approver decides first. */
  isEnding: boolean
  /** Who receives it, and for whom. */
  payee: string
  payees: (string | undefined)[]
  /** Who has confirmed the account that it goes to: another pays. */
  confirmedBy: string[]
}
type Due = Pick<Payable, 'agreementId' | 'tranche' | 'amount' | 'title' | 'since'> & {
  isEnding: 0 | 1
  payee: Payee
  rulebook: BoundIn<'payments'> | undefined
}

const RULE = 'payments.workingDays'

/** What finance may pay, with the last day that the rules leave for it: the first due comes first. */
export function payableOn(due: Due[], calendar: Calendar, now: Instant): Payable[] {
  const today = dayOf(now)
  const rows = due.map(({ rulebook, payee, isEnding, ...row }): Payable => {
    const by = payBy({ rulebook }, { passedAt: row.since }, calendar)
    const isOverdue = by !== null && by.ok && by.value < today
    const [clause, grounds] = [clauseIn(rulebook, RULE), groundsIn(rulebook, null, RULE)]
    const hindrance = hindranceOf(payee, today)?.why ?? null
    const custom = byCustom(calendar, row.since, CUSTOM.prepare)
    const ask = (known: Calendar) => payBy({ rulebook }, { passedAt: row.since }, known)
    const term = byRule(calendar, ask, clause, custom)
    const account = accountOn(payee, today)
    const confirmedBy = payee.confirmed.flatMap((one) => (one.version === account?.version ? [one.by] : []))
    const payees = [payee.id, payee.group?.id]
    const stuckSince = isStuck(hindrance) ? Math.max(row.since, payee.hostOverAt ?? 0) : null
    return {
      ...{ ...row, by, clause, term, grounds, isOverdue, hindrance, stuckSince, payees, confirmedBy },
      ...{ isEnding: isEnding === 1, payee: payee.name },
    }
  })
  return rows.toSorted((a, b) => compareDays(a.term.by, b.term.by))
}
/** An evaluated project that is not closed; `refunded` null: nothing has come back. */
export type Evaluated = {
  projectId: string
  project: string
  organization: string
  since: Instant
  paid: Fen
  spent: Fen
  refunded: Fen | null
  /** A tranche is still to be paid to it, which comes first. */
  due: 0 | 1
}
export type Refund = {
  projectId: string
  project: string
  organization: string
  since: Instant
  amount: Fen
  term: Term
}
export type PaidRow = {
  agreementId: string
  title: string
  organization: string
  tranche: number
  amount: Fen
  voucher: string
  paidOn: Day
}
/** Money of a round: `payable` can be paid now, `payments` counts those tranches. */
export type RoundMoney = {
  id: string
  title: string
  granted: Fen
  payments: number
  payable: Fen
  paid: Fen
  refunded: Fen
}
export type YearMoney = { payments: number; paid: Fen }

export type Finance = {
  payable: Payable[]
  refunds: Refund[]
  rounds: RoundMoney[]
  year: YearMoney
  paid: PaidRow[]
  /** What somebody says no longer holds, and waits for another. */
  reversals: Reversal[]
}

/** What is to come back: paid less spent, where that is more than nothing and nothing has come. */
export const refundsIn = (evaluated: Evaluated[], calendar: Calendar): Refund[] =>
  evaluated
    .filter(({ paid, spent, refunded, due }) => refunded === null && due === 0 && paid > spent)
    .map(({ projectId, project, organization, since, paid, spent }) => ({
      projectId,
      project,
      organization,
      since,
      amount: paid - spent,
      term: byCustom(calendar, since, CUSTOM.refund),
    }))

export const sumOf = (rows: { amount: Fen }[]): Fen => rows.reduce((sum, { amount }) => sum + amount, 0)

/** Of all rounds: how many tranches can be paid now, and how much they come to. */
export const payableIn = ({ rounds }: Pick<Finance, 'rounds'>) => ({
  payments: rounds.reduce((sum, round) => sum + round.payments, 0),
  amount: rounds.reduce((sum, round) => sum + round.payable, 0),
})

const compareDays = (a: Day, b: Day): number => (a < b ? -1 : a > b ? 1 : 0)

/** What waits for finance: to pay, to confirm first an account that has changed, and to enter what came back. The rest is others' to do. */
export function mattersOf(
  { payable, refunds, reversals }: Pick<Finance, 'payable' | 'refunds' | 'reversals'>,
  by: Interested,
): Matter<'pay' | 'settle-payee' | 'refund' | 'answer-reversal'>[] {
  return inOrder([
    ...payable.filter(isOurs).map(({ agreementId, title, since, hindrance, payees, confirmedBy, term }) => ({
      ...{ act: hindrance ? ('settle-payee' as const) : ('pay' as const), id: agreementId, about: title },
      ...{ count: 1, since, ...term },
      held: heldBy(!hindrance && confirmedBy.includes(by.id), whyNotImpartial(by, ...payees)),
    })),
    ...reversalMatters(reversals),
    ...refunds.map(({ projectId, project, organization, since, term }) => ({
      ...{ act: 'refund' as const, id: projectId, about: project, small: organization },
      ...{ count: 1, since, held: null, ...term },
    })),
  ])
}
type Interested = { id: string; interests: Interest[] }

/** An account that is missing, its owner gives; a host that is gone, the group asks back; the officers see to both. */
const isStuck = (hindrance: Payable['hindrance']): boolean =>
  hindrance === 'payee-host-over' || hindrance === 'payee-without-account'
const isOurs = ({ hindrance }: Payable): boolean => !isStuck(hindrance)
