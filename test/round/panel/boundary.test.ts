import { boundBy } from '../../../src/round/calls/rules/numbers.ts'
import { withNumbers } from '../calls/ruled.ts'
import { describe, expect, test } from 'vitest'
import { recusalForm } from '../../../src/round/panel/forms.ts'
import { interestsAmong } from '../../../src/people/rules/interest.ts'
import { shortOf, whyNotAssign } from '../../../src/round/panel/rules/assignment.ts'
import {
  type Declared,
  type Standing,
  recusalSince,
  whyNotRecuse,
} from '../../../src/round/panel/rules/declaration.ts'
import {
  type Member,
  type Panel,
  sizeOf,
  twinsAmong,
  whyNotChange,
  whyNotChoose,
} from '../../../src/round/panel/rules/panel.ts'
import { endOf, startOf } from '../../../src/shared/days.ts'
import { read } from '../../../src/web/body.ts'
import { bookWith, planBy } from '../calls/ruled.ts'
import { person } from '../people.ts'
import { ok } from '../../../src/shared/result.ts'
import { scoringPlan } from '../scoring/plan.ts'

const NOW = startOf('2013-05-06')
const officer = person('officer', ['officer'])
const expert = person('expert', ['expert'])

describe('a relation that is over', () => {
  const rulebook = boundBy(planBy(bookWith({ 'panel.recusalYears': 3 })))
  /** The call closed on 26 April 2013: what ended on 26 April 2010 still counts. */
  const closes = endOf('2013-04-26') - 1
  const standing: Pick<Standing, 'organizations' | 'rulebook' | 'closes'> = {
    ...{ rulebook, closes },
    organizations: [{ id: 'o1', name: '助残伙伴社' }],
  }
  const ended: Declared = { organizationId: 'o1', reason: '任职', kind: 'employment', endedOn: '2010-04-25' }
  const why = (change: Partial<Declared>, over: Partial<typeof standing> = {}) =>
    whyNotRecuse({ ...standing, ...over }, [{ ...ended, ...change }], expert)
  const over = {
    ...{ why: 'relation-over', by: 'panel.recusalYears', name: '助残伙伴社' },
    ...{ endedOn: '2010-04-25', since: '2010-04-26' },
  }

  test('counts for so many years before the call closed, to the day', () => {
    expect(why({ endedOn: '2010-04-26' })).toBeNull()
    expect(why({})).toEqual(over)
    expect(why({ kind: 'dispute' })).toEqual(over)
    // at 24:00 it is still the day that it closed on
    expect(why({}, { closes: endOf('2013-04-26') })).toEqual(over)
    expect(why({}, { closes: endOf('2013-04-26') + 1 })).toEqual({ ...over, since: '2010-04-27' })
  })
  test('counts for ever where it is none that ends, or no rule says for how long', () => {
    expect(why({ kind: 'kin' })).toBeNull()
    expect(why({ endedOn: null })).toBeNull()
    const { kind: _, ...unkinded } = ended
    expect(whyNotRecuse(standing, [unkinded], expert)).toBeNull()
    expect(why({}, { rulebook: undefined })).toBeNull()
    expect(recusalSince({ closes })).toBeNull()
  })
})

test('a reason has room for two hundred characters', () => {
  const isTaken = (count: number) =>
    read(recusalForm, { organization: 'o1', kind: 'other', endedOn: '', detail: '字'.repeat(count) }).ok
  expect([isTaken(200), isTaken(201)]).toEqual([true, false])
})

test('of several memberships one is enough to be one’s own', () => {
  const membership = (id: string) => ({ id, name: id, kind: 'service' as const, role: 'reader' as const })
  const insider = person('expert', ['expert'], [membership('o9'), membership('o2')])
  const organizations = ['o1', 'o2'].map((id) => ({ id, name: id }))
  expect(interestsAmong(organizations, insider)).toEqual([{ id: 'o2', name: 'o2' }])
  expect(interestsAmong(organizations, expert)).toEqual([])
})

const member = (id: string): Member => ({
  ...{ id, name: `专家${id}`, employer: '高校', field: '社会工作', personId: id },
  ...{
    acceptedAt: NOW - 1,
    expiresAt: NOW,
    declaredAt: NOW,
    sheets: 0,
    isReader: false,
    hasLeft: false,
    isOut: false,
  },
})
const usual = scoringPlan()
const PANEL: Panel = {
  ...{ roundId: 'r1', recusals: [], pool: [member('3'), member('4')], left: 0 },
  ...{ assignedAt: null, openedAt: null, recheckBy: ok(null) },
  plan: withNumbers(usual, { panel: { size: 3 }, scoring: { minSheets: 2 } }),
  members: [member('1'), member('2')],
  eligible: [{ submissionId: 's1', organizationId: 'o1' }],
}

describe('the sheets', () => {
  test('are assigned to as many as a score needs, for one submission; not while one waits', () => {
    expect(whyNotAssign(PANEL, officer, NOW)).toBeNull()
    expect(whyNotAssign({ ...PANEL, members: [member('1')] }, officer, NOW)).toMatchObject({ sitting: 1 })
    expect(whyNotAssign({ ...PANEL, left: 1 }, officer, NOW)).toMatchObject({ left: 1 })
  })
  test('are enough at the least number itself', () => {
    const without = (...ids: string[]) =>
      ids.map((expertId) => ({ expertId, organizationId: 'o1', organization: '社', reason: '亲属' }))
    const three = { ...PANEL, members: [...PANEL.members, member('3')] }
    expect(shortOf({ ...three, recusals: without('1') }, NOW)).toEqual([])
    expect(shortOf({ ...three, recusals: without('1', '2') }, NOW)).toEqual(three.eligible)
  })
})

test('a sealed round has no panel before it is opened', () => {
  const sealed = { ...PANEL, plan: planBy(bookWith({ 'proposals.sealed': true })) }
  expect(whyNotChange(sealed, officer)).toMatchObject({ why: 'not-opened', by: 'proposals.sealed' })
  expect(whyNotChange({ ...sealed, openedAt: NOW }, officer)).toBeNull()
})

describe('the size of a panel', () => {
  test('is from enough for a score to what the rules say', () => {
    expect(sizeOf(PANEL.plan)).toEqual([2, 3])
    expect(whyNotChoose(PANEL, ['3'], NOW)).toBeNull()
    expect(whyNotChoose(PANEL, ['3', '4'], NOW)).toMatchObject({ why: 'panel-size', chosen: 4 })
    const bare = { ...PANEL, members: [] }
    expect(whyNotChoose(bare, ['3', '4'], NOW)).toBeNull()
    expect(whyNotChoose(bare, ['4'], NOW)).toMatchObject({ why: 'panel-size', chosen: 1 })
  })
  test('counts everybody once: two who have not accepted are two people', () => {
    const strangers = ['5', '6'].map((id) => ({ ...member(id), personId: null }))
    expect(twinsAmong(strangers)).toEqual([])
    expect(twinsAmong([member('1'), ...strangers, { ...member('7'), personId: '1' }])).toHaveLength(2)
  })
})
