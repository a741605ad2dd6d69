import { describe, expect, test } from 'vitest'
import type { Plan } from '../../../src/round/calls/rules/plan.ts'
import {
  type Decision,
  type Entered,
  type Room,
  canonical,
  isScored,
  linesOf,
  prepare,
  rankRoom,
  whyNotApprove,
  whyNotPrepare,
} from '../../../src/round/awards/rules/decision.ts'
import { cutOf, rowsOf, scaleOf } from '../../../src/round/awards/rules/rows.ts'
import { person } from '../people.ts'
import { scoringPlan } from '../scoring/plan.ts'

const [officer, approver] = [person('officer', ['officer']), person('approver', ['approver'])]

const usual = scoringPlan()
const plan: Plan = { ...usual, tracks: usual.tracks.slice(0, 1).map((track) => ({ ...track, quota: 2 })) }
const NOW = plan.dates.scoringCloses

/** Three sheets that all give `effect` for one criterion and 50 for the rest; submitted in the order of their names. */
const entered = (proposal: string, effect: number, change: Partial<Entered> = {}): Entered => ({
  proposal,
  proposalId: `of ${proposal}`,
  number: 1,
  title: proposal,
  organization: `O-${proposal}`,
  organizationName: `${proposal}社`,
  track: 'community',
  ask: 100_000,
  submittedAt: proposal.charCodeAt(0),
  sheets: [0, 0, 0].map(() => ({ points: { goal: 2500, output: 2500, effect, innovation: 0 } })),
  ...change,
})

const room = (change: Partial<Room> = {}): Room => ({
  roundId: 'R1',
  plan,
  entered: [entered('甲', 2800), entered('乙', 2700), entered('丙', 2600)],
  assigned: 9,
  submitted: 9,
  cancelled: new Set(),
  latest: null,
  ...change,
})

