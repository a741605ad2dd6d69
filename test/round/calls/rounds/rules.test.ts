import type { Some } from '../../../../src/rulebook/rules/parameters.ts'
import { withNumbers } from '../ruled.ts'
import { describe, expect, test } from 'vitest'
import type { Plan } from '../../../../src/round/calls/rules/plan.ts'
import {
  type Drafted,
  budgetOf,
  numbered,
  phaseOf,
  pointsOf,
  quotaOf,
  trackOf,
} from '../../../../src/round/calls/rules/round.ts'
import {
  type PlanFault,
  faultsOf,
  whyNotEdit,
  whyNotPublish,
} from '../../../../src/round/calls/rounds/rules.ts'
import { sayFault, sayPublishRefusal } from '../../../../src/round/calls/pages/words.tsx'
import { person } from '../../people.ts'
import { FORM } from '../asking.ts'
import { PLAN } from '../typed.ts'

const { opens, closes, scoringCloses } = PLAN.dates
const BEFORE = opens - 1
const [TRACK] = PLAN.tracks
const [GOAL] = PLAN.criteria
if (!TRACK || !GOAL) throw new Error('the sample plan has a track and a criterion')

test.each([
  [opens - 1, 'upcoming'],
  [opens, 'open'],
  [closes - 1, 'open'],
  [closes, 'closed'],
] as const)('at %d a round is %s', (now, phase) => expect(phaseOf(PLAN.dates, now)).toBe(phase))

test('a plan adds up', () => {
  const plan = { ...PLAN, tracks: [TRACK, { ...TRACK, code: 'other', quota: 3, budget: 1 }] }
  expect([quotaOf(plan), budgetOf(plan), pointsOf(plan)]).toEqual([13, 350_000_01, 100_00])
  expect(trackOf(plan, 'other')?.quota).toBe(3)
  expect(trackOf(plan, 'nothing')).toBeUndefined()
})

test('a number is said with its round', () => {
  expect(numbered(PLAN, 'SQ', 42)).toBe('2026-SQ-0042')
  expect(numbered(PLAN, 'XY', 12345)).toBe('2026-XY-12345')
})

describe('what contradicts itself', () => {
  test('is nothing, in a good plan', () => expect(faultsOf(PLAN, BEFORE)).toEqual([]))

  const dates = (change: Partial<Plan['dates']>): Partial<Plan> => ({ dates: { ...PLAN.dates, ...change } })
  const numbers = (some: Some): Partial<Plan> => ({ parameters: withNumbers(PLAN, some).parameters })
  const scoring = (change: NonNullable<Some['scoring']>) => numbers({ scoring: change })
  const lastTranche = (percent: number) =>
    numbers({ payments: { tranches: [{ percent, on: 'final_passed' }] } })

  test.each<[PlanFault, Partial<Plan>, Partial<Plan>]>([
    ['closes-before-opens', dates({ opens: closes }), dates({ opens: closes - 1 })],
    ['scoring-ends-before-closing', dates({ scoringCloses: closes }), dates({ scoringCloses: closes + 1 })],
    ['same-code-twice', { tracks: [TRACK, TRACK] }, { tracks: [TRACK, { ...TRACK, code: 'other' }] }],
    [
      'same-code-twice',
      { criteria: [...PLAN.criteria, { ...GOAL, bonus: true }] },
      { criteria: [...PLAN.criteria, { ...GOAL, code: 'c', bonus: true }] },
    ],
    ['tie-break-unknown', scoring({ tieBreak: ['goal', '创新'] }), scoring({ tieBreak: [] })],
    ['tranches-are-not-all', lastTranche(99), lastTranche(100)],
    ['grades-out-of-order', numbers({ closing: { gradeA: 60_00 } }), numbers({ closing: { gradeA: 60_01 } })],
    ['sheets-per-proposal', scoring({ sheetsPerProposal: 4 }), scoring({ sheetsPerProposal: 5 })],
    [
      'most-sheets-of-all',
      numbers({ panel: { mostSheets: 9 } }),
      numbers({ panel: { mostSheets: 9 }, scoring: { sheetsPerProposal: 5 } }),
    ],
    ['panel-below-minimum', numbers({ panel: { size: 4 } }), numbers({ panel: { size: 5 } })],
    [
      'budget-below-one-ask',
      { tracks: [{ ...TRACK, budget: TRACK.askMax - 1 }] },
      { tracks: [{ ...TRACK, budget: TRACK.askMax }] },
    ],
    [
      'points-are-not-100',
      { criteria: [...PLAN.criteria, { ...GOAL, code: 'c', max: 1 }] },
      { criteria: [...PLAN.criteria, { ...GOAL, code: 'c', max: 1, bonus: true }] },
    ],
    [
      'form-contradictory',
      { form: { ...FORM, sections: [...FORM.sections, ...FORM.sections] } },
      { form: FORM },
    ],
    ['pass-mark-out-of-reach', scoring({ passMark: 100_01 }), scoring({ passMark: 100_00 })],
    [
      'pass-mark-out-of-reach',
      { tracks: [{ ...TRACK, set: { scoring: { passMark: 100_01 } } }] },
      { tracks: [{ ...TRACK, set: { scoring: { passMark: 0 } } }] },
    ],
  ])('%s', (fault, bad, good) => {
    expect(faultsOf({ ...PLAN, ...bad }, BEFORE)).toEqual([fault])
    expect(faultsOf({ ...PLAN, ...good }, BEFORE)).toEqual([])
    expect(sayFault(fault)).toMatch(/^[\p{Script=Han}AB0-9%，：（）“”]+$/u)
  })

  test('closes-in-the-past, from the very instant on', () => {
    expect(faultsOf(PLAN, closes - 1)).toEqual([])
    expect(faultsOf(PLAN, closes)).toEqual(['closes-in-the-past'])
    expect(faultsOf(PLAN, scoringCloses)).toEqual(['closes-in-the-past'])
  })
})

