import { describe, expect, test } from 'vitest'
import { type Room, rankRoom } from '../../../src/round/awards/rules/room.ts'
import { cutOf, rowsOf, scaleOf, usedOf } from '../../../src/round/awards/rules/rows.ts'
import { because } from '../../../src/round/awards/pages/because.ts'
import { sayClause } from '../../../src/shared/clauses.ts'
import { bookWith, planBy } from '../calls/ruled.ts'
import { entered, room } from './room.ts'

describe('the rows of the room', () => {
  const rowsIn = (of: Partial<Room>) => rankRoom(room(of)).flatMap(rowsOf)

  test('add the money up, and name who moves up first', () => {
    const five = ['甲', '乙', '丙', '丁', '戊', '己'].map((name, i) => entered(name, 2800 - i * 50))
    const rows = rowsIn({ entered: five })
    expect(rows.map(({ running, reserve, isLastFunded }) => [running, reserve, isLastFunded])).toEqual([
      [100_000, null, false],
      [200_000, null, true],
      [200_000, 1, false],
      [200_000, 2, false],
      [200_000, 3, false],
      [200_000, null, false],
    ])
    expect(cutOf(rows)).toBe(7750)
  })

  test('who is below the pass mark does not move up', () => {
    const rows = rowsIn({ entered: [entered('甲', 2800), entered('乙', 2700), entered('丙', 1950)] })
    expect(rows[2]).toMatchObject({ reserve: null, outcome: { reason: 'below_pass_mark' } })
  })

  test('who is barred is passed over, with the clause that bars it, and the next moves up', () => {
    const rows = rowsIn({ barred: new Set(['O-甲']) })
    expect(rows.map(({ outcome }) => outcome.awarded)).toEqual([false, true, true])
    const plan = planBy(bookWith())
    const no = plan.rulebook?.clauses['sanctions.barYears'] ?? 0
    const [first] = rows
    expect(first && because(first, undefined, plan)).toBe(`本单位在不受理申报期内（${sayClause(no)}）`)
  })

  test('show how far the experts are apart', () => {
    const totals = [2000, 2400, 2600, 3000].map((effect) => ({
      points: { goal: 2500, output: 2500, effect },
    }))
    const [row] = rowsIn({ entered: [entered('甲', 0, { sheets: totals })] })
    expect(row).toMatchObject({
      range: 1000,
      spread: { low: 7000, q1: 7300, median: 7500, q3: 7700, high: 8000, mean: 7500 },
    })
    expect(row ? scaleOf([row]) : null).toEqual({ from: 5000, to: 8000 })
  })

  test('without a score have no picture, and the scale stands all the same', () => {
    const rows = rowsIn({ entered: [entered('甲', 0, { sheets: [] })] })
    expect(rows[0]).toMatchObject({ spread: null, range: null, score: { value: null } })
    const { from, to } = scaleOf(rows)
    expect(to).toBeGreaterThan(from)
    expect(cutOf(rows)).toBeUndefined()
  })

  test('an equal score on both sides of the line is an edge', () => {
    const equal = [entered('甲', 2800), entered('乙', 2700), entered('丙', 2700)]
    expect(rowsIn({ entered: equal }).map(({ isEdge }) => isEdge)).toEqual([false, true, true])
    expect(rowsIn({}).some(({ isEdge }) => isEdge)).toBe(false)
  })
})

test('what a track gives away', () => {
  expect(rankRoom(room()).map(usedOf)).toEqual([{ places: 2, money: 200_000 }])
  expect(rankRoom(room({ entered: [] })).map(usedOf)).toEqual([{ places: 0, money: 0 }])
})
