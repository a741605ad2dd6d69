import { describe, expect, test } from 'vitest'
import type { Person } from '../../../src/people/rules/person.ts'
import type { Plan } from '../../../src/round/calls/rules/plan.ts'
import { shortOf, whyNotAssign } from '../../../src/round/panel/rules/assignment.ts'
import {
  type Standing,
  byName,
  ownAmong,
  whyNotDeclare,
  whyNotRecuse,
} from '../../../src/round/panel/rules/declaration.ts'
import { type Member, type Panel, whyNotChange, whyNotChoose } from '../../../src/round/panel/rules/panel.ts'
import { type Expert, whyNotAdd } from '../../../src/round/panel/rules/pool.ts'

const NOW = Date.parse('2013-05-06T09:00:00+08:00')
const person = (roles: Person['roles'], organizations: Person['organizations'] = []): Person => ({
  id: 'someone',
  name: '某人',
  roles,
  organizations,
  places: [],
  secondFactor: true,
})
const officer = person(['officer'])

const expert = (id: string): Expert => ({
  id,
  name: `专家${id}`,
  employer: '高校',
  field: '社会工作',
  personId: `person-${id}`,
  acceptedAt: NOW - 1,
  expiresAt: NOW - 1,
})
const invited = (id: string): Expert => ({
  ...expert(id),
  personId: null,
  acceptedAt: null,
  expiresAt: NOW + 1,
})
const member = (id: string): Member => ({ ...expert(id), declaredAt: NOW, sheets: 0 })

const plan: Plan = {
  code: '2013',
  title: '2013年公益创投',
  organizer: '东城区',
  dates: { opens: NOW - 300, closes: NOW - 100, scoringCloses: NOW + 100 },
  tracks: [],
  criteria: [],
  scoring: {
    step: 50,
    panelSize: 4,
    minSheets: 2,
    trimFromSheets: 5,
    decimals: 2,
    passMark: 7000,
    tieBreak: [],
  },
  award: { perOrganizationAndTrack: 1, skipWhenOverBudget: true },
  publicity: { workingDays: 7, countsFirstDay: true },
  agreement: { signWithinWorkingDays: 15 },
  tranches: [],
  grades: { a: 8500, b: 6000 },
  proposalsPerOrganization: 2,
  longestMonths: 12,
}

const panel: Panel = {
  roundId: 'round',
  plan,
  members: [member('1'), member('2')],
  recusals: [],
  pool: [expert('3'), invited('4'), expert('5')],
  left: 0,
  eligible: [{ submissionId: 's1', organizationId: 'o1' }],
  assignedAt: null,
  openedAt: null,
}

describe('adding to the pool', () => {
  const wanted = { name: '孙专家', employer: '高校', field: '社会工作', email: 'sun@example.org' }
  const administrator = person(['administrator'])

  test('is the administrator’s', () => {
    expect(whyNotAdd(wanted, [], administrator, NOW)).toBeNull()
    expect(whyNotAdd(wanted, [], officer, NOW)).toEqual({ why: 'not-your-role', needs: 'administrator' })
  })

  test('refuses an address that is there, unless its invitation ran out unused', () => {
    const inPool = { why: 'email-in-pool', email: wanted.email, name: '专家1' }
    expect(whyNotAdd(wanted, [expert('1')], administrator, NOW)).toEqual(inPool)
    expect(whyNotAdd(wanted, [invited('1')], administrator, NOW)).toEqual(inPool)
    expect(whyNotAdd(wanted, [{ ...invited('1'), expiresAt: NOW }], administrator, NOW)).toBeNull()
  })
})

