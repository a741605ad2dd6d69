import { withNumbers } from '../calls/ruled.ts'
import { describe, expect, test } from 'vitest'
import { award } from '../../../src/round/awards/rules/awards.ts'
import { whyNotFollows, whyNotPrepare } from '../../../src/round/awards/rules/decision.ts'
import { asFrozen, canonical, linesOf, shownRanking } from '../../../src/round/awards/rules/frozen.ts'
import { type Room, isScored, isUndone, rankRoom } from '../../../src/round/awards/rules/room.ts'
import { cutOf, rowsOf, scaleOf } from '../../../src/round/awards/rules/rows.ts'
import { NOW, decision, entered, officer, room } from './room.ts'

const { plan } = room()
const rowsIn = (of: Partial<Room>) => rankRoom(room(of)).flatMap(rowsOf)

/** A proposal with one sheet for each total. */
const withTotals = (...totals: number[]) =>
  entered('甲', 0, { sheets: totals.map((goal) => ({ points: { goal } })) })
const rowOf = (...totals: number[]) => {
  const one = withNumbers(plan, { scoring: { minSheets: 1 } })
  return rowsIn({ plan: one, entered: [withTotals(...totals)] })
}

describe('the money of a track', () => {
  const walk = (budget: number) =>
    award(
      rankRoom(room()).flatMap(({ rows }) => rows),
      { quota: 3, budget },
      { perOrganizationAndTrack: 1, skipWhenOverBudget: true },
      0,
    ).map(({ outcome }) => outcome.awarded)

  test('pays for what it just covers, and not for a fen more', () => {
    expect(walk(300_000)).toEqual([true, true, true])
    expect(walk(299_999)).toEqual([true, true, false])
    expect(walk(0)).toEqual([false, false, false])
  })
})

describe('one sheet alone', () => {
  test('is a round that is scored when it is in', () => {
    expect(isScored(room({ assigned: 1, submitted: 1 }), 0)).toBe(true)
    expect(isScored(room({ assigned: 1, submitted: 0 }), NOW - 1)).toBe(false)
    expect(whyNotPrepare(room({ assigned: 1, submitted: 1 }), officer, 0)).toBeNull()
  })
  test('is its own spread', () => {
    expect(rowOf(7200)).toMatchObject([
      { range: 0, spread: { low: 7200, q1: 7200, median: 7200, q3: 7200, high: 7200, mean: 7200 } },
    ])
  })
  test('too few for a score have no picture, and still a range', () => {
    expect(rowsIn({ entered: [withTotals(7200)] })).toMatchObject([{ range: 0, spread: null }])
  })
})

describe('a picture', () => {
  test('lies between neighbours, rounded to a hundredth', () => {
    expect(rowOf(7000, 7001)).toMatchObject([
      { range: 1, spread: { low: 7000, q1: 7000, median: 7001, q3: 7001, high: 7001 } },
    ])
    expect(rowOf(6000, 9000, 7000, 8000, 9900)).toMatchObject([
      { range: 3900, spread: { low: 6000, q1: 7000, median: 8000, q3: 9000, high: 9900 } },
    ])
  })
  test('has its mean in hundredths, whatever the decimals of the round', () => {
    const whole = withNumbers(plan, { scoring: { minSheets: 1, decimals: 0 } })
    const rows = rowsIn({ plan: whole, entered: [withTotals(7549)] })
    expect(cutOf(rows)).toBe(7500)
  })
  test.each([
    [[1500, 9000], { from: 1500, to: 9000 }],
    [[1499, 9001], { from: 1000, to: 9500 }],
    [[0, 3000], { from: 0, to: 3000 }],
    [[0, 400], { from: 0, to: 3000 }],
    [[7000, 7100], { from: 4500, to: 7500 }],
    [[9900, 10_000], { from: 7000, to: 10_000 }],
  ])('of %j goes over full fives, thirty points at least', (totals, scale) => {
    expect(scaleOf(rowOf(...totals))).toEqual(scale)
  })
  test('of nothing is thirty points wide too', () => expect(scaleOf([])).toEqual({ from: 0, to: 3000 }))
})

