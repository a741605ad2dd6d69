import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { award } from '../../../src/round/awards/rules/awards.ts'
import { rankTrack } from '../../../src/round/scoring/rules/ranking.ts'
import { candidates, rules, terms } from '../scoring/candidates.ts'
import { reasonsOf } from '../scoring/second-way.ts'

const scoring = { minSheets: 1, trimFromSheets: null, decimals: 2, tieBreak: [] }
const track = { quota: 3, budget: 1000 }
const rule = { perOrganizationAndTrack: 1, skipWhenOverBudget: true }

/** A proposal by its points, organization and amount, the number of its place in the list its id. */
type Entry = [points: number | null, organization: string, ask: number]
const ranked = (entries: Entry[]) =>
  rankTrack(
    entries.map(([points, organization, ask], i) => ({
      proposal: `P${i + 1}`,
      organization,
      ask,
      submittedAt: i,
      sheets: points === null ? [] : [{ points: { effect: points } }],
    })),
    scoring,
  )

function outcome(
  entries: Entry[],
  changes: Partial<typeof track & typeof rule> = {},
  cancelled: string[] = [],
) {
  const all = { ...track, ...rule, ...changes }
  const rows = award(ranked(entries), all, all, 7000, { cancelled: new Set(cancelled) })
  return rows.map((row) => (row.outcome.awarded ? row.outcome.amount : row.outcome.reason))
}

describe('awards walk down the ranking', () => {
  test('and give each what it asked for', () => {
    expect(
      outcome([
        [9000, 'O1', 300],
        [8000, 'O2', 300],
        [7000, 'O3', 400],
      ]),
    ).toEqual([300, 300, 400])
  })

  test('until the quota is full', () => {
    const four: Entry[] = [
      [9000, 'O1', 1],
      [8900, 'O2', 1],
      [8800, 'O3', 1],
      [8700, 'O4', 1],
    ]
    expect(outcome(four)).toEqual([1, 1, 1, 'quota_full'])
    expect(outcome(four, { quota: 1 })).toEqual([1, 'quota_full', 'quota_full', 'quota_full'])
    expect(outcome(four, { quota: 0 })).toEqual(['quota_full', 'quota_full', 'quota_full', 'quota_full'])
    expect(outcome(four, { quota: 5 })).toEqual([1, 1, 1, 1])
  })

  test('down to the pass mark, the mark itself included', () => {
    expect(
      outcome([
        [7000, 'O1', 1],
        [6999, 'O2', 1],
      ]),
    ).toEqual([1, 'below_pass_mark'])
  })

  test('past a proposal without a score', () => {
    expect(
      outcome([
        [9000, 'O1', 1],
        [null, 'O2', 1],
      ]),
    ).toEqual([1, 'too_few_sheets'])
  })

  test('past an organization that is funded already, as often as the rule says', () => {
    const thrice: Entry[] = [
      [9000, 'O1', 1],
      [8900, 'O1', 1],
      [8800, 'O1', 1],
      [8700, 'O2', 1],
    ]
    expect(outcome(thrice)).toEqual([1, 'organization_already_funded', 'organization_already_funded', 1])
    expect(outcome(thrice, { perOrganizationAndTrack: 2 })).toEqual([1, 1, 'organization_already_funded', 1])
  })

  test('to the last fen of the budget', () => {
    expect(
      outcome([
        [9000, 'O1', 600],
        [8900, 'O2', 400],
        [8800, 'O3', 1],
      ]),
    ).toEqual([600, 400, 'budget_exhausted'])
    expect(outcome([[9000, 'O1', 10_000_000_000_000]], { budget: 10_000_000_000_000 })).toEqual([
      10_000_000_000_000,
    ])
    expect(outcome([[9000, 'O1', 10_000_000_000_001]], { budget: 10_000_000_000_000 })).toEqual([
      'budget_exhausted',
    ])
  })

  test('past what does not fit, or no further than it', () => {
    const dear: Entry[] = [
      [9000, 'O1', 600],
      [8900, 'O2', 401],
      [8800, 'O3', 400],
      [8700, 'O4', 0],
    ]
    expect(outcome(dear)).toEqual([600, 'budget_exhausted', 400, 0])
    expect(outcome(dear, { skipWhenOverBudget: false })).toEqual([
      600,
      'budget_exhausted',
      'budget_exhausted',
      'budget_exhausted',
    ])
  })

  test('and one that is passed over for another reason does not end the walk', () => {
    const entries: Entry[] = [
      [9000, 'O1', 600],
      [8900, 'O1', 5000],
      [8800, 'O2', 400],
    ]
    expect(outcome(entries, { skipWhenOverBudget: false })).toEqual([600, 'organization_already_funded', 400])
  })

  test('past an upheld objection, and those below move up', () => {
    const entries: Entry[] = [
      [9000, 'O1', 600],
      [8900, 'O1', 600],
      [8800, 'O2', 400],
      [6000, 'O3', 1],
    ]
    expect(outcome(entries)).toEqual([600, 'organization_already_funded', 400, 'below_pass_mark'])
    expect(outcome(entries, {}, ['P1', 'P4'])).toEqual(['objection_upheld', 600, 400, 'objection_upheld'])
  })
})

describe('the first reason that holds is given', () => {
  const top: Entry = [9000, 'O1', 900]

  test('too few sheets, before a full quota and a spent budget', () => {
    expect(outcome([top, [null, 'O1', 200]], { quota: 1 })[1]).toBe('too_few_sheets')
  })
  test('below the mark, before a full quota', () => {
    expect(outcome([top, [6000, 'O1', 200]], { quota: 1 })[1]).toBe('below_pass_mark')
  })
  test('a full quota, before an organization already funded', () => {
    expect(outcome([top, [8000, 'O1', 200]], { quota: 1 })[1]).toBe('quota_full')
  })
  test('an organization already funded, before a spent budget, even where the walk has ended', () => {
    expect(outcome([top, [8000, 'O1', 200]])[1]).toBe('organization_already_funded')
    const ended: Entry[] = [top, [8500, 'O2', 200], [8000, 'O1', 50]]
    expect(outcome(ended, { skipWhenOverBudget: false })).toEqual([
      900,
      'budget_exhausted',
      'organization_already_funded',
    ])
  })
})

describe('against a second way of computing them', () => {
  test('every proposal is funded, or passed over for the same reason', () => {
    fc.assert(
      fc.property(candidates, rules, terms, (list, by, on) => {
        const rows = award(rankTrack(list, by), on, on.rule, by.passMark, {
          cancelled: new Set(on.cancelled),
        })
        const told = rows.map(
          ({ candidate, outcome: o }) => [candidate.proposal, o.awarded ? '' : o.reason] as const,
        )
        expect(new Map(told)).toEqual(reasonsOf(list, by, on))
      }),
      { numRuns: 1000 },
    )
  })

  test('neither quota nor budget is ever exceeded', () => {
    fc.assert(
      fc.property(candidates, rules, terms, (list, by, on) => {
        const rows = award(rankTrack(list, by), on, on.rule, by.passMark)
        const amounts = rows.flatMap(({ outcome: o }) => (o.awarded ? [o.amount] : []))
        expect(amounts.length).toBeLessThanOrEqual(on.quota)
        expect(amounts.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(on.budget)
      }),
    )
  })
})
