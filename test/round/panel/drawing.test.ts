import fc from 'fast-check'
import loadHighs from 'highs'
import { describe, expect, test } from 'vitest'
import { draw, drawnBy, rounded } from '../../../src/round/panel/rules/drawing.ts'
import {
  type Candidate,
  type Fraction,
  type Stratum,
  chancesOf,
  setsOf,
  whyNotSeat,
} from '../../../src/round/panel/rules/strata.ts'
import { seeded } from '../../../src/shared/seeded.ts'

const highs = await loadHighs()

type Pool = { candidates: Candidate[]; strata: Stratum[] }
const CODES = ['领域', '财务', '社区', '法律']
/** Up to nine candidates and four strata, often with a stratum that is too small. */
const pools = fc
  .record({
    belongs: fc.array(fc.subarray(CODES), { minLength: 1, maxLength: 9 }),
    seats: fc.array(fc.nat(3), { minLength: 1, maxLength: 4 }),
  })
  .map(({ belongs, seats }): Pool => ({
    candidates: belongs.map((strata, at) => ({ id: `E${at}`, strata })),
    strata: seats.map((count, at) => ({ code: CODES[at] ?? '', seats: count })),
  }))

const valueOf = ({ over, under }: Fraction): number => Number(over) / Number(under)

/** The greatest of a goal over all chances that the seats allow, by linear programming; null: the seats cannot be taken. */
function greatest({ candidates, strata }: Pool, goal: string, more: string[] = []): number | null {
  const seats = strata.flatMap(({ code }, s) =>
    candidates.flatMap((one, i) => (one.strata.includes(code) ? [{ i, s }] : [])),
  )
  const sum = (terms: string[]) => (terms.length > 0 ? terms.join(' + ') : '0 none')
  const problem = [
    ...['Maximize', `g: ${goal}`, 'Subject To'],
    ...strata.map(
      (stratum, s) =>
        `s${s}: ${sum(seats.filter((one) => one.s === s).map(({ i }) => `x${i}_${s}`))} = ${stratum.seats}`,
    ),
    ...candidates.map(
      (_, i) => `p${i}: ${sum(seats.filter((one) => one.i === i).map(({ s }) => `x${i}_${s}`))} - c${i} = 0`,
    ),
    ...more,
    'Bounds',
    ...seats.map(({ i, s }) => `0 <= x${i}_${s} <= 1`),
    ...candidates.map((_, i) => `0 <= c${i} <= 1`),
    ...['0 <= t <= 1', '0 <= none <= 1', 'End'],
  ]
  const solved = highs.solve(problem.join('\n'))
  return solved.Status === 'Optimal' ? solved.ObjectiveValue : null
}

/** Every way in which the drawing can go, with how likely it is. */
function outcomesOf(
  { candidates, strata }: Pool,
  chances: Fraction[],
): { isDrawn: boolean[]; weight: number }[] {
  const found: { isDrawn: boolean[]; weight: number }[] = []
  const follow = (way: boolean[]): void => {
    let at = 0
    let weight = 1
    let isAtEnd = true
    const isDrawn = rounded(chances, setsOf(candidates, strata), (up, down) => {
      const turn = way[at]
      if (turn === undefined) isAtEnd = false
      const goesUp = turn ?? true
      weight *= Number(goesUp ? up : down) / Number(up + down)
      at += 1
      return goesUp
    })
    if (isAtEnd) found.push({ isDrawn, weight })
    else for (const turn of [true, false]) follow([...way, turn])
  }
  follow([])
  return found.filter(({ weight }) => weight > 0)
}

describe('the chances', () => {
  test('the least is the greatest that it can be: by linear programming, too', () => {
    fc.assert(
      fc.property(pools, (pool) => {
        const chances = chancesOf(pool.candidates, pool.strata)
        const able = pool.candidates.flatMap(({ strata }, i) =>
          strata.some((code) => pool.strata.some((one) => one.code === code)) ? [i] : [],
        )
        const best = greatest(
          pool,
          't',
          able.map((i) => `m${i}: c${i} - t >= 0`),
        )
        expect(chances.ok).toBe(best !== null)
        if (!chances.ok || best === null) return
        const least = able.map((i) => valueOf(chances.value[i] ?? { over: 0n, under: 1n }))
        expect(Math.min(1, ...least)).toBeCloseTo(best, 6)
      }),
      { numRuns: 300 },
    )
  }, 60_000)

  test('nobody’s can rise without lowering that of somebody who has no more', () => {
    fc.assert(
      fc.property(pools, (pool) => {
        const chances = chancesOf(pool.candidates, pool.strata)
        if (!chances.ok) return
        const values = chances.value.map(valueOf)
        for (const [i, mine] of values.entries()) {
          const others = values.flatMap((other, j) =>
            j !== i && other <= mine + 1e-9 ? [`k${j}: c${j} >= ${other - 1e-9}`] : [],
          )
          expect(greatest(pool, `c${i}`, others) ?? 0).toBeCloseTo(mine, 5)
        }
      }),
      { numRuns: 100 },
    )
  }, 60_000)

  test('are one where there are as many as seats, and none for whoever belongs nowhere', () => {
    const strata = [{ code: '财务', seats: 2 }]
    const of = (candidates: Candidate[]) => {
      const chances = chancesOf(candidates, strata)
      return chances.ok ? chances.value.map(({ over, under }) => `${over}/${under}`) : chances.refusal
    }
    const finance = (id: string) => ({ id, strata: ['财务', '财务'] })
    expect(of([finance('A'), finance('B'), { id: 'C', strata: ['别的'] }])).toEqual(['1/1', '1/1', '0/1'])
    expect(of([finance('A'), finance('B'), finance('C')])).toEqual(['2/3', '2/3', '2/3'])
    expect(of([finance('A')])).toEqual({
      ...{ why: 'stratum-short', strata: ['财务'], seats: 2, candidates: 1 },
    })
  })

  test('a shortage is said of the fewest strata that have it', () =>
    expect(
      whyNotSeat(
        [
          { id: 'A', strata: ['财务', '法律'] },
          { id: 'B', strata: ['领域'] },
        ],
        ['领域', '财务', '法律'].map((code) => ({ code, seats: 1 })),
      ),
    ).toEqual({ why: 'stratum-short', strata: ['财务', '法律'], seats: 2, candidates: 1 }))
})

