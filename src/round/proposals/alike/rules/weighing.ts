/** How alike two texts are beyond what others say too: exact, over whole sets of shingles. */
import { type Prose, SHINGLE, lettersOf } from './shingles.ts'

/** Proposals of a round that its common words are read off: a sample, or every check would read all texts. */
export const MOST_SAMPLED = 40
/**
 * What a shingle counts that none, one, two of the sample have, in tenths; what more of them have is a template's, or a
 * phrase of the trade, and counts nothing. Tried on planted copies among all texts, before the halves were held apart: `npm run bench`.
 */
const WORTH = [10, 5, 2]
/** Of what either says, what must be left beside the common, in hundredths: of a little, a chance hit would be much. */
const LEAST_LEFT = 30

/** In how many of a sample a shingle stands. */
export type Commons = (shingle: string) => number
export const NOWHERE: Commons = () => 0

export function countsIn(sample: Iterable<ReadonlySet<string>>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const shingles of sample)
    for (const shingle of shingles) counts.set(shingle, (counts.get(shingle) ?? 0) + 1)
  return counts
}

/** In tenths: 10 for what nobody else says, 0 for what everybody may. */
export const worthOf = (commons: Commons, shingle: string): number => WORTH[commons(shingle)] ?? 0

/**
 * Shares of 0 to 1. `alike`: of what is not common, what both say. Of all that either says: `alone` what only these two
 * do, `common` what others do too.
 */
export type Weight = { alike: number; alone: number; common: number }

export function weigh(a: ReadonlySet<string>, b: ReadonlySet<string>, commons: Commons): Weight {
  const either = new Set([...a, ...b])
  if (either.size === 0) return { alike: 0, alone: 0, common: 0 }
  let [left, both] = [0, 0]
  for (const shingle of either) {
    const worth = worthOf(commons, shingle)
    left += worth
    if (a.has(shingle) && b.has(shingle)) both += worth
  }
  const all = either.size * 10
  return { alike: both / Math.max(left, (all * LEAST_LEFT) / 100), alone: both / all, common: 1 - left / all }
}

/** The longest passage of a text whose every shingle is among these, as it was written; blank where there is none. */
export function longestOf(prose: Prose[], among: ReadonlySet<string>): string {
  const runs = prose.flatMap(({ text }) => runsOf(text, among))
  return runs.toSorted((a, b) => b.length - a.length)[0] ?? ''
}

function runsOf(text: string, among: ReadonlySet<string>): string[] {
  const letters = lettersOf(text)
  const runs: string[] = []
  let begun = 0
  for (let at = 0; at + SHINGLE <= letters.length; at += 1) {
    const five = letters.slice(at, at + SHINGLE)
    if (among.has(five.map(({ letter }) => letter).join('')))
      runs.push(text.slice(letters[begun]?.from, five.at(-1)?.to))
    else begun = at + 1
  }
  return runs
}
