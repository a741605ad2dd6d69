import type { Rating } from './agreement.ts'
import { averageOf } from './spread.ts'

/** What is left of each proposal's scores when each expert's own level is taken off, in the ratings' unit. */
export type Corrected = {
  /** Mean of each proposal's scores, corrected; with one sheet that says anything, that one. */
  means: Map<string, number>
  /** How much higher each expert scores than the others on the same proposals; strict ones are below 0. */
  leniency: Map<string, number>
}

/**
 * The additive two-way model, score = proposal + expert, by least squares, sheets missing as they may. An expert all of whose
 * scores are alike tells nothing of an order and stays out, so that they change none. Only experts who share proposals can be
 * told apart: each part of the table that nobody links to the rest keeps its own mean, and a proposal that only such experts
 * have scored, its own scores.
 */
export function correctedOf(given: Rating[]): Corrected {
  const ratings = given.toSorted((a, b) => compare(a.subject, b.subject) || compare(a.rater, b.rater))
  const telling = tellingIn(ratings)
  const sheets = ratings.filter(({ rater }) => telling.has(rater))
  const fitted = fit(sheets)
  const leniency = anchored(sheets, fitted)
  const corrected = grouped(sheets, ({ rater, score }) => score - (leniency.get(rater) ?? 0))
  const plain = grouped(ratings, ({ score }) => score)
  const means = [...plain].map(([subject, scores]) => {
    return [subject, averageOf(corrected.get(subject) ?? scores)] as const
  })
  return { means: new Map(means), leniency }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function tellingIn(ratings: Rating[]): Set<string> {
  const byRater = Map.groupBy(ratings, ({ rater }) => rater)
  return new Set([...byRater].filter(([, own]) => isTelling(own)).map(([rater]) => rater))
}

const isTelling = (own: Rating[]): boolean => own.some(({ score }) => score !== own[0]?.score)

function grouped(ratings: Rating[], value: (rating: Rating) => number): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  for (const rating of ratings) {
    const group = groups.get(rating.subject)
    if (group) group.push(value(rating))
    else groups.set(rating.subject, [value(rating)])
  }
  return groups
}

/** A number for each expert. */
type Vector = Map<string, number>

/**
 * The normal equations with the proposals taken out of them, by conjugate gradients: their matrix is singular, but what is asked
 * lies in its range. Exact after as many steps as there are experts, but for rounding.
 */
function fit(sheets: Rating[]): Vector {
  const right = normal(sheets, ({ score }) => score)
  const x: Vector = new Map([...right.keys()].map((rater) => [rater, 0]))
  let rest = right
  let way = right
  let left = dot(rest, rest)
  const enough = left * LIMITS.error ** 2
  for (let tries = 0; tries < LIMITS.tries + 2 * right.size && left > enough; tries += 1) {
    const direction = way
    const image = normal(sheets, ({ rater }) => direction.get(rater) ?? 0)
    const step = left / dot(direction, image)
    for (const [rater, one] of direction) x.set(rater, (x.get(rater) ?? 0) + step * one)
    rest = sum(rest, image, -step)
    const next = dot(rest, rest)
    way = sum(rest, direction, next / left)
    left = next
  }
  return x
}

const LIMITS = { error: 1e-13, tries: 20 }

/** Of each expert, by how much what their sheets say is above the mean of the proposals, added up. */
function normal(sheets: Rating[], value: (rating: Rating) => number): Vector {
  const means = new Map([...grouped(sheets, value)].map(([subject, all]) => [subject, averageOf(all)]))
  const sums: Vector = new Map()
  for (const rating of sheets) {
    const above = value(rating) - (means.get(rating.subject) ?? 0)
    sums.set(rating.rater, (sums.get(rating.rater) ?? 0) + above)
  }
  return sums
}

const dot = (a: Vector, b: Vector): number =>
  [...a].reduce((all, [rater, one]) => all + one * (b.get(rater) ?? 0), 0)
const sum = (a: Vector, b: Vector, times: number): Vector =>
  new Map([...a].map(([rater, one]) => [rater, one + times * (b.get(rater) ?? 0)]))

/** In each linked part of the table the experts' levels, over its sheets, have the mean 0. */
function anchored(sheets: Rating[], levels: Vector): Vector {
  const partOf = partsOf(sheets)
  const byPart = Map.groupBy(sheets, ({ rater }) => partOf(rater))
  const middle = new Map(
    [...byPart].map(([part, own]) => [part, averageOf(own.map(({ rater }) => levels.get(rater) ?? 0))]),
  )
  return new Map([...levels].map(([rater, level]) => [rater, level - (middle.get(partOf(rater)) ?? 0)]))
}

/** Names a part by one of its experts. */
function partsOf(sheets: Rating[]): (rater: string) => string {
  const above = new Map<string, string>()
  const top = (rater: string): string => {
    let at = rater
    for (let next = above.get(at); next !== undefined; next = above.get(at)) at = next
    return at
  }
  for (const own of Map.groupBy(sheets, ({ subject }) => subject).values()) {
    const first = top(own[0]?.rater ?? '')
    for (const { rater } of own) {
      const other = top(rater)
      if (other !== first) above.set(other, first)
    }
  }
  return top
}
