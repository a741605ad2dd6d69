import { describe, expect, test } from 'vitest'
import { whyNotChange } from '../../../../src/round/calls/amendments/rules/amendment.ts'
import { changesOf } from '../../../../src/round/calls/amendments/rules/changes.ts'
import type { Plan, Track } from '../../../../src/round/calls/rules/plan.ts'
import { USUAL_CATEGORIES } from '../../../../src/round/calls/topics/rules.ts'
import { bookWith, planBy, withNumbers } from '../ruled.ts'
import { PLAN } from '../typed.ts'

const { opens, closes } = PLAN.dates
const DAY = 86_400_000
const [TRACK] = PLAN.tracks
if (!TRACK) throw new Error('the sample plan has a track')
const withTrack = (change: Partial<Track>, plan = PLAN): Plan => ({
  ...plan,
  tracks: [{ ...TRACK, ...change }],
})
const closing = (plan: Plan, at: number): Plan => ({ ...plan, dates: { ...plan.dates, closes: at } })
const once = (before: Plan, after: Plan) => whyNotChange(before, after, opens)

describe('once the call is open', () => {
  const less = { why: 'less-for-applicants', by: '#amendment', track: TRACK.name }

  test('not a single category goes', () => {
    const categories = USUAL_CATEGORIES.slice(1)
    expect(once(PLAN, { ...PLAN, categories })).toEqual({
      ...{ why: 'category-gone', by: '#amendment' },
      categories: USUAL_CATEGORIES.slice(0, 1),
    })
  })
  test('not a single list of topics goes, and others may come', () => {
    const [one, two] = [{ topicList: 'l1' }, { topicList: 'l1', moreTopicLists: ['l2'] }]
    const gone = { why: 'topics-gone', by: '#amendment', lists: ['l2'] }
    expect(once({ ...PLAN, ...two }, { ...PLAN, ...one })).toEqual(gone)
    expect(once({ ...PLAN, ...one }, { ...PLAN, ...two })).toBeNull()
  })
  test('the least amount may fall away or stay, and not rise by a fen', () => {
    expect(once(withTrack({ askMin: 100 }), PLAN)).toBeNull()
    expect(once(withTrack({ askMin: 100 }), withTrack({ askMin: 100, quota: 11 }))).toBeNull()
    expect(once(withTrack({ askMin: 100 }), withTrack({ askMin: 101 }))).toEqual(less)
    expect(once(PLAN, withTrack({ askMin: 1 }))).toEqual(less)
  })
  test('not a single kind of applicant is left out', () => {
    expect(once(PLAN, withTrack({ kinds: ['community'] }))).toEqual(less)
  })
  test('what there is to give does not fall by a place or a fen', () => {
    for (const field of ['quota', 'budget', 'askMax'] as const)
      expect(once(PLAN, withTrack({ [field]: TRACK[field] - 1 })), field).toEqual(less)
  })
})

describe('what departed from the rules before', () => {
  const why = (before: Plan, after: Plan) => {
    const refusal = whyNotChange(before, after, 0)
    return refusal?.why === 'departs-from-rulebook' ? refusal.rules : refusal
  }
  const short = planBy(bookWith({ 'calls.openDays': 40 }))
  const dear = planBy(bookWith({ 'proposals.highestAsk': 20_000_00 }))
  const asks = (...all: number[]): Plan => ({ ...dear, tracks: all.map((askMax) => ({ ...TRACK, askMax })) })

  test('may stay', () => {
    for (const plan of [short, dear]) expect(why(plan, { ...plan, title: '改' })).toBeNull()
    const long = withNumbers(planBy(bookWith()), { proposals: { longestMonths: 14 } })
    expect(why(long, { ...long, title: '改' })).toBeNull()
  })
  test('gets no worse by a day', () => {
    expect(why(short, closing(short, closes - DAY))).toEqual(['calls.openDays'])
    expect(why(short, closing(short, closes + DAY))).toBeNull()
    const long = (longestMonths: number) => withNumbers(planBy(bookWith()), { proposals: { longestMonths } })
    expect(why(long(14), long(15))).toEqual(['proposals.longestMonths'])
  })
  test('gets no worse by a fen, in any track', () => {
    expect(why(asks(30_000_00, 30_000_00), asks(30_000_00, 30_000_01))).toEqual(['proposals.highestAsk'])
    expect(why(asks(30_000_00, 30_000_00), asks(29_999_99, 30_000_00))).toBeNull()
  })
  test('of one kind is not made worse by another change', () => {
    const groups = planBy(bookWith({ 'proposals.communityGroups': false }))
    const months = (plan: Plan, longestMonths: number) => withNumbers(plan, { proposals: { longestMonths } })
    expect(why(months(groups, 11), months(groups, 12))).toBeNull()
    expect(why(groups, withTrack({ askMax: TRACK.askMax + 1 }, groups))).toBeNull()
  })
})

describe('an amendment says', () => {
  const said = (before: Plan, plan: Plan) => changesOf({ before, plan })

  test('nothing of what stays, in whatever order', () => {
    expect(said(PLAN, PLAN)).toEqual([])
    expect(said(PLAN, withTrack({ kinds: TRACK.kinds.toReversed() }))).toEqual([])
  })
  test('which lists of topics come and which go', () => {
    const lists = (topicList?: string): Plan => ({ ...PLAN, ...(topicList && { topicList }) })
    expect(said(lists('l1'), lists('l2'))).toEqual([{ what: 'topics', added: ['l2'], gone: ['l1'] }])
    expect(said(lists(), lists('l2'))).toEqual([{ what: 'topics', added: ['l2'], gone: [] }])
    expect(said(lists('l1'), lists())).toEqual([{ what: 'topics', added: [], gone: ['l1'] }])
    expect(said(lists('l1'), lists('l1'))).toEqual([])
  })
  test('of a track its name, its least amount and who may apply', () => {
    const [track, kinds] = ['社区项目', ['community', 'service'] as const]
    expect(said(PLAN, withTrack({ name: track, askMin: 1, kinds: [...kinds] }))).toEqual([
      { what: 'trackName', before: TRACK.name, after: track },
      { what: 'askMin', track, before: 0, after: 1 },
      { what: 'kinds', track, before: TRACK.kinds, after: [...kinds] },
    ])
  })
  test('all of a track that was not there, from nothing', () => {
    const whats = said({ ...PLAN, tracks: [] }, PLAN).map(({ what }) => what)
    expect(whats).toEqual(['trackName', 'quota', 'budget', 'askMax', 'kinds'])
  })
})
