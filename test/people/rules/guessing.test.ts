import { describe, expect, test } from 'vitest'
import { networkOf, sayWait, secondsUntil } from '../../../src/people/guessing/rules.ts'
import { stepOf } from '../../../src/people/rules/second-factor.ts'

test.each([
  ['198.51.100.7', '198.51.100.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:DB8:1:2::9', '2001:db8:1:2'],
  ['2001:0db8:0001:0002:ffff::', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['', ''],
])('%s is of the network %s', (address, network) => expect(networkOf(address)).toBe(network))

test('a wait is said in seconds, then in minutes, never short of it', () => {
  expect([0, 1, 59, 60, 61, 3600].map(sayWait)).toEqual([
    '请1秒后再试',
    '请1秒后再试',
    '请59秒后再试',
    '请1分钟后再试',
    '请2分钟后再试',
    '请60分钟后再试',
  ])
  expect([secondsUntil(1001, 0), secondsUntil(0, 5)]).toEqual([2, 1])
})

describe('a code (RFC 6238, appendix B, the last six digits)', () => {
  const SECRET = '12345678901234567890'
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [20_000_000_000, '353130'],
  ])('at %d is %s', async (seconds, code) => {
    const step = Math.floor(seconds / 30)
    expect(await stepOf(SECRET, code, seconds * 1000)).toBe(step)
    const ends = (step + 1) * 30_000
    expect(await stepOf(SECRET, code, ends + 29_999)).toBe(step)
    expect(await stepOf(SECRET, code, ends + 30_000)).toBe(null)
    expect(await stepOf(SECRET, code, step * 30_000 - 30_001)).toBe(null)
  })
})
