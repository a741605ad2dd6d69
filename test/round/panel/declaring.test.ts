import { describe, expect, test } from 'vitest'
import { interestsAmong } from '../../../src/people/rules/interest.ts'
import {
  type Standing,
  byName,
  whyNotDeclare,
  whyNotRecuse,
} from '../../../src/round/panel/rules/declaration.ts'
import { person } from '../people.ts'

const NOW = Date.parse('2013-05-06T09:00:00+08:00')
const officer = person('someone', ['officer'])

describe('declaring', () => {
  const one = person('someone', ['expert'])
  const standing: Standing = {
    closes: NOW,
    left: 0,
    declaredAt: null,
    assignedAt: null,
    organizations: [
      { id: 'o1', name: '助残伙伴社' },
      { id: 'o2', name: '安怡为老服务中心' },
    ],
  }

  test('is the expert’s own, from the deadline on, when every submission is judged', () => {
    expect(whyNotDeclare(standing, one, NOW)).toBeNull()
    expect(whyNotDeclare(standing, officer, NOW)).toEqual({ why: 'not-your-role', needs: 'expert' })
    expect(whyNotDeclare(standing, one, NOW - 1)).toEqual({
      why: 'screening-unfinished',
      by: '#screening',
      left: 0,
    })
    expect(whyNotDeclare({ ...standing, left: 1 }, one, NOW)).toEqual({
      why: 'screening-unfinished',
      by: '#screening',
      left: 1,
    })
  })

  test('is final, and over with the approval of the list, or for whoever was taken off', () => {
    expect(whyNotDeclare({ ...standing, declaredAt: 7 }, one, NOW)).toEqual({
      why: 'declared-already',
      by: 'panel.recusalYears',
      at: 7,
    })
    expect(whyNotDeclare({ ...standing, assignedAt: 8 }, one, NOW)).toBeNull()
    expect(whyNotDeclare({ ...standing, approvedAt: 8 }, one, NOW)).toEqual({
      why: 'already-approved',
      by: '#decision',
      at: 8,
    })
    expect(whyNotDeclare({ ...standing, removedAt: 8 }, one, NOW)).toEqual({
      why: 'taken-off',
      by: 'panel.size',
      at: 8,
    })
  })

  const kin = { organizationId: 'o1', reason: '亲属关系' }
  test.each([
    ['nobody', [], null],
    ['one', [kin], null],
    ['all', [kin, { ...kin, organizationId: 'o2' }], null],
    ['somebody not listed', [{ ...kin, organizationId: 'o3' }], { why: 'organization-unknown' }],
    ['one twice', [kin, kin], { why: 'organization-twice', name: '助残伙伴社' }],
    [
      'one for no reason',
      [{ ...kin, reason: ' ' }],
      { why: 'reason-missing', by: 'panel.recusalYears', name: '助残伙伴社' },
    ],
  ])('names %s', (_, declared, whyNot) => {
    expect(whyNotRecuse(standing, declared, one)).toEqual(whyNot)
  })

  test('an expert’s own organization cannot be left out', () => {
    const insider = person(
      'someone',
      ['expert'],
      [{ id: 'o2', name: '安怡为老服务中心', kind: 'service', role: 'owner' }],
    )
    expect(whyNotRecuse(standing, [kin], insider)).toEqual({
      why: 'own-interest',
      by: 'panel.recusalYears',
      organizations: ['安怡为老服务中心'],
    })
    expect(whyNotRecuse(standing, [{ ...kin, organizationId: 'o2' }], insider)).toBeNull()
    expect(interestsAmong(standing.organizations, insider).map(({ id }) => id)).toEqual(['o2'])
  })

  test('names stand in the order of a dictionary', () => {
    expect(byName(standing.organizations).map(({ id }) => id)).toEqual(['o2', 'o1'])
  })
})
