import type { Points } from '../../../shared/points.ts'
import type { Plan } from '../../calls/rules/plan.ts'

export type Grade = 'A' | 'B' | 'C'
export const GRADE_WORDS: Record<Grade, string> = { A: 'A等', B: 'B等', C: 'C等' }

/** Highest score of an evaluation. */
export const FULL: Points = 10_000

/** A from the round's first line on, B from its second, C below. */
export function gradeOf(score: Points, { a, b }: Plan['grades']): Grade {
  if (score >= a) return 'A'
  return score >= b ? 'B' : 'C'
}
