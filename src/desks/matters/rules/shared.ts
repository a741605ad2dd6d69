import type { Reversal } from '../../../history/reversals/rules.ts'
import { clauseIn } from '../../../rulebook/citing.ts'
import { whyNotImpartialIn } from '../../../people/rules/interest.ts'
import type { Person } from '../../../people/rules/person.ts'
import type { Recovery } from '../../../people/recovery/rules.ts'
import type { Asked } from '../../../people/seconds/rules.ts'
import { signBy } from '../../../round/agreements/rules/agreement.ts'
import { type Unopened, openBy } from '../../../round/calls/opening/rules.ts'
import type { Citable } from '../../../rulebook/rules/bound.ts'
import { RECHECK, recheckWithin } from '../../../round/screening/rechecks/rules.ts'
import type { Calendar } from '../../../shared/calendar.ts'
import { type Instant, dayOf, lastDayBy } from '../../../shared/days.ts'
import { CUSTOM, type Held, type Matter, type Term, byCustom, byRule, until } from './matter.ts'

/** Both of the opening: asking for it, and witnessing it. */
export function openingTerm(
  { id, closes }: Pick<Unopened, 'id' | 'closes'>,
  { unopened, calendar }: { unopened: Unopened[]; calendar: Calendar },
): Term {
  const rulebook = unopened.find((one) => one.id === id)?.rulebook
  return byRule(
    calendar,
    (known) => openBy({ rulebook, closes }, known),
    clauseIn(rulebook, 'proposals.openingWorkingDays'),
    byCustom(calendar, lastDayBy(closes), CUSTOM.decide),
  )
}

/** An agreement is drafted and signed within the same days. */
export const signTerm = (
  { announcedAt, closes, signWorkingDays, rulebook }: Signing,
  calendar: Calendar,
): Term =>
  byRule(
    calendar,
    (known) => signBy(announcedAt ?? closes, { signWorkingDays }, known),
    clauseIn(rulebook, 'agreements.signWorkingDays'),
    byCustom(calendar, announcedAt ?? closes, CUSTOM.prepare),
  )
type Signing = {
  announcedAt: Instant | null
  closes: Instant
  signWorkingDays: number
  rulebook?: Citable | undefined
}

/** The last day on which an organization that failed may ask for a re-check; null: none may. Where its year is not known yet, by weekends. */
export function recheckTerm(
  {
    failedAt,
    recheckDays,
    rulebook,
  }: { failedAt: Instant | null; recheckDays: number | null; rulebook?: Citable | undefined },
  calendar: Calendar,
): Term | null {
  if (failedAt === null || !recheckDays) return null
  return byRule(
    calendar,
    (known) => recheckWithin(recheckDays, known, failedAt),
    clauseIn(rulebook, RECHECK),
    { by: dayOf(failedAt) },
  )
}

/** Whoever asked or prepared does not decide; nor does who has an interest. */
export const heldBy = (isOwn: boolean, interest: object | null): Held | null =>
  isOwn ? 'own-act' : interest ? 'own-interest' : null

/** What an officer has asked for, to be witnessed by an auditor or an approver. */
export const openingMatters = (unopened: Unopened[], by: Person, calendar: Calendar): Matter<'witness'>[] =>
  unopened.flatMap((one) => {
    const { id, title: about, askedAt, askedBy } = one
    if (askedAt === null) return []
    const held = heldBy(askedBy === by.id, whyNotImpartialIn(by, id))
    const term = openingTerm(one, { unopened, calendar })
    return [{ act: 'witness' as const, id, about, count: 1, since: askedAt, held, ...term }]
  })

/** Roles of the staff that wait for this second person. */
export const roleMatters = (roles: Asked[]): (Matter<'confirm-role'> & { asked: Asked })[] =>
  roles.map((asked) => ({
    ...{ act: 'confirm-role' as const, id: asked.id, about: asked.name, count: 1 },
    ...{ since: asked.at, held: null, asked, ...until(asked.expiresAt), custom: '过期作废' },
  }))

/** What somebody says no longer holds, and this person may answer. */
export const reversalMatters = (reversals: Reversal[]): (Matter<'answer-reversal'> & { of: Reversal })[] =>
  reversals.map((of) => ({
    ...{ act: 'answer-reversal' as const, id: of.id, about: of.said, count: 1, since: of.at, held: null, of },
    ...{ ...until(of.until), custom: '过期作废' },
  }))

/** Ways back into an account that wait for the same. */
export const recoveryMatters = (
  recoveries: Recovery[],
): (Matter<'confirm-recovery'> & { byName: string })[] =>
  recoveries.map(({ id, name: about, at: since, byName, expiresAt }) => ({
    ...{ act: 'confirm-recovery' as const, id, about, count: 1 },
    ...{ since, held: null, byName, ...until(expiresAt), custom: '过期作废' },
  }))
