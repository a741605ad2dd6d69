import { describe, expect, test } from 'vitest'
import { GRADES, type Inspection } from '../../../../src/organizations/rules/profile.ts'
import { ORGANIZATION_KINDS } from '../../../../src/people/rules/organization.ts'
import { CONDITIONS } from '../../../../src/round/calls/conditions/rules/conditions.ts'
import { type Facts, UNTOLD } from '../../../../src/round/calls/conditions/rules/facts.ts'
import { factsOfProfile } from '../../../../src/round/calls/conditions/rules/standing.ts'
import { askedIn, itemsFor } from '../../../../src/round/calls/conditions/rules/told.ts'
import { sayTold } from '../../../../src/round/calls/conditions/rules/words.ts'
import { plusDays } from '../../../../src/shared/days.ts'
import { bookWith, planBy } from '../ruled.ts'

/** A call that closes on 27 November 2026. */
const strict = planBy(
  bookWith({
    ...{ 'screening.foundedYears': 3, 'screening.leastGrade': '3A', 'screening.inspections': 2 },
    ...{ 'screening.staff': 2, 'screening.onePurse': true, 'screening.servicePlace': true },
  }),
)
const NEW = ['founded', 'grade', 'inspected', 'staff', 'otherMoney'] as const
const SERVICE: Facts = { ...UNTOLD, kind: 'service' }
const told = (key: (typeof NEW)[number] | 'place', change: Partial<Facts>) =>
  CONDITIONS[key].tell(strict, { ...SERVICE, ...change })
const verdict = (key: (typeof NEW)[number], change: Partial<Facts>) => told(key, change)?.verdict

describe('what a district may ask of an applicant', () => {
  test('is asked of nobody under the model, nor where a round was bound before', () => {
    const model = planBy(bookWith())
    const { screening: _, ...before } = model.parameters
    const asked = askedIn(model, 'officer')
    expect(NEW.filter((key) => asked.includes(key))).toEqual([])
    expect(asked).toContain('place')
    const old = askedIn({ ...model, parameters: { ...before, screening: {} } }, 'officer')
    expect(NEW.filter((key) => old.includes(key))).toEqual([])
    expect(askedIn(planBy(bookWith({ 'screening.servicePlace': false })), 'visitor')).not.toContain('place')
  })

  test('is asked of whoever has it: a community group is neither inspected nor graded', () => {
    for (const kind of ORGANIZATION_KINDS) {
      const asked = itemsFor(strict, { ...UNTOLD, kind }, 'officer').map(({ key }) => key)
      const expected = kind === 'community' ? ['founded', 'staff', 'otherMoney'] : [...NEW]
      expect(NEW.filter((key) => asked.includes(key))).toEqual(expected)
    }
  })

  test('is told only by what is known', () => {
    for (const key of [...NEW, 'place'] as const) expect(told(key, {})).toBeNull()
  })

  test('is how old it is, to the day, by counting years', () => {
    for (let days = -400; days <= 400; days += 1) {
      const foundedOn = plusDays('2023-11-27', days)
      const age = 2026 - Number(foundedOn.slice(0, 4)) - (foundedOn.slice(5) > '11-27' ? 1 : 0)
      expect(verdict('founded', { foundedOn }), foundedOn).toBe(age >= 3 ? 'yes' : 'no')
    }
  })

  test('is its grade, in their order', () => {
    const passed = GRADES.filter((grade) => verdict('grade', { grade }) === 'yes')
    expect(passed).toEqual(['5A', '4A', '3A'])
  })

  test('is who works for it, and other public money', () => {
    expect([1, 2].map((staff) => verdict('staff', { staff }))).toEqual(['no', 'yes'])
    expect([true, false].map((otherMoney) => verdict('otherMoney', { otherMoney }))).toEqual(['no', 'yes'])
  })

  test('is said in words', () => {
    const said = [
      told('founded', { foundedOn: '2023-11-28' }),
      told('grade', { grade: 'none' }),
      told('inspected', { inspected: false }),
      told('staff', { staff: 1 }),
      told('otherMoney', { otherMoney: true }),
    ].map((one) => one && sayTold(one))
    expect(said).toEqual([
      '2023年11月28日成立，到2026年11月27日不满3年',
      '评估等级未参加评估，低于3A',
      '最近2年应当参加的年检（年报）有不合格的',
      '专职人员1名，少于2名',
      '同一项目已经获得其他财政资金',
    ])
  })
})

describe('annual inspections', () => {
  const of = (foundedOn: string | null, ...results: [year: number, result: Inspection['result']][]) =>
    factsOfProfile(strict, 'service', {
      ...{ foundedOn, grade: null },
      inspections: results.map(([year, result]) => ({ year, result })),
    }).inspected

  test.each<[string, Parameters<typeof of>, boolean | null]>([
    ['both years passed', ['2010-01-01', [2024, 'passed'], [2025, 'basically']], true],
    ['reported, or exempt', ['2010-01-01', [2024, 'reported'], [2025, 'exempt']], true],
    ['one failed', ['2010-01-01', [2024, 'failed'], [2025, 'passed']], false],
    ['one failed, the other not said', ['2010-01-01', [2025, 'failed']], false],
    ['one not said', ['2010-01-01', [2025, 'passed']], null],
    ['a failure of before', ['2010-01-01', [2023, 'failed'], [2024, 'passed'], [2025, 'passed']], true],
    ['no day of founding', [null, [2024, 'passed'], [2025, 'passed']], null],
    ['founded on the first day of a year', ['2025-01-01', [2025, 'passed']], true],
    ['founded a day later: a new one is excepted', ['2025-01-02'], true],
  ])('%s', (_, args, inspected) => {
    expect(of(...args)).toBe(inspected)
  })

  test('of a community group are none', () => {
    expect(factsOfProfile(strict, 'community', null).inspected).toBeNull()
    expect(factsOfProfile(strict, 'service', null)).toEqual({ foundedOn: null, grade: null, inspected: null })
  })
})
