import { type NotYourRole, type Person, whyNotRole } from '../../../people/rules/person.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'
import type { Dates, Plan } from './plan.ts'

/** A round and what has become of its call. `publishedAt` null: still a draft. */
export type Round = { id: string; plan: Plan; publishedAt: Instant | null }

/** What the staff know of it besides. */
export type Drafted = Round & {
  /** Version of the working text. */
  version: number
  /** Everyone who wrote on it, by id. */
  draftedBy: string[]
}

export type Phase = 'upcoming' | 'open' | 'closed'

/** Read off the clock, never stored. A deadline is the first instant that is too late. */
export function phaseOf(dates: Dates, now: Instant): Phase {
  if (now < dates.opens) return 'upcoming'
  return now < dates.closes ? 'open' : 'closed'
}

export const quotaOf = (plan: Plan): number => plan.tracks.reduce((sum, track) => sum + track.quota, 0)
export const budgetOf = (plan: Plan): Fen => plan.tracks.reduce((sum, track) => sum + track.budget, 0)
export const pointsOf = (plan: Plan): number =>
  plan.criteria.reduce((sum, criterion) => sum + criterion.max, 0)
export const trackOf = (plan: Plan, code: string) => plan.tracks.find((track) => track.code === code)

export type DraftRefusal = NotYourRole | { why: 'published-is-frozen' } | { why: 'code-taken'; code: string }

export function whyNotEdit(round: Drafted, by: Person): DraftRefusal | null {
  if (round.publishedAt !== null) return { why: 'published-is-frozen' }
  return whyNotRole(by, 'officer')
}

export type PublishRefusal =
  | NotYourRole
  | { why: 'already-published'; at: Instant }
  | { why: 'own-draft' }
  | { why: 'contradictory'; faults: PlanFault[] }

/** Asked by the page, to explain, and by the action, to refuse. Whoever wrote a word of the plan does not publish it. */
export function whyNotPublish(round: Drafted, by: Person, now: Instant): PublishRefusal | null {
  const notRole = whyNotRole(by, 'approver')
  if (notRole) return notRole
  if (round.publishedAt !== null) return { why: 'already-published', at: round.publishedAt }
  if (round.draftedBy.includes(by.id)) return { why: 'own-draft' }
  const faults = faultsOf(round.plan, now)
  return faults.length > 0 ? { why: 'contradictory', faults } : null
}

export type PlanFault =
  | 'closes-before-opens'
  | 'scoring-ends-before-closing'
  | 'closes-in-the-past'
  | 'same-code-twice'
  | 'tie-break-unknown'
  | 'tranches-are-not-all'
  | 'grades-out-of-order'
  | 'panel-below-minimum'
  | 'budget-below-one-ask'
  | 'pass-mark-out-of-reach'

/** What contradicts itself in a plan; a plan can be saved with faults, but not published. */
export function faultsOf(plan: Plan, now: Instant): PlanFault[] {
  const { dates, scoring, criteria, tracks, tranches, grades } = plan
  const found: [boolean, PlanFault][] = [
    [dates.closes <= dates.opens, 'closes-before-opens'],
    [dates.scoringCloses <= dates.closes, 'scoring-ends-before-closing'],
    [dates.closes <= now, 'closes-in-the-past'],
    [hasTwins(tracks) || hasTwins(criteria), 'same-code-twice'],
    [scoring.tieBreak.some((code) => !criteria.some((one) => one.code === code)), 'tie-break-unknown'],
    [tranches.reduce((sum, { percent }) => sum + percent, 0) !== 100, 'tranches-are-not-all'],
    [grades.a <= grades.b, 'grades-out-of-order'],
    [scoring.panelSize < scoring.minSheets, 'panel-below-minimum'],
    [tracks.some((track) => track.budget < track.askMax), 'budget-below-one-ask'],
    [scoring.passMark > pointsOf(plan), 'pass-mark-out-of-reach'],
  ]
  return found.flatMap(([isSo, fault]) => (isSo ? [fault] : []))
}

const hasTwins = (items: { code: string }[]): boolean =>
  new Set(items.map(({ code }) => code)).size < items.length

/** "2013-SQ-0010": a number people can say, unique within the district. */
export const numbered = (plan: { code: string }, letters: 'SQ' | 'XY', seq: number): string =>
  `${plan.code}-${letters}-${String(seq).padStart(4, '0')}`
