import fc from 'fast-check'
import loadHighs from 'highs'
import { describe, expect, test } from 'vitest'
import { type Meeting, type Met, fairest } from '../../../src/round/panel/rules/fairest.ts'

const highs = await loadHighs()

/** A meeting of up to eight proposals and six experts, often with too little room; some have sheets, some proposals want fewer. */
const meetings = fc
  .record({
    proposals: fc.integer({ min: 1, max: 8 }),
    experts: fc.integer({ min: 1, max: 6 }),
    reviewsPerProposal: fc.integer({ min: 1, max: 4 }),
    seed: fc.string(),
    loads: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 6 }),
    fields: fc.array(fc.subarray(['助老', '助残', '儿童']), { minLength: 14, maxLength: 14 }),
    barred: fc.array(fc.tuple(fc.nat(5), fc.nat(7)), { maxLength: 12 }),
    had: fc.option(fc.array(fc.nat(5), { minLength: 6, maxLength: 6 })),
    wanted: fc.option(fc.array(fc.nat(3), { minLength: 8, maxLength: 8 })),
  })
  .map(({ proposals, experts, reviewsPerProposal, seed, loads, fields, barred, had, wanted }): Meeting => ({
    ...{ reviewsPerProposal, seed },
    experts: Array.from({ length: experts }, (_, e) => ({
      ...{ id: `E${e}`, maxLoad: loads[e] ?? 0, fields: fields[e] ?? [] },
      ...(had && { load: had[e] ?? 0 }),
    })),
    proposals: Array.from({ length: proposals }, (_, p) => ({
      ...{ id: `P${p}`, fields: fields[6 + p] ?? [] },
      ...(wanted && { wanted: wanted[p] ?? 0 }),
    })),
    conflicts: barred
      .filter(([e, p]) => e < experts && p < proposals)
      .map(([e, p]): [string, string] => [`E${e}`, `P${p}`]),
  }))

const sharesField = ({ experts, proposals }: Meeting, { expert, proposal }: Met): boolean => {
  const fields = experts.find(({ id }) => id === expert)?.fields ?? []
  return (proposals.find(({ id }) => id === proposal)?.fields ?? []).some((one) => fields.includes(one))
}
const isBarred = ({ conflicts }: Meeting, { expert, proposal }: Met): boolean =>
  conflicts.some(([e, p]) => e === expert && p === proposal)

/** More than all that fits ill together. */
const STEP = 1000

/** What it costs: the squares of the loads, and then the pairs that share no field. */
function costOf(meeting: Meeting, met: Met[]): number {
  const squares = meeting.experts.reduce((sum, { id, load = 0 }) => {
    const given = met.filter(({ expert }) => expert === id).length
    return sum + (load + given) ** 2 - load ** 2
  }, 0)
  return squares * STEP + met.filter((pair) => !sharesField(meeting, pair)).length
}

/** The least that it can cost, by linear programming; null: it cannot be done. Each further sheet of an expert costs the next odd number. */
function leastOf(meeting: Meeting): number | null {
  const { experts, proposals, reviewsPerProposal } = meeting
  const pairs = proposals.flatMap((proposal, p) =>
    experts.flatMap((expert, e) => {
      const pair = { expert: expert.id, proposal: proposal.id }
      return isBarred(meeting, pair) ? [] : [{ p, e, cost: sharesField(meeting, pair) ? 0 : 1 }]
    }),
  )
  const steps = experts.flatMap(({ maxLoad, load = 0 }, e) =>
    Array.from({ length: Math.min(maxLoad, proposals.length) }, (_, k) => ({ e, k: load + k })),
  )
  const sum = (terms: string[]): string => (terms.length > 0 ? terms.join(' + ') : '0 none')
  const of = proposals.map(
    ({ wanted = reviewsPerProposal }, p) =>
      `r${p}: ${sum(pairs.filter((one) => one.p === p).map(({ e }) => `x${p}_${e}`))} = ${wanted}`,
  )
  const loads = experts.map((_, e) => {
    const mine = pairs.filter((one) => one.e === e).map(({ p }) => `x${p}_${e}`)
    const room = steps.filter((one) => one.e === e).map(({ k }) => ` - y${e}_${k}`)
    return `l${e}: ${sum(mine)}${room.join('')} = 0`
  })
  const goal = [
    ...pairs.map(({ p, e, cost }) => `${cost} x${p}_${e}`),
    ...steps.map(({ e, k }) => `${(2 * k + 1) * STEP} y${e}_${k}`),
  ]
  const bounds = [
    ...pairs.map(({ p, e }) => `0 <= x${p}_${e} <= 1`),
    ...steps.map(({ e, k }) => `0 <= y${e}_${k} <= 1`),
    '0 <= none <= 1',
  ]
  const problem = ['Minimize', `g: ${sum(goal)}`, 'Subject To', ...of, ...loads, 'Bounds', ...bounds, 'End']
  const solved = highs.solve(problem.join('\n'))
  return solved.Status === 'Optimal' ? Math.round(solved.ObjectiveValue) : null
}

