import { type Result, ok, refuse } from '../../../shared/result.ts'

/** 组成: so many members of a panel for a stratum (field, finance, community, …); whoever belongs to several takes one seat. */
export type Stratum = { code: string; seats: number }
export type Candidate = { id: string; strata: string[] }

/** Strata that together have more seats than candidates who could take one. */
export type StrataRefusal = { why: 'stratum-short'; strata: string[]; seats: number; candidates: number }

/** A fraction of positive whole numbers in its lowest terms; 0 is 0/1. */
export type Fraction = { over: bigint; under: bigint }

/** Sets of strata as bits of a number, the first stratum the lowest; of a candidate those it belongs to. */
export type Sets = { all: number; seats: (set: number) => number; of: number[] }

export function setsOf(candidates: Candidate[], strata: Stratum[]): Sets {
  const bits = new Map(strata.map(({ code }, at) => [code, 2 ** at]))
  const seats = Array.from({ length: 2 ** strata.length }, (_, set) =>
    strata.reduce((sum, stratum, at) => sum + (isIn(2 ** at, set) ? stratum.seats : 0), 0),
  )
  return {
    all: 2 ** strata.length - 1,
    seats: (set) => seats[set] ?? 0,
    of: candidates.map((one) =>
      [...new Set(one.strata)].reduce((sum, code) => sum + (bits.get(code) ?? 0), 0),
    ),
  }
}

/** Whether the one set of strata is part of the other. */
export const isIn = (part: number, set: number): boolean => (part & ~set) === 0

/** Every seat can be taken: whichever strata are looked at, enough belong to one of them (Hall). Few strata are said before many. */
export function whyNotSeat(candidates: Candidate[], strata: Stratum[]): StrataRefusal | null {
  const { all, seats, of } = setsOf(candidates, strata)
  const sets = Array.from({ length: all + 1 }, (_, set) => set).toSorted(
    (a, b) => sizeOf(a) - sizeOf(b) || a - b,
  )
  for (const set of sets) {
    const able = of.filter((mine) => (mine & set) !== 0).length
    if (able >= seats(set)) continue
    const short = strata.filter((_, at) => isIn(2 ** at, set)).map(({ code }) => code)
    return { why: 'stratum-short', strata: short, seats: seats(set), candidates: able }
  }
  return null
}

const sizeOf = (set: number): number => set.toString(2).replaceAll('0', '').length

/**
 * 入选机会: the chance of each candidate to be drawn, as equal as the seats allow: nobody's can be raised without lowering that of
 * somebody whose chance is no greater (max-min fairness). All chances rise together from 0; where the seats of some strata are used up by
 * those who belong to no others, or a chance is 1, theirs stay, and the others' go on rising. Exact. Whoever belongs to no stratum has none.
 */
export function chancesOf(candidates: Candidate[], strata: Stratum[]): Result<Fraction[], StrataRefusal> {
  const whyNot = whyNotSeat(candidates, strata)
  if (whyNot) return refuse(whyNot)
  const { all, seats, of } = setsOf(candidates, strata)
  const chances = of.map((mine): Fraction | null => (mine === 0 ? NOTHING : null))
  while (chances.includes(null)) {
    const levels = Array.from({ length: all + 1 }, (_, set) => ({
      set,
      level: levelIn(set, seats(set), of, chances),
    }))
    const lowest = levels.reduce((least, { level }) => (level && isLess(level, least) ? level : least), ONE)
    const used = levels.filter(({ level }) => level && !isLess(lowest, level)).map(({ set }) => set)
    const isWhole = !isLess(lowest, ONE)
    for (const [at, mine] of of.entries())
      if (chances[at] === null && (isWhole || used.some((set) => isIn(mine, set)))) chances[at] = lowest
  }
  return ok(chances.map((one) => one ?? NOTHING))
}

/** How far the chances of those rise who belong to these strata alone, until the seats are used up; null: nobody's rises. */
function levelIn(set: number, seats: number, of: number[], chances: (Fraction | null)[]): Fraction | null {
  const within = chances.filter((_, at) => isIn(of[at] ?? 0, set))
  const rising = within.filter((one) => one === null).length
  if (rising === 0) return null
  const used = within.reduce<Fraction>((sum, one) => plus(sum, one ?? NOTHING), NOTHING)
  return lowered({
    over: BigInt(seats) * used.under - used.over,
    under: used.under * BigInt(rising),
  })
}

export const NOTHING: Fraction = { over: 0n, under: 1n }
export const ONE: Fraction = { over: 1n, under: 1n }
const isLess = (a: Fraction, b: Fraction): boolean => a.over * b.under < b.over * a.under
const plus = (a: Fraction, b: Fraction): Fraction =>
  lowered({ over: a.over * b.under + b.over * a.under, under: a.under * b.under })
const lowered = ({ over, under }: Fraction): Fraction => {
  const common = commonOf(over, under)
  return { over: over / common, under: under / common }
}
/** The greatest that divides both. */
export const commonOf = (a: bigint, b: bigint): bigint => (b === 0n ? a : commonOf(b, a % b))
