/** Copies among more proposals than a bucket of the index holds, and who stands together with whom. */
import { LEAST_MEASURE, MOST_IN_A_BUCKET } from './shingles.ts'

/** Of a hundred proposals, those that may say the same before it is the template of all. */
const MOST_ALIKE = 80
/** More than a bucket holds, and nearly all: among few, all may well be copies. */
export const isEverybodys = (count: number, all: number): boolean =>
  count > MOST_IN_A_BUCKET && count * 100 > MOST_ALIKE * all

/** Percent of its buckets, without everybody's, from which a proposal is linked with the first that has them. */
const LEAST_LINKED = 30

export type Sketched = { id: string; buckets: number[] }
/** `own`: the buckets of `id` that are not everybody's. */
export type Link = { id: string; leader: string; shared: number[]; own: number }

/**
 * Of a round's sketches, the first submission first: each that shares enough of the full buckets, which the index does not
 * look into, with the first proposal that stands in them. Twenty copies of one text give nineteen links and not 190.
 */
export function linksIn(sketches: Sketched[]): Link[] {
  const holders = new Map<number, string[]>()
  for (const { id, buckets } of sketches)
    for (const bucket of buckets) holders.set(bucket, [...(holders.get(bucket) ?? []), id])
  const held = (bucket: number) => holders.get(bucket) ?? []
  return sketches.flatMap(({ id, buckets }) => {
    const own = buckets.filter((bucket) => !isEverybodys(held(bucket).length, sketches.length))
    const full = own.filter((bucket) => held(bucket).length > MOST_IN_A_BUCKET && held(bucket)[0] !== id)
    const byLeader = Map.groupBy(full, (bucket) => held(bucket)[0] ?? id)
    const [best] = [...byLeader].toSorted(([, a], [, b]) => b.length - a.length)
    const isLinked = best && best[1].length * 100 >= LEAST_LINKED * Math.max(own.length, LEAST_MEASURE)
    return isLinked ? [{ id, leader: best[0], shared: best[1], own: own.length }] : []
  })
}

/** Each one's ring, by the first id of it that was named; who stands with nobody is in none. */
export function ringsOf(edges: readonly (readonly [string, string])[]): Map<string, string> {
  const above = new Map<string, string>()
  const topOf = (id: string): string => {
    const next = above.get(id)
    if (next === undefined || next === id) return id
    const top = topOf(next)
    above.set(id, top)
    return top
  }
  for (const [a, b] of edges) {
    const [x, y] = [topOf(a), topOf(b)]
    above.set(x, x)
    above.set(y, x)
  }
  return new Map([...above.keys()].map((id) => [id, topOf(id)]))
}
