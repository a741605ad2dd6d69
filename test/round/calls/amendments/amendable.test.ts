import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { citing } from '../../../../src/rulebook/citing.ts'
import { amendedBy } from '../../../../src/round/calls/amendments/routes/amended.ts'
import { sayAmendRefusal } from '../../../../src/round/calls/amendments/pages/words.ts'
import { AMENDABLE, FIXED } from '../../../../src/round/calls/amendments/rules/amendable.ts'
import { whyNotChange } from '../../../../src/round/calls/amendments/rules/amendment.ts'
import type { Plan } from '../../../../src/round/calls/rules/plan.ts'
import { faultsOf } from '../../../../src/round/calls/rounds/rules.ts'
import { departuresOf } from '../../../../src/round/calls/rules/ruled.ts'
import { FORM } from '../asking.ts'
import { plans } from '../plans-of.ts'
import { bookWith, planBy, withNumbers } from '../ruled.ts'
import { PLAN } from '../typed.ts'

const { opens, closes } = PLAN.dates
const DAY = 86_400_000
const [TRACK] = PLAN.tracks
const [CRITERION] = PLAN.criteria
if (!TRACK || !CRITERION) throw new Error('the sample plan has a track and criteria')
const track = (change: Partial<Plan['tracks'][number]>): Partial<Plan> => ({
  tracks: [{ ...TRACK, ...change }],
})

/** One change of each field of a plan. */
const CHANGES: Record<keyof typeof AMENDABLE, Partial<Plan>> = {
  code: { code: '2027' },
  title: { title: '新名称' },
  organizer: { organizer: '区社会工作部' },
  rulebook: { rulebook: planBy(bookWith(), 'v2').rulebook ?? never() },
  topicList: { topicList: 'l1' },
  moreTopicLists: { topicList: 'l1', moreTopicLists: ['l2'] },
  categories: { categories: ['为老服务'] },
  form: { form: FORM },
  'dates.opens': { dates: { ...PLAN.dates, opens: opens + 1000 } },
  'dates.closes': { dates: { ...PLAN.dates, closes: closes + DAY } },
  'dates.scoringCloses': { dates: { ...PLAN.dates, scoringCloses: PLAN.dates.scoringCloses + DAY } },
  tracks: { tracks: [TRACK, { ...TRACK, code: 'other', name: '另一个赛道' }] },
  'tracks.code': track({ code: 'groups' }),
  'tracks.name': track({ name: '社区项目' }),
  'tracks.quota': track({ quota: 11 }),
  'tracks.budget': track({ budget: TRACK.budget + 1 }),
  'tracks.askMax': track({ askMax: TRACK.askMax + 1 }),
  'tracks.askMin': track({ askMin: 1 }),
  'tracks.kinds': track({ kinds: [...TRACK.kinds, 'service'] }),
  'tracks.set': track({ set: { scoring: { passMark: 60_00 } } }),
  criteria: { criteria: [{ ...CRITERION, asks: '另一句' }, ...PLAN.criteria.slice(1)] },
  step: { step: 100 },
  parameters: withNumbers(PLAN, { scoring: { passMark: 60_00 } }),
}
function never(): never {
  throw new Error('the sample rulebook binds')
}

describe('every field of a published plan', () => {
  const reasons = new Map(Object.entries(AMENDABLE))
  const all = Object.entries(CHANGES)
  const whyNot = (change: Partial<Plan>) => whyNotChange(PLAN, { ...PLAN, ...change }, opens - DAY)

  test.each(all.filter(([field]) => reasons.get(field) === 'amendable'))(
    '%s is amended before the call opens',
    (_, change) => expect(whyNot(change)).toBeNull(),
  )

  test.each(all.filter(([field]) => reasons.get(field) !== 'amendable'))(
    '%s is refused with its reason',
    (field, change) => {
      const refusal = whyNot(change)
      expect(refusal).toMatchObject({
        why: 'not-to-be-amended',
        fields: [{ field, reason: reasons.get(field) }],
      })
      expect(refusal && sayAmendRefusal(refusal)).toMatch(/^这些不能用更正公告改动——[^：]+：[^：]{6,}$/)
      expect(refusal && sayAmendRefusal(refusal)).not.toContain(field)
    },
  )

  test('that stays is said on the page with its reason', () => {
    expect(FIXED.length).toBe(Object.values(AMENDABLE).filter((one) => one !== 'amendable').length)
  })
})

