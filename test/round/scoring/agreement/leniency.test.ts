import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Rating } from '../../../../src/round/scoring/rules/agreement.ts'
import { correctedOf } from '../../../../src/round/scoring/rules/leniency.ts'
import { ratingsOf } from './published.ts'

const table = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 8 }))
  .chain(([raters, subjects]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: subjects, maxLength: subjects }), {
      minLength: raters,
      maxLength: raters,
    }),
  )
const some = table.chain((columns) => fc.shuffledSubarray(ratingsOf(columns), { minLength: 1 }))
const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0)

/** Larger by one of two than by the other, by more than rounding. */
const order = (means: Map<string, number>, a: string, b: string): number => {
  const apart = (means.get(a) ?? 0) - (means.get(b) ?? 0)
  return Math.abs(apart) < 1e-7 ? 0 : Math.sign(apart)
}

describe('scores corrected for strict and lenient experts', () => {
  test('of a full table are the plain means', () => {
    const { means, leniency } = correctedOf(
      ratingsOf([
        [60, 70, 80],
        [70, 80, 96],
      ]),
    )
    expect([...means.values()]).toEqual([expect.closeTo(65, 9), expect.closeTo(75, 9), expect.closeTo(88, 9)])
    expect([...leniency.values()]).toEqual([expect.closeTo(-6, 9), expect.closeTo(6, 9)])
  })

  test('take off what a strict expert takes', () => {
    // E1 is ten points stricter on what both have scored; P3 had E1 alone, P4 E2 alone
    const { means } = correctedOf(
      ratingsOf([
        [60, 70, 80, null],
        [70, 80, null, 85],
      ]),
    )
    expect((means.get('P3') ?? 0) - (means.get('P4') ?? 0)).toBeCloseTo(5, 9)
  })

  test('are those that a small change anywhere makes worse', () => {
    fc.assert(
      fc.property(some, fc.nat(), fc.constantFrom(-0.01, 0.01), (given, which, shift) => {
        const { means, leniency } = correctedOf(given)
        const ratings = given.filter(({ rater }) => leniency.has(rater))
        const off = (level: (rater: string) => number, mean: (subject: string) => number) =>
          sum(ratings.map(({ rater, subject, score }) => (score - level(rater) - mean(subject)) ** 2))
        const level = (rater: string) => leniency.get(rater) ?? 0
        const mean = (subject: string) => means.get(subject) ?? 0
        const names = [...leniency.keys(), ...new Set(ratings.map(({ subject }) => subject))]
        const name = names[which % Math.max(1, names.length)] ?? ''
        const moved = (of: (one: string) => number) => (one: string) => of(one) + (one === name ? shift : 0)
        expect(off(moved(level), moved(mean))).toBeGreaterThanOrEqual(off(level, mean))
      }),
    )
  })

  test('keep the mean of all their sheets', () => {
    fc.assert(
      fc.property(some, (given) => {
        const { means, leniency } = correctedOf(given)
        const ratings = given.filter(({ rater }) => leniency.has(rater))
        const fitted = ratings.map(
          ({ subject, rater }) => (means.get(subject) ?? 0) + (leniency.get(rater) ?? 0),
        )
        expect(sum(fitted)).toBeCloseTo(sum(ratings.map(({ score }) => score)), 6)
        expect(sum(ratings.map(({ rater }) => leniency.get(rater) ?? 0))).toBeCloseTo(0, 6)
      }),
    )
  })

  test('do not depend on the order of the sheets, and are never NaN', () => {
    fc.assert(
      fc.property(some, (given) => {
        expect(correctedOf(given.toReversed())).toEqual(correctedOf(given))
        expect([...correctedOf(given).means.values()].every(Number.isFinite)).toBe(true)
      }),
    )
  })

  test('a level that an expert adds to everything is taken off again', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: -9, max: 9 }), (columns, more) => {
        const [mine = [], ...others] = columns
        const before = correctedOf(ratingsOf(columns)).means
        const after = correctedOf(ratingsOf([mine.map((one) => one + more), ...others])).means
        const names = [...before.keys()]
        for (const a of names) for (const b of names) expect(order(after, a, b)).toBe(order(before, a, b))
      }),
    )
  })

  test('an expert who gives all the same points changes no order', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 9 }), fc.array(fc.boolean()), (given, points, which) => {
        const before = correctedOf(given).means
        const names = [...before.keys()]
        const same: Rating[] = names
          .filter((_, at) => which[at] ?? true)
          .map((subject) => ({ rater: 'E0', subject, score: points }))
        const after = correctedOf([...given, ...same]).means
        const told = names.filter((name) =>
          given.some(({ subject, rater }) => subject === name && isTelling(given, rater)),
        )
        for (const a of told) for (const b of told) expect(order(after, a, b)).toBe(order(before, a, b))
      }),
    )
  })

  test('parts that nobody links keep their own means', () => {
    const { means } = correctedOf(
      ratingsOf([
        [60, 62, null, null],
        [70, 72, null, null],
        [null, null, 80, 90],
        [null, null, 82, 92],
      ]),
    )
    expect([...means.values()].map((one) => one.toFixed(6))).toEqual(
      [65, 67, 81, 91].map((one) => one.toFixed(6)),
    )
  })
})

const isTelling = (given: Rating[], rater: string): boolean =>
  new Set(given.filter((one) => one.rater === rater).map(({ score }) => score)).size > 1
