import { describe, expect, test } from 'vitest'
import type { Person } from '../../../src/people/rules/person.ts'
import {
  type Handed,
  LONGEST_REASON,
  hintsFor,
  whyNotCheck,
  whyNotFind,
} from '../../../src/round/screening/rules/eligibility.ts'
import { bookWith, planBy } from '../calls/ruled.ts'

const CLOSES = Date.parse('2013-04-26T17:00:00+08:00')
const officer: Person = {
  id: 'qian',
  name: '钱经办',
  roles: ['officer'],
  organizations: [],
  places: [],
  interests: [],
  secondFactor: true,
}
const handed: Handed = { organizationId: 'o1', closes: CLOSES, check: null, correction: null }

describe('judging a submission', () => {
  test('an officer judges from the deadline on, to the millisecond', () => {
    expect(whyNotCheck(handed, officer, CLOSES)).toBeNull()
    expect(whyNotCheck(handed, officer, CLOSES - 1)).toEqual({
      why: 'call-still-open',
      by: '#screening',
      closesAt: CLOSES,
    })
  })

  test.each(['expert', 'approver', 'finance', 'auditor', 'administrator'] as const)(
    'is not for the %s',
    (role) => {
      const whyNot = whyNotCheck(handed, { ...officer, roles: [role] }, CLOSES)
      expect(whyNot).toEqual({ why: 'not-your-role', needs: 'officer' })
    },
  )

  test.each(['eligible', 'ineligible'] as const)('happens once: it is %s already', (outcome) => {
    const check = { outcome, at: CLOSES + 5 }
    expect(whyNotCheck({ ...handed, check }, officer, CLOSES + 9)).toEqual({
      why: 'already-checked',
      by: '#screening',
      ...check,
    })
  })
})

describe('a finding', () => {
  test('may pass without a remark', () => {
    expect(whyNotFind({ outcome: 'eligible', reason: '' })).toBeNull()
  })

  test.each(['', ' ', '\n'])('does not fail anybody for no reason (%j)', (reason) => {
    expect(whyNotFind({ outcome: 'ineligible', reason })).toEqual({ why: 'reason-missing', by: '#screening' })
  })

  test('has a reason of 500 characters at most', () => {
    expect(whyNotFind({ outcome: 'ineligible', reason: '缺'.repeat(LONGEST_REASON) })).toBeNull()
    const whyNot = whyNotFind({ outcome: 'eligible', reason: '缺'.repeat(LONGEST_REASON + 1) })
    expect(whyNot).toEqual({ why: 'reason-too-long', limit: 500 })
  })
})

describe('hints', () => {
  const plan = {
    ...planBy(bookWith({ 'proposals.longestMonths': 12 })),
    tracks: [
      {
        code: 'community',
        name: '社区',
        quota: 7,
        budget: 28_000_000,
        askMax: 5_000_000,
        kinds: ['community' as const],
      },
    ],
  }
  const line = (kind: 'material' | 'overhead', grant: number) => ({ kind, name: kind, grant, own: 99_900 })
  const content = {
    track: 'community',
    months: 12,
    budget: [line('material', 4_500_000), line('overhead', 500_000)],
  }
  const asking = { content, ask: 5_000_000, kind: 'community' as const }
  const met = (of: Parameters<typeof hintsFor>[0]) =>
    hintsFor(of, plan).map(({ what, isMet }) => [what, isMet])

  test('what fits the call exactly fits', () => {
    expect(met(asking)).toEqual([
      ['ask', true],
      ['kind', true],
      ['months', true],
      ['overhead', null],
    ])
  })

  test.each([
    ['ask', { ...asking, ask: 5_000_001 }],
    ['kind', { ...asking, kind: 'service' as const }],
    ['months', { ...asking, content: { ...content, months: 13 } }],
  ])('one step beyond the call’s %s is marked, and nothing else', (what, of) => {
    expect(met(of).filter(([, isMet]) => isMet === false)).toEqual([[what, false]])
  })

  test('the management fee’s share is of the grant, in hundredths of a percent', () => {
    const shareOf = (ask: number) => hintsFor({ ...asking, ask }, plan).at(-1)
    expect(shareOf(5_000_000)).toEqual({ what: 'overhead', isMet: null, overhead: 500_000, share: 1000 })
    expect(shareOf(3_000_000)).toMatchObject({ share: 1667 })
    expect(shareOf(0)).toMatchObject({ share: 0 })
  })

  test('a track that the call does not have fits nothing', () => {
    const strange = { ...asking, content: { ...content, track: 'other' } }
    expect(met(strange).slice(0, 2)).toEqual([
      ['ask', false],
      ['kind', false],
    ])
  })
})
