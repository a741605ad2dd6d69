import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { lengthOf, stopOnce } from '../../src/shared/words.ts'

test.each([
  ['', 0],
  ['社区', 2],
  ['，。 \n', 4],
  ['𠮷野家', 3],
  ['😀', 1],
  ['ǚ', 1],
  ['\u0065\u0301', 2],
  ['👩‍👧', 3],
])('%j has %i characters', (text, length) => expect(lengthOf(text)).toBe(length))

test('no text hides behind a short count: marks upon marks are counted', () => {
  expect(lengthOf(`a${'\u0301'.repeat(1000)}`)).toBe(1001)
})

test('Chinese text has as many characters as it shows, in whichever plane they stand', () => {
  const han = fc.integer({ min: 0x4e00, max: 0x9fff })
  const rare = fc.integer({ min: 0x20000, max: 0x2a6df })
  fc.assert(
    fc.property(fc.array(fc.oneof(han, rare)), (points) => {
      expect(lengthOf(String.fromCodePoint(...points))).toBe(points.length)
    }),
  )
})

test('a form that says max counts the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(12), (text, limit) => {
      expect(z.string().max(limit).safeParse(text).success).toBe(lengthOf(text) <= limit)
    }),
  )
})

describe('a stop', () => {
  test('is one where what was typed had its own', () => {
    expect(stopOnce('原因：看错了。。请重新提交。')).toBe('原因：看错了。请重新提交。')
    expect(stopOnce('原因：真的？。')).toBe('原因：真的？')
    expect(stopOnce('原因：看错了。')).toBe('原因：看错了。')
  })
})
