import type { Points } from '../../../shared/points.ts'
import type { Numbers } from '../../../rulebook/rules/parameters.ts'

/** What one expert gave, by criterion code. Only submitted sheets count, so only they come here. */
export type Sheet = { points: Record<string, Points> }

/** A proposal's score and all that explains it. */
export type Score = {
  /** Valid sheets of this proposal: a recusal leaves it fewer than its neighbours. */
  sheets: number
  /** The two totals left out of the mean; null when nothing was trimmed. */
  dropped: { lowest: Points; highest: Points } | null
  /** Totals that the mean is taken over; 0 when there is no score. */
  kept: number
  /** In units of 10^-decimals (86.38 with two decimals is 8638); null with too few sheets. */
  value: number | null
  /** 0 to 6. */
  decimals: number
}

type Rule = Pick<Numbers['scoring'], 'minSheets' | 'trimFromSheets' | 'decimals'>

/**
 * The mean of the totals, one lowest and one highest left out, rounded half up once. No sheet, no score. `per`: how many times
 * as large the points are as those of the rule, where weights that do not divide have made whole numbers of them.
 */
export function scoreOf(sheets: Sheet[], rule: Rule, per = 1): Score {
  const totals = sheets.map(totalOf).toSorted((a, b) => a - b)
  const enough = totals.length > 0 && totals.length >= rule.minSheets
  const { kept, dropped } = enough ? trim(totals, rule.trimFromSheets) : { kept: [], dropped: null }
  const value = meanOf(kept, rule.decimals, per)
  return { sheets: sheets.length, dropped, kept: kept.length, value, decimals: rule.decimals }
}

/** A sheet's total over all its criteria. */
export const totalOf = (sheet: Sheet): Points =>
  Object.values(sheet.points).reduce((sum, points) => sum + points, 0)

/** The mean in units of 10^-decimals, rounded half up; null of nothing. Exact: the division is of BigInts. */
export function meanOf(points: Points[], decimals: number, per = 1): number | null {
  if (points.length === 0) return null
  const sum = points.reduce((all, each) => all + BigInt(each), 0n) * 10n ** BigInt(decimals)
  const share = 100n * BigInt(points.length) * BigInt(per)
  return Number((2n * sum + share) / (2n * share))
}

/** A score that rounds up to the mark has reached it. No score has not. */
export const reaches = (score: Score, mark: Points): boolean =>
  score.value !== null && score.value * 100 >= mark * 10 ** score.decimals

/** "86.38"; nothing when there is no score. */
export const showScore = (score: Score): string =>
  score.value === null ? '' : showMean(score.value, score.decimals)

/** A number of 10^-decimals, written out: showMean(8638, 2) is "86.38". */
export function showMean(value: number, decimals: number): string {
  const digits = String(value).padStart(decimals + 1, '0')
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

/** Trimming that would leave no sheet (a rule that trims from one or two) is not done. Totals come sorted. */
function trim(totals: Points[], from: number | null): { kept: Points[]; dropped: Score['dropped'] } {
  const [lowest, highest] = [totals[0], totals.at(-1)]
  const trims = from !== null && totals.length >= from && totals.length > 2
  if (!trims || lowest === undefined || highest === undefined) return { kept: totals, dropped: null }
  return { kept: totals.slice(1, -1), dropped: { lowest, highest } }
}
