import { alphaOf } from './alpha.ts'
import { concordanceOf } from './concordance.ts'
import { type Icc, iccOf } from './icc.ts'

/** What one expert gave one proposal; no two of the same pair. In any unit, the same for all. */
export type Rating = { rater: string; subject: string; score: number }

/**
 * Why there is no such number. `one-rater`, `one-subject`: nothing to compare. `sheets-missing`: not every expert has
 * scored every proposal. `no-pairs`: no two experts have scored the same one. `no-variance`: all that it compares is alike.
 * `subjects-alike`: proposals differ less than chance alone would have it, which this number cannot express.
 */
export type Why =
  | 'one-rater'
  | 'one-subject'
  | 'sheets-missing'
  | 'no-pairs'
  | 'no-variance'
  | 'subjects-alike'
export type Unknown = { value: null; why: Why }
export type Known = { value: number }

export type Agreement = {
  raters: number
  subjects: number
  sheets: number
  icc: Icc
  /** Krippendorff’s, of interval data; at most 1, sheets may be missing. */
  alpha: Known | Unknown
  /** Kendall’s W, corrected for ties; 0 to 1, of a table without gaps. */
  kendallW: Known | Unknown
}

/** How far experts agree, whatever the order in which their ratings come. */
export function agreementOf(given: Rating[]): Agreement {
  const ratings = given.toSorted((a, b) => compare(a.subject, b.subject) || compare(a.rater, b.rater))
  const raters = new Set(ratings.map(({ rater }) => rater)).size
  const rows = [...Map.groupBy(ratings, ({ subject }) => subject).values()].map((row) =>
    row.map(({ score }) => score),
  )
  return {
    ...{ raters, subjects: rows.length, sheets: ratings.length },
    icc: iccOf(rows, raters),
    alpha: alphaOf(rows, raters),
    kendallW: concordanceOf(rows, raters),
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The ratings of those proposals that every expert has scored. */
export function completeOf(ratings: Rating[]): Rating[] {
  const raters = new Set(ratings.map(({ rater }) => rater)).size
  const counts = new Map<string, number>()
  for (const { subject } of ratings) counts.set(subject, (counts.get(subject) ?? 0) + 1)
  return ratings.filter(({ subject }) => counts.get(subject) === raters)
}
