import { describe, expect, test } from 'vitest'
import {
  CHANGES,
  type Decided,
  type Proposal,
  type Waiting,
  answerableBy,
  whyNotAnswer,
  whyNotPropose,
} from '../../../../src/round/panel/pool/rules/standing.ts'
import { POOL_STANDINGS } from '../../../../src/round/panel/rules/pool.ts'
import { person } from '../../people.ts'

const administrator = person('wu', ['administrator'])
const approver = person('zheng', ['approver'])

const proposal: Proposal = {
  ...{ id: 'p', kind: 'admit', reason: '新登记的专家', byName: '吴管理', at: 1 },
  ...{ isAgreed: true, answeredBy: '郑负责', answeredAt: 2 },
}
const expert: Decided = {
  ...{ name: '孙专家', personId: 'sun', standing: 'admitted', proposals: [proposal], seats: [] },
}
const waiting: Waiting = {
  ...{ id: 'p', expertId: 'x', name: '孙专家', employer: '高校', personId: 'sun', kind: 'suspend' },
  ...{ reason: '出国', by: administrator.id, byName: '吴管理', at: 1, sits: false },
}

describe('what is proposed', () => {
  test('follows from where the expert stands', () => {
    const open = POOL_STANDINGS.map((standing) => [
      standing,
      ...CHANGES.filter((kind) => whyNotPropose({ ...expert, standing }, kind, administrator) === null),
    ])
    expect(open).toEqual([
      ['outside', 'admit'],
      ['admitted', 'suspend', 'remove'],
      ['suspended', 'restore', 'remove'],
      ['removed', 'admit'],
    ])
    expect(whyNotPropose(expert, 'admit', administrator)).toEqual({
      why: 'wrong-standing',
      standing: 'admitted',
    })
  })

  test('an administrator proposes, one thing at a time, and nobody of themselves', () => {
    expect(whyNotPropose(expert, 'suspend', approver)).toMatchObject({ why: 'not-your-role' })
    const open = { ...proposal, isAgreed: null, at: 7 }
    expect(whyNotPropose({ ...expert, proposals: [open] }, 'suspend', administrator)).toEqual({
      why: 'proposal-waits',
      at: 7,
    })
    expect(whyNotPropose({ ...expert, personId: administrator.id }, 'suspend', administrator)).toMatchObject({
      why: 'own-standing',
    })
  })

  test('whoever sits on a panel is taken off it first', () => {
    const sitting = { ...expert, seats: ['春季'] }
    const refusal = { why: 'expert-sits', name: '孙专家', rounds: ['春季'] }
    expect(whyNotPropose(sitting, 'suspend', administrator)).toEqual(refusal)
    expect(whyNotPropose(sitting, 'remove', administrator)).toEqual(refusal)
    expect(whyNotPropose({ ...sitting, standing: 'removed' }, 'admit', administrator)).toBeNull()
  })
})

describe('the answer', () => {
  const why = (change: Partial<Waiting>, isAgreed = true, by = approver) =>
    whyNotAnswer([{ ...waiting, ...change }], ['p'], isAgreed, by)?.why

  test('is an approver’s, who neither proposed it nor is the expert', () => {
    expect(why({})).toBeUndefined()
    expect(why({}, true, administrator)).toBe('not-your-role')
    expect(why({ by: approver.id })).toBe('own-request')
    expect(why({ personId: approver.id })).toBe('own-standing')
    expect(answerableBy([waiting, { ...waiting, by: approver.id }], approver)).toEqual([waiting])
  })

  test('is to what waits, all of it', () => {
    expect(whyNotAnswer([waiting], ['p', 'q'], true, approver)).toEqual({ why: 'not-waiting' })
    expect(whyNotAnswer([], [], true, approver)).toEqual({ why: 'not-waiting' })
  })

  test('does not take a member from a panel; they may be refused, and let in', () => {
    expect(why({ sits: true })).toBe('experts-sit')
    expect(why({ sits: true, kind: 'remove' })).toBe('experts-sit')
    expect(why({ sits: true }, false)).toBeUndefined()
    expect(why({ sits: true, kind: 'restore' })).toBeUndefined()
  })
})
