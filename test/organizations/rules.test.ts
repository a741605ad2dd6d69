import { describe, expect, test } from 'vitest'
import { type Applicant, whyNotBegin, whyNotHandIn } from '../../src/organizations/rules/applying.ts'
import { type Bar, barState, lastDayOf, whyNotDecide, whyNotLift } from '../../src/organizations/rules/bar.ts'
import { type Snapshot, latestOf, whyNotSnapshot } from '../../src/organizations/rules/check.ts'
import {
  type Hosting,
  whyNotAnswer,
  whyNotAsk,
  whyNotEndHosting,
} from '../../src/organizations/rules/hosting.ts'
import { type Move, rungOf, whyNotMove } from '../../src/organizations/rules/ladder.ts'
import { EMPTY, PARTS, changedIn, missingIn, whyNotProfile } from '../../src/organizations/rules/profile.ts'
import type { Person, Role } from '../../src/people/rules/person.ts'
import { modelRulebook } from '../../src/rulebook/model/model.ts'
import { type BoundIn, boundTo } from '../../src/rulebook/rules/bound.ts'
import { endOf, startOf } from '../../src/shared/days.ts'

const TODAY = '2026-11-22'
const staff = (id: string, ...roles: Role[]): Person => ({
  ...{ id, name: id, roles, organizations: [], places: [], interests: [], secondFactor: true },
})

describe('applying', () => {
  const groups = (allowed: boolean): BoundIn<'proposals'> => {
    const { proposals } = modelRulebook().parameters
    const parameters = { proposals: { ...proposals, communityGroups: allowed } }
    return { ...boundTo({ id: 'v1', book: modelRulebook() }), parameters }
  }
  const group: Applicant = { kind: 'community', host: 'h', bars: [] }
  const bar = { from: '2026-11-22', until: '2029-11-21', reason: '挪用资金' }
  const now = startOf(TODAY)

  test('is open to a hosted group where the rulebook lets it', () => {
    expect(whyNotHandIn(group, groups(true), now)).toBeNull()
  })
  test('begins without a host, and is not handed in without one', () => {
    const alone = { ...group, host: null }
    expect(whyNotBegin(alone, groups(true), now)).toBeNull()
    expect(whyNotHandIn(alone, groups(true), now)).toEqual({
      why: 'no-host',
      by: 'proposals.communityGroups',
    })
  })
  test('asks no host of a legal person, nor in a round without a rulebook', () => {
    expect(whyNotHandIn({ ...group, kind: 'service', host: null }, groups(true), now)).toBeNull()
    expect(whyNotHandIn({ ...group, host: null }, undefined, now)).toBeNull()
  })
  test('is left to the host where the rulebook says so', () => {
    expect(whyNotBegin(group, groups(false), now)).toEqual({
      why: 'groups-not-allowed',
      by: 'proposals.communityGroups',
    })
    expect(whyNotHandIn(group, groups(false), now)).toEqual({
      why: 'groups-not-allowed',
      by: 'proposals.communityGroups',
    })
    expect(whyNotBegin({ ...group, kind: 'service' }, groups(false), now)).toBeNull()
  })
  test('is closed to whoever is barred', () => {
    const barred = { ...group, kind: 'service' as const, bars: [bar, { ...bar, until: '2027-01-01' }] }
    const refusal = { why: 'barred', by: 'sanctions.barYears', until: bar.until, reason: bar.reason }
    expect(whyNotBegin(barred, groups(true), now)).toEqual(refusal)
    expect(whyNotHandIn(barred, undefined, now)).toEqual(refusal)
    expect(whyNotHandIn(barred, undefined, endOf(bar.until) - 1)).toEqual(refusal)
    expect(whyNotHandIn(barred, undefined, endOf(bar.until))).toBeNull()
    expect(whyNotHandIn(barred, undefined, now - 1)).toBeNull()
  })
})

