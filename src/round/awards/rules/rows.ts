import type { Fen } from '../../../shared/money.ts'
import type { Points } from '../../../shared/points.ts'
import { totalOf } from '../../scoring/rules/score.ts'
import type { Decided } from './awards.ts'
import type { Entered, RankedTrack } from './room.ts'

/** How far the experts of a proposal are apart, in hundredths. */
export type Spread = { low: Points; q1: Points; median: Points; q3: Points; high: Points; mean: Points }

/** A line of the ranking with what the room shows of it. */
export type Row = Decided<Entered> & {
  spread: Spread | null
  /** Highest total less lowest. */
  range: Points | null
  /** Money of this and all funded rows above. */
  running: Fen
  /** 1 to 3 for those who move up first when an award falls away. */
  reserve: number | null
  isLastFunded: boolean
  /** At the line with the score of its neighbour on the other side. */
  isEdge: boolean
}

/** The rows of a track in the order of their ranks. */
export function rowsOf({ rows }: RankedTrack): Row[] {
  const last = rows.findLastIndex(({ outcome }) => outcome.awarded)
  let running = 0
  let reserves = 0
  return rows.map((row, i) => {
    if (row.outcome.awarded) running += row.outcome.amount
    const isReserve = !row.outcome.awarded && row.outcome.reason === 'quota_full' && reserves < 3
    if (isReserve) reserves += 1
    const totals = row.candidate.sheets.map(totalOf).toSorted((a, b) => a - b)
    return {
      ...row,
      spread: spreadOf(totals, row.score.value, row.score.decimals),
      range: totals.length > 0 ? Math.max(...totals) - Math.min(...totals) : null,
      running,
      reserve: isReserve ? reserves : null,
      isLastFunded: i === last,
      isEdge: isTiedAcross(rows, last, i),
    }
  })
}

/** The last funded and the first not funded row, where their scores are equal. */
function isTiedAcross(rows: Decided<Entered>[], last: number, i: number): boolean {
  const [inside, outside] = [rows[last], rows[last + 1]]
  const isTied =
    inside && outside && inside.score.value !== null && inside.score.value === outside.score.value
  return Boolean(isTied) && (i === last || i === last + 1)
}

function spreadOf(totals: Points[], score: number | null, decimals: number): Spread | null {
  if (totals.length === 0 || score === null) return null
  return {
    low: Math.min(...totals),
    q1: quartile(totals, 1),
    median: quartile(totals, 2),
    q3: quartile(totals, 3),
    high: Math.max(...totals),
    mean: Math.round((score * 100) / 10 ** decimals),
  }
}

/** Places and money that a track gives away. */
export function usedOf({ rows }: RankedTrack): { places: number; money: Fen } {
  const funded = rows.flatMap(({ outcome }) => (outcome.awarded ? [outcome.amount] : []))
  return { places: funded.length, money: funded.reduce((sum, amount) => sum + amount, 0) }
}

/** Linear between neighbours; for the picture alone, the score is counted elsewhere. */
function quartile(totals: Points[], quarter: number): Points {
  const place = ((totals.length - 1) * quarter) / 4
  const [below, above] = [totals[Math.floor(place)] ?? 0, totals[Math.ceil(place)] ?? 0]
  return Math.round(below + (above - below) * (place % 1))
}

/** The score of the last funded row, in hundredths. */
export function cutOf(rows: Row[]): Points | undefined {
  const last = rows.find((row) => row.isLastFunded)
  return last?.spread?.mean
}

/** From the lowest to the highest total, to full fives; at least thirty points wide, so that small rounds look alike. */
export function scaleOf(rows: Row[]): { from: Points; to: Points } {
  const spreads = rows.flatMap(({ spread }) => (spread ? [spread] : []))
  const low = Math.min(...spreads.map((spread) => spread.low))
  const high = Math.max(...spreads.map((spread) => spread.high))
  const to = Math.max(3000, Math.ceil(high / 500) * 500)
  return { from: Math.min(Math.floor(low / 500) * 500, to - 3000), to }
}