describe('choosing the panel', () => {
  test('is the officer’s, until the sheets are assigned', () => {
    expect(whyNotChange(panel, officer)).toBeNull()
    expect(whyNotChange(panel, person(['approver', 'administrator']))).toEqual({
      why: 'not-your-role',
      needs: 'officer',
    })
    expect(whyNotChange({ ...panel, assignedAt: NOW }, officer)).toEqual({ why: 'assigned-already', at: NOW })
  })

  const bare = { ...panel, members: [] }
  test.each([
    [['3'], { why: 'panel-size', chosen: 1, least: 2, most: 4 }],
    [['3', '4'], null],
    [['3', '3'], { why: 'panel-size', chosen: 1, least: 2, most: 4 }],
  ])('a first choice of %j', (ids, whyNot) => {
    expect(whyNotChoose(bare, ids, NOW)).toEqual(whyNot)
  })

  test.each([
    [['3'], null],
    [['3', '4'], null],
    [['3', '4', '5'], { why: 'panel-size', chosen: 5, least: 2, most: 4 }],
    [['1', '3'], null],
    [['1', '2'], { why: 'nobody-chosen' }],
    [[], { why: 'nobody-chosen' }],
    [['3', 'nobody'], { why: 'not-in-pool' }],
  ])('two are members, %j join them', (ids, whyNot) => {
    expect(whyNotChoose(panel, ids, NOW)).toEqual(whyNot)
  })

  test('nobody whose invitation ran out, and nobody twice', () => {
    const expired = { ...invited('4'), expiresAt: NOW }
    expect(whyNotChoose({ ...panel, pool: [expired] }, ['4'], NOW)).toEqual({
      why: 'invitation-expired',
      names: ['专家4'],
    })
    const twin = { ...expert('3'), personId: 'person-1' }
    expect(whyNotChoose({ ...panel, pool: [twin] }, ['3'], NOW)).toEqual({
      why: 'same-person-twice',
      names: ['专家1', '专家3'],
    })
    const strangers = { ...bare, pool: [invited('6'), invited('7')] }
    expect(whyNotChoose(strangers, ['6', '7'], NOW)).toBeNull()
  })
})

describe('declaring', () => {
  const one = person(['expert'])
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
    expect(whyNotDeclare(standing, one, NOW - 1)).toEqual({ why: 'screening-unfinished', left: 0 })
    expect(whyNotDeclare({ ...standing, left: 1 }, one, NOW)).toEqual({
      why: 'screening-unfinished',
      left: 1,
    })
  })

  test('is final, and over with the assignment', () => {
    expect(whyNotDeclare({ ...standing, declaredAt: 7 }, one, NOW)).toEqual({
      why: 'declared-already',
      at: 7,
    })
    expect(whyNotDeclare({ ...standing, assignedAt: 8 }, one, NOW)).toEqual({
      why: 'assigned-already',
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
    ['one for no reason', [{ ...kin, reason: ' ' }], { why: 'reason-missing', name: '助残伙伴社' }],
  ])('names %s', (_, declared, whyNot) => {
    expect(whyNotRecuse(standing, declared, one)).toEqual(whyNot)
  })

  test('an expert’s own organization cannot be left out', () => {
    const insider = person(
      ['expert'],
      [{ id: 'o2', name: '安怡为老服务中心', kind: 'service', role: 'owner' }],
    )
    expect(whyNotRecuse(standing, [kin], insider)).toEqual({
      why: 'own-organization',
      names: ['安怡为老服务中心'],
    })
    expect(whyNotRecuse(standing, [{ ...kin, organizationId: 'o2' }], insider)).toBeNull()
    expect(ownAmong(standing.organizations, insider).map(({ id }) => id)).toEqual(['o2'])
  })

  test('names stand in the order of a dictionary', () => {
    expect(byName(standing.organizations).map(({ id }) => id)).toEqual(['o2', 'o1'])
  })
})

describe('assigning', () => {
  test('waits for every declaration and every judgement', () => {
    expect(whyNotAssign(panel, officer)).toBeNull()
    const late = { ...panel, members: [member('1'), { ...member('2'), declaredAt: null }] }
    expect(whyNotAssign(late, officer)).toEqual({ why: 'undeclared', names: ['专家2'] })
    expect(whyNotAssign({ ...panel, left: 3 }, officer)).toEqual({ why: 'screening-unfinished', left: 3 })
  })

  test('is the officer’s, once, with a panel and something to judge', () => {
    expect(whyNotAssign(panel, person(['expert']))).toEqual({ why: 'not-your-role', needs: 'officer' })
    expect(whyNotAssign({ ...panel, assignedAt: 9 }, officer)).toEqual({ why: 'assigned-already', at: 9 })
    expect(whyNotAssign({ ...panel, members: [] }, officer)).toEqual({ why: 'no-panel' })
    expect(whyNotAssign({ ...panel, eligible: [] }, officer)).toEqual({ why: 'nothing-eligible' })
  })

  test('nobody scores twice under two invitations', () => {
    const twins = { ...panel, members: [member('1'), { ...member('2'), personId: 'person-1' }] }
    expect(whyNotAssign(twins, officer)).toEqual({ why: 'same-person-twice', names: ['专家1', '专家2'] })
  })

  test('tells of submissions that too few may judge', () => {
    expect(shortOf(panel)).toEqual([])
    const recusal = { expertId: '1', organizationId: 'o1', organization: '甲', reason: '亲属关系' }
    expect(shortOf({ ...panel, recusals: [recusal] })).toEqual(panel.eligible)
    expect(shortOf({ ...panel, recusals: [{ ...recusal, organizationId: 'o2' }] })).toEqual([])
  })
})
