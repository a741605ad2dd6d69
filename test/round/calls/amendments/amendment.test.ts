import { withNumbers } from '../ruled.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Amendment,
  whyNotChange,
  whyNotPublishAmendment,
  whyNotStartAmendment,
} from '../../../../src/round/calls/amendments/rules/amendment.ts'
import { changesOf } from '../../../../src/round/calls/amendments/rules/changes.ts'
import { categoriesOf } from '../../../../src/round/calls/topics/rules.ts'
import type { Plan } from '../../../../src/round/calls/rules/plan.ts'
import { person } from '../../people.ts'
import { PLAN } from '../typed.ts'

const { opens, closes, scoringCloses } = PLAN.dates
const DAY = 86_400_000
const [TRACK] = PLAN.tracks
if (!TRACK) throw new Error('the sample plan has a track')
const dates = (change: Partial<Plan['dates']>): Plan => ({ ...PLAN, dates: { ...PLAN.dates, ...change } })
const track = (change: Partial<Plan['tracks'][number]>): Plan => ({
  ...PLAN,
  tracks: [{ ...TRACK, ...change }],
})
const whyOf = (after: Plan, now: number) => whyNotChange(PLAN, after, now)?.why ?? null

const months = (longestMonths: number) => withNumbers(PLAN, { proposals: { longestMonths } })

describe('what an amendment may change', () => {
  test.each<[string, Plan, number, string | null]>([
    ['a later deadline, before the call opens', dates({ closes: closes + DAY }), opens - 1, null],
    ['an earlier deadline, before the call opens', dates({ closes: closes - DAY }), opens - 1, null],
    ['a later deadline, once it is open', dates({ closes: closes + 1 }), opens, null],
    ['an earlier deadline, once it is open', dates({ closes: closes - 1 }), opens, 'deadline-shortened'],
    ['a deadline moved at the last instant', dates({ closes: closes + 1 }), closes - 1, null],
    ['a deadline moved when it is over', dates({ closes: closes + DAY }), closes, 'closed-already'],
    ['more time to score, after the close', dates({ scoringCloses: scoringCloses + DAY }), closes, null],
    ['less time to score', dates({ scoringCloses: scoringCloses - 1 }), opens, 'deadline-shortened'],
    ['another opening, once it is open', dates({ opens: opens + 1 }), opens, 'opened-already'],
    ['more to give, once it is open', track({ quota: 11, budget: 400_000_00 }), opens, null],
    ['fewer places, once it is open', track({ quota: 9 }), opens, 'less-for-applicants'],
    ['a lower cap, once it is open', track({ askMax: 1_00 }), opens, 'less-for-applicants'],
    ['fewer places, before', track({ quota: 9 }), opens - 1, null],
    ['the rubric', { ...PLAN, criteria: PLAN.criteria.toReversed() }, opens - 1, 'not-to-be-amended'],
    ['the way of scoring', withNumbers(PLAN, { scoring: { decimals: 1 } }), opens, 'not-to-be-amended'],
    ['others who may apply, before', track({ kinds: ['service'] }), opens - 1, null],
    ['fewer who may apply, once it is open', track({ kinds: ['service'] }), opens, 'less-for-applicants'],
    ['more who may apply, once it is open', track({ kinds: [...TRACK.kinds, 'foundation'] }), opens, null],
    ['a higher least amount, once it is open', track({ askMin: 1_00 }), opens, 'less-for-applicants'],
    ['a higher least amount, before', track({ askMin: 1_00 }), opens - 1, null],
    ['another name for a track', track({ name: '社区项目' }), opens, null],
    ['another track', { ...PLAN, tracks: [TRACK, { ...TRACK, code: 'x' }] }, opens - 1, 'not-to-be-amended'],
    ['a list of topics, once it is open', { ...PLAN, topicList: 'l1' }, opens, null],
    ['what the form asks', { ...PLAN, form: { parts: [], sections: [] } }, opens - 1, 'not-to-be-amended'],
    ['other categories, before', { ...PLAN, categories: ['为老服务'] }, opens - 1, null],
    ['a category less, once it is open', { ...PLAN, categories: ['为老服务'] }, opens, 'category-gone'],
    [
      'a category more, once it is open',
      { ...PLAN, categories: [...categoriesOf(PLAN), '其他'] },
      opens,
      null,
    ],
    [
      'another name and organizer, once it is open',
      { ...PLAN, title: '新名称', organizer: '区局' },
      opens,
      null,
    ],
    ['more months, once it is open', months(13), opens, null],
    ['fewer months, once it is open', months(11), opens, 'less-time'],
    ['fewer months, before', months(11), opens - 1, null],
    ['the code', { ...PLAN, code: '2027' }, opens - 1, 'not-to-be-amended'],
    [
      'how many an organization may hand in',
      withNumbers(PLAN, { proposals: { perOrganization: 3 } }),
      opens,
      'not-to-be-amended',
    ],
    ['nothing', { ...PLAN }, opens, 'nothing-changed'],
    ['dates out of order', dates({ scoringCloses: closes }), opens - 1, 'contradictory'],
    ['a close in the past', dates({ opens: opens - 9 * DAY, closes: opens - 2 }), opens - 1, 'contradictory'],
  ])('%s', (_, after, now, why) => expect(whyOf(after, now)).toBe(why))

  test('once the call is open, no deadline ever comes earlier and the rubric never changes', () => {
    const moved = fc.integer({ min: -10 * DAY, max: 10 * DAY })
    fc.assert(
      fc.property(moved, moved, fc.boolean(), fc.nat(60 * DAY), (by, scoringBy, isRubric, late) => {
        const plan = dates({ closes: closes + by, scoringCloses: scoringCloses + scoringBy })
        const after = isRubric ? { ...plan, criteria: plan.criteria.toReversed() } : plan
        if (whyNotChange(PLAN, after, opens + late) !== null) return
        expect(after.dates.closes).toBeGreaterThanOrEqual(closes)
        expect(after.dates.scoringCloses).toBeGreaterThanOrEqual(scoringCloses)
        expect(after.criteria).toEqual(PLAN.criteria)
      }),
    )
  })

  test('is said thing by thing', () => {
    const plan = { ...dates({ closes: closes + DAY }), tracks: [{ ...TRACK, quota: 12 }] }
    expect(changesOf({ before: PLAN, plan })).toEqual([
      { what: 'closes', before: closes, after: closes + DAY },
      { what: 'quota', track: TRACK.name, before: 10, after: 12 },
    ])
  })
})

