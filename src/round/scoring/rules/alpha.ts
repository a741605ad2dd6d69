import type { Known, Unknown } from './agreement.ts'
import { type Scores, fromFirst, isNothing, noNumber, squaresOf, sumOf } from './spread.ts'

/**
 * Krippendorff’s alpha of interval data, a row a proposal: 1 less the observed differences over those expected by chance.
 * A proposal with one sheet compares with nothing and is left out (Krippendorff, Computing Krippendorff’s Alpha-Reliability,
 * 2011). The squared differences of all pairs of a row are twice its number of scores times its sum of squares.
 */
export function alphaOf(rows: Scores[], raters: number): Known | Unknown {
  const paired = fromFirst(rows.filter((row) => row.length > 1))
  if (raters < 2) return noNumber('one-rater')
  if (rows.length < 2) return noNumber('one-subject')
  if (paired.length === 0) return noNumber('no-pairs')
  if (paired.length < 2) return noNumber('one-subject')
  const all = paired.flat()
  const expected = squaresOf(all)
  if (isNothing(expected, 0)) return noNumber('no-variance')
  const observed = sumOf(paired.map((row) => (squaresOf(row) * row.length) / (row.length - 1)))
  return { value: 1 - ((all.length - 1) / all.length) * (observed / expected) }
}
