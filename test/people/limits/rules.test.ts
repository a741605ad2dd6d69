import { describe, expect, test } from 'vitest'
import { networkOf, whyNotNow } from '../../../src/people/limits/rules.ts'

describe('one address is', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    [' 203.0.113.7 ', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff::', '2001:db8:1:2::/64'],
    ['2001:db8::', '2001:db8:0:0::/64'],
    ['2001:db8::1%eth0', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1:2:3:4:5', 'fe80:0:0:1::/64'],
    ['nonsense', 'nonsense'],
    [':::::::::', '0:0:0:0::/64'],
    ['', ''],
  ])('of %j: %j', (address, network) => expect(networkOf(address)).toBe(network))

  test('a household’s and not its neighbour’s', () => {
    expect(networkOf('2001:db8:1:2::1')).toBe(networkOf('2001:db8:1:2:ffff::1'))
    expect(networkOf('2001:db8:1:3::1')).not.toBe(networkOf('2001:db8:1:2::1'))
  })
})

describe('an act is too much', () => {
  const counts = [
    { key: 'address', rate: [2, 600] as const },
    { key: 'aim', rate: [5, 3600] as const },
  ]
  const counted = (address: number, aim = 1) => [
    { key: 'address', count: address, endsAt: 600_000 },
    { key: 'aim', count: aim, endsAt: 3_600_000 },
  ]

  test('from the one after the last', () => {
    expect(whyNotNow(counts, counted(2), 0)).toBeNull()
    expect(whyNotNow(counts, counted(3), 0)).toEqual({ why: 'too-often', retryAfter: 600 })
    expect(whyNotNow(counts, counted(1, 5), 0)).toBeNull()
    expect(whyNotNow(counts, counted(1, 6), 0)).toEqual({ why: 'too-often', retryAfter: 3600 })
  })

  test('until the longest wait is over, and never for no time', () => {
    expect(whyNotNow(counts, counted(3, 6), 0)?.retryAfter).toBe(3600)
    expect(whyNotNow(counts, counted(3), 599_001)?.retryAfter).toBe(1)
    expect(whyNotNow(counts, counted(3), 600_000)?.retryAfter).toBe(1)
  })
})
