import { overlaid } from '../../../src/rulebook/rules/some.ts'
import { PLAN } from '../calls/typed.ts'
import { describe, expect, test } from 'vitest'
import type { Plan } from '../../../src/round/calls/rules/plan.ts'
import { dayOf, endOf } from '../../../src/shared/days.ts'
import { readyIn, shortOf, whyNotAssign } from '../../../src/round/panel/rules/assignment.ts'
import {
  type Member,
  type Panel,
  type Seated,
  beforeScoringBy,
  whyNotChange,
  whyNotChoose,
} from '../../../src/round/panel/rules/panel.ts'
import { silentIn } from '../../../src/round/panel/rules/reminding.ts'
import { whyNotAdd } from '../../../src/round/panel/rules/pool.ts'
import { person } from '../people.ts'
import { ok } from '../../../src/shared/result.ts'

const NOW = Date.parse('2013-05-06T09:00:00+08:00')
const officer = person('someone', ['officer'])

const expert = (id: string): Seated => ({
  id,
  name: `专家${id}`,
  employer: '高校',
  field: '社会工作',
  personId: `person-${id}`,
  acceptedAt: NOW - 1,
  expiresAt: NOW - 1,
  ...{ isReader: false, hasLeft: false, isOut: false },
})
const invited = (id: string): Seated => ({
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
  step: 50,
  parameters: overlaid(PLAN.parameters, {
    panel: { size: 4 },
    scoring: { minSheets: 2, trimFromSheets: 5, passMark: 7000, tieBreak: [] },
  }),
}

const panel: Panel = {
  roundId: 'round',
  plan,
  members: [member('1'), member('2')],
  recusals: [],
  pool: [expert('3'), invited('4'), expert('5')],
  left: 0,
  recheckBy: ok(null),
  eligible: [{ submissionId: 's1', organizationId: 'o1' }],
  assignedAt: null,
  openedAt: null,
}

describe('adding to the pool', () => {
  const wanted = { name: '孙专家', employer: '高校', field: '社会工作', email: 'sun@example.org' }
  const administrator = person('someone', ['administrator'])

  test('is the administrator’s', () => {
    expect(whyNotAdd(wanted, [], administrator, NOW)).toBeNull()
    expect(whyNotAdd(wanted, [], officer, NOW)).toEqual({ why: 'not-your-role', needs: 'administrator' })
  })

  test('refuses an address that is there, unless its invitation was taken back: one that ran out is sent again', () => {
    const inPool = { why: 'email-in-pool', email: wanted.email, name: '专家1' }
    expect(whyNotAdd(wanted, [expert('1')], administrator, NOW)).toEqual(inPool)
    expect(whyNotAdd(wanted, [invited('1')], administrator, NOW)).toEqual(inPool)
    expect(whyNotAdd(wanted, [{ ...invited('1'), expiresAt: NOW }], administrator, NOW)).toEqual(inPool)
    expect(whyNotAdd(wanted, [{ ...invited('1'), withdrawnAt: NOW }], administrator, NOW)).toBeNull()
  })
})

describe('choosing the panel', () => {
  test('is the officer’s, until the list of awards is approved', () => {
    expect(whyNotChange(panel, officer)).toBeNull()
    expect(whyNotChange(panel, person('someone', ['approver', 'administrator']))).toEqual({
      why: 'not-your-role',
      needs: 'officer',
    })
    expect(whyNotChange({ ...panel, approvedAt: NOW }, officer)).toEqual({
      why: 'already-approved',
      by: '#decision',
      at: NOW,
    })
  })

  const bare = { ...panel, members: [] }
  test.each([
    [['3'], { why: 'panel-size', by: 'panel.size', chosen: 1, least: 2, most: 4 }],
    [['3', '4'], null],
    [['3', '3'], { why: 'panel-size', by: 'panel.size', chosen: 1, least: 2, most: 4 }],
  ])('a first choice of %j', (ids, whyNot) => {
    expect(whyNotChoose(bare, ids, NOW)).toEqual(whyNot)
  })

  test.each([
    [['3'], null],
    [['3', '4'], null],
    [['3', '4', '5'], { why: 'panel-size', by: 'panel.size', chosen: 5, least: 2, most: 4 }],
    [['1', '3'], null],
    [['1', '2'], { why: 'nobody-chosen', by: 'panel.size' }],
    [[], { why: 'nobody-chosen', by: 'panel.size' }],
    [['3', 'nobody'], { why: 'not-in-pool', by: 'panel.size' }],
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
      by: 'panel.size',
      names: ['专家1', '专家3'],
    })
    const strangers = { ...bare, pool: [invited('6'), invited('7')] }
    expect(whyNotChoose(strangers, ['6', '7'], NOW)).toBeNull()
  })
})

describe('whoever reads proposals for the office', () => {
  const reader = { ...expert('3'), isReader: true }
  const refusal = { why: 'experts-read', by: '#scoring', names: ['专家3'] }
  test('is not chosen', () => {
    expect(whyNotChoose({ ...panel, pool: [reader] }, ['3'], NOW)).toEqual(refusal)
  })
  test('and is found when the sheets are assigned, if the role came later', () => {
    const members = [member('1'), { ...member('3'), isReader: true }]
    expect(whyNotAssign({ ...panel, members }, officer, NOW)).toEqual(refusal)
  })
})

