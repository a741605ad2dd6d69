import type { Ruled } from '../../../rulebook/rules/by.ts'
import { type Day, type Instant, endOf } from '../../../shared/days.ts'
import type { Points } from '../../../shared/points.ts'
import type { Milestone } from './milestones.ts'
import type { Project } from './project.ts'
import type { Outcome } from './reports.ts'

/** Passed, or failed for good: too few points, or a first report after the due day. */
export const VERDICTS = ['passed', 'below-mark', 'late'] as const
export type Verdict = (typeof VERDICTS)[number]

/** What an accepted mid-term report was given. */
export type Midterm = { points: Points; outcome: Verdict }
/** Most points, with all that may come on top of a hundred. */
export const MOST_POINTS: Points = 20_000

/** Points are given where the rulebook has a mark to reach. */
export const wantsPoints = (
  { rulebook }: Pick<Project, 'rulebook'>,
  { kind }: Pick<Milestone, 'kind'>,
): boolean => rulebook !== undefined && kind === 'midterm'

/** `firstAt`: when the milestone's first report came in; one that was returned and mended is still in time. */
export function verdictOf(points: Points, mark: Points, dueOn: Day, firstAt: Instant): Verdict {
  if (firstAt >= endOf(dueOn)) return 'late'
  return points >= mark ? 'passed' : 'below-mark'
}

export type PointsRefusal = Ruled<{ why: 'points-missing' }>

/** Whoever accepts a mid-term report says what it is worth. */
export const whyNotPoints = (
  project: Pick<Project, 'rulebook'>,
  milestone: Pick<Milestone, 'kind'>,
  { outcome, points }: { outcome: Outcome; points: Points | null },
): PointsRefusal | null =>
  outcome === 'accepted' && points === null && wantsPoints(project, milestone)
    ? { why: 'points-missing', by: 'projects.midtermPassMark' }
    : null
