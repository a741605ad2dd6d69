import { type Result, ok } from '../../../shared/result.ts'
import { type Random, shuffled } from '../../../shared/seeded.ts'
import {
  type Candidate,
  type Fraction,
  type Sets,
  type StrataRefusal,
  type Stratum,
  chancesOf,
  commonOf,
  isIn,
  setsOf,
} from './strata.ts'

/** Who sits where, in the order of the seats; who follows in each stratum, in order; the chance that each candidate had. */
export type Drawn = {
  seats: { stratum: string; id: string }[]
  alternates: { stratum: string; ids: string[] }[]
  chances: Fraction[]
}

/**
 * 抽取. The list is that of the protocol: its order counts. First who is drawn, each with the chance that was published (`rounded`);
 * then who takes which seat; then, stratum by stratum in their order, the others who belong to it are shuffled: they are its alternates.
 */
export function draw(
  candidates: Candidate[],
  strata: Stratum[],
  random: Random,
): Result<Drawn, StrataRefusal> {
  const chances = chancesOf(candidates, strata)
  return chances.ok ? ok(drawnBy(chances.value, { candidates, strata }, random)) : chances
}

/** The same by chances that are known. */
export function drawnBy(
  chances: Fraction[],
  { candidates, strata }: { candidates: Candidate[]; strata: Stratum[] },
  random: Random,
): Drawn {
  const isDrawn = rounded(chances, setsOf(candidates, strata), (up, down) => isChosen(up, down, random))
  const seats = seated(
    candidates.filter((_, at) => isDrawn[at] === true),
    strata,
  )
  const alternates = strata.map(({ code: stratum }) => {
    const others = candidates.filter((one, at) => isDrawn[at] !== true && one.strata.includes(stratum))
    return { stratum, ids: shuffled(others, random).map(({ id }) => id) }
  })
  return { seats, alternates, chances }
}

/** Whether it goes up, where that has `up` chances in `up + down`: in lowest terms, by a number below their sum. */
function isChosen(up: bigint, down: bigint, random: Random): boolean {
  const common = commonOf(up, down)
  return below((up + down) / common, random) < up / common
}

const BITS = 48n
/** Of more than 48 bits as many numbers as it needs, the first the highest; what would favour some is left out, as in shared/seeded.ts. */
function below(most: bigint, random: Random): bigint {
  const digits = Array.from({ length: Math.ceil((most - 1n).toString(2).length / Number(BITS)) })
  const all = 1n << (BITS * BigInt(digits.length))
  for (;;) {
    const number = digits.reduce<bigint>((sum) => (sum << BITS) + BigInt(random(2 ** Number(BITS))), 0n)
    if (number < all - (all % most)) return number % most
  }
}

/**
 * Chances made to 0 or 1, so that each comes to 1 as often as it says and the seats are taken exactly (dependent rounding). All are
 * counted in parts of their common denominator. As long as any is neither 0 nor 1: of the sets of strata whose seats are used up by those
 * who belong to no others, the one with the fewest open candidates (of several the one that has the first of them; of these the smallest
 * set as bits). Its first two open candidates, a and b: a may rise, and b fall, by u, until one is 0 or 1 or the seats of another set are
 * used up; or a fall and b rise by d. Up it goes with d chances in u + d, down with u. Each step closes a candidate or uses up a set.
 */
export function rounded(
  chances: Fraction[],
  { all, seats, of }: Sets,
  chosen: (up: bigint, down: bigint) => boolean,
): boolean[] {
  const whole = chances.reduce((under, one) => (under / commonOf(under, one.under)) * one.under, 1n)
  const parts = chances.map(({ over, under }) => (over * whole) / under)
  const sets = Array.from({ length: all + 1 }, (_, set) => set)
  const members = sets.map((set) => of.flatMap((mine, at) => (mine !== 0 && isIn(mine, set) ? [at] : [])))
  const part = (at: number): bigint => parts[at] ?? 0n
  const isOpen = (at: number): boolean => part(at) > 0n && part(at) < whole
  const roomIn = (set: number): bigint =>
    BigInt(seats(set)) * whole - (members[set] ?? []).reduce((sum, at) => sum + part(at), 0n)

  for (;;) {
    const used = sets.filter((set) => roomIn(set) === 0n).map((set) => (members[set] ?? []).filter(isOpen))
    const [a, b] = smallest(used.filter((open) => open.length > 0))
    if (a === undefined || b === undefined) return parts.map((one) => one === whole)
    const rises = (up: number, down: number): bigint =>
      sets
        .filter((set) => isIn(of[up] ?? 0, set) && !isIn(of[down] ?? 0, set))
        .map(roomIn)
        .reduce(least, least(whole - part(up), part(down)))
    const [up, down] = [rises(a, b), rises(b, a)]
    const by = chosen(down, up) ? up : -down
    parts[a] = part(a) + by
    parts[b] = part(b) - by
  }
}

const least = (one: bigint, other: bigint): bigint => (one < other ? one : other)

/** The sets come smallest first, and so does what is kept of several alike. */
const smallest = (opens: number[][]): number[] =>
  opens.reduce<number[]>((best, open) => (isBefore(open, best) ? open : best), [])
const isBefore = (open: number[], best: number[]): boolean =>
  best.length === 0 ||
  open.length < best.length ||
  (open.length === best.length && (open[0] ?? 0) < (best[0] ?? 0))

/** Seats in the order of the strata; whoever was given one before moves on where another is free for them (augmenting paths). */
function seated(drawn: Candidate[], strata: Stratum[]): Drawn['seats'] {
  const seats = strata.flatMap(({ code, seats: count }) => Array.from({ length: count }, () => code))
  const taken: (Candidate | undefined)[] = seats.map(() => undefined)
  const seat = (one: Candidate, tried: Set<number>): boolean =>
    seats.some((stratum, at) => {
      if (tried.has(at) || !one.strata.includes(stratum)) return false
      tried.add(at)
      const before = taken[at]
      if (before && !seat(before, tried)) return false
      taken[at] = one
      return true
    })
  for (const one of drawn) seat(one, new Set())
  return seats.flatMap((stratum, at) => {
    const one = taken[at]
    return one ? [{ stratum, id: one.id }] : []
  })
}
