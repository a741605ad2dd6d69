import { describe, expect, test } from 'vitest'
import type { Person } from '../../../src/people/rules/person.ts'
import {
  type Handed,
  LONGEST_REASON,
  whyNotCheck,
  whyNotFind,
} from '../../../src/round/screening/rules/eligibility.ts'

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