describe('a bar', () => {
  const BAR: Bar = {
    ...{ id: 'b', organization: { id: 'o', name: '安怡' }, from: '2026-11-01', until: '2029-10-31' },
    ...{ reason: '挪用', about: '2025秋', rulebookId: 'v1', clause: 40, byId: 'jing', by: '经办', at: 0 },
    ...{ outcome: null, outcomeReason: null, decidedBy: null, decidedAt: null },
    ...{ liftReason: null, liftedAt: null },
  }
  const approved = { ...BAR, outcome: 'approved' as const }

  test('lasts whole years, counted from the day after', () => {
    expect(lastDayOf('2026-11-01', 3)).toBe('2029-11-01')
    expect(lastDayOf('2024-02-29', 3)).toBe('2027-02-28')
  })
  test.each([
    [BAR, TODAY, 'waiting'],
    [{ ...BAR, outcome: 'returned' as const }, TODAY, 'returned'],
    [approved, '2026-10-31', 'coming'],
    [approved, '2026-11-01', 'in-force'],
    [approved, '2029-10-31', 'in-force'],
    [approved, '2029-11-01', 'over'],
    [{ ...approved, liftedAt: 5 }, TODAY, 'lifted'],
  ])('%# is %s %s', (bar, day, state) => expect(barState(bar, day)).toBe(state))

  test('is decided by another approver', () => {
    expect(whyNotDecide(BAR, staff('fu', 'approver'))).toBeNull()
    expect(whyNotDecide(BAR, staff('jing', 'approver', 'officer'))).toEqual({ why: 'own-bar' })
    expect(whyNotDecide(BAR, staff('x', 'officer'))).toEqual({ why: 'not-your-role', needs: 'approver' })
    expect(whyNotDecide(approved, staff('fu', 'approver'))).toEqual({ why: 'bar-decided' })
    const own = [{ id: 'o', name: '安怡', rounds: [] }]
    expect(whyNotDecide(BAR, { ...staff('fu', 'approver'), interests: own })).toMatchObject({
      why: 'own-interest',
    })
  })
  test('is lifted while it lasts', () => {
    expect(whyNotLift(approved, staff('fu', 'approver'), TODAY)).toBeNull()
    expect(whyNotLift(approved, staff('fu', 'approver'), '2029-11-01')).toEqual({ why: 'bar-not-in-force' })
    expect(whyNotLift(BAR, staff('fu', 'approver'), TODAY)).toEqual({ why: 'bar-not-in-force' })
  })
})

describe('a snapshot', () => {
  const clear: Snapshot = {
    ...{
      about: 'abnormal',
      checkedOn: TODAY,
      source: '平台',
      result: 'clear',
      until: null,
      enteredOn: null,
      note: '',
    },
  }
  test('is of today or earlier', () => {
    expect(whyNotSnapshot([clear], TODAY)).toBeNull()
    expect(whyNotSnapshot([{ ...clear, checkedOn: '2026-11-23' }], TODAY)).toMatchObject({
      why: 'checked-in-future',
    })
  })
  test('holds something', () => expect(whyNotSnapshot([], TODAY)).toEqual({ why: 'nothing-checked' }))
  test('finds nothing that ends later than the look-up', () => {
    const found: Snapshot = { ...clear, result: 'found', note: '曾列入', until: '2026-11-23' }
    expect(whyNotSnapshot([found], TODAY)).toEqual({ why: 'until-after-check', about: 'abnormal' })
    expect(whyNotSnapshot([{ ...found, until: TODAY }], TODAY)).toBeNull()
  })
  test('gives way to a later one', () => {
    const later = { ...clear, checkedOn: '2026-11-21', note: 'later' }
    const latest = latestOf([{ ...clear, checkedOn: '2026-11-20' }, later])
    expect(latest.find(({ about }) => about === 'abnormal')?.latest).toBe(later)
    expect(latest.filter((one) => one.latest === null)).toHaveLength(3)
  })
})

