import { expect, test } from 'vitest'
import { manyLives } from './lived.ts'
import type { Told } from './live.ts'

const lived = manyLives()

/** Lives that once did not end, or had something on nobody's desk. */
const SHAPE: Told['shape'] = {
  ...{ proposals: 1, sealed: false, minSheets: 1, passMark: 0, quota: 1, tranches: 'two', reports: 'none' },
  isSilent: false,
}
const ON = (): Told['steps'][number] => ({ do: 'on' })
test.each<[string, Omit<Told, 'isWatched'>]>([
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
  [
    'too few experts are left when the scoring closes: it is cancelled',
    {
      shape: { ...SHAPE, minSheets: 3, isSilent: true },
      steps: [{ do: 'on' }, { do: 'on' }, { do: 'on' }, { do: 'wait', days: 40 }],
    },
  ],
  [
    'a group falls silent once its agreement is signed: what its mid-term would have opened is never paid',
    {
      shape: { ...SHAPE, minSheets: 3, tranches: 'three', reports: 'monthly' },
      steps: [...Array.from({ length: 9 }, ON), { do: 'upset', what: 'fall silent', pick: 0 }],
    },
  ],
  [
    'a lapse is proposed, and both sign all the same: it waits for nobody',
    {
      shape: SHAPE,
      steps: [...Array.from({ length: 8 }, ON), { do: 'upset', what: 'give the award up', pick: 0 }],
    },
  ],
  [
    'the host is dissolved before it signs',
    {
      shape: SHAPE,
      steps: [...Array.from({ length: 6 }, ON), { do: 'upset', what: 'dissolve', pick: 1 }],
    },
  ],
  [
    'the hosting is ended once both have signed, before the money: the host is asked back',
    {
      shape: { ...SHAPE, tranches: 'one', reports: 'monthly' },
      steps: [...Array.from({ length: 11 }, ON), { do: 'upset', what: 'end the hosting', pick: 0 }],
    },
  ],
  [
    'the hosting is ended once both have signed, and the host does not answer any more: the agreement ends',
    {
      shape: { ...SHAPE, tranches: 'one', reports: 'monthly' },
      steps: [
        ...Array.from({ length: 11 }, ON),
        { do: 'upset', what: 'end the hosting', pick: 0 },
        { do: 'upset', what: 'fall silent', pick: 1 },
      ],
    },
  ],
  [
    'one of finance is left, who has confirmed the account and does not pay to it: another is appointed',
    { shape: { ...SHAPE, tranches: 'one' }, steps: [{ do: 'upset', what: 'resign', pick: 2 }] },
  ],
  [
    'the scoring is extended once its list is prepared: a sheet comes in, and the list is prepared anew',
    {
      shape: { ...SHAPE, minSheets: 3, tranches: 'one' },
      steps: [
        { do: 'upset', what: 'resign', pick: 5 },
        ...[ON(), ON()],
        { do: 'upset', what: 'amend the call', pick: 15 },
        ...Array.from({ length: 5 }, ON),
        { do: 'wait', days: 8 },
        { do: 'upset', what: 'amend the call', pick: 28 },
      ],
    },
  ],
  [
    'an expert leaves who has declared, before the sheets are assigned: the others score',
    {
      shape: { ...SHAPE, tranches: 'one', reports: 'monthly' },
      steps: [...Array.from({ length: 4 }, ON), { do: 'upset', what: 'resign', pick: 3 }],
    },
  ],
  [
    'two experts leave who have declared, and a score needs all three: others are added',
    {
      shape: { ...SHAPE, minSheets: 3, tranches: 'one' },
      steps: [
        ...Array.from({ length: 4 }, ON),
        { do: 'upset', what: 'resign', pick: 3 },
        { do: 'upset', what: 'resign', pick: 4 },
      ],
    },
  ],
  [
    'an expert leaves with sheets to score: the officer watches them until the scoring closes',
    {
      shape: { ...SHAPE, minSheets: 2 },
      steps: [
        ...Array.from({ length: 4 }, ON),
        { do: 'obey', who: 0, line: 0 },
        { do: 'obey', who: 1, line: 0 },
        { do: 'upset', what: 'resign', pick: 3 },
      ],
    },
  ],
  [
    'a correction still runs when the scoring is over, and nobody sits on the panel: the round can be cancelled',
    {
      shape: { ...SHAPE, proposals: 2, tranches: 'one', reports: 'monthly' },
      steps: [
        ON(),
        ON(),
        { do: 'wait', days: 9 },
        { do: 'upset', what: 'ask for a correction', pick: 0 },
        { do: 'wait', days: 5 },
      ],
    },
  ],
  [
    'the only proposal fails, and is looked at again in vain: the round comes to nothing',
    {
      shape: SHAPE,
      steps: [
        ON(),
        { do: 'wait', days: 17 },
        { do: 'upset', what: 'fail', pick: 0 },
        { do: 'upset', what: 'ask for a re-check', pick: 0 },
      ],
    },
  ],
  [
    'the only proposal fails, and is let in after all',
    {
      shape: SHAPE,
      steps: [
        ON(),
        { do: 'wait', days: 17 },
        { do: 'upset', what: 'fail', pick: 0 },
        { do: 'upset', what: 'ask for a re-check', pick: 0 },
        { do: 'upset', what: 'grant the re-check', pick: 1 },
      ],
    },
  ],
  ['nobody applies', { shape: SHAPE, steps: [{ do: 'wait', days: 20 }] }],
])(
  'it ends: %s',
  async (_, told) => {
    expect((await lived({ ...told, isWatched: true })).left).toBeNull()
  },
  120_000,
)

test('a panel is drawn as the desks say, and scores', async () => {
  const steps: Told['steps'] = [
    { do: 'upset', what: 'prepare a draw', pick: 0 },
    ON(),
    { do: 'wait', days: 1 },
    ON(),
  ]
  const { left, told } = await lived({ shape: SHAPE, steps, isWatched: true })
  expect(left).toBeNull()
  const done = told.flatMap((line) => /(\S*draw): done$/.exec(line)?.[1] ?? [])
  expect(done).toEqual([
    ...['draw', 'commit-draw', 'commit-draw', 'reveal-draw', 'reveal-draw', 'conclude-draw'],
  ])
  expect(told.some((line) => line.includes('choose-panel'))).toBe(false)
}, 120_000)

test('a draw to which nobody commits in time is set aside, and the panel chosen', async () => {
  const steps: Told['steps'] = [
    { do: 'upset', what: 'prepare a draw', pick: 0 },
    { do: 'wait', days: 1 },
  ]
  const { left, told } = await lived({ shape: SHAPE, steps, isWatched: true })
  expect(left).toBeNull()
  expect(told.filter((line) => /draw/.test(line)).map((line) => line.replace(/^.* (?=\S+: )/, ''))).toEqual([
    'draw: done',
    'set-draw-aside: done',
    'answer-draw-aside: done',
  ])
  expect(told.some((line) => line.includes('choose-panel: done'))).toBe(true)
}, 120_000)
