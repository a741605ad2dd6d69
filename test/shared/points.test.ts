import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPoints, showPoints } from '../../src/shared/points.ts'

test.each([
  ['20.5', 20_50],
  ['20.05', 20_05],
  ['２０．５', 20_50],
  [' 100 ', 100_00],
  ['0', 0],
  ['9999.99', 9999_99],
])('%s points are read', (typed, points) => expect(readPoints(typed)).toBe(points))

test.each(['', '-1', '1.005', '.5', '5.', '1e2', '10000', '二十', '20 5'])('%j is not points', (typed) =>
  expect(readPoints(typed)).toBeNull(),
)

test('points are read as they were shown', () => {
  fc.assert(fc.property(fc.nat(9999_99), (points) => readPoints(showPoints(points)) === points))
})
