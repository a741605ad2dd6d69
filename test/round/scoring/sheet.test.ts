import { describe, expect, test } from 'vitest'
import {
  type Assignment,
  type NewSheet,
  submitSheet,
  tallyOf,
  whyNotScore,
} from '../../../src/round/scoring/rules/sheet.ts'
import { type Reminding, whyNotRemind } from '../../../src/round/scoring/rules/reminding.ts'
import { startOf } from '../../../src/shared/days.ts'
import { person } from '../people.ts'
import { POINTS, scoringPlan } from './plan.ts'

const plan = scoringPlan()
const { closes, scoringCloses } = plan.dates
const IN_TIME = scoringCloses - 1

const open: Assignment = {
  id: 'A1',
  roundId: 'R1',
  plan,
  version: 3,
  submittedAt: null,
  own: null,
  reads: false,
}
const whole: NewSheet = { points: POINTS, comments: { goal: '清楚' }, comment: '可行。', advice: 'fund' }

describe('when a sheet may be written', () => {
  test.each([
    [
      'a moment before the call closes',
      closes - 1,
      { why: 'scoring-not-open', by: '#scoring', opensAt: closes },
    ],
    ['when the call closes', closes, null],
    ['in the last moment', IN_TIME, null],
    [
      'when scoring closes, to the moment',
      scoringCloses,
      { why: 'scoring-closed', by: '#scoring', closedAt: scoringCloses, receivedAt: scoringCloses },
    ],
  ])('%s', (_, now, refusal) => {
    expect(whyNotScore(open, now)).toEqual(refusal)
  })

  test('not on an organization of the expert’s, nor by who reads proposals for the office', () => {
    expect(whyNotScore({ ...open, own: '茶叙社' }, IN_TIME)).toEqual({
      why: 'own-interest',
      by: 'panel.recusalYears',
      organizations: ['茶叙社'],
    })
    expect(whyNotScore({ ...open, reads: true }, IN_TIME)).toEqual({ why: 'reads-proposals', by: '#scoring' })
  })

  test('not after it was handed in, in time or not', () => {
    const refusal = { why: 'sheet-submitted', by: '#scoring', at: closes + 5 }
    for (const now of [IN_TIME, scoringCloses])
      expect(whyNotScore({ ...open, submittedAt: closes + 5 }, now)).toEqual(refusal)
  })
})

describe('handing in', () => {
  const withPoints = (change: Record<string, number>): NewSheet => ({
    ...whole,
    points: { ...POINTS, ...change },
  })
  const refusalOf = (sheet: NewSheet, now = IN_TIME) => {
    const decided = submitSheet(open, sheet, now)
    return decided.ok ? null : decided.refusal
  }

  test('a whole sheet adds up', () => {
    expect(submitSheet(open, whole, IN_TIME)).toEqual({ ok: true, value: { ...whole, total: 8100 } })
  })

  test('nothing is below zero, and the most is the most', () => {
    const { goal, output, effect, innovation } = { goal: 0, output: 2500, effect: 3000, innovation: 2000 }
    expect(submitSheet(open, withPoints({ goal, output, effect, innovation }), IN_TIME)).toMatchObject({
      value: { total: 7500 },
    })
    expect(refusalOf(withPoints({ goal: -50 }))).toMatchObject({ why: 'points-out-of-range', by: '#scoring' })
    expect(refusalOf(withPoints({ goal: 2550 }))).toEqual({
      why: 'points-out-of-range',
      by: '#scoring',
      criterion: '项目目标',
      code: 'goal',
      max: 2500,
    })
  })

  test('points come in steps', () => {
    expect(refusalOf(withPoints({ effect: 2650 }))).toBeNull()
    const refusal = {
      why: 'points-off-step',
      by: '#scoring',
      criterion: '实施效果',
      code: 'effect',
      step: 50,
    }
    for (const effect of [2625, 2601, 2649]) expect(refusalOf(withPoints({ effect }))).toEqual(refusal)
  })

  test('every criterion that was left out is named', () => {
    const { goal, innovation } = POINTS
    expect(refusalOf({ ...whole, points: { goal, innovation } })).toEqual({
      why: 'points-missing',
      by: '#scoring',
      criteria: ['项目产出', '实施效果'],
      codes: ['output', 'effect'],
    })
  })

  test('a criterion may be called what an object has anyway', () => {
    const criteria = [{ code: 'constructor', name: '建设', max: 1000, asks: '' }]
    const odd = { ...open, plan: { ...plan, criteria } }
    expect(submitSheet(odd, { ...whole, points: {} }, IN_TIME)).toMatchObject({
      refusal: { why: 'points-missing', by: '#scoring', codes: ['constructor'] },
    })
    expect(submitSheet(odd, { ...whole, points: { constructor: 1000 } }, IN_TIME)).toMatchObject({
      value: { total: 1000 },
    })
  })

  test('zero points are points', () => {
    expect(refusalOf(withPoints({ innovation: 0 }))).toBeNull()
  })

  test('points for what nobody asks do not count', () => {
    expect(submitSheet(open, withPoints({ beauty: 5000 }), IN_TIME)).toMatchObject({
      value: { points: POINTS, total: 8100 },
    })
  })

  test('the time is asked first', () => {
    expect(refusalOf({ ...whole, points: {} }, scoringCloses)).toMatchObject({
      why: 'scoring-closed',
      by: '#scoring',
    })
  })
})

test('the tally counts what can be read, full-width digits too', () => {
  const typed = { 'points.goal': '２０.5', 'points.output': 'x', 'points.effect': '', 'points.beauty': '9' }
  expect(tallyOf(plan.criteria, typed)).toBe(2050)
})

// reminding

const REMINDING: Reminding = { plan, behind: 1, remindedAt: null }
const officer = person('钱经办', ['officer'])

test('an officer reminds while the scoring runs, from its first moment to its last', () => {
  expect(whyNotRemind(REMINDING, officer, closes)).toBeNull()
  expect(whyNotRemind(REMINDING, officer, scoringCloses - 1)).toBeNull()
  expect(whyNotRemind(REMINDING, officer, closes - 1)).toMatchObject({
    why: 'scoring-not-open',
    by: '#scoring',
  })
  expect(whyNotRemind(REMINDING, officer, scoringCloses)).toMatchObject({
    why: 'scoring-closed',
    by: '#scoring',
  })
  expect(whyNotRemind(REMINDING, person('陈审批', ['approver']), closes)).toEqual({
    why: 'not-your-role',
    needs: 'officer',
  })
})

test('not when every sheet is in', () => {
  expect(whyNotRemind({ ...REMINDING, behind: 0 }, officer, closes)).toEqual({
    why: 'everybody-done',
    by: '#scoring',
  })
})

test('once a day: again from the next midnight on', () => {
  const noon = startOf('2013-05-20') + 43_200_000
  const during = { ...plan, dates: { ...plan.dates, closes: noon - 1, scoringCloses: noon + 7 * 86_400_000 } }
  const reminded = { plan: during, behind: 1, remindedAt: noon }
  const last = startOf('2013-05-21') - 1
  expect(whyNotRemind(reminded, officer, last)).toEqual({ why: 'reminded-today', by: '#scoring', at: noon })
  expect(whyNotRemind(reminded, officer, last + 1)).toBeNull()
})
