import { describe, expect, test } from 'vitest'
import {
  gapsIn,
  lostIn,
  movedIn,
  nextRows,
  rowsNow,
} from '../../../../src/round/panel/distribution/rules/distribution.ts'
import type { Row } from '../../../../src/round/panel/distribution/rules/distribution.ts'
import {
  whyNotAlter,
  whyNotDistribute,
  whyNotUse,
} from '../../../../src/round/panel/distribution/rules/refusals.ts'
import { whyNotAssign } from '../../../../src/round/panel/rules/assignment.ts'
import { CLOSES } from '../../screening/closed-round.ts'
import { someone } from '../../projects/fixtures.ts'
import { barredOf, memberOf, planned, readBy, readOf } from './made.ts'

const OFFICER = someone('p', 'officer')
const NOW = CLOSES
const SEEN = { shown: NOW, now: NOW }
const ROWS: Row[] = [
  ['s1', ['a', 'b', 'c']],
  ['s2', ['a', 'b', 'd']],
  ['s3', ['c', 'd', 'e']],
  ['s4', ['c', 'e', 'a']],
]
const BY = 'scoring.sheetsPerProposal'

describe('a plan is made', () => {
  test('by an officer, in a round where some of the members read each proposal', () => {
    expect(whyNotDistribute(planned(null), OFFICER, SEEN)).toBeNull()
    expect(whyNotAssign(planned(null).panel, OFFICER, NOW)).toEqual({ why: 'distribution-needed', by: BY })
  })
  test('nowhere else, by nobody else, and not over what was not seen', () => {
    expect(whyNotDistribute(planned(null), someone('p', 'approver'), SEEN)).toMatchObject({
      why: 'not-your-role',
    })
    expect(whyNotDistribute(planned(null, { plan: readBy(null) }), OFFICER, SEEN)).toEqual({
      why: 'whole-panel-reads',
      by: BY,
    })
    expect(whyNotAssign(planned(null, { plan: readBy(null) }).panel, OFFICER, NOW)).toBeNull()
    expect(whyNotDistribute(planned(null, { assignedAt: 9 }), OFFICER, SEEN)).toMatchObject({
      why: 'assigned-already',
    })
    expect(whyNotDistribute(planned(ROWS), OFFICER, { shown: 4, now: NOW })).toEqual({
      why: 'distribution-moved',
      by: BY,
      at: 5,
    })
    expect(whyNotDistribute(planned(ROWS), OFFICER, { shown: 5, now: NOW })).toBeNull()
    const changes = [{ submissionId: 's1', from: 'a', to: 'd', seq: 1, reason: '', by: '', at: 7 }]
    expect(whyNotDistribute({ ...planned(ROWS), changes }, OFFICER, { shown: 6, now: NOW })).toMatchObject({
      at: 7,
    })
    const interests = [{ id: 'o1', name: '某社', rounds: ['r'] }]
    expect(whyNotDistribute(planned(null), { ...OFFICER, interests }, SEEN)).toMatchObject({
      why: 'own-interest',
    })
  })
  test('and made again moves only what must be', () => {
    const members = ['b', 'c', 'd', 'e'].map((id) => memberOf(id))
    const of = planned(ROWS, { members: [memberOf('a', { removedAt: 3 }), ...members] })
    const moved = movedIn(ROWS, nextRows(of, true, NOW))
    expect(moved.map(({ submissionId, from }) => [submissionId, from])).toEqual([
      ['s1', 'a'],
      ['s2', 'a'],
      ['s4', 'a'],
    ])
    expect(moved.every(({ to }) => to !== null)).toBe(true)
  })
})

