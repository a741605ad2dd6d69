import fc from 'fast-check'
import { expect, test } from 'vitest'
import { manyLives } from '../lives/lived.ts'
import { livesWatched } from '../lives/live.ts'

/** Thousands of lives, of another seed each time. A seed that fails is printed: it becomes a named test. */
const NUMBER = 2000

test('lives of rounds', async () => {
  const [lived, began] = [manyLives(), Date.now()]
  const left = new Map<string, number>()
  let acts = 0
  const property = fc.asyncProperty(livesWatched(1), async (told) => {
    const ended = await lived(told)
    acts += ended.acts
    if (ended.left !== null) left.set(ended.left, (left.get(ended.left) ?? 0) + 1)
  })
  const found = await fc.check(property, { numRuns: NUMBER })
  expect(found.numRuns).toBeGreaterThan(0)
  const seconds = Math.round((Date.now() - began) / 1000)
  console.log(
    `${found.numRuns} lives, ${acts} acts, ${seconds} s; left where they are: ${JSON.stringify([...left])}`,
  )
  if (found.failed) console.log(fc.defaultReportMessage(found))
}, 7_200_000)
