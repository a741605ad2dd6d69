import { type Known, type Rating, type Unknown, agreementOf } from '../round/scoring/rules/agreement.ts'
import { ok, refuse } from '../shared/result.ts'
import type { Result } from '../shared/result.ts'
import { sayCell } from './check.ts'
import { readTable } from './csv.ts'
import type { Row } from './csv.ts'
import { allOf } from './fault.ts'
import type { Fault } from './fault.ts'

/**
 * `npm run --silent round -- agreement FILE`: how far experts agree, as JSON. The table has the columns rater, subject and score, a
 * row a sheet; others are not read. Printed are icc11, icc21, icc31, icc1k, icc2k, icc3k, each `{ value, low, high }` (a bound of
 * the 95 % interval is null where it has none) or `{ value: null, low: null, high: null, why }`; alpha and kendallW, each a number, or
 * null with its reason under `why`. The reasons are those of scoring/rules/agreement.ts.
 */
export function agreementJson(file: string, text: string): Result<string, Fault> {
  const ratings = readRatings(file, text)
  if (!ratings.ok) return ratings
  const { icc, alpha, kendallW } = agreementOf(ratings.value)
  const why = Object.fromEntries(Object.entries({ alpha, kendallW }).flatMap(whyNot))
  const said = {
    ...{ icc11: icc.icc11, icc21: icc.icc21, icc31: icc.icc31 },
    ...{ icc1k: icc.icc1k, icc2k: icc.icc2k, icc3k: icc.icc3k },
    ...{ alpha: alpha.value, kendallW: kendallW.value },
    ...(Object.keys(why).length > 0 && { why }),
  }
  return ok(`${JSON.stringify(said, null, 2)}\n`)
}

const whyNot = ([name, one]: [string, Known | Unknown]): [string, string][] =>
  one.value === null ? [[name, one.why]] : []

function readRatings(file: string, text: string): Result<Rating[], Fault> {
  const table = readTable(file, text, { required: ['rater', 'subject', 'score'], others: 'any' })
  if (!table.ok) return table
  if (table.value.length === 0) return refuse({ file, where: null, reason: '只有表头，没有评分表' })
  const lines = new Map<string, number>()
  return allOf(table.value, (row) => {
    const rating = ratingOf(row, lines)
    return rating.ok ? rating : refuse({ file, where: { line: row.line }, reason: rating.refusal })
  })
}

/** `lines`: of each expert and proposal, where their sheet stands. */
function ratingOf({ line, cells }: Row, lines: Map<string, number>): Result<Rating, string> {
  const { rater = '', subject = '', score: written = '' } = cells
  if (rater === '') return refuse('rater 为空，应是专家编号')
  if (subject === '') return refuse('subject 为空，应是项目编号')
  const pair = JSON.stringify([rater, subject])
  const first = lines.get(pair)
  if (first !== undefined) return refuse(`${rater} 给 ${subject} 的评分重复，第${first}行已有一份`)
  lines.set(pair, line)
  const score = NUMBER.test(written) ? Number(written) : Number.NaN
  if (Math.abs(score) <= LARGEST) return ok({ rater, subject, score })
  return refuse(`${sayCell('score', written)}应是一个数；没有交的评分表，整行不写`)
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
/** What is larger would be no score, and its square no number any more. */
const LARGEST = 1e12
