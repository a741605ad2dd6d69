import { quantileOfF } from '../../../shared/fisher.ts'
import type { Why } from './agreement.ts'
import { type Scores, averageOf, columnsOf, fromFirst, isNothing, squaresOf, sumOf } from './spread.ts'

/** With the bounds of its 95 % confidence interval; a bound is null where the interval has no end on that side. */
export type Coefficient =
  | { value: number; low: number | null; high: number | null }
  | { value: null; low: null; high: null; why: Why }

/**
 * Intraclass correlations (Shrout and Fleiss 1979) of one expert and of the mean of all k. The first takes each proposal’s
 * experts as others (only the number must be the same), the second as drawn from many, the third as the only ones there are.
 */
export type Icc = Record<'icc11' | 'icc21' | 'icc31' | 'icc1k' | 'icc2k' | 'icc3k', Coefficient>

const LOW = 0.025
const HIGH = 0.975

/** A row a proposal. */
export function iccOf(given: Scores[], raters: number): Icc {
  const k = given[0]?.length ?? 0
  const even = given.every((row) => row.length === k)
  const why = raters < 2 ? 'one-rater' : given.length < 2 ? 'one-subject' : even ? null : 'sheets-missing'
  if (why !== null) return { ...oneWayNot(why), ...twoWayNot(why) }
  if (k < 2) return { ...oneWayNot('no-pairs'), ...twoWayNot('sheets-missing') }
  const rows = fromFirst(given)
  return { ...oneWay(rows, k), ...(k === raters ? twoWay(rows, k) : twoWayNot('sheets-missing')) }
}

const none = (why: Why): Coefficient => ({ value: null, low: null, high: null, why })
const oneWayNot = (why: Why) => ({ icc11: none(why), icc1k: none(why) })
const twoWayNot = (why: Why) => ({ icc21: none(why), icc2k: none(why), icc31: none(why), icc3k: none(why) })

/** Sums of squares between proposals, between experts and left over, each exactly 0 where it is nothing but rounding. */
function oneWay(rows: Scores[], k: number) {
  const n = rows.length
  const all = squaresOf(rows.flat())
  const rest = (part: number): number => (isNothing(part, all) ? 0 : part)
  const between = rest(k * squaresOf(rows.map(averageOf))) / (n - 1)
  const within = rest(sumOf(rows.map(squaresOf))) / (n * (k - 1))
  if (between === 0 && within === 0) return oneWayNot('no-variance')
  const bound = (share: number) => quantileOfF(share, n * (k - 1), n - 1)
  return {
    icc11: interval((f) => over(f * between - within, f * between + (k - 1) * within), bound),
    icc1k: interval((f) => over(f * between - within, f * between), bound),
  }
}

function twoWay(rows: Scores[], k: number) {
  const n = rows.length
  const columns = columnsOf(rows)
  const all = squaresOf(rows.flat())
  const rest = (part: number): number => (isNothing(part, all) ? 0 : part)
  const [ofRows, ofColumns] = [k * squaresOf(rows.map(averageOf)), n * squaresOf(columns.map(averageOf))]
  const between = rest(ofRows) / (n - 1)
  const judges = rest(ofColumns) / (k - 1)
  const error = rest(residual(rows, columns)) / ((n - 1) * (k - 1))
  if (between === 0 && error === 0) return twoWayNot('no-variance')
  const fixed = (share: number) => quantileOfF(share, (n - 1) * (k - 1), n - 1)
  const drawn = (f: number) => n * (f * between - error)
  const spread = (f: number) => k * judges + (k * n - k - n) * error + n * f * between
  const v = freedom(drawn(1) / spread(1), { n, k, judges, error })
  const bound = (share: number) => (v === 0 ? 0 : quantileOfF(share, v, n - 1))
  return {
    icc21: interval((f) => over(drawn(f), spread(f)), bound),
    icc2k: interval((f) => over(drawn(f), judges + n * f * between - error), bound),
    icc31: interval((f) => over(f * between - error, f * between + (k - 1) * error), fixed),
    icc3k: interval((f) => over(f * between - error, f * between), fixed),
  }
}

/** What neither the proposal nor the expert explains. */
function residual(rows: Scores[], columns: Scores[]): number {
  const strict = columns.map(averageOf)
  const mean = averageOf(strict)
  return sumOf(
    rows.map((row) => {
      const good = averageOf(row)
      return row.reduce((sum, score, at) => sum + (score - good - (strict[at] ?? 0) + mean) ** 2, 0)
    }),
  )
}

/** Satterthwaite’s degrees of freedom for ICC(2,·), both sides times the squared error, which may be none; all where nothing takes any. */
function freedom(
  value: number,
  { n, k, judges, error }: { n: number; k: number; judges: number; error: number },
): number {
  const ofJudges = k * value * judges
  const ofError = (n * (1 + (k - 1) * value) - k * value) * error
  const under = (n - 1) * ofJudges ** 2 + ofError ** 2
  return under === 0 ? (k - 1) * (n - 1) : ((k - 1) * (n - 1) * (ofJudges + ofError) ** 2) / under
}

/** At most 1, whatever is rounded; null where there is no such share: below the line stands nothing, or less. */
const over = (part: number, whole: number): number | null =>
  isNothing(whole, Math.abs(part)) ? null : Math.min(1, part / whole)

/**
 * `at(f)`: the coefficient if the variance between proposals were f times what it is. The bounds are where F’s own
 * quantiles put it.
 */
function interval(at: (f: number) => number | null, quantile: (share: number) => number): Coefficient {
  const value = at(1)
  if (value === null) return none('subjects-alike')
  return { value, low: at(quantile(LOW)), high: at(quantile(HIGH)) }
}