describe('under a rulebook', () => {
  const ruled = planBy(bookWith())
  const months = (longestMonths: number): Plan => withNumbers(ruled, { proposals: { longestMonths } })
  const bound = ruled.rulebook?.left['proposals.longestMonths']?.most ?? 0

  test('the longest months go up to what its clause allows, and not beyond it', () => {
    expect(departuresOf(months(bound - 2))).toEqual([])
    expect(whyNotChange(months(bound - 2), months(bound), opens)).toBeNull()
    expect(whyNotChange(months(bound), months(bound - 1), opens)).toMatchObject({ why: 'less-time' })
    const beyond = whyNotChange(months(bound), months(bound + 1), opens)
    expect(beyond).toEqual({
      why: 'departs-from-rulebook',
      by: ['proposals.longestMonths'],
      rules: ['proposals.longestMonths'],
    })
    expect(beyond && citing(ruled.rulebook)(beyond)).toMatchObject({
      no: ruled.rulebook?.clauses['proposals.longestMonths'],
    })
  })

  test('what its clauses set stays, and the clause is named', () => {
    const days = ruled.parameters.publicity.days + 1
    const refusal = whyNotChange(ruled, withNumbers(ruled, { publicity: { days } }), opens - DAY)
    expect(refusal).toMatchObject({ why: 'not-to-be-amended', fields: [{ field: 'parameters' }] })
    expect(refusal && citing(ruled.rulebook)(refusal)).toMatchObject({
      no: ruled.rulebook?.clauses['publicity.days'],
    })
  })
})

describe('what was wrong before', () => {
  /** Published when nobody asked yet whether the points add up. */
  const old: Plan = { ...PLAN, criteria: PLAN.criteria.map((one) => ({ ...one, max: one.max + 500 })) }
  const later = (plan: Plan, change: Partial<Plan['dates']>): Plan => ({
    ...plan,
    dates: { ...plan.dates, ...change },
  })

  test('is not held against an amendment that leaves it alone', () => {
    expect(faultsOf(old, opens)).toEqual(['points-are-not-100'])
    expect(whyNotChange(old, later(old, { closes: closes + DAY }), opens)).toBeNull()
    expect(whyNotChange(old, { ...old, title: '改' }, closes + DAY)).toBeNull()
  })

  test('does not cover what the amendment brings in', () => {
    const wrong = later(old, { closes: closes + DAY, scoringCloses: closes + DAY })
    expect(whyNotChange(old, wrong, opens - DAY)).toEqual({
      why: 'contradictory',
      by: '#call',
      faults: ['scoring-ends-before-closing'],
    })
  })

  test('in one track does not cover another', () => {
    const poor = { ...TRACK, code: 'poor', budget: TRACK.askMax - 1 }
    const two: Plan = { ...PLAN, tracks: [poor, TRACK] }
    expect(whyNotChange(two, { ...two, title: '改' }, opens - DAY)).toBeNull()
    const both = { ...two, tracks: [poor, { ...TRACK, budget: TRACK.askMax - 1 }] }
    expect(whyNotChange(two, both, opens - DAY)).toEqual({
      why: 'contradictory',
      by: '#call',
      faults: ['budget-below-one-ask'],
    })
  })

  test('of the rulebook may be mended step by step, and not made worse', () => {
    const months = (longestMonths: number) => ({ proposals: { longestMonths } })
    const now = withNumbers(planBy(bookWith({ 'calls.openDays': 40 })), months(14))
    expect(departuresOf(now)).toEqual(['calls.openDays', 'proposals.longestMonths'])
    expect(whyNotChange(now, withNumbers(later(now, { closes: closes + DAY }), months(13)), 0)).toBeNull()
    expect(whyNotChange(now, later(now, { closes: closes - DAY }), 0)).toMatchObject({
      rules: ['calls.openDays'],
    })
  })
})

describe('an amendment as it is typed', () => {
  test('of nothing leaves every plan as it is, to the letter', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const exact = { ...plan, dates: { ...plan.dates, closes: plan.dates.closes + 7 } }
        expect(amendedBy(exact, {})).toEqual({ ok: true, value: exact })
      }),
    )
  })

  test('adds lists after those that there are, and takes away the least amount', () => {
    const [typed, plan] = [{ 'topicLists[]': '\nl3\nl2\nl1' }, { ...PLAN, topicList: 'l1' }]
    expect(amendedBy(plan, typed)).toMatchObject({
      value: { topicList: 'l1', moreTopicLists: ['l3', 'l2'] },
    })
    expect(amendedBy(plan, { 'topicLists[]': '' })).toEqual({ ok: true, value: PLAN })
    const least = { ...PLAN, tracks: [{ ...TRACK, askMin: 500 }] }
    expect(amendedBy(least, { 'tracks.0.askMin': '' })).toEqual({ ok: true, value: PLAN })
    const many = Array.from({ length: 11 }, (_, at) => `l${at}`).join('\n')
    expect(amendedBy(PLAN, { 'topicLists[]': many })).toMatchObject({
      refusal: { problems: [{ field: 'topicLists', says: '选题清单最多10项' }] },
    })
  })
})
