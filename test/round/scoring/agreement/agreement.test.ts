import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Rating, agreementOf, completeOf } from '../../../../src/round/scoring/rules/agreement.ts'
import { ranksOf } from '../../../../src/round/scoring/rules/concordance.ts'
import { ratingsOf } from './published.ts'
import { alphaOf, concordanceOf, iccsOf } from './second-way.ts'

/** Few scores to choose from, so that they often tie; a row a proposal. */
const table = fc
  .tuple(fc.integer({ min: 2, max: 7 }), fc.integer({ min: 2, max: 9 }))
  .chain(([raters, subjects]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: raters, maxLength: raters }), {
      minLength: subjects,
      maxLength: subjects,
    }),
  )
const inRows = (rows: number[][]): Rating[] =>
  rows.flatMap((row, i) => row.map((score, j) => ({ rater: `E${j}`, subject: `P${i}`, score })))
const columns = (rows: number[][]): number[][] =>
  (rows[0] ?? []).map((_, at) => rows.map((row) => row[at] ?? 0))

/** Some sheets of a table, in any order. */
const some = table.chain((rows) => fc.shuffledSubarray(inRows(rows), { minLength: 1 }))

const numbersIn = (ratings: Rating[], bounded: RegExp = /./): number[] => {
  const { icc, alpha, kendallW } = agreementOf(ratings)
  const bounds = Object.entries(icc).flatMap(([name, { low, high }]) =>
    bounded.test(name) ? [low, high] : [],
  )
  const values = [...Object.values(icc), alpha, kendallW].map(({ value }) => value)
  return [...values, ...bounds].filter((one) => one !== null)
}

/** The same numbers to some eight digits; of the second kind’s bounds, whose degrees of freedom have poles, no more is asked. */
function near(ones: Rating[], others: Rating[]): void {
  const [mine, theirs] = [numbersIn(ones, /[13].$/), numbersIn(others, /[13].$/)]
  expect(mine).toHaveLength(theirs.length)
  const apart = mine.map((one, at) => Math.abs(one - (theirs[at] ?? Infinity)) / Math.max(1, Math.abs(one)))
  expect(Math.max(0, ...apart)).toBeLessThan(1e-8)
}

/** Where there is one at all, which the other way does not ask. */
function same(found: number | null, other: number): void {
  const apart = found === null ? 0 : Math.abs(found - other)
  expect(apart / Math.max(1, Math.abs(found ?? 0))).toBeLessThan(1e-9)
}

describe('agreement', () => {
  test('is the same by another way of computing it', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const { icc, kendallW } = agreementOf(inRows(rows))
        const others = iccsOf(rows)
        for (const name of ['icc11', 'icc21', 'icc31', 'icc1k', 'icc2k', 'icc3k'] as const)
          same(icc[name].value, others[name])
        same(kendallW.value, concordanceOf(rows))
      }),
    )
  })

  test('is alpha by the matrix of coincidences where sheets are missing', () => {
    fc.assert(fc.property(some, (ratings) => same(agreementOf(ratings).alpha.value, alphaOf(ratings))))
  })

  test('does not depend on the order of the sheets, nor of experts and proposals', () => {
    fc.assert(
      fc.property(some, (ratings) => {
        expect(agreementOf(ratings.toReversed())).toEqual(agreementOf(ratings))
        const renamed = ratings.map((one) => ({ ...one, rater: `${9 - Number(one.rater.slice(1))}` }))
        near(renamed, ratings)
      }),
    )
  })

  test('is numbers and never NaN, each within its interval', () => {
    fc.assert(
      fc.property(some, (ratings) => {
        const { icc, alpha, kendallW } = agreementOf(ratings)
        expect(numbersIn(ratings).every(Number.isFinite)).toBe(true)
        for (const [name, { value, low, high }] of Object.entries(icc)) {
          if (value === null) continue
          expect(Math.max(value, high ?? 0)).toBeLessThanOrEqual(1)
          expect(low ?? -Infinity).toBeLessThanOrEqual(high ?? 1)
          // the second kind's degrees of freedom are an approximation, which far below 0 may miss its own value
          if (name.startsWith('icc2')) continue
          expect(low ?? -Infinity).toBeLessThanOrEqual(value)
          expect(high ?? Infinity).toBeGreaterThanOrEqual(value)
        }
        expect(alpha.value ?? 0).toBeLessThanOrEqual(1)
        expect(Math.abs((kendallW.value ?? 0) - 0.5)).toBeLessThanOrEqual(0.5 + 1e-9)
      }),
    )
  })

  test('of the third kind, and W, do not mind a strict expert', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: -50, max: 50 }), (rows, more) => {
        const [mine, ...others] = columns(rows)
        const strict = agreementOf(ratingsOf([(mine ?? []).map((score) => score + more), ...others]))
        const before = agreementOf(ratingsOf(columns(rows)))
        expect(strict.kendallW).toEqual(before.kendallW)
        for (const name of ['icc31', 'icc3k'] as const) {
          expect(strict.icc[name].value === null).toBe(before.icc[name].value === null)
          expect(strict.icc[name].value ?? 0).toBeCloseTo(before.icc[name].value ?? 0, 9)
          expect(strict.icc[name].low ?? 0).toBeCloseTo(before.icc[name].low ?? 0, 6)
        }
      }),
    )
  })

  test('does not depend on the unit, nor on where it begins', () => {
    fc.assert(
      fc.property(some, (ratings) => {
        const other = ratings.map((one) => ({ ...one, score: 1000 + one.score * 100 }))
        near(other, ratings)
      }),
    )
  })

  test('is complete where it is 1', () => {
    const { icc, alpha, kendallW } = agreementOf(
      ratingsOf([
        [1, 2.2, 5],
        [1, 2.2, 5],
      ]),
    )
    expect(Object.values(icc)).toEqual(Array.from({ length: 6 }, () => ({ value: 1, low: 1, high: 1 })))
    expect([alpha, kendallW]).toEqual([{ value: 1 }, { value: 1 }])
  })
})

