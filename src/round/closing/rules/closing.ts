import type { NotFound } from '../../../history/rules.ts'
import type { NotYourRole, Person, ReaderOnly } from '../../../people/rules/person.ts'
import type { OwnInterest } from '../../../people/rules/interest.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import { type Day, type Instant, dayOf } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'
import { paidOf } from '../../payments/rules/ledger.ts'
import { whyNotOffice, whyNotMember } from '../../projects/rules/project.ts'
import type { ContentRefusal } from '../../projects/rules/reports.ts'
import {
  type Dossier,
  type Missing,
  type Refund,
  isDone,
  missingOf,
  openMilestones,
  standingReport,
  tranchesDue,
  unspentOf,
} from './dossier.ts'
import type { Grade } from './grade.ts'

type AlreadyEvaluated = Ruled<{ why: 'already-evaluated'; grade: Grade; at: Instant }>

const whyNotAgain = ({ evaluation }: Dossier): AlreadyEvaluated | null =>
  evaluation && {
    why: 'already-evaluated',
    by: 'closing.gradeA',
    grade: evaluation.grade,
    at: evaluation.at,
  }

export type FinalRefusal =
  | NotFound
  | ReaderOnly
  | AlreadyEvaluated
  | Ruled<
      { why: 'report-waiting'; revision: number; at: Instant } | { why: 'milestones-open'; titles: string[] }
    >
  | ContentRefusal

/** A member hands in the final report when every milestone is accepted; one at a time, until it is evaluated. */
export function whyNotSubmit(dossier: Dossier, by: Person): FinalRefusal | null {
  const whyNot = whyNotMember(by, dossier.project) ?? whyNotAgain(dossier)
  if (whyNot) return whyNot
  const waiting = standingReport(dossier)
  if (waiting)
    return {
      why: 'report-waiting',
      by: 'closing.requestMonths',
      revision: waiting.revision,
      at: waiting.at,
    }
  const titles = openMilestones(dossier)
  return titles.length > 0 ? { why: 'milestones-open', by: 'projects.reports', titles } : null
}

export type JudgeRefusal = NotYourRole | OwnInterest | AlreadyEvaluated | Ruled<{ why: 'no-report' }>

/** Returning a final report and evaluating it ask the same. */
export function whyNotJudge(dossier: Dossier, by: Person): JudgeRefusal | null {
  const notYours = whyNotOffice(by, 'officer', dossier.project)
  const whyNot = notYours ?? whyNotAgain(dossier)
  if (whyNot) return whyNot
  return standingReport(dossier) ? null : { why: 'no-report', by: 'closing.requestMonths' }
}

export type RefundRefusal =
  | NotYourRole
  | OwnInterest
  | Ruled<
      | { why: 'already-closed'; at: Instant }
      | { why: 'not-evaluated' }
      | { why: 'already-returned'; amount: Fen; receivedOn: Day }
      | { why: 'tranches-unpaid'; tranches: number[] }
      | { why: 'nothing-to-return' }
    >

/** Unspent money is known only when the project is evaluated and all that is due to it has been paid. */
export function whyNotRefund(dossier: Dossier, by: Person): RefundRefusal | null {
  const { project, evaluation, refund } = dossier
  const notYours = whyNotOffice(by, 'finance', project)
  if (notYours) return notYours
  if (refund)
    return { why: 'already-returned', by: '#refund', amount: refund.amount, receivedOn: refund.receivedOn }
  // what was booked as to be recovered may still come after the end
  if (project.closedAt !== null && !isDone(dossier, 'refund'))
    return { why: 'already-closed', by: '#refund', at: project.closedAt }
  if (!evaluation) return { why: 'not-evaluated', by: 'closing.gradeA' }
  const tranches = tranchesDue(dossier)
  if (tranches.length > 0) return { why: 'tranches-unpaid', by: '#refund', tranches }
  return unspentOf(dossier) ? null : { why: 'nothing-to-return', by: '#refund' }
}

export type ReceiptRefusal = Ruled<
  | { why: 'amount-differs'; amount: Fen; unspent: Fen; paid: Fen; spent: Fen }
  | { why: 'received-in-future'; receivedOn: Day; today: Day }
  | { why: 'received-before-paid'; receivedOn: Day; paidOn: Day }
  | { why: 'voucher-used'; voucher: string }
>

/** All of it, to the fen, on a day between the first payment and today. `isUsed`: another refund has this voucher. */
export function whyNotReceive(
  dossier: Dossier,
  { amount, voucher, receivedOn }: Refund,
  isUsed: boolean,
  now: Instant,
): ReceiptRefusal | null {
  const { ledger } = dossier
  const unspent = unspentOf(dossier) ?? 0
  const [first = receivedOn] = ledger.tranches.flatMap(({ payment }) => payment?.paidOn ?? []).toSorted()
  const today = dayOf(now)
  if (amount !== unspent) {
    const spent = standingReport(dossier)?.spent ?? 0
    return { why: 'amount-differs', by: '#refund', amount, unspent, paid: paidOf(ledger), spent }
  }
  if (receivedOn > today) return { why: 'received-in-future', by: '#refund', receivedOn, today }
  if (receivedOn < first) return { why: 'received-before-paid', by: '#refund', receivedOn, paidOn: first }
  return isUsed ? { why: 'voucher-used', by: '#refund', voucher } : null
}

export type CloseRefusal =
  | NotYourRole
  | OwnInterest
  | Ruled<{ why: 'already-closed'; at: Instant } | { why: 'not-ready'; missing: Missing[] }>

export function whyNotClose(dossier: Dossier, by: Person): CloseRefusal | null {
  const { project } = dossier
  const notYours = whyNotOffice(by, 'officer', project)
  if (notYours) return notYours
  if (project.closedAt !== null) return { why: 'already-closed', by: '#refund', at: project.closedAt }
  const missing = missingOf(dossier)
  return missing.length > 0 ? { why: 'not-ready', by: '#refund', missing } : null
}