const DRAFT: Drafted = {
  id: 'r',
  plan: PLAN,
  version: 2,
  draftedBy: ['officer', 'helper'],
  inForce: [],
  publishedAt: null,
}

describe('editing', () => {
  test('is an officer’s, while it is a draft', () => {
    expect(whyNotEdit(DRAFT, person('officer', ['officer']))).toBeNull()
    expect(whyNotEdit(DRAFT, person('chief', ['approver']))).toEqual({
      why: 'not-your-role',
      needs: 'officer',
    })
    expect(whyNotEdit({ ...DRAFT, publishedAt: 0 }, person('officer', ['officer']))).toEqual({
      why: 'published-is-frozen',
      by: '#amendment',
    })
  })
})

describe('publishing', () => {
  const chief = person('chief', ['approver'])

  test('is an approver’s', () => {
    expect(whyNotPublish(DRAFT, chief, BEFORE)).toBeNull()
    expect(whyNotPublish(DRAFT, person('x', ['officer', 'auditor', 'administrator']), BEFORE)).toEqual({
      why: 'not-your-role',
      needs: 'approver',
    })
  })

  test('is not for anyone who wrote a word of it', () => {
    for (const id of DRAFT.draftedBy) {
      expect(whyNotPublish(DRAFT, person(id, ['officer', 'approver']), BEFORE)).toEqual({
        why: 'own-draft',
        by: '#second-person',
      })
    }
  })

  test('happens once', () => {
    const refusal = whyNotPublish({ ...DRAFT, publishedAt: 5 }, chief, BEFORE)
    expect(refusal).toEqual({ why: 'already-published', by: '#amendment', at: 5 })
  })

  test('waits until nothing contradicts itself, and says what does', () => {
    const plan = withNumbers(PLAN, { closing: { gradeA: 0, gradeB: 0 } })
    const refusal = whyNotPublish({ ...DRAFT, plan }, chief, closes)
    expect(refusal).toEqual({
      why: 'contradictory',
      by: '#call',
      faults: ['closes-in-the-past', 'grades-out-of-order'],
    })
    expect(refusal && sayPublishRefusal(refusal)).toBe(
      '还不能发布：申报截止时间已经过去；A等分数线应当高于B等',
    )
  })
})
