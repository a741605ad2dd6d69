import type { Unknown, Why } from './agreement.ts'

/** A row of a table: the scores of one proposal, by the same order of experts in every row that is complete. */
export type Scores = readonly number[]

export const sumOf = (numbers: Scores): number => numbers.reduce((sum, each) => sum + each, 0)
export const averageOf = (numbers: Scores): number => sumOf(numbers) / numbers.length

/** The sum of the squares of their distances from their mean. */
export function squaresOf(numbers: Scores): number {
  const mean = averageOf(numbers)
  return numbers.reduce((sum, each) => sum + (each - mean) ** 2, 0)
}

/** Less than the rounding of such a sum can leave over. */
export const isNothing = (part: number, whole: number): boolean => part <= whole * NOTHING
const NOTHING = 1e-12

/** Counted from the first score, so that scores that are all alike leave exactly nothing. */
export function fromFirst(rows: Scores[]): Scores[] {
  const first = rows[0]?.[0] ?? 0
  return rows.map((row) => row.map((score) => score - first))
}

/** A column for each expert. */
export const columnsOf = (rows: Scores[]): Scores[] =>
  (rows[0] ?? []).map((_, at) => rows.map((row) => row[at] ?? 0))

/** What is asked for cannot be computed, which is no refusal of anything. */
export const noNumber = (why: Why): Unknown => ({ value: null, why })
