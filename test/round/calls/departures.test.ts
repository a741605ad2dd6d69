import { describe, expect, test } from 'vitest'
import { boundBy, chainOf, numbersIn, rankingRule } from '../../../src/round/calls/rules/numbers.ts'
import type { Plan, Track } from '../../../src/round/calls/rules/plan.ts'
import { binding, departuresOf, leftTo, openDays, setsItself } from '../../../src/round/calls/rules/ruled.ts'
import { dayOf, startOf } from '../../../src/shared/days.ts'
import type { Left } from '../../../src/rulebook/rules/rulebook.ts'
import { bookWith, planBy, withNumbers } from './ruled.ts'
import { PLAN } from './typed.ts'

const DAY = 86_400_000
const [TRACK] = PLAN.tracks
if (!TRACK) throw new Error('the sample plan has a track')
const leaving = (left: Left) => ({ ...bookWith(), left })
const withTracks = (plan: Plan, ...changes: Partial<Track>[]): Plan => ({
  ...plan,
  tracks: changes.map((change) => ({ ...TRACK, ...change })),
})

describe('how long a call is open', () => {
  /** From 1 to 27 November: 26 days. */
  const needing = (days: number) => planBy(bookWith({ 'calls.openDays': days }))
  test('is counted in days of the calendar, whatever the hour', () => {
    expect(openDays(PLAN)).toBe(26)
    expect(openDays({ dates: { ...PLAN.dates, closes: PLAN.dates.opens } })).toBe(0)
    expect(openDays({ dates: { ...PLAN.dates, closes: PLAN.dates.opens + DAY } })).toBe(1)
  })
  test('may be the shortest that the rules allow, and not a day less', () => {
    expect([26, 27].map((days) => departuresOf(needing(days)))).toEqual([[], ['calls.openDays']])
  })
  test('counts from its publication, where that is later than its opening', () => {
    const { opens } = PLAN.dates
    expect([opens - DAY, opens, opens + DAY].map((from) => openDays(PLAN, from))).toEqual([26, 26, 25])
    const bound = needing(25)
    expect(departuresOf(bound, startOf(dayOf(opens + 2 * DAY)) - 1)).toEqual([])
    expect(departuresOf(bound, startOf(dayOf(opens + 2 * DAY)))).toEqual(['calls.openDays'])
  })
  test('is free where no rule says so', () => {
    expect(departuresOf({ ...needing(27), parameters: { ...needing(27).parameters, calls: {} } })).toEqual([])
  })
})

describe('the most that a track lets one ask for', () => {
  const capped = (highestAsk: number | null) => planBy(bookWith({ 'proposals.highestAsk': highestAsk }))
  test('may be the cap of the rules, and not a fen more in any track', () => {
    const of = (...asks: number[]) =>
      departuresOf(withTracks(capped(5_000_00), ...asks.map((askMax) => ({ askMax }))))
    expect(of(5_000_00, 4_999_99)).toEqual([])
    expect(of(1_00, 5_000_01)).toEqual(['proposals.highestAsk'])
  })
  test('is free where the rules set no cap, or a version from before says nothing', () => {
    expect(departuresOf(capped(null))).toEqual([])
    const { highestAsk: _, ...proposals } = capped(1).parameters.proposals
    expect(departuresOf({ ...capped(1), parameters: { ...capped(1).parameters, proposals } })).toEqual([])
  })
})

describe('a switch that forbids', () => {
  test('community groups is passed over where none is in any track, and where nothing is said', () => {
    const closed = planBy(bookWith({ 'proposals.communityGroups': false }))
    const of = (plan: Plan, ...kinds: Track['kinds'][]) =>
      departuresOf(withTracks(plan, ...kinds.map((some) => ({ kinds: some }))))
    expect(of(closed, ['service'], ['committee'])).toEqual([])
    expect(of(closed, ['service'], ['committee', 'community'])).toEqual(['proposals.communityGroups'])
    const { communityGroups: _, ...proposals } = closed.parameters.proposals
    expect(of({ ...closed, parameters: { ...closed.parameters, proposals } }, ['community'])).toEqual([])
  })
  test('bonus points is passed over where there are none, and where nothing is said', () => {
    const closed = planBy(bookWith({ 'scoring.bonus': false }))
    const criteria = PLAN.criteria.map((one, at) => (at === 0 ? { ...one, bonus: true as const } : one))
    expect(departuresOf(closed)).toEqual([])
    expect(departuresOf({ ...closed, criteria })).toEqual(['scoring.bonus'])
    const { bonus: _, ...scoring } = closed.parameters.scoring
    expect(departuresOf({ ...closed, criteria, parameters: { ...closed.parameters, scoring } })).toEqual([])
  })
})