describe('the drawing', () => {
  test('draws each exactly as often as published, over all ways that it can go', () => {
    fc.assert(
      fc.property(pools, (pool) => {
        const chances = chancesOf(pool.candidates, pool.strata)
        if (!chances.ok) return
        const outcomes = outcomesOf(pool, chances.value)
        expect(outcomes.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9)
        for (const [i, chance] of chances.value.entries()) {
          const often = outcomes.reduce((sum, { isDrawn, weight }) => sum + (isDrawn[i] ? weight : 0), 0)
          expect(often).toBeCloseTo(valueOf(chance), 9)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('takes every seat, by somebody of its stratum, each once; alternates are all the others of it', () => {
    fc.assert(
      fc.property(pools, fc.string(), ({ candidates, strata }, seed) => {
        const drawn = draw(candidates, strata, seeded(seed))
        if (!drawn.ok) return
        const { seats, alternates } = drawn.value
        const of = (id: string) => candidates.find((one) => one.id === id)?.strata ?? []
        for (const { code, seats: count } of strata)
          expect(seats.filter(({ stratum }) => stratum === code)).toHaveLength(count)
        expect(seats.filter(({ stratum, id }) => !of(id).includes(stratum))).toEqual([])
        expect(new Set(seats.map(({ id }) => id)).size).toBe(seats.length)
        for (const { stratum, ids } of alternates)
          expect(ids.toSorted()).toEqual(
            candidates
              .filter(({ id, strata: mine }) => mine.includes(stratum) && !seats.some((one) => one.id === id))
              .map(({ id }) => id)
              .toSorted(),
          )
        expect(draw(candidates, strata, seeded(seed))).toEqual(drawn)
      }),
    )
  })

  test('as often as published by χ² over 100,000 draws, alternates in every order alike', () => {
    const candidates = [
      ...['甲', '乙', '丙'].map((id) => ({ id, strata: ['财务'] })),
      ...['丁', '戊'].map((id) => ({ id, strata: ['财务', '领域'] })),
      ...['己', '庚', '辛', '壬', '癸'].map((id) => ({ id, strata: ['领域'] })),
    ]
    const strata = [
      { code: '财务', seats: 1 },
      { code: '领域', seats: 3 },
    ]
    const random = seeded('often')
    const counts = new Map<string, number>()
    const firsts = new Map<string, number>()
    const DRAWS = 100_000
    const found = chancesOf(candidates, strata)
    const chances = found.ok ? found.value : []
    for (let i = 0; i < DRAWS; i += 1) {
      const { seats, alternates } = drawnBy(chances, { candidates, strata }, random)
      for (const { id } of seats) counts.set(id, (counts.get(id) ?? 0) + 1)
      const first = alternates[0]?.ids[0] ?? ''
      firsts.set(first, (firsts.get(first) ?? 0) + 1)
    }
    // each candidate by itself: drawn or not; with one degree of freedom more than this once in ten thousand
    for (const [i, { id }] of candidates.entries()) {
      const expected = DRAWS * valueOf(chances[i] ?? { over: 0n, under: 1n })
      const off = ((counts.get(id) ?? 0) - expected) ** 2
      expect(off / expected + off / (DRAWS - expected)).toBeLessThan(15.14)
    }
    // three who belong to finance alone have one chance of being its first alternate
    const alike = ['甲', '乙', '丙'].map((id) => firsts.get(id) ?? 0)
    const expected = alike.reduce((sum, count) => sum + count, 0) / 3
    const squares = alike.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    expect(squares).toBeLessThan(18.42)
  }, 60_000)
})
