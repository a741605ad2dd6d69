import type { Rating } from '../../scoring/rules/agreement.ts'
import { type Corrected, correctedOf } from '../../scoring/rules/leniency.ts'
import { type Score, scoreOf, totalOf } from '../../scoring/rules/score.ts'
import { averageOf } from '../../scoring/rules/spread.ts'
import type { Decided } from './awards.ts'
import { type Change, type Contest, type Counting, type Judged, changeOf, decide } from './contest.ts'

/** The rule's own, the mean of all totals, that without the lowest and the highest, the middle one, and the corrected mean. */
export const METHODS = ['rule', 'mean', 'trimmed', 'median', 'corrected'] as const
export type Method = (typeof METHODS)[number]

export type Compared = Record<Method, { rows: Decided<Judged>[]; change: Change }>

/** A track by each way of counting, and what changes by it. `ratings`: those of the whole round, so that experts are known better. */
export function compareMethods(contest: Contest, ratings: Rating[]): Compared {
  const countings = countingsOf(contest, correctedOf(ratings))
  const before = decide(contest)
  const by = (counting: Counting) => {
    const rows = decide(contest, counting)
    return { rows, change: changeOf(before, rows) }
  }
  return {
    rule: { rows: before, change: changeOf(before, before) },
    mean: by(countings.mean),
    trimmed: by(countings.trimmed),
    median: by(countings.median),
    corrected: by(countings.corrected),
  }
}

/** A rating for each sheet, in hundredths. */
export const ratingsIn = (candidates: Judged[]): Rating[] =>
  candidates.flatMap(({ proposal, sheets }) =>
    sheets.map((sheet) => ({ rater: sheet.expert, subject: proposal, score: totalOf(sheet) })),
  )

function countingsOf({ rule }: Contest, { means }: Corrected): Record<Exclude<Method, 'rule'>, Counting> {
  /** With as many sheets as the rule asks for, and without its trimming. */
  const as =
    (value: (candidate: Judged) => number): Counting =>
    (candidate): Score => {
      const plain = scoreOf(candidate.sheets, { ...rule, trimFromSheets: null })
      if (plain.value === null) return plain
      return { ...plain, value: inUnits(value(candidate), rule.decimals) }
    }
  return {
    mean: ({ sheets }) => scoreOf(sheets, { ...rule, trimFromSheets: null }),
    trimmed: ({ sheets }) => scoreOf(sheets, { ...rule, trimFromSheets: TRIMMED_FROM }),
    median: as(({ sheets }) => medianOf(sheets.map(totalOf))),
    corrected: as(({ proposal }) => means.get(proposal) ?? 0),
  }
}

/** Fewer sheets have no lowest and highest to leave out. */
const TRIMMED_FROM = 3

function medianOf(totals: number[]): number {
  const order = totals.toSorted((a, b) => a - b)
  const half = Math.floor(order.length / 2)
  return averageOf(order.slice(order.length % 2 === 0 ? half - 1 : half, half + 1))
}

/** Hundredths in units of 10^-decimals, half up: what rounding has left just below a half is one. */
const inUnits = (hundredths: number, decimals: number): number =>
  Math.max(0, Math.round((hundredths * 10 ** decimals) / 100 + ROUNDING))
const ROUNDING = 1e-6
