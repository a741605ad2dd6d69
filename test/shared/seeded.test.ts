import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seeded, shuffled } from '../../src/shared/seeded.ts'

/** The first six bytes of SHA-256 of “2026:0”. */
const HEX = 'a1749093b07c'

/** The same by another library and in whole numbers of any size, as the docstring tells it. */
function* otherNumbers(seed: string) {
  for (let count = 0; ; count += 1) {
    const hex = createHash('sha256').update(`${seed}:${count}`, 'utf8').digest('hex')
    for (let at = 0; at < 60; at += 12) yield BigInt(`0x${hex.slice(at, at + 12)}`)
  }
}
function other(seed: string) {
  const numbers = otherNumbers(seed)
  return (below: number): number => {
    for (;;) {
      const number = numbers.next().value ?? 0n
      if (number < (2n ** 48n / BigInt(below)) * BigInt(below)) return Number(number % BigInt(below))
    }
  }
}

describe('what a seed decides', () => {
  test('is the same by another way of computing it', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 2 ** 48 }))),
        (seed, bounds) => {
          const [one, two] = [seeded(seed), other(seed)]
          expect(bounds.map((below) => one(below))).toEqual(bounds.map((below) => two(below)))
        },
      ),
    )
  })

  test('can be followed by hand: of the seed “2026”', () => {
    const random = seeded('2026')
    expect(createHash('sha256').update('2026:0').digest('hex').slice(0, 12)).toBe(HEX)
    expect(random(1000)).toBe(Number.parseInt(HEX, 16) % 1000)
  })

  test('leaves a number out that would favour some', () => {
    // below 2^47 + 1 nearly half of the numbers are left out
    const most = 2 ** 47 + 1
    const [one, two] = [seeded('x'), other('x')]
    for (let i = 0; i < 50; i += 1) expect(one(most)).toBe(two(most))
  })

  test('is as likely to be any: χ² of 100,000 choices below seven', () => {
    const random = seeded('even')
    const counts = Array.from({ length: 7 }, () => 0)
    for (let i = 0; i < 100_000; i += 1) {
      const chosen = random(7)
      counts[chosen] = (counts[chosen] ?? 0) + 1
    }
    const expected = 100_000 / 7
    const squares = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    // with six degrees of freedom more than this once in a thousand
    expect(squares).toBeLessThan(22.46)
  })
})

describe('a shuffled list', () => {
  test('has the same items, and each place is as likely for each', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
        const all = shuffled(items, seeded(seed))
        expect(all.toSorted((a, b) => a - b)).toEqual(items.toSorted((a, b) => a - b))
      }),
    )
    const orders = new Map<string, number>()
    const random = seeded('orders')
    for (let i = 0; i < 60_000; i += 1) {
      const order = shuffled(['a', 'b', 'c', 'd'], random).join('')
      orders.set(order, (orders.get(order) ?? 0) + 1)
    }
    const expected = 60_000 / 24
    const squares = [...orders.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    expect(orders.size).toBe(24)
    // with 23 degrees of freedom more than this once in a thousand
    expect(squares).toBeLessThan(49.73)
  })

  test('is left as it was, which is another one', () => {
    const items = [1, 2, 3]
    shuffled(items, seeded('s'))
    expect(items).toEqual([1, 2, 3])
    expect([shuffled([], seeded('s')), shuffled([7], seeded('s'))]).toEqual([[], [7]])
  })
})