describe('a number that a clause leaves to the call', () => {
  test('lies within what the clause allows, ends included', () => {
    const plan = planBy(leaving({ 'publicity.days': { to: 'round', least: 5, most: 7 } }))
    const of = (days: number) => departuresOf(withNumbers(plan, { publicity: { days } }))
    expect([4, 5, 7, 8].map((days) => of(days).length)).toEqual([1, 0, 0, 1])
  })
  test('lies so in each track that has its own', () => {
    const plan = planBy(leaving({ 'scoring.passMark': { to: 'track', least: 60_00, most: 80_00 } }))
    const of = (...marks: number[]) =>
      departuresOf(withTracks(plan, {}, ...marks.map((passMark) => ({ set: { scoring: { passMark } } }))))
    expect(of(60_00, 80_00)).toEqual([])
    expect(of(60_00, 80_01)).toEqual(['scoring.passMark'])
    expect(of(59_99, 80_00)).toEqual(['scoring.passMark'])
  })
  test('is a count where it is a list; “none” is within any bounds, and a switch has none', () => {
    const chain = planBy(leaving({ 'scoring.tieBreak': { to: 'round', least: 1, most: 2 } }))
    const of = (...tieBreak: string[]) => departuresOf(withNumbers(chain, { scoring: { tieBreak } }))
    expect([of(), of('a'), of('a', 'b'), of('a', 'b', 'c')].map(({ length }) => length)).toEqual([1, 0, 0, 1])
    const trim = planBy(leaving({ 'scoring.trimFromSheets': { to: 'round', least: 5, most: 5 } }))
    expect(departuresOf(withNumbers(trim, { scoring: { trimFromSheets: null } }))).toEqual([])
    expect(departuresOf(withNumbers(trim, { scoring: { trimFromSheets: 4 } }))).not.toEqual([])
    expect(departuresOf(planBy(leaving({ 'publicity.countsFirstDay': { to: 'round' } })))).toEqual([])
  })
})

describe('what a plan goes by', () => {
  const left: Left = { 'scoring.passMark': { to: 'track' }, 'publicity.days': { to: 'round' } }

  test('is the version’s, but for what its clauses leave', () => {
    expect([leftTo('round', left), leftTo('track', left)]).toEqual([['publicity.days'], ['scoring.passMark']])
    const parameters = { publicity: { days: 5, countsFirstDay: false }, scoring: { passMark: 1 } }
    const plan = binding({ ...PLAN, parameters }, { id: 'v1', book: leaving(left) })
    expect(plan.parameters.publicity).toMatchObject({ days: 5, countsFirstDay: true })
    expect(plan.parameters.scoring.passMark).toBe(70_00)
  })
  test('is a track’s own where it sets something that it may, and else the round’s', () => {
    const sets = (set?: Track['set']) => {
      const tracks = [set ? { ...TRACK, set } : TRACK]
      return binding({ ...PLAN, parameters: {}, tracks }, { id: 'v1', book: leaving(left) }).tracks
    }
    const own = { scoring: { passMark: 60_00 } }
    expect(sets(own)).toEqual([{ ...TRACK, set: own }])
    expect(sets({ publicity: { days: 5 } })).toEqual([TRACK])
    expect(sets()).toEqual([TRACK])
    expect(numbersIn(PLAN, { ...TRACK, set: own }).scoring).toEqual({
      ...PLAN.parameters.scoring,
      passMark: 60_00,
    })
    expect(numbersIn(PLAN, TRACK)).toEqual(PLAN.parameters)
  })
  test('without a version is what the call brings, and that is all that is needed', () => {
    expect(binding(PLAN, undefined)).toEqual(PLAN)
    expect(() => binding({ ...PLAN, parameters: {} }, undefined)).toThrow('brings what is needed')
  })
  test('is set by the call itself where a clause leaves it to the round, or no rulebook is bound', () => {
    const plan = planBy(leaving(left))
    const keys = ['publicity.days', 'scoring.passMark', 'panel.size', 'proposals.highestAsk'] as const
    expect(keys.map((key) => setsItself(plan, key))).toEqual([true, false, false, false])
    expect(keys.map((key) => setsItself(PLAN, key))).toEqual([true, true, true, false])
  })
})

describe('the chain that breaks a tie', () => {
  test('goes by codes, in its own order; what the rubric lacks is passed over', () => {
    const by = (...tieBreak: string[]) => chainOf(withNumbers(PLAN, { scoring: { tieBreak } }))
    expect(by('实施效果', '创新', 'goal')).toEqual(['effect', 'goal'])
    expect(by()).toEqual([])
    const { minSheets, trimFromSheets, decimals } = PLAN.parameters.scoring
    expect(rankingRule(PLAN)).toMatchObject({
      minSheets,
      trimFromSheets,
      decimals,
      tieBreak: ['effect', 'goal'],
    })
  })
})

test('a round is bound by its version with its own numbers, or by none', () => {
  const plan = withNumbers(planBy(bookWith()), { payments: { workingDays: 3 } })
  expect(boundBy(plan)).toMatchObject({ version: 'v1', parameters: { payments: { workingDays: 3 } } })
  expect(boundBy(PLAN)).toBeUndefined()
})
