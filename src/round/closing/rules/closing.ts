import type { NotFound } from '../../../history/rules.ts'
import { type NotYourRole, type Person, type ReaderOnly, whyNotRole } from '../../../people/rules/person.ts'
import { type Day, type Instant, dayOf } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'
import { paidOf } from '../../payments/rules/ledger.ts'
import { type OwnOrganization, whyNotImpartial, whyNotMember } from '../../projects/rules/project.ts'
import type { ContentRefusal } from '../../projects/rules/reports.ts'
import {
  type Dossier,
  type Missing,
  type Refund,
  missingOf,
  openMilestones,
  standingReport,
  tranchesDue,
  unspentOf,
} from './dossier.ts'
import type { Grade } from './grade.ts'

export type FinalRefusal =
  | NotFound
  | ReaderOnly
  | { why: 'already-evaluated'; grade: Grade; at: Instant }
  | { why: 'report-waiting'; revision: number; at: Instant }
  | { why: 'milestones-open'; titles: string[] }
  | ContentRefusal

/** A member hands in the final report when every milestone is accepted; one at a time, until it is evaluated. */
export function whyNotSubmit(dossier: Dossier, by: Person): FinalRefusal | null {
  const notMember = whyNotMember(by, dossier.project)
  if (notMember) return notMember
  const { evaluation } = dossier
  if (evaluation) return { why: 'already-evaluated', grade: evaluation.grade, at: evaluation.at }
  const waiting = standingReport(dossier)
  if (waiting) return { why: 'report-waiting', revision: waiting.revision, at: waiting.at }
  const titles = openMilestones(dossier)
  return titles.length > 0 ? { why: 'milestones-open', titles } : null
}

export type JudgeRefusal =
  | NotYourRole
  | OwnOrganization
  | { why: 'already-evaluated'; grade: Grade; at: Instant }
  | { why: 'no-report' }

/** Returning a final report and evaluating it ask the same. */
export function whyNotJudge(dossier: Dossier, by: Person): JudgeRefusal | null {
  const notYours = whyNotRole(by, 'officer') ?? whyNotImpartial(by, dossier.project)
  if (notYours) return notYours
  const { evaluation } = dossier
  if (evaluation) return { why: 'already-evaluated', grade: evaluation.grade, at: evaluation.at }
  return standingReport(dossier) ? null : { why: 'no-report' }
}

export type RefundRefusal =
  | NotYourRole
  | OwnOrganization
  | { why: 'already-closed'; at: Instant }
  | { why: 'not-evaluated' }
  | { why: 'already-returned'; amount: Fen; receivedOn: Day }
  | { why: 'tranches-unpaid'; tranches: number[] }
  | { why: 'nothing-to-return' }

/** Unspent money is known only when the project is evaluated and all that is due to it has been paid. */
export function whyNotRefund(dossier: Dossier, by: Person): RefundRefusal | null {
  const { project, evaluation, refund } = dossier
  const notYours = whyNotRole(by, 'finance') ?? whyNotImpartial(by, project)
  if (notYours) return notYours
  if (refund) return { why: 'already-returned', amount: refund.amount, receivedOn: refund.receivedOn }
  if (project.closedAt !== null) return { why: 'already-closed', at: project.closedAt }
  if (!evaluation) return { why: 'not-evaluated' }
  const tranches = tranchesDue(dossier)
  if (tranches.length > 0) return { why: 'tranches-unpaid', tranches }
  return unspentOf(dossier) ? null : { why: 'nothing-to-return' }
}

export type ReceiptRefusal =
  | { why: 'amount-differs'; amount: Fen; unspent: Fen; paid: Fen; spent: Fen }
  | { why: 'received-in-future'; receivedOn: Day; today: Day }
  | { why: 'received-before-paid'; receivedOn: Day; paidOn: Day }
  | { why: 'voucher-used'; voucher: string }

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
    return {
      why: 'amount-differs',
      amount,
      unspent,
      paid: paidOf(ledger),
      spent: standingReport(dossier)?.spent ?? 0,
    }
  }
  if (receivedOn > today) return { why: 'received-in-future', receivedOn, today }
  if (receivedOn < first) return { why: 'received-before-paid', receivedOn, paidOn: first }
  return isUsed ? { why: 'voucher-used', voucher } : null
}

export type CloseRefusal =
  | NotYourRole
  | OwnOrganization
  | { why: 'already-closed'; at: Instant }
  | { why: 'not-ready'; missing: Missing[] }

export function whyNotClose(dossier: Dossier, by: Person): CloseRefusal | null {
  const { project } = dossier
  const notYours = whyNotRole(by, 'officer') ?? whyNotImpartial(by, project)
  if (notYours) return notYours
  if (project.closedAt !== null) return { why: 'already-closed', at: project.closedAt }
  const missing = missingOf(dossier)
  return missing.length > 0 ? { why: 'not-ready', missing } : null
}
