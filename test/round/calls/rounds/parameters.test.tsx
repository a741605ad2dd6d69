import type { Rulebook } from '../../../../src/rulebook/rules/rulebook.ts'
import { describe, expect, test } from 'vitest'
import { ANCHOR_KEYS } from '../../../../src/rulebook/rules/anchors.ts'
import { boundTo } from '../../../../src/rulebook/rules/bound.ts'
import type { ParameterKey, Some } from '../../../../src/rulebook/rules/parameters.ts'
import { PARAMETER_KEYS, kindOf, valueOf } from '../../../../src/rulebook/rules/words.ts'
import { CallBody } from '../../../../src/round/calls/rounds/pages/call.tsx'
import { RulesOf } from '../../../../src/round/calls/rounds/pages/rules.tsx'
import type { Plan } from '../../../../src/round/calls/rules/plan.ts'
import { numbersIn } from '../../../../src/round/calls/rules/numbers.ts'
import { binding, departuresOf } from '../../../../src/round/calls/rules/ruled.ts'
import { bookWith, otherThan, planBy, withNumbers } from '../ruled.ts'

/** The model, with every number fixed by its clause. */
const fixed = (book: Rulebook): Rulebook => ({ ...book, left: {} })
const OLD = fixed(bookWith())
const said = (plan: Plan) => String(<RulesOf plan={plan} />)

/** What needs and topics go by is theirs to test; a call itself goes by all the others. */
const KEYS = PARAMETER_KEYS.filter((key) => !key.startsWith('needs.'))
/** These bind what an officer may plan, and say nothing of their own on the call. */
const BOUNDS: ParameterKey[] = ['calls.openDays', 'scoring.bonus']
/** Said on the call of a sealed round alone. */
const OF_SEALED: ParameterKey = 'proposals.openingWorkingDays'

/** One number, at its place. */
const numberAt = (key: ParameterKey, value: unknown): Some => {
  const [stage = '', name = ''] = key.split('.')
  return { [stage]: { [name]: value } }
}

describe('a parameter changed in a new version', () => {
  test.each(KEYS.filter((key) => ![...BOUNDS, OF_SEALED].includes(key)))(
    '%s: a new round goes by it, the old one does not',
    (key) => {
      const old = planBy(OLD)
      const before = said(old)
      const renewed = fixed(bookWith({ [key]: otherThan(OLD.parameters, key) }))
      const next = planBy(renewed, 'v2')
      expect(said(next)).not.toBe(said(planBy(OLD, 'v2')))
      expect(said(old)).toBe(before)
      // groups that may not apply themselves: the sample plan invites them
      expect(departuresOf(next)).toEqual(key === 'proposals.communityGroups' ? [key] : [])
      expect(next.parameters).not.toEqual(old.parameters)
    },
  )

  test('calls.openDays: a call open as long as before is too short for the new one', () => {
    const renewed = bookWith({ 'calls.openDays': 27 })
    expect(departuresOf(planBy(renewed))).toEqual(['calls.openDays'])
    expect(departuresOf(planBy(bookWith({ 'calls.openDays': 26 })))).toEqual([])
  })

  test('proposals.openingWorkingDays: a sealed round says by when it is opened, another says nothing of it', () => {
    const [old, next] = [2, 5].map((days) =>
      [true, false].map((sealed) =>
        said(planBy(bookWith({ [OF_SEALED]: days, 'proposals.sealed': sealed }), 'v')),
      ),
    )
    expect([
      old?.[0]?.includes('截止后2个工作日内开启'),
      next?.[0]?.includes('截止后5个工作日内开启'),
    ]).toEqual([true, true])
    expect(old?.[1]).toBe(next?.[1])
  })

  test('scoring.bonus: bonus points are planned only where the rules allow them', () => {
    const [allowed, not] = [true, false].map((bonus) => planBy(bookWith({ 'scoring.bonus': bonus })))
    const withBonus = (plan: Plan | undefined): Plan | undefined =>
      plan && {
        ...plan,
        criteria: [
          ...plan.criteria,
          { code: 'bonus', name: '附加', max: 500, asks: '党建引领', bonus: true },
        ],
      }
    expect(allowed && departuresOf(withBonus(allowed) ?? allowed)).toEqual([])
    expect(not && departuresOf(withBonus(not) ?? not)).toEqual(['scoring.bonus'])
  })
})