const ROUND = { id: 'r', plan: PLAN, version: 1, draftedBy: [], inForce: [], publishedAt: opens - DAY }
const AMENDMENT: Amendment = {
  id: 'a',
  roundId: 'r',
  seq: 1,
  reason: '应居民要求',
  plan: dates({ closes: closes + DAY }),
  before: PLAN,
  by: 'officer',
  at: opens,
  publishedAt: null,
  returned: null,
}

describe('who amends', () => {
  const officer = person('officer', ['officer'])
  const chief = person('chief', ['approver'])

  test('an officer drafts one at a time, of a published call', () => {
    expect(whyNotStartAmendment(ROUND, [], officer)).toBeNull()
    expect(whyNotStartAmendment(ROUND, [], chief)).toMatchObject({ why: 'not-your-role' })
    expect(whyNotStartAmendment({ ...ROUND, publishedAt: null }, [], officer)).toEqual({
      why: 'not-published',
      by: '#amendment',
    })
    expect(whyNotStartAmendment(ROUND, [AMENDMENT], officer)).toEqual({
      why: 'amendment-waits',
      by: '#amendment',
      seq: 1,
    })
    const settled = { ...AMENDMENT, returned: { at: 1, reason: '不妥' } }
    expect(whyNotStartAmendment(ROUND, [settled], officer)).toBeNull()
  })

  test('another person publishes it, once, while it still holds', () => {
    const publish = (change: Partial<Amendment>, by = chief, now = opens) =>
      whyNotPublishAmendment({ ...AMENDMENT, ...change }, ROUND, by, now)
    expect(publish({})).toBeNull()
    expect(publish({}, officer)).toMatchObject({ why: 'not-your-role' })
    expect(publish({ by: 'chief' })).toEqual({ why: 'own-amendment', by: '#second-person' })
    expect(publish({ publishedAt: 5 })).toEqual({ why: 'already-decided', by: '#record', at: 5 })
    expect(publish({ returned: { at: 6, reason: 'x' } })).toEqual({
      why: 'already-decided',
      by: '#record',
      at: 6,
    })
    expect(publish({ before: dates({ opens: 0 }) })).toEqual({ why: 'plan-changed', by: '#amendment' })
    expect(publish({}, chief, closes)).toMatchObject({ why: 'closed-already' })
  })
})
