import { sayFinding } from '../../../../src/round/calls/pre-check/pages/words.ts'
import { describe, expect, test } from 'vitest'
import { ORGANIZATION_KINDS, type OrganizationKind } from '../../../../src/people/rules/organization.ts'
import type { Plan } from '../../../../src/round/calls/rules/plan.ts'
import { type Answers, preCheck, questionsOf } from '../../../../src/round/calls/pre-check/rules.ts'
import { bookWith, planBy } from '../ruled.ts'
import { PLAN } from '../typed.ts'

/** One organization that may apply; each test changes one thing. */
const FINE: Answers = {
  kind: 'community',
  registered: true,
  host: null,
  ...{ foundedOn: null, grade: null, inspected: null, staff: null, otherMoney: null },
  place: true,
  ask: 35_000_00,
  months: 12,
  handedIn: 1,
  overhead: 10_00,
  personnel: 30_00,
  abnormal: false,
  dishonesty: false,
  violation: false,
}
const { opens, closes } = PLAN.dates
const BOUND = planBy(bookWith())

const check = (change: Partial<Answers> = {}, plan: Plan = BOUND, now = opens) =>
  preCheck(plan, { ...FINE, ...change }, now)
const against = (change: Partial<Answers>, plan?: Plan, now?: number) => {
  const { verdict, findings } = check(change, plan, now)
  return [verdict, ...findings.filter((one) => one.verdict !== 'yes').map(({ about, key }) => key ?? about)]
}

describe('an organization', () => {
  test('at every limit may apply', () => {
    const { verdict, tracks } = check()
    expect([verdict, tracks.map(({ code }) => code)]).toEqual(['yes', ['community']])
  })

  test.each([
    [{ ask: 35_000_01 }, 'proposals.highestAsk'],
    [{ months: 13 }, 'proposals.longestMonths'],
    [{ handedIn: 2 }, 'proposals.perOrganization'],
    [{ overhead: 10_01 }, 'proposals.managementFee'],
    [{ personnel: 30_01 }, 'proposals.personnel'],
    [{ abnormal: true }, 'screening.abnormalYears'],
    [{ dishonesty: true }, 'screening.dishonestyYears'],
    [{ violation: true }, 'screening.violationYears'],
    [{ registered: false }, '#screening'],
    [{ place: false }, 'screening.servicePlace'],
    [{ kind: 'foundation' as const }, 'proposals.communityGroups'],
  ])('with %o may not, by one rule', (change, why) => {
    expect(against(change)).toEqual(['no', why])
  })

  test.each(['kind', 'registered', 'place', 'handedIn', 'abnormal', 'dishonesty', 'violation'] as const)(
    'that does not say %s is not judged yet',
    (question) => {
      const { verdict, findings } = check({ [question]: null })
      expect(verdict).toBe('missing')
      expect(findings.filter((one) => one.verdict === 'missing')).toEqual([
        { verdict: 'missing', about: 'unanswered', question },
      ])
    },
  )

  test('may leave open what it does not know yet', () => {
    expect(check({ ask: null, months: null, overhead: null, personnel: null }).verdict).toBe('yes')
  })

  test('that may not is told so, whatever else is missing', () => {
    expect(check({ kind: null, place: false }).verdict).toBe('no')
  })
})

describe('tracks', () => {
  const [one] = BOUND.tracks
  if (!one) throw new Error('a plan has a track')
  const service = { ...one, code: 'service', name: '社会组织项目' }
  const plan: Plan = {
    ...BOUND,
    tracks: [
      one,
      { ...service, kinds: ['association', 'service'], askMin: 20_000_00, askMax: 200_000_00 },
      { ...service, code: 'small', name: '小额项目', kinds: ['service'], askMax: 10_000_00 },
    ],
  }
  const fits = (kind: OrganizationKind, ask: number | null = null) =>
    check({ kind, ask }, plan).tracks.map(({ code }) => code)

  test('go by kind', () => {
    expect(Object.fromEntries(ORGANIZATION_KINDS.map((kind) => [kind, fits(kind)]))).toEqual({
      association: ['service'],
      service: ['service', 'small'],
      foundation: [],
      community: ['community'],
      committee: ['community'],
    })
  })

  test('go by amount, to the fen', () => {
    expect(fits('service', 10_000_00)).toEqual(['small'])
    expect(fits('service', 10_000_01)).toEqual([])
    expect(fits('service', 19_999_99)).toEqual([])
    expect(fits('service', 20_000_00)).toEqual(['service'])
    expect(fits('service', 200_000_00)).toEqual(['service'])
    expect(against({ kind: 'service', ask: 10_000_01 }, plan)).toEqual(['no', 'proposals.highestAsk'])
  })

  test('of a group that does not apply by itself are those of its host', () => {
    const hosted = bookWith({ 'proposals.communityGroups': false })
    const tracks = plan.tracks.slice(1)
    const by: Plan = { ...planBy(hosted), tracks }
    expect(questionsOf(by)).toContain('host')
    expect(against({ host: null, ask: null }, by)).toEqual(['missing', 'unanswered'])
    expect(against({ host: false, ask: null }, by)).toEqual(['no', 'proposals.communityGroups'])
    expect(check({ host: true, ask: null }, by)).toMatchObject({ verdict: 'yes', tracks })
    expect(check({ kind: 'service', ask: null }, by).verdict).toBe('yes')
  })
})

describe('a call', () => {
  test('that is yet to open is no obstacle, and says when', () => {
    const { verdict, findings } = check({}, BOUND, opens - 1)
    expect([verdict, findings[0]]).toMatchObject(['yes', { about: 'call', phase: 'upcoming', at: opens }])
  })

  test('takes nothing from its deadline on', () => {
    expect(against({}, BOUND, closes - 1)).toEqual(['yes'])
    expect(against({}, BOUND, closes)).toEqual(['no', 'calls.openDays'])
  })

  test('without a rulebook asks nothing that only a rulebook rules', () => {
    const asked = questionsOf(PLAN)
    expect(asked).toEqual(['kind', 'registered', 'place', 'handedIn', 'ask', 'months'])
    expect(check({ overhead: 99_00, violation: true, abnormal: null }, PLAN).verdict).toBe('yes')
  })

  test('without a rule on a list does not ask; one that looks back no year asks who is listed now', () => {
    const now = planBy(bookWith({ 'screening.abnormalYears': 0 }))
    const { abnormalYears: _, ...others } = now.parameters.screening
    const none = { ...now, parameters: { ...now.parameters, screening: others } }
    expect(questionsOf(none)).not.toContain('abnormal')
    expect(check({ abnormal: true }, none).verdict).toBe('yes')
    expect(questionsOf(now)).toContain('abnormal')
    const { verdict, findings } = check({ abnormal: true }, now)
    expect(verdict).toBe('no')
    expect(findings.map(sayFinding)).toContain('现在被列入活动异常名录，资格审查不予通过')
  })
})
