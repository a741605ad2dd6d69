import { describe, expect, test } from 'vitest'
import { asFrozen, canonical, linesOf, shownRanking } from '../../../src/round/awards/rules/frozen.ts'
import { isStanding, rankRoom } from '../../../src/round/awards/rules/room.ts'
import { NOW, decision, entered, room } from './room.ts'

test('the text under the digest does not depend on the order of the rows, and on everything else', () => {
  const lines = linesOf(rankRoom(room()))
  expect(canonical(lines.toReversed())).toBe(canonical(lines))
  const [first, ...others] = lines
  for (const change of [{ award: 1 }, { rank: 9 }, { score: null }, { sheets: 2 }, { reason: 'x' }]) {
    const other = first ? [{ ...first, ...change }, ...others] : []
    expect(canonical(other)).not.toBe(canonical(lines))
  }
})

describe('what the room shows of a decision', () => {
  const latest = decision()
  /** 丙 has got better since. */
  const changed = [entered('甲', 2800), entered('乙', 2700), entered('丙', 2900)]
  const names = (of: ReturnType<typeof rankRoom>) =>
    of.flatMap(({ rows }) =>
      rows.map(({ rank, candidate, outcome }) => [rank, candidate.title, outcome.awarded]),
    )
  const before = [
    [1, '甲', true],
    [2, '乙', true],
    [3, '丙', false],
  ]

  test('is the same lines again', () => {
    expect(canonical(linesOf(asFrozen(room({ entered: changed }), latest)))).toBe(canonical(latest.lines))
  })

  test('while it stands is the frozen list', () => {
    for (const one of [latest, decision({ approvedAt: NOW })]) {
      const held = room({ entered: changed, latest: one })
      expect(isStanding(held)).toBe(true)
      expect(names(shownRanking(held, NOW))).toEqual(before)
    }
  })

  test('after a return, or an upheld objection, is the ranking as it is now', () => {
    const returned = room({ entered: changed, latest: decision({ returned: { at: NOW, reason: '漏' } }) })
    expect(isStanding(returned)).toBe(false)
    expect(names(shownRanking(returned, NOW))).toEqual([
      [1, '丙', true],
      [2, '甲', true],
      [3, '乙', false],
    ])
    const undone = room({ latest: decision({ approvedAt: NOW }), cancelled: new Set(['乙']) })
    expect(isStanding(undone)).toBe(false)
    expect(names(shownRanking(undone, NOW))).toEqual([
      [1, '甲', true],
      [2, '乙', false],
      [3, '丙', true],
    ])
    expect(isStanding(room())).toBe(false)
  })
})