describe('a plan', () => {
  const plan = planBy(OLD)
  const [track] = plan.tracks
  if (!track) throw new Error('the sample plan has a track')

  test('by the numbers departs in nothing; without a rulebook there is nothing to depart from', () => {
    expect(departuresOf(plan)).toEqual([])
    const { rulebook: _, ...unbound } = plan
    expect(departuresOf(withNumbers(unbound, { proposals: { perOrganization: 20 } }))).toEqual([])
  })

  const LEAVABLE = PARAMETER_KEYS.filter((key) => kindOf(key).left !== 'never')

  test.each(LEAVABLE)(
    '%s: fixed, it is the version’s; left to the call, the call’s, within what its clause allows',
    (key) => {
      const other = numberAt(key, otherThan(OLD.parameters, key))
      const kept = binding({ ...plan, parameters: other }, { id: 'v1', book: { ...OLD, left: {} } })
      expect(valueOf(kept.parameters, key)).toEqual(valueOf(OLD.parameters, key))
      const book = { ...OLD, left: { [key]: { to: 'round' as const } } }
      const left = binding({ ...plan, parameters: other }, { id: 'v1', book })
      expect(valueOf(left.parameters, key)).toEqual(valueOf(other, key))
      expect(departuresOf(left)).toEqual([])
    },
  )

  test.each(LEAVABLE.filter((key) => kindOf(key).kind === 'whole' || kindOf(key).kind === 'points'))(
    '%s: beyond what its clause leaves it departs, at the bound it does not',
    (key) => {
      const value = Number(valueOf(OLD.parameters, key))
      const book = { ...OLD, left: { [key]: { to: 'round' as const, least: value, most: value } } }
      const at = (number: number) =>
        departuresOf(binding({ ...plan, parameters: numberAt(key, number) }, { id: 'v1', book }))
      expect([at(value - 1), at(value), at(value + 1)]).toEqual([[key], [], [key]])
    },
  )

  test('left to each track is the track’s own, and only there', () => {
    const book = { ...OLD, left: { 'scoring.passMark': { to: 'track' as const, least: 6000, most: 8000 } } }
    const by = (passMark: number) =>
      binding(
        { ...plan, tracks: [{ ...track, set: { scoring: { passMark, decimals: 0 } } }] },
        { id: 'v1', book },
      )
    const [ruled] = by(6500).tracks
    expect(ruled?.set).toEqual({ scoring: { passMark: 6500 } })
    expect(numbersIn(by(6500), ruled ?? track).scoring.passMark).toBe(6500)
    expect(by(6500).parameters.scoring.passMark).toBe(OLD.parameters.scoring.passMark)
    expect([departuresOf(by(5999)), departuresOf(by(6000))]).toEqual([['scoring.passMark'], []])
    expect(said(by(6500))).toContain(`${track.name}：得分低于65分的项目，不予资助`)
    expect(said(by(6500))).not.toContain('得分低于70分')
  })

  test('says its rules part by part, in each part by the clauses, each clause once', () => {
    const page = said(plan)
    const parts = page.split('<h3>').slice(1)
    expect(parts.map((part) => part.slice(0, part.indexOf('<')))).toEqual([
      '申报单位：怎样申报，怎样审查',
      '评审专家：回避和评分',
      '居民和申报单位：怎样立项，怎样公示',
      '立项单位：签约、实施和拨款',
      '立项单位：结项和处理',
    ])
    for (const part of parts) {
      const numbers = [...part.matchAll(/#clause-(\d+)"/g)].map(([, number]) => Number(number))
      expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b))
    }
  })

  test('says a number that would read badly in its own words', () => {
    const ends = said(
      planBy(
        fixed(bookWith({ 'proposals.grantShare': 100, 'proposals.managementFee': 0, 'scoring.decimals': 0 })),
      ),
    )
    expect(ends).toContain('申请资金不超过项目总预算；资助资金不得列支管理费')
    expect(ends).toContain('得分取平均值，保留整数')
    expect(ends).not.toMatch(/[^0-9]0[%位]/)
  })

  test('says of a deadline at 24:00 the day that it ends', () => {
    const closes = Date.parse('2026-11-28T00:00:00+08:00')
    const dates = { ...plan.dates, closes }
    const page = String(
      <CallBody
        round={{ id: 'r', plan: { ...plan, dates }, publishedAt: null }}
        topics={[]}
        files={[]}
        amendments={[]}
        now={closes - 1}
      />,
    )
    expect(
      page.match(/11月2\d日(?:<[^>]*>)*\d\d:\d\d/g)?.map((found) => found.replace(/<[^>]*>/g, '')),
    ).toEqual(['11月27日24:00', '11月27日24:00'])
  })

  test('says what a pass mark of 0 and an empty chain mean, and nothing of whom its tracks leave out', () => {
    const none = said(planBy(bookWith({ 'scoring.passMark': 0, 'scoring.tieBreak': [] })))
    expect(none).toContain('不设合格线，按名次在名额和预算内资助')
    expect(none).toContain('得分相同的，先提交者在前')
    expect(said(plan)).toContain('允许社区社会组织以自己的名义直接申报')
    expect(said({ ...plan, tracks: [{ ...track, kinds: ['service'] }] })).not.toContain('社区社会组织')
  })

  test('with community groups, where they may not apply themselves, departs', () => {
    const closed = planBy(bookWith({ 'proposals.communityGroups': false }))
    expect(departuresOf(closed)).toEqual(['proposals.communityGroups'])
    expect(departuresOf({ ...closed, tracks: [{ ...track, kinds: ['service'] }] })).toEqual([])
  })

  test('keeps where each of its rules stands', () => {
    const { clauses } = boundTo({ id: 'v1', book: OLD })
    expect(Object.keys(clauses).toSorted()).toEqual([...PARAMETER_KEYS, ...ANCHOR_KEYS].toSorted())
    const page = said(plan)
    expect(page).toContain(`href="/rulebooks/v1#clause-${clauses['publicity.days']}"`)
    expect(page).toContain(`拟立项名单公示${plan.parameters.publicity.days}日`)
  })
})
