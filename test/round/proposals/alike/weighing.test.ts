import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Prose, lettersOf, shinglesOf } from '../../../../src/round/proposals/alike/rules/shingles.ts'
import { commonsOf, shared } from './brute.ts'
import { NOWHERE, countsIn, longestOf, weigh } from '../../../../src/round/proposals/alike/rules/weighing.ts'

const from = (counts: ReadonlyMap<string, number>) => (shingle: string) => counts.get(shingle) ?? 0
const setOf = (...texts: string[]) => shinglesOf(texts)

describe('what two say beyond what others say', () => {
  const TEMPLATE = '入户调研并组建一支不少于二十人的志愿者队伍'
  const OWN = '每周三由退休教师在凉亭里教孩子们写毛笔字'
  const others = [1, 2, 3].map((n) => setOf(TEMPLATE, `第${n}个项目自己的话各不相同`))

  test('is all, where no other says it; and nothing, where three do', () => {
    expect(weigh(setOf(OWN), setOf(OWN), NOWHERE)).toEqual({ alike: 1, alone: 1, common: 0 })
    const commons = from(countsIn(others))
    expect(weigh(setOf(TEMPLATE), setOf(TEMPLATE), commons)).toEqual({ alike: 0, alone: 0, common: 1 })
    const both = weigh(setOf(TEMPLATE, OWN), setOf(TEMPLATE, OWN), commons)
    expect(both).toMatchObject({ alike: 1 })
    expect(both.alone + both.common).toBeCloseTo(1)
  })

  test('counts less, the more others say it', () => {
    const alone = [0, 1, 2, 3].map(
      (n) => weigh(setOf(TEMPLATE), setOf(TEMPLATE), from(countsIn(others.slice(0, n)))).alone,
    )
    expect(alone).toEqual([1, 0.5, 0.2, 0])
  })

  test('a chance hit beside a template is not a likeness', () => {
    const commons = from(countsIn(others))
    const { alike } = weigh(setOf(TEMPLATE, '六十名老人'), setOf(TEMPLATE, '六十名老人'), commons)
    expect(alike).toBeLessThan(0.2)
  })

  test('of nothing is nothing', () => {
    expect(weigh(new Set(), new Set(), NOWHERE)).toEqual({ alike: 0, alone: 0, common: 0 })
    expect(weigh(setOf(OWN), new Set(), NOWHERE)).toEqual({ alike: 0, alone: 0, common: 0 })
  })
})

describe('against a second way of computing', () => {
  const text = fc
    .array(fc.constantFrom('甲', '乙', '丙', '，', ' ', 'Ａ'), { maxLength: 60 })
    .map((all) => all.join(''))
  const side = fc.array(text, { maxLength: 4 })

  test('without others it is Jaccard’s, counted pair by pair; and symmetric', () => {
    fc.assert(
      fc.property(side, side, (a, b) => {
        const found = weigh(shinglesOf(a), shinglesOf(b), NOWHERE)
        const { both, either } = shared(a, b)
        expect(found.alone).toBe(either.length && both.length / either.length)
        expect(found.alike).toBe(found.alone)
        expect(weigh(shinglesOf(b), shinglesOf(a), NOWHERE)).toEqual(found)
      }),
    )
  })

  test('with others each shingle counts by how many of them have it', () => {
    fc.assert(
      fc.property(side, side, fc.array(side, { maxLength: 5 }), (a, b, others) => {
        const found = weigh(
          shinglesOf(a),
          shinglesOf(b),
          from(countsIn(others.map((one) => shinglesOf(one)))),
        )
        const { both, either } = shared(a, b)
        const worth = (shingles: string[]) =>
          shingles.reduce((sum, one) => sum + ([1, 0.5, 0.2][commonsOf(one, others)] ?? 0), 0)
        const all = either.length
        expect(found.common).toBeCloseTo(all && 1 - worth(either) / all)
        expect(found.alone).toBeCloseTo(all && worth(both) / all)
        expect(found.alike).toBeCloseTo(all && worth(both) / Math.max(worth(either), all * 0.3))
        for (const share of Object.values(found)) expect(share >= 0 && share <= 1).toBe(true)
      }),
    )
  })

  test('the longest passage among some shingles is in the text, and none longer is', () => {
    const lettersIn = (one: string) =>
      lettersOf(one)
        .map(({ letter }) => letter)
        .join('')
    fc.assert(
      fc.property(side, side, (a, b) => {
        const prose = a.map((one): Prose => ({ field: 'need', text: one }))
        const among = shinglesOf(b)
        const found = lettersIn(longestOf(prose, among))
        const runs = a
          .map(lettersIn)
          .flatMap((one) =>
            [...one].flatMap((_, at) =>
              Array.from({ length: one.length - at - 4 }, (_x, more) => one.slice(at, at + 5 + more)),
            ),
          )
        const all = runs.filter((run) => [...shinglesOf([run])].every((one) => among.has(one)))
        expect(found.length).toBe(Math.max(0, ...all.map(({ length }) => length)))
      }),
      { numRuns: 50 },
    )
  })
})
