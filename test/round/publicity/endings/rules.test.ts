import { describe, expect, test } from 'vitest'
import type { Ending } from '../../../../src/round/calls/endings/rules.ts'
import {
  type Come,
  type Ended,
  endBy,
  groundOf,
  whyNotPropose,
  whyNotPublish,
  whyNotReturn,
  whyNotTakeBack,
} from '../../../../src/round/publicity/endings/rules.ts'
import { PUBLISHED } from '../../../../src/shared/calendar.ts'
import { bookWith, planBy } from '../../calls/ruled.ts'
import { person } from '../../people.ts'

const plan = planBy(bookWith({}))
const { closes } = plan.dates
const officer = person('officer', ['officer'])
const chief = person('chief', ['approver'])

/** A round whose proposals are all judged and scored, and of which something may come. */
const COME: Come = {
  ...{ received: 3, isSealed: false, unscreened: 0, eligible: 2, screenedAt: closes + 1000, recheckBy: null },
  ...{ funded: null, standing: 0, approvedAt: null, isPending: false, objections: 0, announcedAt: null },
}
const ENDING: Ending = {
  ...{ id: 'e', kind: 'cancelled', ground: null, reason: '资金调整', by: 'officer', byName: '林芳', at: 1 },
  answer: null,
}
const round = (come: Partial<Come> = {}, change: Partial<Ended> = {}): Ended => ({
  round: { id: 'r', plan, publishedAt: 1 },
  come: { ...COME, ...come },
  endings: [],
  ...change,
})
const ground = (come: Partial<Come>, now = closes + 2000) => groundOf(round(come), now)?.ground ?? null

describe('a round comes to nothing', () => {
  test('when nobody has applied by the deadline itself, and not a millisecond before', () => {
    expect(ground({ received: 0 }, closes)).toBe('none-applied')
    expect(ground({ received: 0 }, closes - 1)).toBeNull()
    expect(ground({ received: null })).toBeNull()
  })

  test('when the last proposal is judged and none is eligible', () => {
    expect(ground({ eligible: 0 })).toBe('none-eligible')
    expect(ground({ eligible: 0, unscreened: 1 })).toBeNull()
    expect(ground({ eligible: 0, isSealed: true })).toBeNull()
    expect(ground({})).toBeNull()
  })

  test('when a list is approved that funds nobody, and no other is prepared', () => {
    expect(ground({ funded: 0, approvedAt: closes + 1 })).toBe('none-chosen')
    expect(ground({ funded: 0, approvedAt: closes + 1, isPending: true })).toBeNull()
    expect(ground({ funded: 1 })).toBeNull()
  })

  test('and its end is to be proposed within the rulebook’s working days', () => {
    const by = endBy(round({ received: 0 }), PUBLISHED, closes)
    expect(by).toEqual({ ok: true, value: '2026-12-11' })
    expect(endBy(round(), PUBLISHED, closes)).toBeNull()
  })
})

describe('ending a round', () => {
  const propose = (found: Ended, kind: 'failed' | 'cancelled' = 'cancelled', by = officer) =>
    whyNotPropose(found, kind, by, closes + 2000)?.why ?? null

  test('is an officer’s to propose, of what nothing is awarded in', () => {
    expect(propose(round())).toBeNull()
    expect(propose(round(), 'failed')).toBe('not-come-to-nothing')
    expect(propose(round({ received: 0 }), 'failed')).toBeNull()
    expect(propose(round(), 'cancelled', chief)).toBe('not-your-role')
    expect(propose(round({ funded: 2, standing: 1 }))).toBe('something-awarded')
    expect(propose(round({ funded: 2, standing: 0 }))).toBeNull()
    expect(propose(round({ announcedAt: 5 }))).toBe('already-announced')
    expect(propose(round({ objections: 1 }))).toBe('objections-waiting')
    expect(propose(round({}, { endings: [ENDING] }))).toBe('ending-waits')
    const ended = { kind: 'failed' as const, at: 5 }
    expect(propose(round({}, { round: { id: 'r', plan, publishedAt: 1, ended } }))).toBe('round-ended')
    expect(propose(round({}, { round: { id: 'r', plan, publishedAt: null } }))).toBe('not-published')
  })

  test('is nobody’s who has an interest in it', () => {
    const own = { id: 'o', name: '茶叙社', rounds: ['r'] }
    expect(propose(round(), 'cancelled', { ...officer, interests: [own] })).toBe('own-interest')
    const found = round({}, { endings: [ENDING] })
    expect(whyNotReturn(found, ENDING, { ...chief, interests: [own] })?.why).toBe('own-interest')
  })

  test('is another person’s to publish or to send back, once', () => {
    const found = round({}, { endings: [ENDING] })
    const publish = (change: Partial<Ending> = {}, by = chief, come: Partial<Come> = {}) =>
      whyNotPublish(round(come, { endings: [ENDING] }), { ...ENDING, ...change }, by, closes + 2000)?.why ??
      null
    expect(publish()).toBeNull()
    expect(publish({}, officer)).toBe('not-your-role')
    expect(publish({ by: 'chief' })).toBe('own-ending')
    const answer = { outcome: 'returned' as const, reason: '不妥', byName: '周正', at: 7 }
    expect(publish({ answer })).toBe('already-answered-ending')
    expect(publish({}, chief, { funded: 1, standing: 1 })).toBe('something-awarded')
    expect(whyNotReturn(found, ENDING, chief)).toBeNull()
  })

  test('is published while it still holds: of what has failed, on the same ground', () => {
    const failed: Ending = { ...ENDING, kind: 'failed', ground: 'none-eligible' }
    const publish = (come: Partial<Come>) =>
      whyNotPublish(round(come, { endings: [failed] }), failed, chief, closes + 2000)?.why ?? null
    expect(publish({ eligible: 0 })).toBeNull()
    expect(publish({ eligible: 1 })).toBe('not-come-to-nothing')
    expect(publish({ eligible: 0, unscreened: 1 })).toBe('not-come-to-nothing')
  })

  test('is taken back by whoever proposed it, while it waits', () => {
    expect(whyNotTakeBack(ENDING, officer)).toBeNull()
    expect(whyNotTakeBack(ENDING, person('other', ['officer']))).toEqual({
      ...{ why: 'not-own-ending', by: '#ending', name: '林芳' },
    })
    const answer = { outcome: 'published' as const, reason: '', byName: '周正', at: 7 }
    expect(whyNotTakeBack({ ...ENDING, answer }, officer)?.why).toBe('already-answered-ending')
  })
})
