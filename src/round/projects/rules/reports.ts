import type { NotFound } from '../../../history/rules.ts'
import type { NotYourRole, Person, ReaderOnly } from '../../../people/rules/person.ts'
import type { OwnInterest } from '../../../people/rules/interest.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'
import type { Content } from '../../proposals/rules/content.ts'
import type { Midterm, PointsRefusal } from './midterm.ts'
import { type Project, spendable, whyNotOffice, whyNotMember } from './project.ts'

/** What a project promised to reach. `baseline` null: counted from nothing. */
export type Indicator = { name: string; unit: string; baseline: number | null; target: number }
/** The same as it was reported. */
export type Actual = { name: string; unit: string; target: number; actual: number }

/** What an organization reports: text, one number for each indicator in their order, 元 spent since the start. */
export type NewReport = { text: string; actuals: number[]; spent: Fen }
export type Outcome = 'accepted' | 'returned'
export type Review = { outcome: Outcome; reason: string; at: Instant }
export type Report = {
  id: string
  milestoneId: string
  revision: number
  text: string
  actuals: Actual[]
  spent: Fen
  at: Instant
  review: Review | null
  /** Of an accepted mid-term report; none where the rulebook has no mark. */
  midterm?: Midterm | null
}

/** Outputs, then effects: the order in which a report answers them. */
export function indicatorsOf(content: Pick<Content, 'outputs' | 'effects'>): Indicator[] {
  const outputs = content.outputs.map(({ name, unit, target }) => ({ name, unit, target, baseline: null }))
  return [
    ...outputs,
    ...content.effects.map(({ name, unit, target, baseline }) => ({ name, unit, target, baseline })),
  ]
}

export const actualsOf = (indicators: Indicator[], values: number[]): Actual[] =>
  indicators.map(({ name, unit, target }, at) => ({ name, unit, target, actual: values[at] ?? 0 }))

/** Whole percent of the way from the baseline to the target, never below 0; it may exceed 100. */
export function percentOf(
  { baseline, target }: Pick<Indicator, 'baseline' | 'target'>,
  actual: number,
): number {
  const from = baseline ?? 0
  if (target === from) return actual >= target ? 100 : 0
  return Math.max(0, Math.round(((actual - from) / (target - from)) * 100))
}

export type ReportState = 'none' | 'waiting' | 'returned' | 'accepted'

/** Where a milestone stands: what has become of its last report. */
export function stateOf(reports: Report[]): ReportState {
  const last = lastReport(reports)
  if (!last) return 'none'
  return last.review ? last.review.outcome : 'waiting'
}

export const lastReport = (reports: Report[]): Report | undefined =>
  reports.toSorted((a, b) => b.revision - a.revision)[0]

export const reportsOn = (reports: Report[], milestoneId: string): Report[] =>
  reports.filter((report) => report.milestoneId === milestoneId)

/** The most that any report which was not returned says was spent. */
export const spentBefore = (reports: Report[]): Fen =>
  Math.max(0, ...reports.filter(({ review }) => review?.outcome !== 'returned').map(({ spent }) => spent))

export type ReportRefusal =
  | NotFound
  | ReaderOnly
  | Ruled<
      | { why: 'project-closed'; at: Instant }
      | { why: 'terminated'; at: Instant }
      | { why: 'already-accepted'; at: Instant }
      | { why: 'report-waiting'; revision: number; at: Instant }
    >
  | ContentRefusal

/** Whether a milestone takes a report now. `reports` are those of the whole project. */
export function whyNotReport(
  project: Project,
  reports: Report[],
  milestoneId: string,
  by: Person,
): ReportRefusal | null {
  const notMember = whyNotMember(by, project)
  if (notMember) return notMember
  const { closedAt, terminatedAt } = project
  if (closedAt !== null) return { why: 'project-closed', by: '#refund', at: closedAt }
  if (terminatedAt) return { why: 'terminated', by: 'sanctions.kinds', at: terminatedAt }
  const last = lastReport(reportsOn(reports, milestoneId))
  if (last?.review?.outcome === 'accepted')
    return { why: 'already-accepted', by: '#record', at: last.review.at }
  if (last && !last.review)
    return { why: 'report-waiting', by: 'projects.reports', revision: last.revision, at: last.at }
  return null
}

export type ContentRefusal = Ruled<
  | { why: 'actuals-differ'; expected: number; given: number }
  | { why: 'spent-fell'; before: Fen; spent: Fen }
  | { why: 'spent-over'; award: Fen; own: Fen; spent: Fen }
>

/** Whether what is reported can be so. `before`: what was already said to be spent. */
export function whyNotContent(
  project: Pick<Project, 'amount' | 'content'>,
  before: Fen,
  report: NewReport,
): ContentRefusal | null {
  const { award, own } = spendable(project)
  const expected = indicatorsOf(project.content).length
  const { spent, actuals } = report
  const given = actuals.length
  if (given !== expected) return { why: 'actuals-differ', by: 'projects.reports', expected, given }
  if (spent < before) return { why: 'spent-fell', by: '#funds', before, spent }
  return spent > award + own ? { why: 'spent-over', by: '#funds', award, own, spent } : null
}

export type ReviewRefusal =
  | NotYourRole
  | OwnInterest
  | Ruled<{ why: 'already-reviewed'; outcome: Outcome; at: Instant }>
  | PointsRefusal

/** A report is reviewed once, by an officer who does not belong to its organization. */
export function whyNotReview(project: Project, report: Report, by: Person): ReviewRefusal | null {
  const notYours = whyNotOffice(by, 'officer', project)
  if (notYours) return notYours
  if (!report.review) return null
  const { outcome, at } = report.review
  return { why: 'already-reviewed', by: '#record', outcome, at }
}