describe('a host', () => {
  const host = { name: '安怡', kind: 'service' } as const
  const hosting: Hosting = {
    ...{ id: 'h', group: { id: 'g', name: '茶叙社' }, host: { id: 's', name: '安怡' }, note: '', at: 0 },
    ...{ outcome: null, reason: null, answeredAt: null, endReason: null, endedAt: null },
  }
  const hosted: Hosting = { ...hosting, outcome: 'confirmed', answeredAt: 1 }
  const group = { kind: 'community' } as const

  test('is asked by a group that has none', () => expect(whyNotAsk(group, host, [])).toBeNull())
  test('not by a legal person', () =>
    expect(whyNotAsk({ kind: 'service' }, host, [])).toEqual({ why: 'not-a-group' }))
  test('is a legal person that is there', () => {
    expect(whyNotAsk(group, { ...host, kind: 'community' }, [])).toMatchObject({
      why: 'host-not-legal-person',
    })
    expect(whyNotAsk(group, null, [])).toEqual({ why: 'host-unknown' })
  })
  test('one at a time', () => {
    expect(whyNotAsk(group, host, [hosting])).toMatchObject({ why: 'host-there', state: 'asked' })
    expect(whyNotAsk(group, host, [hosted])).toMatchObject({ why: 'host-there', state: 'hosted' })
    expect(whyNotAsk(group, host, [{ ...hosted, endedAt: 2 }])).toBeNull()
    expect(whyNotAsk(group, host, [{ ...hosting, outcome: 'declined' }])).toBeNull()
  })
  test('answers once', () => {
    expect(whyNotAnswer(hosting)).toBeNull()
    expect(whyNotAnswer(hosted)).toEqual({ why: 'host-answered' })
    expect(whyNotAnswer({ ...hosting, endedAt: 2 })).toEqual({ why: 'host-over' })
  })
  test('is let go once', () => {
    expect(whyNotEndHosting(hosted)).toBeNull()
    expect(whyNotEndHosting({ ...hosted, endedAt: 2 })).toEqual({ why: 'host-over' })
  })
})

describe('the ladder', () => {
  const filed: Move = { rung: 'filed', number: '东社备1', since: TODAY, evidence: '备案表' }
  const registered: Move = {
    ...{ rung: 'registered', kind: 'service', number: '52110101270209033T', since: TODAY, evidence: '证书' },
  }

  test('begins where the number stands', () => {
    expect(rungOf({ kind: 'community', filingNo: null })).toBe('group')
    expect(rungOf({ kind: 'community', filingNo: '1' })).toBe('filed')
    expect(rungOf({ kind: 'service', filingNo: null })).toBe('registered')
  })
  test('goes up, over a rung too', () => {
    expect(whyNotMove('group', filed, false, TODAY)).toBeNull()
    expect(whyNotMove('group', registered, false, TODAY)).toBeNull()
    expect(whyNotMove('filed', registered, false, TODAY)).toBeNull()
  })
  test('never down, never twice', () => {
    expect(whyNotMove('filed', filed, false, TODAY)).toEqual({ why: 'not-up', rung: 'filed' })
    expect(whyNotMove('registered', filed, false, TODAY)).toEqual({ why: 'not-up', rung: 'registered' })
  })
  test('on a day that has come, with a number of its own', () => {
    expect(whyNotMove('group', { ...filed, since: '2026-11-23' }, false, TODAY)).toMatchObject({
      why: 'moved-in-future',
    })
    expect(whyNotMove('group', filed, true, TODAY)).toEqual({ why: 'number-taken', number: '东社备1' })
  })
})

describe('a profile', () => {
  const some = { ...EMPTY, representative: '王敏', foundedOn: '2010-05-01' }
  test('is all its parts', () => {
    expect(PARTS.toSorted()).toEqual(Object.keys(EMPTY).toSorted())
  })
  test('says what is missing; a group has less to say', () => {
    expect(missingIn(some, false)).toEqual(['contacts', 'address', 'inspections', 'grade', 'charter'])
    expect(missingIn(some, true)).toEqual(['contacts', 'address', 'charter'])
  })
  test('says what was changed', () => {
    expect(changedIn(some, { ...some, grade: '3A', representative: '李' })).toEqual([
      'representative',
      'grade',
    ])
  })
  test('is not saved without a change, nor with a day to come', () => {
    expect(whyNotProfile(some, some, TODAY)).toEqual({ why: 'nothing-changed' })
    expect(whyNotProfile(some, { ...some, foundedOn: '2026-11-23' }, TODAY)).toMatchObject({
      why: 'founded-in-future',
    })
  })
})
