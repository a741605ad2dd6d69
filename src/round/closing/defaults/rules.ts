import type { OwnInterest } from '../../../people/rules/interest.ts'
import { type NotYourRole, type Person, whyNotRole } from '../../../people/rules/person.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import { type Day, type Instant, dayOf, plusDays } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'
import { paidOf } from '../../payments/rules/ledger.ts'
import { whyNotOffice } from '../../projects/rules/project.ts'
import { type Default, type DefaultKind, type Dossier, standingReport, unspentOf } from '../rules/dossier.ts'
import { requestBy } from '../rules/term.ts'

const RULE = 'closing.absentDays'

/** The last day to wait for an organization; null where nothing is waited for, or no rule says how long. */
export function waitUntil(dossier: Dossier, kind: DefaultKind): Day | null {
  const days = dossier.project.rulebook?.parameters.closing.absentDays
  const from =
    kind === 'report' ? requestBy(dossier.project) : dossier.evaluation && dayOf(dossier.evaluation.at)
  return days === undefined || from === null ? null : plusDays(from, days)
}

/** A project whose organization has not done what it should, as the desks read it. `since`: of the evaluation, of the halt. */
export type Absent = {
  kind: DefaultKind
  projectId: string
  project: string
  organizationId: string
  organization: string
  endsOn: Day
  evaluatedAt: Instant | null
  /** When it was terminated, or its organization ceased to be: nobody is waited for. */
  overSince: Instant | null
  rulebook?: Dossier['project']['rulebook']
}

/** The first day on which an officer stands in for it; null: no rule says so. */
export function standInFrom({ kind, evaluatedAt, overSince, ...project }: Absent): Day | null {
  if (overSince !== null) return dayOf(Math.max(overSince, evaluatedAt ?? 0))
  const days = project.rulebook?.parameters.closing.absentDays
  const evaluated = evaluatedAt === null ? null : dayOf(evaluatedAt)
  const from = kind === 'report' ? requestBy(project) : evaluated
  return days === undefined || from === null ? null : plusDays(from, days + 1)
}

type NotOpen = Ruled<
  { why: 'already-closed'; at: Instant } | { why: 'report-there' } | { why: 'nothing-to-recover' }
>

/** Whether there is something that the organization has not done. */
function whyNotAbsent(dossier: Dossier, kind: DefaultKind): NotOpen | null {
  const { project, refund, defaults } = dossier
  if (project.closedAt !== null) return { why: 'already-closed', by: '#refund', at: project.closedAt }
  if (kind === 'report') return standingReport(dossier) ? { why: 'report-there', by: RULE } : null
  const isBooked = defaults.some((one) => one.kind === 'refund' && one.answer?.outcome === 'approved')
  return unspentOf(dossier) && !refund && !isBooked ? null : { why: 'nothing-to-recover', by: '#refund' }
}

export type DefaultRefusal =
  | NotYourRole
  | OwnInterest
  | NotOpen
  | Ruled<
      | { why: 'default-waits'; name: string; at: Instant }
      | { why: 'still-to-wait'; until: Day | null }
      | { why: 'spent-over-paid'; spent: Fen; paid: Fen }
    >

/** An officer proposes it once the rulebook's days are over, or at once when the project is terminated. */
export function whyNotDefault(
  dossier: Dossier,
  kind: DefaultKind,
  by: Person,
  now: Instant,
): DefaultRefusal | null {
  const notYours = whyNotOffice(by, 'officer', dossier.project) ?? whyNotAbsent(dossier, kind)
  if (notYours) return notYours
  const waiting = dossier.defaults.find(({ answer }) => answer === null)
  if (waiting) return { why: 'default-waits', by: RULE, name: waiting.byName, at: waiting.at }
  if (dossier.isTerminated) return null
  const until = waitUntil(dossier, kind)
  return until !== null && until < dayOf(now) ? null : { why: 'still-to-wait', by: RULE, until }
}

/** What was spent is known no further than what was paid. */
export function whyNotSpent(dossier: Dossier, spent: Fen): DefaultRefusal | null {
  const paid = paidOf(dossier.ledger)
  return spent > paid ? { why: 'spent-over-paid', by: RULE, spent, paid } : null
}

export type AnswerDefaultRefusal =
  | NotYourRole
  | OwnInterest
  | NotOpen
  | Ruled<{ why: 'own-default' } | { why: 'default-answered'; at: Instant }>

/** An approver who did not propose it approves it or sends it back. */
export function whyNotAnswer(dossier: Dossier, one: Default, by: Person): AnswerDefaultRefusal | null {
  const notYours = whyNotOffice(by, 'approver', dossier.project)
  if (notYours) return notYours
  if (one.answer) return { why: 'default-answered', by: RULE, at: one.answer.at }
  const whyNot = whyNotAbsent(dossier, one.kind)
  if (whyNot) return whyNot
  return one.by === by.id ? { why: 'own-default', by: '#second-person' } : null
}

export type TakeBackDefaultRefusal =
  | NotYourRole
  | Ruled<{ why: 'default-answered'; at: Instant } | { why: 'not-own-default'; name: string }>

export function whyNotTakeBackDefault(one: Default, by: Person): TakeBackDefaultRefusal | null {
  const notRole = whyNotRole(by, 'officer')
  if (notRole) return notRole
  if (one.answer) return { why: 'default-answered', by: RULE, at: one.answer.at }
  return one.by === by.id ? null : { why: 'not-own-default', by: RULE, name: one.byName }
}
