import { expect, test } from 'vitest'
import { kept } from '../../src/shared/kept.ts'

test('what is made of a key is made once, until there are too many keys', () => {
  const made: number[] = []
  const square = kept(2, (number: number) => {
    made.push(number)
    return number * number
  })
  expect([3, 3, 4, 3, 4].map(square)).toEqual([9, 9, 16, 9, 16])
  expect(made).toEqual([3, 4])
  expect([5, 3].map(square)).toEqual([25, 9])
  expect(made).toEqual([3, 4, 5, 3])
})