describe('who judges what', () => {
  test('is as even as can be, and fits as well as can be then: by linear programming, too', () => {
    fc.assert(
      fc.property(meetings, (meeting) => {
        const met = fairest(meeting)
        expect(met.ok ? costOf(meeting, met.value) : null).toBe(leastOf(meeting))
      }),
      { numRuns: 400 },
    )
  }, 60_000)

  test('keeps what must hold: whoever may not meet does not, nobody twice, no load above its bound', () => {
    fc.assert(
      fc.property(meetings, (meeting) => {
        const met = fairest(meeting)
        if (!met.ok) return
        const { experts, proposals, reviewsPerProposal } = meeting
        expect(met.value.filter((pair) => isBarred(meeting, pair))).toEqual([])
        expect(new Set(met.value.map(({ expert, proposal }) => `${expert} ${proposal}`)).size).toBe(
          met.value.length,
        )
        for (const { id, wanted = reviewsPerProposal } of proposals)
          expect(met.value.filter(({ proposal }) => proposal === id)).toHaveLength(wanted)
        for (const { id, maxLoad } of experts)
          expect(met.value.filter(({ expert }) => expert === id).length).toBeLessThanOrEqual(maxLoad)
      }),
    )
  })

  test('depends on the seed, and not on the order of the lists', () => {
    fc.assert(
      fc.property(meetings, (meeting) => {
        const { experts, proposals, conflicts } = meeting
        const turned = {
          ...meeting,
          experts: experts.toReversed(),
          proposals: proposals.toReversed(),
          conflicts: conflicts.toReversed(),
        }
        const pairsIn = (of: Meeting) => {
          const met = fairest(of)
          return met.ok ? met.value.map(({ expert, proposal }) => `${proposal} ${expert}`).toSorted() : null
        }
        expect(pairsIn(turned)).toEqual(pairsIn(meeting))
      }),
    )
    const even = (seed: string) =>
      fairest({
        ...{ reviewsPerProposal: 2, seed, conflicts: [] },
        experts: Array.from({ length: 6 }, (_, e) => ({ id: `E${e}`, maxLoad: 9, fields: [] })),
        proposals: Array.from({ length: 9 }, (_, p) => ({ id: `P${p}`, fields: [] })),
      })
    expect(even('a')).toEqual(even('a'))
    expect(even('a')).not.toEqual(even('b'))
  })
})

describe('what cannot be done', () => {
  const expert = (id: string, maxLoad = 9) => ({ id, maxLoad, fields: [] })
  const proposal = (id: string) => ({ id, fields: [] })
  const base = { reviewsPerProposal: 2, seed: 's', conflicts: [] }

  test('names the proposal that too few may judge', () =>
    expect(
      fairest({
        ...base,
        experts: [expert('E1'), expert('E2'), expert('E3', 0)],
        proposals: [proposal('P1'), proposal('P2')],
        conflicts: [
          ['E1', 'P2'],
          ['E3', 'P2'],
          ['E1', 'P2'],
        ],
      }),
    ).toEqual({
      ok: false,
      refusal: { why: 'experts-too-few', proposal: 'P2', experts: 1, wanted: 2 },
    }))

  test('names the loads where they are too small together; more than all proposals is no room', () =>
    expect(
      fairest({
        ...base,
        experts: [expert('E1', 1), expert('E2', 99)],
        proposals: [proposal('P1'), proposal('P2')],
      }),
    ).toEqual({ ok: false, refusal: { why: 'loads-too-small', loads: 3, wanted: 4 } }))

  test('names a proposal whose experts are needed elsewhere', () =>
    expect(
      fairest({
        ...base,
        experts: [expert('E1', 1), expert('E2', 2), expert('E3', 2)],
        proposals: [proposal('P1'), proposal('P2')],
        conflicts: [
          ['E2', 'P1'],
          ['E2', 'P2'],
          ['E3', 'P9'],
        ],
      }),
    ).toMatchObject({ ok: false, refusal: { why: 'experts-full', experts: 2, wanted: 2 } }))

  test('says so where there is nobody, and nothing where there is nothing', () => {
    expect(fairest({ ...base, experts: [], proposals: [proposal('P1')] })).toMatchObject({
      refusal: { why: 'experts-too-few', experts: 0 },
    })
    expect(fairest({ ...base, experts: [expert('E1')], proposals: [] })).toEqual({ ok: true, value: [] })
  })
})