describe('a plan is given out', () => {
  test('as it stands', () => expect(whyNotUse(planned(ROWS), OFFICER, SEEN)).toBeNull())
  test('not before there is one, with what cannot be, or with gaps that somebody could fill', () => {
    expect(whyNotUse(planned(null), OFFICER, SEEN)).toEqual({ why: 'no-distribution', by: BY })
    const recused = planned(ROWS, { recusals: [barredOf('a', 1)] })
    expect(whyNotUse(recused, OFFICER, SEEN)).toEqual({ why: 'distribution-lost', by: BY, sheets: 1 })
    expect(lostIn(recused, NOW)).toEqual([{ submissionId: 's1', expertId: 'a', why: 'recused' }])
    expect(lostIn(planned(ROWS, { eligible: [2, 3, 4].map(readOf) }), NOW).map(({ why }) => why)).toEqual(
      Array.from({ length: 3 }, () => 'not-read'),
    )
    const more = planned(ROWS, { eligible: [1, 2, 3, 4, 5].map(readOf) })
    expect(whyNotUse(more, OFFICER, SEEN)).toEqual({ why: 'distribution-open', by: BY, proposals: 1 })
  })
  test('with a gap that nobody can fill', () => {
    const recusals = ['c', 'd', 'e'].map((id) => barredOf(id, 1))
    const short = planned([['s1', ['a', 'b']], ...ROWS.slice(1)], { recusals })
    expect(gapsIn(short, NOW)).toEqual([{ ...readOf(1), has: 2, why: 'recused' }])
    expect(whyNotUse(short, OFFICER, SEEN)).toBeNull()
    const full = planned([['s1', ['a', 'b']], ...ROWS.slice(1)], { plan: readBy(3, 2) })
    expect(gapsIn(full, NOW)).toEqual([{ ...readOf(1), has: 2, why: 'full' }])
  })
})

describe('a sheet is moved by hand', () => {
  const move = (submissionId: string, from: string | null, to: string | null, of = planned(ROWS)) =>
    whyNotAlter(of, { submissionId, from, to }, OFFICER, SEEN)
  test('to another, or taken away', () => {
    expect(move('s1', 'a', 'd')).toBeNull()
    expect(move('s1', 'a', null)).toBeNull()
  })
  test('to one more where there are not enough', () => {
    const less = planned([['s1', ['a', 'b']], ...ROWS.slice(1)])
    expect(move('s1', null, 'e', less)).toBeNull()
    expect(move('s1', null, 'e')).toEqual({ why: 'experts-enough', by: BY, number: 3 })
  })
  test('not against the checks by which the plan was made', () => {
    expect(move('s1', 'd', 'e')).toEqual({ why: 'not-given', by: BY })
    expect(move('s1', 'a', 'b')).toEqual({ why: 'given-already', by: BY, name: '专家b' })
    expect(move('s1', 'a', 'x')).toEqual({ why: 'not-ready', by: 'panel.recusalYears' })
    expect(move('s9', null, 'a')).toEqual({ why: 'not-read', by: BY })
    expect(move('s1', null, null)).toEqual({ why: 'nothing-altered', by: BY })
    expect(move('s1', 'a', 'd', planned(ROWS, { recusals: [barredOf('d', 1)] }))).toEqual({
      ...{ why: 'member-recused', by: 'panel.recusalYears', name: '专家d' },
    })
    expect(move('s1', 'b', 'e', planned(ROWS, { plan: readBy(3, 2) }))).toEqual({
      ...{ why: 'member-full', by: 'panel.mostSheets', name: '专家e', most: 2 },
    })
    expect(move('s1', 'b', 'e', planned(ROWS, { plan: readBy(3, 3) }))).toBeNull()
    expect(move('s1', 'a', 'd', planned(null))).toEqual({ why: 'no-distribution', by: BY })
  })
  test('and then the plan is that', () => {
    const changes = [
      { submissionId: 's1', from: 'a', to: 'd', seq: 1, reason: '', by: '', at: 7 },
      { submissionId: 's2', from: 'b', to: null, seq: 2, reason: '', by: '', at: 8 },
      { submissionId: 's2', from: null, to: 'e', seq: 3, reason: '', by: '', at: 9 },
    ]
    expect(rowsNow({ ...planned(ROWS), changes }).slice(0, 2)).toEqual([
      ['s1', ['b', 'c', 'd']],
      ['s2', ['a', 'd', 'e']],
    ])
  })
})
