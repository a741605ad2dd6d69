import { describe, expect, test } from 'vitest'
import { meanOf, reaches, scoreOf, showScore } from '../../../src/round/scoring/rules/score.ts'

const rule = { minSheets: 5, trimFromSheets: 5, decimals: 2 }
const sheets = (...totals: number[]) =>
  totals.map((total) => ({ points: { goal: total - 100, effect: 100 } }))
const score = (totals: number[], changes: Partial<typeof rule> | { trimFromSheets: null } = {}) =>
  scoreOf(sheets(...totals), { ...rule, ...changes })

describe('a score', () => {
  test('is the mean of the totals without one lowest and one highest, and says so', () => {
    expect(score([9000, 7000, 8000, 8100, 8200])).toEqual({
      sheets: 5,
      dropped: { lowest: 7000, highest: 9000 },
      kept: 3,
      value: 8100,
      decimals: 2,
    })
  })

  test('drops only one of several equal totals', () => {
    expect(score([7000, 7000, 9000, 9000, 8000])).toMatchObject({ kept: 3, value: 8000 })
  })

  test('is not there with one sheet fewer than the minimum', () => {
    expect(score([8000, 8000, 8000, 8000])).toEqual({
      sheets: 4,
      dropped: null,
      kept: 0,
      value: null,
      decimals: 2,
    })
  })

  test('is not there without a sheet, whatever the minimum', () => {
    expect(score([], { minSheets: 0 }).value).toBeNull()
    expect(score([8000], { minSheets: 0 }).value).toBe(8000)
  })

  test('is of all totals below the number from which they are trimmed, and under a rule that never trims', () => {
    expect(score([7000, 8000, 8000, 8001], { minSheets: 4 })).toMatchObject({
      kept: 4,
      value: 7750,
      dropped: null,
    })
    expect(score([0, 8000, 8000, 8000, 8000], { trimFromSheets: null })).toMatchObject({
      kept: 5,
      value: 6400,
    })
  })

  test('is never trimmed to nothing', () => {
    const small = { minSheets: 1, trimFromSheets: 1 }
    expect(score([8000], small)).toMatchObject({ kept: 1, value: 8000, dropped: null })
    expect(score([8000, 9000], small)).toMatchObject({ kept: 2, value: 8500, dropped: null })
    expect(score([8000, 9000, 9500], small)).toMatchObject({ kept: 1, value: 9000 })
  })
})

describe('a mean', () => {
  test('is rounded half up, once, at the end', () => {
    expect(meanOf([8637, 8638], 2)).toBe(8638)
    expect(meanOf([8637, 8637, 8638], 2)).toBe(8637)
    expect(meanOf([8649, 8650], 1)).toBe(865)
    expect(meanOf([8649, 8650], 0)).toBe(86)
    expect(meanOf([8650], 0)).toBe(87)
    expect(meanOf([100, 100, 101], 6)).toBe(1003333)
    expect(meanOf([], 2)).toBeNull()
  })

  test('is exact beyond what a float holds', () => {
    expect(
      meanOf(
        Array.from({ length: 3 }, () => 900_719_925_473),
        4,
      ),
    ).toBe(90_071_992_547_300)
  })
})

test('a score is written with all its decimals', () => {
  expect([0, 5, 8300, 10000].map((value) => showScore({ ...score([]), value }))).toEqual([
    '0.00',
    '0.05',
    '83.00',
    '100.00',
  ])
  expect(showScore({ ...score([]), value: 86, decimals: 0 })).toBe('86')
  expect(showScore(score([]))).toBe('')
})

test('a rounded score that equals the mark reaches it', () => {
  const at = (value: number | null, decimals: number) => reaches({ ...score([]), value, decimals }, 7000)
  expect([
    at(7000, 2),
    at(6999, 2),
    at(70, 0),
    at(69, 0),
    at(70_000_000, 6),
    at(69_999_999, 6),
    at(null, 2),
  ]).toEqual([true, false, true, false, true, false, false])
})