const decision = (change: Partial<Decision> = {}): Decision => ({
  id: 'D1',
  revision: 1,
  remark: '',
  sha256: '0'.repeat(64),
  preparedBy: officer.id,
  preparedAt: NOW,
  approvedAt: null,
  returned: null,
  lines: linesOf(rankRoom(room())),
  ...change,
})

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
    const refusal = { why: 'scoring-goes-on', missing: 2, closes: NOW }
    expect(whyNotPrepare(missing, officer, NOW - 1)).toEqual(refusal)
    expect(whyNotPrepare(missing, officer, NOW)).toBeNull()
  })

  test('needs something to rank', () => {
    const nothing = room({ assigned: 0, submitted: 0, entered: [] })
    expect(whyNotPrepare(nothing, officer, NOW)).toEqual({ why: 'nothing-to-rank' })
  })

  test('waits while another waits; a returned one is in nobody’s way', () => {
    const waiting = room({ latest: decision({ revision: 3 }) })
    expect(whyNotPrepare(waiting, officer, NOW)).toEqual({ why: 'decision-waits', revision: 3 })
    const returned = room({ latest: decision({ returned: { at: NOW, reason: '漏了一项' } }) })
    expect(whyNotPrepare(returned, officer, NOW)).toBeNull()
  })

  test('is over with the approval, unless an upheld objection undoes what it funds', () => {
    const latest = decision({ approvedAt: NOW + 5 })
    const refusal = { why: 'already-approved', at: NOW + 5 }
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

describe('a tie in everything', () => {
  const twins = (first: string, second: string, at = 1) => [
    entered(first, 2700, { submittedAt: at }),
    entered(second, 2700, { submittedAt: at }),
  ]

  test('at the line asks for a word, and takes it', () => {
    const tied = room({ entered: [entered('丁', 2900), ...twins('a', 'b')] })
    const refusal = { why: 'tie-undecided', titles: ['a', 'b'] }
    expect(prepare(tied, '', officer, NOW)).toEqual({ ok: false, refusal })
    expect(prepare(tied, '按会议决定。', officer, NOW).ok).toBe(true)
  })

  test('on one side of the line asks for nothing', () => {
    const inside = room({ entered: [...twins('a', 'b'), entered('丁', 2100)] })
    const outside = room({ entered: [entered('丁', 2900), entered('戊', 2800), ...twins('a', 'b')] })
    for (const tied of [inside, outside]) expect(prepare(tied, '', officer, NOW).ok).toBe(true)
  })

  test('a millisecond earlier is no tie', () => {
    const [a, b] = twins('a', 'b')
    const apart = [a, b].flatMap((one, i) => (one ? [{ ...one, submittedAt: i }] : []))
    const tied = room({ entered: [entered('丁', 2900), ...apart] })
    expect(prepare(tied, '', officer, NOW).ok).toBe(true)
  })
})

describe('approving and returning', () => {
  test('is another person’s, who holds the office', () => {
    expect(whyNotApprove(decision(), true, approver)).toBeNull()
    expect(whyNotApprove(decision(), true, officer)).toEqual({ why: 'not-your-role', needs: 'approver' })
    const both = person(officer.id, ['officer', 'approver'])
    expect(whyNotApprove(decision(), true, both)).toEqual({ why: 'own-decision' })
  })

  test('happens once, and to the latest', () => {
    const at = NOW + 1
    expect(whyNotApprove(decision({ approvedAt: at }), true, approver)).toEqual({
      why: 'already-approved',
      at,
    })
    const returned = decision({ returned: { at, reason: '漏' } })
    expect(whyNotApprove(returned, true, approver)).toEqual({ why: 'already-returned', at })
    expect(whyNotApprove(decision(), false, approver)).toEqual({ why: 'superseded' })
  })
})

test('the text under the digest does not depend on the order of the rows, and on everything else', () => {
  const lines = linesOf(rankRoom(room()))
  expect(canonical(lines.toReversed())).toBe(canonical(lines))
  const [first, ...others] = lines
  for (const change of [{ award: 1 }, { rank: 9 }, { score: null }, { sheets: 2 }, { reason: 'x' }]) {
    const other = first ? [{ ...first, ...change }, ...others] : []
    expect(canonical(other)).not.toBe(canonical(lines))
  }
})

describe('the rows of the room', () => {
  const rowsIn = (of: Partial<Room>) => rankRoom(room(of)).flatMap(rowsOf)

  test('add the money up, and name who moves up first', () => {
    const five = ['甲', '乙', '丙', '丁', '戊', '己'].map((name, i) => entered(name, 2800 - i * 50))
    const rows = rowsIn({ entered: five })
    expect(rows.map(({ running, reserve, isLastFunded }) => [running, reserve, isLastFunded])).toEqual([
      [100_000, null, false],
      [200_000, null, true],
      [200_000, 1, false],
      [200_000, 2, false],
      [200_000, 3, false],
      [200_000, null, false],
    ])
    expect(cutOf(rows)).toBe(7750)
  })

  test('who is below the pass mark does not move up', () => {
    const rows = rowsIn({ entered: [entered('甲', 2800), entered('乙', 2700), entered('丙', 1950)] })
    expect(rows[2]).toMatchObject({ reserve: null, outcome: { reason: 'below_pass_mark' } })
  })

  test('show how far the experts are apart', () => {
    const totals = [2000, 2400, 2600, 3000].map((effect) => ({
      points: { goal: 2500, output: 2500, effect },
    }))
    const [row] = rowsIn({ entered: [entered('甲', 0, { sheets: totals })] })
    expect(row).toMatchObject({
      range: 1000,
      spread: { low: 7000, q1: 7300, median: 7500, q3: 7700, high: 8000, mean: 7500 },
    })
    expect(row ? scaleOf([row]) : null).toEqual({ from: 5000, to: 8000 })
  })

  test('without a score have no picture, and the scale stands all the same', () => {
    const rows = rowsIn({ entered: [entered('甲', 0, { sheets: [] })] })
    expect(rows[0]).toMatchObject({ spread: null, range: null, score: { value: null } })
    const { from, to } = scaleOf(rows)
    expect(to).toBeGreaterThan(from)
    expect(cutOf(rows)).toBeUndefined()
  })

  test('an equal score on both sides of the line is an edge', () => {
    const equal = [entered('甲', 2800), entered('乙', 2700), entered('丙', 2700)]
    expect(rowsIn({ entered: equal }).map(({ isEdge }) => isEdge)).toEqual([false, true, true])
    expect(rowsIn({}).some(({ isEdge }) => isEdge)).toBe(false)
  })
})
