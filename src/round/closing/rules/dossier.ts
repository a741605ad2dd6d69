import type { Day, Instant } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'
import type { Points } from '../../../shared/points.ts'
import { type Ledger, isSettled, paidOf } from '../../payments/rules/ledger.ts'
import type { Milestone } from '../../projects/rules/milestones.ts'
import type { Project } from '../../projects/rules/project.ts'
import { type Actual, type Report, reportsOn, stateOf } from '../../projects/rules/reports.ts'
import type { Grade, Grades } from './grade.ts'

/** 结项报告. `returned` null: not sent back; the last of them waits or was evaluated. */
export type FinalReport = {
  id: string
  revision: number
  text: string
  actuals: Actual[]
  spent: Fen
  at: Instant
  returned: { reason: string; at: Instant } | null
}
export type Evaluation = { finalReportId: string; score: Points; grade: Grade; text: string; at: Instant }
/** Unspent money that came back. */
export type Refund = { amount: Fen; voucher: string; receivedOn: Day }

/** What a silent organization leaves to the office: its final report, or the money that it should return. */
export type DefaultKind = 'report' | 'refund'
/** 缺席办理, as it was proposed, and what has become of it. `amount`: spent as far as it is known, or to be recovered. */
export type Default = {
  id: string
  kind: DefaultKind
  amount: Fen
  reason: string
  by: string
  byName: string
  at: Instant
  answer: {
    outcome: 'approved' | 'returned' | 'withdrawn'
    reason: string
    byName: string
    at: Instant
  } | null
}

/** All that closing a project rests on. */
export type Dossier = {
  project: Project
  grades: Grades
  milestones: Milestone[]
  reports: Report[]
  finalReports: FinalReport[]
  evaluation: Evaluation | null
  ledger: Ledger
  refund: Refund | null
  /** The newest first. */
  defaults: Default[]
  /** The project is terminated, or its organization is no more: nobody is waited for. */
  isTerminated: boolean
}

export const openMilestones = ({ milestones, reports }: Dossier): string[] =>
  milestones.filter(({ id }) => stateOf(reportsOn(reports, id)) !== 'accepted').map(({ title }) => title)

/** The final report that has not been returned. There is at most one: the next comes only after a return. */
export const standingReport = ({ finalReports }: Pick<Dossier, 'finalReports'>): FinalReport | undefined =>
  finalReports.find(({ returned }) => returned === null)

/** Numbers of the tranches that are still to be paid: none whose agreement was ended. */
export const unpaidTranches = ({ ledger }: Dossier): number[] =>
  ledger.tranches.filter((tranche) => !isSettled(tranche) && tranche.state !== 'ended').map(({ seq }) => seq)

/**
 * What is to come back: paid less spent, by the evaluated final report; the grant counts as spent before the
 * organization's own money. Null before the evaluation, and while a tranche that is due is unpaid.
 */
export function unspentOf(dossier: Dossier): Fen | null {
  const { evaluation, ledger } = dossier
  const report = standingReport(dossier)
  if (!evaluation || !report || tranchesDue(dossier).length > 0) return null
  return Math.max(0, paidOf(ledger) - report.spent)
}

/** A and B are paid in full before they are closed; of C what was not paid stays unpaid. */
export const tranchesDue = (dossier: Dossier): number[] =>
  dossier.evaluation && dossier.evaluation.grade !== 'C' ? unpaidTranches(dossier) : []

/** The office has done it without the organization. */
export const isDone = ({ defaults }: Pick<Dossier, 'defaults'>, kind: DefaultKind): boolean =>
  defaults.some((one) => one.kind === kind && one.answer?.outcome === 'approved')

export type Missing =
  | { what: 'milestones'; titles: string[] }
  | { what: 'final-report' }
  | { what: 'evaluation' }
  | { what: 'tranches'; tranches: number[] }
  | { what: 'refund'; unspent: Fen }

/** What is still to be done before a project can be closed, in order. */
export function missingOf(dossier: Dossier): Missing[] {
  const missing: Missing[] = []
  const titles = openMilestones(dossier)
  const due = tranchesDue(dossier)
  const unspent = unspentOf(dossier)
  // what the organization did not report is known no further
  if (titles.length > 0 && !isDone(dossier, 'report')) missing.push({ what: 'milestones', titles })
  if (!standingReport(dossier)) missing.push({ what: 'final-report' })
  if (!dossier.evaluation) missing.push({ what: 'evaluation' })
  if (due.length > 0) missing.push({ what: 'tranches', tranches: due })
  if (unspent && !dossier.refund && !isDone(dossier, 'refund')) missing.push({ what: 'refund', unspent })
  return missing
}
