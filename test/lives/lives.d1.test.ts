import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lifeAfterLife } from './after.ts'
import { DEAD_ENDS } from './ends.ts'
import { type Told, lives } from './live.ts'

/** 自动的办公室: people at random, then desks obeyed. */
const lived = lifeAfterLife()

/** As many as there is time for: the rest is `npm run bench`'s. */
const TIME = 40_000

test('from any state a round comes to its end, and whatever is open stands on somebody’s desk with its last day', async () => {
  const property = fc.asyncProperty(lives, async (told) => void (await lived(told)))
  await fc.assert(property, {
    ...{ numRuns: 200, seed: 20_261_201, interruptAfterTimeLimit: TIME, markInterruptAsFailure: false },
  })
}, 600_000)

/** Lives that once did not end, or had something on nobody's desk. */
const SHAPE: Told['shape'] = {
  ...{ proposals: 1, sealed: false, minSheets: 1, passMark: 0, quota: 1, tranches: 'two', reports: 'none' },
  isSilent: false,
}
test.each<[string, Told]>([
  ['nothing at all happens but what desks say', { shape: SHAPE, steps: [] }],
  ['an expert who never declares', { shape: { ...SHAPE, minSheets: 2, isSilent: true }, steps: [] }],
  [
    'an expert who never declares, and a pool without another',
    { shape: { ...SHAPE, minSheets: 3, isSilent: true }, steps: [] },
  ],
  [
    'the office wakes up after the day of the scoring',
    {
      shape: SHAPE,
      steps: [
        { do: 'obey', who: 11, line: 0 },
        { do: 'wait', days: 31 },
      ],
    },
  ],
])(
  'it ends: %s',
  async (_, told) => {
    expect((await lived(told)).left).toBeNull()
  },
  120_000,
)

test('a round to which nobody applies is left where it is', async () => {
  const { left } = await lived({ shape: SHAPE, steps: [{ do: 'wait', days: 20 }] })
  expect(left).toBe(DEAD_ENDS[0]?.why)
}, 120_000)
