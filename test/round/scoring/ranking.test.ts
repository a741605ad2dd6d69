import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rankTrack } from '../../../src/round/scoring/rules/ranking.ts'
import type { Candidate } from '../../../src/round/scoring/rules/ranking.ts'
import { showScore } from '../../../src/round/scoring/rules/score.ts'
import { candidates, rules } from './candidates.ts'
import { ranksOf, scoreOf } from './second-way.ts'

const rule = { minSheets: 1, trimFromSheets: 5, decimals: 2, tieBreak: ['effect', 'goal'] }
const sheet = (goal: number, effect: number, output: number) => ({ points: { goal, effect, output } })

/** 夕阳茶叙社 asks, in the middle of April, with one sheet of 60 points. */
const tea: Candidate = {
  proposal: 'P2',
  organization: 'O1',
  ask: 3_500_000,
  submittedAt: 1000,
  sheets: [sheet(2000, 2000, 2000)],
}
const other = (changes: Partial<Candidate>): Candidate => ({ ...tea, proposal: 'P1', ...changes })
const ranking = (...list: Candidate[]) =>
  rankTrack(list, rule).map(({ rank, candidate, tie }) => [rank, candidate.proposal, tie])

describe('a ranking', () => {
  test('puts the higher score first and says nothing of a tie', () => {
    expect(ranking(other({ sheets: [sheet(2000, 2000, 1950)] }), tea)).toEqual([
      [1, 'P2', null],
      [2, 'P1', null],
    ])
  })

  test('breaks a tie by the first criterion', () => {
    expect(ranking(other({ sheets: [sheet(2050, 1950, 2000)] }), tea)).toEqual([
      [1, 'P2', null],
      [2, 'P1', { by: 'criterion', criterion: 'effect', mine: 1950, theirs: 2000 }],
    ])
  })

  test('breaks a tie by the second criterion when the first is equal', () => {
    expect(ranking(other({ sheets: [sheet(1950, 2000, 2050)] }), tea)).toEqual([
      [1, 'P2', null],
      [2, 'P1', { by: 'criterion', criterion: 'goal', mine: 1950, theirs: 2000 }],
    ])
  })

  test('breaks a tie by the earlier submission when the criteria are equal, those not in the chain apart', () => {
    expect(ranking(other({ submittedAt: 1001 }), tea)).toEqual([
      [1, 'P2', null],
      [2, 'P1', { by: 'submission', mine: 1001, theirs: 1000 }],
    ])
  })

  test('leaves a full tie to a person, in the order of the ids', () => {
    expect(ranking(tea, other({}))).toEqual([
      [1, 'P1', null],
      [2, 'P2', { by: 'human' }],
    ])
  })

  test('takes the mean of a criterion over every sheet, dropped or not', () => {
    const same = [
      sheet(2000, 2000, 2000),
      sheet(2000, 2000, 2000),
      sheet(2000, 2000, 2000),
      sheet(2000, 2000, 2000),
    ]
    const mine = other({ sheets: [...same, sheet(2500, 2500, 2500)] })
    const theirs = { ...tea, sheets: [...same, sheet(0, 3000, 0)] }
    expect(ranking(mine, theirs)[1]).toEqual([
      2,
      'P1',
      { by: 'criterion', criterion: 'effect', mine: 2100, theirs: 2200 },
    ])
  })

  test('does not see a difference that rounding takes away', () => {
    const third = [sheet(2000, 2000, 2000), sheet(2000, 2000, 2000), sheet(2000, 2001, 2000)]
    expect(ranking({ ...tea, sheets: [...third] }, other({ submittedAt: 1001 }))[1]).toEqual([
      2,
      'P1',
      { by: 'submission', mine: 1001, theirs: 1000 },
    ])
  })

  test('puts no score last, and no sheet after that', () => {
    const none = other({ proposal: 'P0', sheets: [] })
    const few = other({ proposal: 'P9', sheets: [sheet(2500, 3000, 2500)] })
    const low = other({ proposal: 'P5', sheets: [sheet(0, 0, 0), sheet(0, 0, 0)] })
    const rows = rankTrack([none, few, low], { ...rule, minSheets: 2 })
    expect(rows.map(({ candidate, score, tie }) => [candidate.proposal, score.value, tie])).toEqual([
      ['P5', 0, null],
      ['P9', null, null],
      ['P0', null, { by: 'criterion', criterion: 'effect', mine: null, theirs: 3000 }],
    ])
  })

  test('is empty without proposals, and ties without a chain by submission', () => {
    expect(rankTrack([], rule)).toEqual([])
    const rows = rankTrack([other({ submittedAt: 2000 }), tea], { ...rule, tieBreak: [] })
    expect(rows.map(({ candidate }) => candidate.proposal)).toEqual(['P2', 'P1'])
  })

  test('leaves what it was given as it was', () => {
    const given = [other({ sheets: [] }), tea]
    const copy = structuredClone(given)
    rankTrack(given, rule)
    expect(given).toEqual(copy)
  })
})

describe('against a second way of computing it', () => {
  test('every rank is one more than the number of proposals that beat it', () => {
    fc.assert(
      fc.property(candidates, rules, (list, by) => {
        const rows = rankTrack(list, by)
        expect(new Map(rows.map(({ candidate, rank }) => [candidate.proposal, rank]))).toEqual(
          ranksOf(list, by),
        )
      }),
      { numRuns: 500 },
    )
  })

  test('every score is what long division gives', () => {
    fc.assert(
      fc.property(candidates, rules, (list, by) => {
        const shown = rankTrack(list, by).map(({ score }) => (score.value === null ? null : showScore(score)))
        expect(shown).toEqual(rankTrack(list, by).map(({ candidate }) => scoreOf(candidate, by)))
      }),
    )
  })

  test('the order in which proposals come in changes nothing', () => {
    fc.assert(
      fc.property(candidates, rules, (list, by) => {
        expect(rankTrack(list.toReversed(), by)).toEqual(rankTrack(list, by))
      }),
    )
  })

  test('a tie is told exactly where the scores are equal', () => {
    fc.assert(
      fc.property(candidates, rules, (list, by) => {
        const rows = rankTrack(list, by)
        const told = rows.map(({ tie }) => tie !== null)
        expect(told).toEqual(rows.map(({ score }, i) => i > 0 && score.value === rows[i - 1]?.score.value))
      }),
    )
  })
})
