import { describe, expect, test } from 'vitest'
import type { Criterion, Level, Plan } from '../../../../src/round/calls/rules/plan.ts'
import { pointsOf } from '../../../../src/round/calls/rules/round.ts'
import {
  type PlanFault,
  faultsOf,
  whyNotEdit,
  whyNotPublish,
  whyNotRuled,
  whyNotWhole,
} from '../../../../src/round/calls/rounds/rules.ts'
import { NEEDED, only } from '../../../../src/rulebook/rules/some.ts'
import { person } from '../../people.ts'
import { bookWith, planBy, withNumbers } from '../ruled.ts'
import { PLAN } from '../typed.ts'

const { opens } = PLAN.dates
const [TRACK] = PLAN.tracks
const [GOAL, EFFECT] = PLAN.criteria
if (!TRACK || !GOAL || !EFFECT) throw new Error('the sample plan has a track and two criteria')
const faults = (change: Partial<Plan>) => faultsOf({ ...PLAN, ...change }, opens)

describe('a track’s money', () => {
  const track = (change: Partial<typeof TRACK>): Partial<Plan> => ({
    // a sound track before it: one bad one is enough
    tracks: [
      { ...TRACK, code: 'sound' },
      { ...TRACK, ...change },
    ],
  })
  test.each<[PlanFault, Partial<Plan>, Partial<Plan>]>([
    [
      'budget-below-quota',
      track({ quota: 3, askMin: 100_00, askMax: 150_00, budget: 299_99 }),
      track({ quota: 3, askMin: 100_00, askMax: 150_00, budget: 300_00 }),
    ],
    [
      'least-above-most',
      track({ askMin: 1_00_01, askMax: 1_00_00 }),
      track({ askMin: 1_00_00, askMax: 1_00_00 }),
    ],
    ['budget-below-one-ask', track({ budget: 99, askMax: 100 }), track({ budget: 100, askMax: 100 })],
  ])('%s', (fault, bad, good) => {
    expect(faults(bad)).toEqual([fault])
    expect(faults(good)).toEqual([])
  })
  test('needs no least ask: then a budget of one ask is enough for ten places', () => {
    expect(faults(track({ quota: 10, budget: TRACK.askMax }))).toEqual([])
    expect(faults(track({ quota: 10, budget: 0, askMax: 0 }))).toEqual([])
  })
})

describe('the levels of a criterion', () => {
  /** Of 60 points, in steps of half a point. */
  const levels = (...from: number[]): Partial<Plan> => {
    const named = from.map((at, i): Level => ({ name: `${i}`, from: at, means: '如此' }))
    return { criteria: [{ ...GOAL, levels: named }, EFFECT] }
  }
  test.each([[[]], [[0]], [[60_00, 0]], [[59_50, 59_00, 0]], [[50, 0]], [[40_00, 20_00, 0]]])(
    'may begin at %j',
    (from) => expect(faults(levels(...from))).toEqual([]),
  )
  test.each([
    ['one begins above the full mark', [60_50, 0]],
    ['one begins where the one above it does', [40_00, 40_00, 0]],
    ['one begins above the one above it', [20_00, 40_00, 0]],
    ['one is nearer than a step', [50, 25, 0]],
    ['one begins between two steps', [40_25, 0]],
    ['the last one does not begin at 0', [40_00, 50]],
    ['two begin at 0', [0, 0]],
    ['one begins below 0', [40_00, -50, 0]],
  ])('are out of order where %s', (_, from) => {
    expect(faults(levels(...from))).toEqual(['levels-out-of-order'])
  })
  test('are judged criterion by criterion', () => {
    const bad: Criterion = { ...EFFECT, levels: [{ name: '优', from: 50, means: '好' }] }
    expect(faults({ criteria: [GOAL, bad] })).toEqual(['levels-out-of-order'])
    expect(faults({ criteria: [bad, GOAL] })).toContain('levels-out-of-order')
  })
})

describe('the full mark', () => {
  test.each([
    [39_99, ['points-are-not-100']],
    [40_00, []],
    [40_01, ['points-are-not-100']],
  ])('with %d hundredths for the effect', (max, found) => {
    expect(faults({ criteria: [GOAL, { ...EFFECT, max }] })).toEqual(found)
  })
  test('has no bonus in it', () => {
    const bonus: Criterion = { ...EFFECT, code: 'bonus', max: 5_00, bonus: true }
    expect(pointsOf({ criteria: [GOAL, EFFECT, bonus] })).toBe(100_00)
  })
})

test('a chain is the call’s own fault only where the call sets it', () => {
  const scoring = { tieBreak: ['项目目标', '创新'] }
  expect(faultsOf(withNumbers(PLAN, { scoring }), opens)).toEqual(['tie-break-unknown'])
  expect(faultsOf(withNumbers(PLAN, { scoring: { tieBreak: ['项目目标', 'effect'] } }), opens)).toEqual([])
  expect(faultsOf(withNumbers(planBy(bookWith()), { scoring }), opens)).toEqual([])
})

describe('without a rulebook', () => {
  test('a draft brings what is needed, and says what it lacks', () => {
    const keys = NEEDED.slice(1)
    expect(whyNotWhole(PLAN, undefined)).toBeNull()
    const [lacks] = NEEDED
    expect(whyNotWhole({ ...PLAN, parameters: only(PLAN.parameters, keys) }, undefined)).toEqual({
      why: 'numbers-missing',
      keys: [lacks],
    })
    expect(whyNotWhole({ ...PLAN, parameters: {} }, { id: 'v1', book: bookWith() })).toBeNull()
  })
})

describe('a plan to be published', () => {
  const ruled = planBy(bookWith())
  const chief = person('chief', ['approver'])
  const stale = { why: 'rulebook-not-in-force', by: '#versions' }

  test('binds a version in force; none, where the district has none', () => {
    expect(whyNotRuled({ plan: ruled, inForce: ['v0', 'v1'] }, PLAN.dates.opens)).toBeNull()
    expect(whyNotRuled({ plan: ruled, inForce: ['v2'] }, PLAN.dates.opens)).toEqual(stale)
    expect(whyNotRuled({ plan: ruled, inForce: [] }, PLAN.dates.opens)).toEqual(stale)
    expect(whyNotRuled({ plan: PLAN, inForce: [] }, PLAN.dates.opens)).toBeNull()
    expect(whyNotRuled({ plan: PLAN, inForce: ['v1'] }, PLAN.dates.opens)).toEqual(stale)
  })
  test('departs from it in nothing', () => {
    const plan = withNumbers(ruled, { proposals: { longestMonths: 13 } })
    const rules = ['proposals.longestMonths']
    expect(whyNotRuled({ plan, inForce: ['v1'] }, PLAN.dates.opens)).toEqual({
      why: 'departs-from-rulebook',
      by: rules,
      rules,
    })
  })
  test('is held against its rulebook last, and its publication is once, at the first instant too', () => {
    const draft = { id: 'r', plan: ruled, version: 1, draftedBy: ['officer'], inForce: ['v2'] }
    expect(whyNotPublish({ ...draft, publishedAt: null }, chief, opens)).toEqual(stale)
    const late = whyNotPublish({ ...draft, publishedAt: null }, chief, PLAN.dates.closes)
    expect(late).toMatchObject({ why: 'contradictory', faults: ['closes-in-the-past'] })
    expect(whyNotPublish({ ...draft, publishedAt: 0 }, chief, opens)).toMatchObject({
      why: 'already-published',
    })
    expect(whyNotEdit({ ...draft, publishedAt: null }, person('x', ['officer']))).toBeNull()
  })
})