test('ranks begin at 1, and those who tie share the mean of theirs', () => {
  expect(ranksOf([70, 90, 80, 70, 70, 90])).toEqual([2, 5.5, 4, 2, 2, 5.5])
})

describe('where there is no such number', () => {
  const whyOf = (columnsGiven: (number | null)[][]) => {
    const { icc, alpha, kendallW } = agreementOf(ratingsOf(columnsGiven))
    const why = (one: object) => ('why' in one ? one.why : null)
    return [icc.icc11, icc.icc1k, icc.icc21, icc.icc2k, icc.icc31, icc.icc3k, alpha, kendallW].map(why)
  }
  const all = (why: string) => Array.from({ length: 8 }, () => why)

  test.each<[string, (number | null)[][], (string | null)[]]>([
    ['no sheet', [], all('one-rater')],
    ['one expert', [[1, 2, 3]], all('one-rater')],
    ['one proposal', [[1], [2]], all('one-subject')],
    [
      'the same points everywhere',
      [
        [0.1, 0.1, 0.1],
        [0.1, 0.1, 0.1],
        [0.1, 0.1, 0.1],
      ],
      all('no-variance'),
    ],
    [
      'each expert the same points everywhere, and not those of the other',
      [
        [3, 3, 3],
        [4, 4, 4],
      ],
      [
        null,
        'subjects-alike',
        'no-variance',
        'no-variance',
        'no-variance',
        'no-variance',
        null,
        'no-variance',
      ],
    ],
    [
      'proposals on which the experts contradict each other',
      [
        [1, 2],
        [2, 1],
      ],
      [null, 'subjects-alike', 'subjects-alike', 'subjects-alike', null, 'subjects-alike', null, null],
    ],
    [
      'nobody scores what another does',
      [
        [1, null],
        [null, 2],
      ],
      [
        'no-pairs',
        'no-pairs',
        ...Array.from({ length: 4 }, () => 'sheets-missing'),
        'no-pairs',
        'sheets-missing',
      ],
    ],
    [
      'one proposal alone that two have scored',
      [
        [1, 2],
        [null, 3],
      ],
      [...Array.from({ length: 6 }, () => 'sheets-missing'), 'one-subject', 'sheets-missing'],
    ],
    [
      'as many sheets of each proposal, by other experts',
      [
        [1, 5, null],
        [2, null, 7],
        [null, 6, 8],
      ],
      [null, null, ...Array.from({ length: 4 }, () => 'sheets-missing'), null, 'sheets-missing'],
    ],
  ])('it says why: %s', (_, given, whys) => expect(whyOf(given)).toEqual(whys))

  test('those that all have scored are told from the rest', () => {
    const ratings = ratingsOf([
      [1, 2, 3],
      [4, null, 6],
    ])
    expect(new Set(completeOf(ratings).map(({ subject }) => subject))).toEqual(new Set(['P1', 'P3']))
  })
})
