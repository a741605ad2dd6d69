import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quantileOfF, shareOfF } from '../../src/shared/fisher.ts'

describe('Fisher’s distribution', () => {
  // by scipy.stats.f.ppf
  test.each([
    [0.95, 5, 10, 3.3258345304130104],
    [0.95, 1, 1, 161.4476387975882],
    [0.5, 1, 1, 1],
    [0.025, 15, 5, 0.27960958175665507],
    [0.975, 15, 5, 6.427728167078779],
    [0.975, 2.5, 3.75, 11.147783897947978],
    [0.025, 0.5, 77, 1.064985417244239e-6],
    [0.975, 77, 0.5, 938979.9933482674],
    [0.025, 4680, 780, 0.9001629977903841],
    [0.975, 46794, 7799, 1.034699868267538],
  ])('has the quantile of %d with %d and %d degrees of freedom', (share, upper, lower, value) => {
    expect(quantileOfF(share, upper, lower) / value).toBeCloseTo(1, 9)
  })

  test('with two degrees above is what can be written out', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.integer({ min: 1, max: 500 }),
        (share, lower) => {
          const value = (lower / 2) * ((1 - share) ** (-2 / lower) - 1)
          expect(quantileOfF(share, 2, lower) / value).toBeCloseTo(1, 9)
          expect(shareOfF(value, 2, lower)).toBeCloseTo(share, 11)
        },
      ),
    )
  })

  test('turned over is itself', () => {
    const freedom = fc.double({ min: 0.5, max: 3000, noNaN: true })
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        freedom,
        freedom,
        (share, upper, lower) => {
          expect(quantileOfF(share, upper, lower) * quantileOfF(1 - share, lower, upper)).toBeCloseTo(1, 9)
          expect(shareOfF(quantileOfF(share, upper, lower), upper, lower)).toBeCloseTo(share, 9)
        },
      ),
    )
  })
})
