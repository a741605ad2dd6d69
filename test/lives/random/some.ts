import fc from 'fast-check'
import { test } from 'vitest'
import { manyLives } from '../lived.ts'
import { livesWatched } from '../live.ts'

/** 自动的办公室: people at random, then desks obeyed. As many as there is time for, in files that run beside each other; the rest is `npm run bench`'s. */
const IN_A_FILE = 40
/** Of so many one is asked for its desks after each thing that happens; the bench asks all. */
const WATCHED_ONE_IN = 4

export function livesAtRandom(seed: number): void {
  const lived = manyLives()
  test('from any state a round comes to its end, and whatever is open stands on somebody’s desk with its last day', async () => {
    const property = fc.asyncProperty(livesWatched(WATCHED_ONE_IN), async (told) => void (await lived(told)))
    await fc.assert(property, { numRuns: IN_A_FILE, seed })
  }, 600_000)
}
