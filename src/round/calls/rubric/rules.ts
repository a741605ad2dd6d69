import type { Points } from '../../../shared/points.ts'
import type { Criterion } from '../rules/plan.ts'

/** A level with both its ends, the highest first. */
export type Band = { name: string; from: Points; to: Points; means: string }

/** The levels of a criterion: each reaches to a step below the one above it, the first to the criterion's most. */
export function bandsOf({ max, levels = [] }: Pick<Criterion, 'max' | 'levels'>, step: Points): Band[] {
  return levels.map((level, at) => ({ ...level, to: at === 0 ? max : (levels[at - 1]?.from ?? 0) - step }))
}

/** The level that points fall into. */
export const bandAt = (bands: Band[], points: Points | null): Band | undefined =>
  bands.find(({ from, to }) => points !== null && points >= from && points <= to)

/** What the levels are called, where a district has no words of its own. */
export const LEVEL_NAMES = ['优', '良', '中', '差']

/** Levels to start from: from 90%, 75% and 60% of the most, on a step, and from 0. What they mean is the officer's to say. */
export function usualLevels(max: Points, step: Points): { name: string; from: Points }[] {
  const at = (percent: number) => Math.floor((max * percent) / 100 / step) * step
  return LEVEL_NAMES.map((name, level) => ({ name, from: at([90, 75, 60][level] ?? 0) }))
}

/** Whether points can go above the full mark. */
export const hasBonus = (criteria: Criterion[]): boolean => criteria.some(({ bonus }) => bonus)
