import type { Points } from '../../../shared/points.ts'
import type { Numbers } from '../../../rulebook/rules/parameters.ts'

export type Grade = 'A' | 'B' | 'C'
export const GRADE_WORDS: Record<Grade, string> = { A: 'A等', B: 'B等', C: 'C等' }

/** Where A and B begin. */
export type Grades = Pick<Numbers['closing'], 'gradeA' | 'gradeB'>

/** Highest score of an evaluation. */
export const FULL: Points = 10_000

/** A from the round's first line on, B from its second, C below. */
export function gradeOf(score: Points, { gradeA, gradeB }: Grades): Grade {
  if (score >= gradeA) return 'A'
  return score >= gradeB ? 'B' : 'C'
}
