import type { Known, Unknown } from './agreement.ts'
import { type Scores, columnsOf, noNumber, squaresOf, sumOf } from './spread.ts'

/**
 * Kendall’s coefficient of concordance, corrected for ties (Siegel and Castellan): how far the sums of the ranks lie apart, as a
 * share of how far they could. Each expert’s ranks, with ties at their mean, lie apart by their own sum of squares, which the
 * tables write as (n³ − n − T) / 12; were all experts of one mind, the sums would lie apart by m times what these add up to.
 */
export function concordanceOf(rows: Scores[], raters: number): Known | Unknown {
  if (raters < 2) return noNumber('one-rater')
  if (rows.length < 2) return noNumber('one-subject')
  if (rows.some((row) => row.length < raters)) return noNumber('sheets-missing')
  const ranked = columnsOf(rows).map(ranksOf)
  const most = raters * sumOf(ranked.map(squaresOf))
  if (most === 0) return noNumber('no-variance')
  return { value: squaresOf(columnsOf(ranked).map(sumOf)) / most }
}

/** From 1 for the lowest; equal scores share the mean of their ranks. */
export function ranksOf(scores: Scores): number[] {
  const order = scores.toSorted((a, b) => a - b)
  const firsts = new Map<number, number>()
  const counts = new Map<number, number>()
  for (const [at, score] of order.entries()) {
    if (!firsts.has(score)) firsts.set(score, at + 1)
    counts.set(score, (counts.get(score) ?? 0) + 1)
  }
  return scores.map((score) => (firsts.get(score) ?? 0) + ((counts.get(score) ?? 1) - 1) / 2)
}
