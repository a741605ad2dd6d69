import { describe, expect, test } from 'vitest'
import {
  prepare,
  whyNotApprove,
  whyNotFollows,
  whyNotPrepare,
} from '../../../src/round/awards/rules/decision.ts'
import { isScored } from '../../../src/round/awards/rules/room.ts'
import { person } from '../people.ts'
import { NOW, approver, decision, entered, officer, room } from './room.ts'

describe('whether the ranking may be seen', () => {
  test.each([
    ['all sheets are in, long before the deadline', { submitted: 9 }, 0, true],
    ['one is missing, in the last moment', { submitted: 8 }, NOW - 1, false],
    ['one is missing, at the deadline', { submitted: 8 }, NOW, true],
    ['nothing was ever assigned, after the deadline', { assigned: 0, submitted: 0 }, NOW, false],
  ])('%s', (_, change, now, seen) => {
    expect(isScored(room(change), now)).toBe(seen)
  })
})

describe('preparing', () => {
  test('is possible when all sheets are in', () => {
    expect(whyNotPrepare(room(), officer, NOW - 1)).toBeNull()
  })

  test('is an officer’s', () => {
    const refusal = { why: 'not-your-role', needs: 'officer' }
    expect(whyNotPrepare(room(), approver, NOW)).toEqual(refusal)
  })

  test('waits for the last sheet or the deadline', () => {
    const missing = room({ submitted: 7 })
    const refusal = { why: 'scoring-goes-on', by: '#scoring', missing: 2, closes: NOW }
    expect(whyNotPrepare(missing, officer, NOW - 1)).toEqual(refusal)
    expect(whyNotPrepare(missing, officer, NOW)).toBeNull()
  })

  test('needs something to rank', () => {
    const nothing = room({ assigned: 0, submitted: 0, entered: [] })
    expect(whyNotPrepare(nothing, officer, NOW)).toEqual({ why: 'nothing-to-rank', by: '#decision' })
  })

  test('waits while another waits; a returned one is in nobody’s way', () => {
    const waiting = room({ latest: decision({ revision: 3 }) })
    expect(whyNotPrepare(waiting, officer, NOW)).toEqual({
      why: 'decision-waits',
      by: '#decision',
      revision: 3,
    })
    const returned = room({ latest: decision({ returned: { at: NOW, reason: '漏了一项' } }) })
    expect(whyNotPrepare(returned, officer, NOW)).toBeNull()
  })

  test('is over with the approval, unless an upheld objection undoes what it funds', () => {
    const latest = decision({ approvedAt: NOW + 5 })
    const refusal = { why: 'already-approved', by: '#decision', at: NOW + 5 }
    expect(whyNotPrepare(room({ latest }), officer, NOW)).toEqual(refusal)
    expect(whyNotPrepare(room({ latest, cancelled: new Set(['丙']) }), officer, NOW)).toEqual(refusal)
    expect(whyNotPrepare(room({ latest, cancelled: new Set(['乙']) }), officer, NOW)).toBeNull()
  })

  test('freezes rank, score, money and reason', () => {
    const lines = prepare(room(), '', officer, NOW)
    const line = { track: 'community', sheets: 3, reason: '' }
    expect(lines).toEqual({
      ok: true,
      value: [
        { ...line, submissionId: '甲', rank: 1, score: 7800, award: 100_000 },
        { ...line, submissionId: '乙', rank: 2, score: 7700, award: 100_000 },
        { ...line, submissionId: '丙', rank: 3, score: 7600, award: 0, reason: 'quota_full' },
      ],
    })
  })

  test('passes over what an objection cancelled; the next moves up', () => {
    const lines = prepare(room({ cancelled: new Set(['甲']) }), '', officer, NOW)
    expect(lines.ok && lines.value.map(({ award, reason }) => [award, reason])).toEqual([
      [0, 'objection_upheld'],
      [100_000, ''],
      [100_000, ''],
    ])
  })
})

const ROUND = { roundId: 'r' }
describe('approving and returning', () => {
  test('is another person’s, who holds the office', () => {
    expect(whyNotApprove(ROUND, decision(), true, approver)).toBeNull()
    expect(whyNotApprove(ROUND, decision(), true, officer)).toEqual({
      why: 'not-your-role',
      needs: 'approver',
    })
    const both = person(officer.id, ['officer', 'approver'])
    expect(whyNotApprove(ROUND, decision(), true, both)).toEqual({
      why: 'own-decision',
      by: '#second-person',
    })
  })

  test('happens once, and to the latest', () => {
    const at = NOW + 1
    expect(whyNotApprove(ROUND, decision({ approvedAt: at }), true, approver)).toEqual({
      why: 'already-approved',
      by: '#decision',
      at,
    })
    const returned = decision({ returned: { at, reason: '漏' } })
    expect(whyNotApprove(ROUND, returned, true, approver)).toEqual({
      why: 'already-returned',
      by: '#decision',
      at,
    })
    expect(whyNotApprove(ROUND, decision(), false, approver)).toEqual({ why: 'superseded', by: '#decision' })
  })
})

describe('a list follows from the sheets', () => {
  const [first, second] = [entered('甲', 2800), entered('乙', 2700)]

  test('as long as nothing it rests on has changed', () => {
    expect(whyNotFollows(room(), decision())).toBeNull()
    expect(whyNotFollows(room({ entered: room().entered.toReversed() }), decision())).toBeNull()
  })

  test.each([
    ['a sheet more', room({ entered: [first, second, entered('丙', 2600, { sheets: [] })] })],
    ['other points', room({ entered: [first, second, entered('丙', 2650)] })],
    ['a proposal less', room({ entered: [first, second] })],
    ['an upheld objection', room({ cancelled: new Set(['甲']) })],
  ])('not after %s', (_, changed) => {
    expect(whyNotFollows(changed, decision())).toEqual({ why: 'sheets-changed', by: '#decision' })
  })
})
