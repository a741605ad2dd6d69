import fc from 'fast-check'
import { newId } from '../../src/db/db.ts'
import { modelRulebook } from '../../src/rulebook/model/model.ts'
import type { Rulebook } from '../../src/rulebook/rules/rulebook.ts'
import type { Unbound } from '../../src/round/calls/rules/ruled.ts'
import { PLAN } from '../round/calls/typed.ts'
import { unlike } from '../unlike.ts'

/** What sort of round a life is about: small, so that many can be lived. */
export type Shape = {
  proposals: number
  sealed: boolean
  minSheets: number
  passMark: number
  quota: number
  tranches: 'one' | 'two' | 'three'
  reports: 'monthly' | 'none'
  /** One of the experts never does anything. */
  isSilent: boolean
}

export const shapes: fc.Arbitrary<Shape> = fc.record({
  proposals: fc.integer({ min: 1, max: 3 }),
  sealed: fc.boolean(),
  minSheets: fc.integer({ min: 1, max: 3 }),
  passMark: fc.constantFrom(0, 60_00, 100_00),
  quota: fc.integer({ min: 1, max: 2 }),
  tranches: fc.constantFrom('one', 'two', 'three'),
  reports: fc.constantFrom('monthly', 'none'),
  isSilent: fc.boolean(),
})

const TRANCHES = {
  one: [{ percent: 100, on: 'agreement_signed' }],
  two: [
    { percent: 60, on: 'agreement_signed' },
    { percent: 40, on: 'final_passed' },
  ],
  three: [
    { percent: 50, on: 'agreement_signed' },
    { percent: 30, on: 'midterm_passed' },
    { percent: 20, on: 'final_passed' },
  ],
} as const

/** The model rules, as the shape has them. */
export function bookOf({ sealed, minSheets, passMark, tranches, reports }: Shape): Rulebook {
  const book = modelRulebook()
  const { proposals, panel, scoring, payments, projects } = book.parameters
  return {
    ...book,
    title: `办法${unlike()}`,
    parameters: {
      ...book.parameters,
      proposals: { ...proposals, sealed, highestAsk: null },
      panel: { ...panel, size: 3 },
      scoring: { ...scoring, minSheets, trimFromSheets: null, passMark, tieBreak: [] },
      payments: { ...payments, tranches: TRANCHES[tranches].map((one) => ({ ...one })) },
      projects: { ...projects, reports },
    },
  }
}

const DAY = 86_400_000

/** What its call says by itself: a month for everything before the decision, projects of two months. */
export function planOf({ quota }: Shape, birth: number): Unbound {
  const { parameters: _, ...plan } = PLAN
  return {
    ...plan,
    code: newId(),
    title: '一期',
    dates: { opens: birth + 3_600_000, closes: birth + 16 * DAY, scoringCloses: birth + 30 * DAY },
    tracks: plan.tracks.map((track) => ({ ...track, quota, budget: 35_000_00 * quota })),
    parameters: {},
  }
}