describe('the line', () => {
  test('is nowhere where nobody is funded', () => {
    const low = [entered('甲', 1000), entered('乙', 1000)]
    expect(rowsIn({ entered: low }).map(({ isLastFunded, isEdge }) => [isLastFunded, isEdge])).toEqual([
      [false, false],
      [false, false],
    ])
  })
  test('is an edge for its two neighbours alone', () => {
    const equal = ['甲', '乙', '丙', '丁'].map((name) => entered(name, 2700))
    expect(rowsIn({ entered: equal }).filter(({ isEdge }) => isEdge)).toHaveLength(2)
  })
})

describe('an award of a fen', () => {
  const list = [entered('甲', 2800, { ask: 1 }), entered('乙', 2700), entered('丙', 2600)]
  const cheap = room({ entered: list })
  const held = decision({ lines: linesOf(rankRoom(cheap)) })

  test('is an award: an objection undoes it', () => {
    expect(isUndone({ cancelled: new Set(['甲']) }, held)).toBe(true)
    expect(isUndone({ cancelled: new Set(['丙']) }, held)).toBe(false)
    expect(isUndone({ cancelled: new Set() }, held)).toBe(false)
  })
  test('is shown as it was frozen', () => {
    const outcomes = asFrozen(cheap, held).flatMap(({ rows }) => rows.map(({ outcome }) => outcome))
    expect(outcomes).toEqual([
      { awarded: true, amount: 1 },
      { awarded: true, amount: 100_000 },
      { awarded: false, reason: 'quota_full' },
    ])
  })
})

describe('a frozen list', () => {
  test('has nobody who was not on it, and an unknown reason is a full quota', () => {
    const lines = decision().lines.map((line) => ({ ...line, reason: line.award ? '' : 'of another day' }))
    const more = room({ entered: [...room().entered, entered('丁', 2900)] })
    const rows = asFrozen(more, decision({ lines })).flatMap((track) => track.rows)
    expect(rows.map(({ candidate, outcome }) => [candidate.title, outcome])).toEqual([
      ['甲', { awarded: true, amount: 100_000 }],
      ['乙', { awarded: true, amount: 100_000 }],
      ['丙', { awarded: false, reason: 'quota_full' }],
    ])
  })
  test('goes by track, then by rank, under the digest', () => {
    const [line] = decision().lines
    const lines = ['b1', 'a2', 'b2', 'a1'].flatMap((id) =>
      line ? [{ ...line, submissionId: id, track: id.charAt(0), rank: Number(id.charAt(1)) }] : [],
    )
    const ids = ['a1', 'a2', 'b1', 'b2']
    for (const one of [lines, lines.toReversed()]) {
      const inOrder = canonical(one).match(/[ab][12]/g)
      expect(inOrder).toEqual(ids)
    }
  })
  test('is seen by nobody in the last moment of the scoring', () => {
    const waiting = room({ submitted: 8 })
    expect(shownRanking(waiting, NOW - 1)).toEqual([])
    expect(shownRanking(waiting, NOW)).toHaveLength(1)
  })
})

describe('a bar since the decision', () => {
  test('is what is told, before anything else that has changed', () => {
    const barred = new Set(['O-乙'])
    const no = { why: 'bars-changed', by: 'sanctions.barYears' }
    expect(whyNotFollows(room({ barred }), decision())).toEqual(no)
    const lines = linesOf(rankRoom(room({ barred })))
    expect(whyNotFollows(room({ barred }), decision({ lines }))).toBeNull()
    expect(whyNotFollows(room(), decision({ lines })), 'lifted').toEqual(no)
    const changed = room({ barred, entered: room().entered.slice(0, 2) })
    expect(whyNotFollows(changed, decision({ lines }))).toEqual({ why: 'sheets-changed', by: '#decision' })
  })
})
