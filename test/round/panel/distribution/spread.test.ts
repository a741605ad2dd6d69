import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { movedIn, type Row } from '../../../../src/round/panel/distribution/rules/distribution.ts'
import { type Spreading, loadsIn, spread } from '../../../../src/round/panel/distribution/rules/spread.ts'

const LETTERS = ['a', 'b', 'c', 'd', 'e']

const cases = fc
  .record({
    experts: fc.integer({ min: 2, max: 5 }),
    proposals: fc.integer({ min: 1, max: 6 }),
    number: fc.integer({ min: 1, max: 4 }),
    most: fc.option(fc.integer({ min: 1, max: 4 })),
    barred: fc.array(fc.tuple(fc.nat(4), fc.nat(5)), { maxLength: 6 }),
    kept: fc.array(fc.subarray(LETTERS), { maxLength: 6 }),
  })
  .map(({ experts, proposals, number, most, barred, kept }): Spreading => ({
    ...{ number, most, seed: 'r' },
    experts: LETTERS.slice(0, experts).map((id) => ({ id })),
    proposals: Array.from({ length: proposals }, (_, at) => ({
      submissionId: `s${at}`,
      organizationId: `o${at}`,
    })),
    barred: barred.map(([e, o]) => ({ expertId: LETTERS[e] ?? '', organizationId: `o${o}` })),
    kept: kept.map((ids, at): Row => [`s${at}`, ids]),
  }))

const mayRead = ({ barred }: Spreading, expert: string, { organizationId }: { organizationId: string }) =>
  !barred.some((one) => one.expertId === expert && one.organizationId === organizationId)
const squares = (loads: number[]): number => loads.reduce((sum, load) => sum + load * load, 0)
const sizesOf = (of: Spreading, rows: Row[]): number[] => {
  const loads = loadsIn(rows)
  return of.experts.map(({ id }) => loads.get(id) ?? 0)
}

/** A second way: every choice of experts for each proposal, all with as many as can be; the loads of the most even of them. */
function leastSquares(of: Spreading): number | null {
  const choices = of.proposals.map((one) => {
    const free = of.experts.map(({ id }) => id).filter((id) => mayRead(of, id, one))
    return subsets(free, Math.min(of.number, free.length))
  })
  let least: number | null = null
  const walk = (at: number, loads: Map<string, number>) => {
    const here = choices[at]
    if (!here) {
      const sum = squares([...loads.values()])
      least = least === null ? sum : Math.min(least, sum)
      return
    }
    for (const chosen of here) {
      const next = new Map(loads)
      for (const id of chosen) next.set(id, (next.get(id) ?? 0) + 1)
      if ([...next.values()].every((load) => load <= (of.most ?? of.proposals.length))) walk(at + 1, next)
    }
  }
  walk(0, new Map())
  return least
}
function subsets(all: string[], size: number): string[][] {
  if (size === 0) return [[]]
  return all.flatMap((one, at) => subsets(all.slice(at + 1), size - 1).map((rest) => [one, ...rest]))
}

describe('a plan', () => {
  test('never gives to whom it may not, to nobody twice, and to nobody more than the rules say', () => {
    fc.assert(
      fc.property(cases, (of) => {
        const rows = spread(of)
        expect(rows.map(([id]) => id)).toEqual(of.proposals.map(({ submissionId }) => submissionId))
        for (const [at, [, all]] of rows.entries()) {
          const one = of.proposals[at] ?? { organizationId: '' }
          expect(new Set(all).size).toBe(all.length)
          expect(all.length).toBeLessThanOrEqual(of.number)
          expect(
            all.every((id) => of.experts.some((expert) => expert.id === id) && mayRead(of, id, one)),
          ).toBe(true)
        }
        expect(Math.max(...sizesOf(of, rows))).toBeLessThanOrEqual(of.most ?? of.proposals.length)
      }),
    )
  })

  test('leaves no proposal short while somebody is free for it', () => {
    fc.assert(
      fc.property(cases, (of) => {
        const rows = spread(of)
        const loads = loadsIn(rows)
        for (const [at, [, all]] of rows.entries()) {
          const one = of.proposals[at] ?? { organizationId: '' }
          const free = of.experts.filter(
            ({ id }) =>
              !all.includes(id) &&
              mayRead(of, id, one) &&
              (loads.get(id) ?? 0) < (of.most ?? of.proposals.length),
          )
          expect([all.length === of.number, free.length === 0]).toContain(true)
        }
      }),
    )
  })

  test('is whole and as even as can be, as every way that there is tells', () => {
    fc.assert(
      fc.property(cases, (whole) => {
        const of = { ...whole, kept: [] }
        const least = leastSquares({ ...of, proposals: of.proposals.slice(0, 4) })
        const rows = spread({ ...of, proposals: of.proposals.slice(0, 4) })
        const sum = squares(sizesOf(of, rows))
        expect(least ?? sum).toBe(sum)
      }),
    )
  })

  test('is the same whatever the order, and made again', () => {
    fc.assert(
      fc.property(cases, (of) => {
        const rows = new Map(spread({ ...of, kept: [] }))
        const other = { ...of, experts: of.experts.toReversed(), proposals: of.proposals, kept: [] }
        for (const [id, all] of spread(other)) expect(all.toSorted()).toEqual(rows.get(id)?.toSorted())
      }),
    )
  })

  test('of before stays, but for what is not possible any more', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(...LETTERS), (whole, leaver) => {
        const of = { ...whole, kept: [], most: null }
        const before = spread(of)
        const next = { ...of, experts: of.experts.filter(({ id }) => id !== leaver), kept: before }
        for (const { from } of movedIn(before, spread(next))) expect([leaver, null]).toContain(from)
        expect(movedIn(before, spread({ ...of, kept: before }))).toEqual([])
      }),
    )
  })

  test('moves what it must where nobody else is free', () => {
    const of: Spreading = {
      ...{ number: 1, most: 1, seed: 'r', experts: [{ id: 'a' }, { id: 'b' }] },
      proposals: [1, 2].map((at) => ({ submissionId: `s${at}`, organizationId: `o${at}` })),
      barred: [{ expertId: 'b', organizationId: 'o2' }],
      kept: [['s1', ['a']]],
    }
    expect(spread(of)).toEqual([
      ['s1', ['b']],
      ['s2', ['a']],
    ])
    expect(spread({ ...of, number: 2 }).map(([, all]) => all.length)).toEqual([1, 1])
  })
})
