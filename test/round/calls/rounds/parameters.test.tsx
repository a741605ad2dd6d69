import { describe, expect, test } from 'vitest'
import { ANCHOR_KEYS } from '../../../../src/rulebook/rules/anchors.ts'
import { boundTo } from '../../../../src/rulebook/rules/bound.ts'
import type { ParameterKey } from '../../../../src/rulebook/rules/parameters.ts'
import { PARAMETER_KEYS } from '../../../../src/rulebook/rules/words.ts'
import { RulesOf } from '../../../../src/round/calls/rounds/pages/rules.tsx'
import type { Plan } from '../../../../src/round/calls/rules/plan.ts'
import { departuresOf } from '../../../../src/round/calls/rules/ruled.ts'
import { bookWith, otherThan, planBy } from '../ruled.ts'

const OLD = bookWith()
const said = (plan: Plan) => String(<RulesOf plan={plan} />)

/** What needs and topics go by is theirs to test; a call itself goes by all the others. */
const KEYS = PARAMETER_KEYS.filter((key) => !key.startsWith('needs.'))
/** These bind what an officer may plan, and say nothing of their own on the call. */
const BOUNDS: ParameterKey[] = ['calls.openDays', 'scoring.bonus']
/** Said on the call of a sealed round alone. */
const OF_SEALED: ParameterKey = 'proposals.openingWorkingDays'

describe('a parameter changed in a new version', () => {
  test.each(KEYS.filter((key) => ![...BOUNDS, OF_SEALED].includes(key)))(
    '%s: a new round goes by it, the old one does not',
    (key) => {
      const old = planBy(OLD)
      const before = said(old)
      const renewed = bookWith({ [key]: otherThan(OLD.parameters, key) })
      const next = planBy(renewed, 'v2')
      expect(said(next)).not.toBe(said(planBy(OLD, 'v2')))
      expect(said(old)).toBe(before)
      // groups that may not apply themselves: the sample plan invites them
      expect(departuresOf(next)).toEqual(key === 'proposals.communityGroups' ? [key] : [])
      expect(next.rulebook?.parameters).not.toEqual(old.rulebook?.parameters)
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
    expect(departuresOf({ ...unbound, proposalsPerOrganization: 20 })).toEqual([])
  })

  test.each<[ParameterKey, Partial<Plan>]>([
    ['proposals.perOrganization', { proposalsPerOrganization: plan.proposalsPerOrganization + 1 }],
    ['proposals.longestMonths', { longestMonths: plan.longestMonths + 1 }],
    ['panel.size', { scoring: { ...plan.scoring, panelSize: plan.scoring.panelSize + 1 } }],
    ['scoring.minSheets', { scoring: { ...plan.scoring, minSheets: plan.scoring.minSheets - 1 } }],
    ['scoring.trimFromSheets', { scoring: { ...plan.scoring, trimFromSheets: null } }],
    ['scoring.decimals', { scoring: { ...plan.scoring, decimals: plan.scoring.decimals + 1 } }],
    ['scoring.passMark', { scoring: { ...plan.scoring, passMark: plan.scoring.passMark - 1 } }],
    ['scoring.tieBreak', { scoring: { ...plan.scoring, tieBreak: plan.scoring.tieBreak.toReversed() } }],
    ['awards.perOrganizationAndTrack', { award: { ...plan.award, perOrganizationAndTrack: 9 } }],
    [
      'awards.skipWhenOverBudget',
      { award: { ...plan.award, skipWhenOverBudget: !plan.award.skipWhenOverBudget } },
    ],
    ['publicity.workingDays', { publicity: { ...plan.publicity, workingDays: 1 } }],
    [
      'publicity.countsFirstDay',
      { publicity: { ...plan.publicity, countsFirstDay: !plan.publicity.countsFirstDay } },
    ],
    ['agreements.signWorkingDays', { agreement: { signWithinWorkingDays: 99 } }],
    ['payments.tranches', { tranches: [{ percent: 100, on: 'final_passed' }] }],
    ['closing.gradeA', { grades: { ...plan.grades, a: plan.grades.a + 1 } }],
    ['closing.gradeB', { grades: { ...plan.grades, b: plan.grades.b + 1 } }],
  ])('departs in %s', (key, change) => {
    expect(departuresOf({ ...plan, ...change })).toEqual([key])
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
    expect(page).toContain(`href="/rulebooks/v1#clause-${clauses['publicity.workingDays']}"`)
    expect(page).toContain(`拟立项名单公示${plan.publicity.workingDays}个工作日`)
  })
})
