import { describe, expect, test } from 'vitest'
import { type Candidate, rankTrack } from '../../../../src/round/scoring/rules/ranking.ts'
import { meanOf, reaches, scoreOf, showMean } from '../../../../src/round/scoring/rules/score.ts'
import { type NewSheet, submitSheet } from '../../../../src/round/scoring/rules/sheet.ts'
import { POINTS, scoringPlan } from '../plan.ts'

const plan = scoringPlan()
const rule = { minSheets: 3, trimFromSheets: 5, decimals: 2 }
const sheets = (...totals: number[]) => totals.map((total) => ({ points: { goal: total } }))

describe('the number of sheets', () => {
  test('is enough at the least number itself', () => {
    expect(scoreOf(sheets(8000, 8000), rule)).toMatchObject({ sheets: 2, kept: 0, value: null })
    expect(scoreOf(sheets(8000, 8000, 8300), rule)).toMatchObject({ sheets: 3, kept: 3, value: 8100 })
  })
  test('is trimmed from the number itself on', () => {
    expect(scoreOf(sheets(0, 8000, 8000, 8000), rule)).toMatchObject({ kept: 4, value: 6000, dropped: null })
    expect(scoreOf(sheets(0, 8000, 8000, 8000, 9000), rule)).toMatchObject({
      kept: 3,
      value: 8000,
      dropped: { lowest: 0, highest: 9000 },
    })
  })
  test('of three leaves the one in the middle', () => {
    expect(scoreOf(sheets(9000, 1000, 5000), { ...rule, trimFromSheets: 3 })).toMatchObject({
      kept: 1,
      value: 5000,
      dropped: { lowest: 1000, highest: 9000 },
    })
  })
})

describe('a mean', () => {
  test('at the very half goes up, a hair below it goes down', () => {
    expect(meanOf([1, 2], 2)).toBe(2)
    expect(meanOf([1, 1, 2], 2)).toBe(1)
    expect(meanOf([49], 0)).toBe(0)
    expect(meanOf([50], 0)).toBe(1)
  })
  test('is written with as many digits as it has decimals, and a zero before them', () => {
    expect([showMean(5, 1), showMean(5, 3), showMean(12345, 3), showMean(0, 0)]).toEqual([
      '0.5',
      '0.005',
      '12.345',
      '0',
    ])
  })
  test('reaches a mark of no points with no points', () => {
    const none = scoreOf(sheets(0, 0, 0), rule)
    expect(reaches(none, 0)).toBe(true)
    expect(reaches(none, 1)).toBe(false)
  })
})

describe('a ranking', () => {
  const candidate = (proposal: string, points: Record<string, number>): Candidate => ({
    ...{ proposal, organization: 'O', ask: 1, submittedAt: 1 },
    sheets: [{ points }, { points }, { points }],
  })
  const ranked = (chain: string[], ...all: Candidate[]) =>
    rankTrack(all, { ...rule, tieBreak: chain }).map(({ candidate: { proposal }, tie }) => [proposal, tie])

  test('counts a criterion that a sheet does not have as no points', () => {
    expect(
      ranked(
        ['effect'],
        candidate('P1', { goal: 5000 }),
        candidate('P2', { goal: 4999, effect: 1 }),
        candidate('P3', { goal: 5000, effect: 0 }),
      ),
    ).toEqual([
      ['P2', null],
      ['P1', { by: 'criterion', criterion: 'effect', mine: 0, theirs: 1 }],
      ['P3', { by: 'human' }],
    ])
  })
  test('tells a tie of the neighbour above, not of the first', () => {
    const rows = rankTrack(
      [candidate('P1', { goal: 9000 }), candidate('P2', { goal: 8000 }), candidate('P3', { goal: 8000 })],
      { ...rule, tieBreak: [] },
    )
    expect(rows.map(({ rank, tie }) => [rank, tie])).toEqual([
      [1, null],
      [2, null],
      [3, { by: 'human' }],
    ])
  })
})

describe('the points of a sheet', () => {
  const { closes } = plan.dates
  const whole: NewSheet = { points: POINTS, comments: {}, comment: '', advice: 'fund' }
  const why = (points: NewSheet['points']) => {
    const open = { id: 'A1', roundId: 'R1', plan, version: 0, submittedAt: null, own: null, reads: false }
    const sheet = submitSheet(open, { ...whole, points: { ...POINTS, ...points } }, closes)
    return sheet.ok ? sheet.value.total : sheet.refusal
  }

  test('are never below zero, not by a hundredth', () => {
    expect(why({ goal: 0 })).toBe(6050)
    expect(why({ goal: -1 })).toMatchObject({ why: 'points-out-of-range', code: 'goal' })
  })
  test('are never above the most, not by a hundredth', () => {
    expect(why({ goal: 2500 })).toBe(8550)
    expect(why({ goal: 2501 })).toMatchObject({ why: 'points-out-of-range', code: 'goal' })
  })
  test('go by the step: half a point more is taken, less than that is not', () => {
    expect(why({ goal: 50 })).toBe(6100)
    for (const goal of [1, 49, 51]) expect(why({ goal })).toMatchObject({ why: 'points-off-step' })
  })
  test('are missing where a box was left blank', () => {
    expect(why({ goal: null })).toMatchObject({ why: 'points-missing', codes: ['goal'] })
  })
})
