import fc from 'fast-check'
import { expect, test } from 'vitest'
import { manyLives } from './lived.ts'
import { type Told, lives } from './live.ts'

/** 自动的办公室: people at random, then desks obeyed. */
const lived = manyLives()

/** As many as there is time for: the rest is `npm run bench`'s. */
const LIVES = Number(process.env['LIVES'] ?? 100)

test('from any state a round comes to its end, and whatever is open stands on somebody’s desk with its last day', async () => {
  const property = fc.asyncProperty(lives, async (told) => void (await lived(told)))
  await fc.assert(property, { numRuns: LIVES, seed: Number(process.env['SEED'] ?? 20_261_201) })
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
  ['nobody applies', { shape: SHAPE, steps: [{ do: 'wait', days: 20 }] }],
])(
  'it ends: %s',
  async (_, told) => {
    expect((await lived(told)).left).toBeNull()
  },
  120_000,
)