describe('whoever is an expert no more', () => {
  const gone = { ...expert('3'), hasLeft: true }
  const left = (id: string): Member => ({ ...member(id), hasLeft: true })
  test('is not chosen', () => {
    expect(whyNotChoose({ ...panel, pool: [gone] }, ['3'], NOW)).toEqual({
      why: 'experts-left',
      by: 'panel.size',
      names: ['专家3'],
    })
  })
  test('takes nobody’s seat on a panel', () => {
    const members = ['1', '2', '6', '7'].map(left)
    expect(whyNotChoose({ ...panel, members }, ['3', '4'], NOW)).toBeNull()
    expect(whyNotChoose({ ...panel, members }, ['3'], NOW)).toMatchObject({ chosen: 1, least: 2 })
  })
  test('gets no sheets, and is waited for by nobody', () => {
    const silent = { ...panel, members: [member('1'), member('2'), { ...left('3'), declaredAt: null }] }
    expect(whyNotAssign(silent, officer, NOW)).toBeNull()
    expect(readyIn(silent, NOW).map(({ id }) => id)).toEqual(['1', '2'])
    expect(silentIn(silent)).toEqual([])
  })
  test('is missed where those who stay are fewer than a score needs', () => {
    const refusal = { why: 'panel-short', by: 'panel.size', sitting: 1, least: 2 }
    expect(whyNotAssign({ ...panel, members: [member('1'), left('2')] }, officer, NOW)).toEqual(refusal)
  })
})

describe('assigning', () => {
  test('waits for every declaration and every judgement', () => {
    expect(whyNotAssign(panel, officer, NOW)).toBeNull()
    const late = { ...panel, members: [member('1'), { ...member('2'), declaredAt: null }] }
    expect(whyNotAssign(late, officer, NOW)).toEqual({
      why: 'undeclared',
      by: 'panel.recusalYears',
      names: ['专家2'],
    })
    const asking = { ...panel, recheckBy: ok(dayOf(NOW)) }
    expect(whyNotAssign(asking, officer, endOf(dayOf(NOW)) - 1)).toEqual({
      why: 'recheck-runs',
      by: 'screening.recheckDays',
      lastDay: dayOf(NOW),
    })
    expect(whyNotAssign(asking, officer, endOf(dayOf(NOW)))?.why).not.toBe('recheck-runs')
    expect(whyNotAssign({ ...panel, left: 3 }, officer, NOW)).toEqual({
      why: 'screening-unfinished',
      by: '#screening',
      left: 3,
    })
  })

  test('is the officer’s, once, with a panel and something to judge', () => {
    expect(whyNotAssign(panel, person('someone', ['expert']), NOW)).toEqual({
      why: 'not-your-role',
      needs: 'officer',
    })
    expect(whyNotAssign({ ...panel, assignedAt: 9 }, officer, NOW)).toEqual({
      why: 'assigned-already',
      by: 'panel.size',
      at: 9,
    })
    expect(whyNotAssign({ ...panel, members: [] }, officer, NOW)).toEqual({
      why: 'no-panel',
      by: 'panel.size',
    })
    expect(whyNotAssign({ ...panel, eligible: [] }, officer, NOW)).toEqual({ why: 'nothing-eligible' })
  })

  test('waits for nobody after the day to declare, where enough have declared: who was silent is left out', () => {
    const over = endOf(beforeScoringBy(plan.dates))
    const silent = { ...member('9'), declaredAt: null }
    const three = { ...panel, members: [member('1'), member('2'), silent] }
    expect(whyNotAssign(three, officer, over - 1)).toMatchObject({ why: 'undeclared', names: ['专家9'] })
    expect(whyNotAssign(three, officer, over)).toBeNull()
    expect(readyIn(three, over).map(({ id }) => id)).toEqual(['1', '2'])
    const two = { ...panel, members: [member('1'), silent] }
    expect(whyNotAssign(two, officer, over)).toMatchObject({ why: 'undeclared', names: ['专家9'] })
  })
  test('and whoever was silent takes no seat from those who are added', () => {
    const over = endOf(beforeScoringBy(plan.dates))
    const silent = (id: string) => ({ ...member(id), declaredAt: null })
    const full = { ...panel, members: [member('1'), silent('6'), silent('7'), silent('8')] }
    expect(whyNotChoose(full, ['3'], over - 1)).toMatchObject({ why: 'panel-size', chosen: 5 })
    expect(whyNotChoose(full, ['3'], over)).toBeNull()
  })

  test('nobody scores twice under two invitations', () => {
    const twins = { ...panel, members: [member('1'), { ...member('2'), personId: 'person-1' }] }
    expect(whyNotAssign(twins, officer, NOW)).toEqual({
      why: 'same-person-twice',
      by: 'panel.size',
      names: ['专家1', '专家2'],
    })
  })

  test('tells of submissions that too few may judge', () => {
    expect(shortOf(panel, NOW)).toEqual([])
    const recusal = { expertId: '1', organizationId: 'o1', organization: '甲', reason: '亲属关系' }
    expect(shortOf({ ...panel, recusals: [recusal] }, NOW)).toEqual(panel.eligible)
    expect(shortOf({ ...panel, recusals: [{ ...recusal, organizationId: 'o2' }] }, NOW)).toEqual([])
  })
})
