import { describe, expect, test } from 'vitest'
import { type Reversal, REVERSAL_DAYS, answerBy } from '../../src/history/reversals/rules.ts'
import type { Person, Role } from '../../src/people/rules/person.ts'
import { type Reversible, whyNotAnswer, whyNotCause, whyNotReverse } from '../../src/reversals/rules.ts'

const NOW = Date.parse('2026-12-01T10:00:00+08:00')
const DAY = 86_400_000

const somebody = (id: string, roles: Role[], interests: Person['interests'] = []): Person => ({
  ...{ id, name: id, roles, organizations: [], places: [], interests, secondFactor: true },
})
const officer = somebody('officer', ['officer'])
const colleague = somebody('colleague', ['officer'])
const approver = somebody('approver', ['approver'])

const waiting: Reversal = {
  ...{
    id: 'r',
    kind: 'eligibility',
    which: 'e',
    subject: 'proposal:p',
    seq: 3,
    said: '未入围',
    reason: '看错了',
  },
  ...{
    cause: '',
    grounds: [],
    concerns: ['o'],
    round: null,
    asked: ['approver'],
    byId: officer.id,
    by: '钱经办',
  },
  ...{ at: NOW - DAY, until: answerBy(NOW - DAY), first: { by: '钱经办', at: NOW - 2 * DAY }, answer: null },
}
const answered = (outcome: 'confirmed' | 'refused' | 'taken-back'): Reversal => ({
  ...waiting,
  answer: { outcome, reason: '', by: '赵负责', at: NOW - 1 },
})
const of: Reversible = {
  ...{ concerns: ['o'], round: null, offices: ['officer', 'approver'] as Role[], asksCause: false },
  ...{ reversals: [], rests: [] },
}
const isWaiting = { ...of, reversals: [waiting] }
const interest = { id: 'o', name: '茶叙社', rounds: ['round'] }
const CONFIRM = { outcome: 'confirmed' as const, reason: '' }

describe('proposing that an entry no longer holds', () => {
  test('whoever is of the office may', () => {
    expect(whyNotReverse(of, officer, NOW)).toBeNull()
    expect(whyNotReverse(of, approver, NOW)).toBeNull()
  })

  test('nobody else, and nobody in their own interest, of one organization or of a whole round', () => {
    expect(whyNotReverse(of, somebody('x', ['auditor']), NOW)).toMatchObject({ why: 'not-your-role' })
    const own = somebody('own', ['officer'], [interest])
    expect(whyNotReverse(of, own, NOW)).toMatchObject({ why: 'own-interest', organizations: ['茶叙社'] })
    expect(whyNotReverse({ ...of, concerns: [], round: 'round' }, own, NOW)).toMatchObject({
      why: 'own-interest',
    })
    expect(whyNotReverse({ ...of, concerns: [], round: 'other' }, own, NOW)).toBeNull()
  })

  test('not while one waits, and again in the instant in which it lapses', () => {
    expect(whyNotReverse(isWaiting, colleague, waiting.until - 1)).toMatchObject({
      ...{ why: 'reversal-waits', by: '#second-person', until: waiting.until },
    })
    expect(whyNotReverse(isWaiting, colleague, waiting.until)).toBeNull()
    expect(waiting.until - waiting.at).toBe(REVERSAL_DAYS * DAY)
  })

  test('not twice; one that was refused or taken back can be proposed again', () => {
    const reversed = { ...of, reversals: [answered('confirmed')] }
    expect(whyNotReverse(reversed, officer, NOW)).toEqual({
      why: 'reversed-already',
      by: '#record',
      at: NOW - 1,
    })
    expect(whyNotReverse({ ...of, reversals: [answered('refused')] }, officer, NOW)).toBeNull()
    expect(whyNotReverse({ ...of, reversals: [answered('taken-back')] }, officer, NOW)).toBeNull()
  })

  test('not under what rests on it, which is named', () => {
    const rests = [{ says: '已经拨付', href: '/x' }]
    expect(whyNotReverse({ ...of, rests }, officer, NOW)).toEqual({ why: 'relied-on', by: '#record', rests })
  })

  test('says which mistake it was, where that makes a difference', () => {
    expect(whyNotCause({ asksCause: true }, '')).toEqual({ why: 'cause-missing', by: '#record' })
    expect(whyNotCause({ asksCause: true }, 'mistyped')).toBeNull()
    expect(whyNotCause({ asksCause: false }, '')).toBeNull()
  })
})

describe('answering', () => {
  test('an approver confirms what an officer proposed, any other of the office what an approver proposed', () => {
    expect(whyNotAnswer(isWaiting, approver, CONFIRM, NOW)).toBeNull()
    expect(whyNotAnswer(isWaiting, colleague, CONFIRM, NOW)).toMatchObject({ why: 'needs-approver' })
    const byApprover = {
      ...of,
      reversals: [{ ...waiting, asked: ['officer', 'approver'], byId: approver.id }],
    }
    expect(whyNotAnswer(byApprover, colleague, CONFIRM, NOW)).toBeNull()
  })

  test('not one’s own, whatever roles one has; only one’s own is taken back', () => {
    const both = somebody(officer.id, ['officer', 'approver'])
    expect(whyNotAnswer(isWaiting, both, CONFIRM, NOW)).toMatchObject({
      why: 'own-reversal',
      by: '#second-person',
    })
    expect(whyNotAnswer(isWaiting, officer, { outcome: 'taken-back', reason: '' }, NOW)).toBeNull()
    expect(whyNotAnswer(isWaiting, approver, { outcome: 'taken-back', reason: '' }, NOW)).toMatchObject({
      why: 'not-own-reversal',
    })
  })

  test('not after its last day, not what is answered, not in one’s own interest', () => {
    expect(whyNotAnswer(isWaiting, approver, CONFIRM, waiting.until - 1)).toBeNull()
    expect(whyNotAnswer(isWaiting, approver, CONFIRM, waiting.until)).toMatchObject({
      why: 'no-reversal-waits',
    })
    expect(whyNotAnswer({ ...of, reversals: [answered('refused')] }, approver, CONFIRM, NOW)).toMatchObject({
      why: 'no-reversal-waits',
    })
    const own = somebody('own', ['approver'], [interest])
    expect(whyNotAnswer(isWaiting, own, CONFIRM, NOW)).toMatchObject({ why: 'own-interest' })
  })

  test('what has come to rest on it meanwhile hinders a yes, not a no, which says why', () => {
    const relied = { ...isWaiting, rests: [{ says: '已经分配', href: null }] }
    expect(whyNotAnswer(relied, approver, CONFIRM, NOW)).toMatchObject({ why: 'relied-on' })
    expect(whyNotAnswer(relied, approver, { outcome: 'refused', reason: '已经分配' }, NOW)).toBeNull()
    expect(whyNotAnswer(relied, approver, { outcome: 'refused', reason: '' }, NOW)).toMatchObject({
      why: 'refusal-reason-missing',
    })
  })
})
