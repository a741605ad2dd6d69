import { describe, expect, test } from 'vitest'
import { prepare } from '../../../src/round/awards/rules/decision.ts'
import { rankRoom, tiesAtTheLine } from '../../../src/round/awards/rules/room.ts'
import { NOW, entered, officer, room } from './room.ts'

describe('a tie in everything', () => {
  const twins = (first: string, second: string, at = 1) => [
    entered(first, 2700, { submittedAt: at }),
    entered(second, 2700, { submittedAt: at }),
  ]

  test('at the line asks for a word, and takes it', () => {
    const tied = room({ entered: [entered('丁', 2900), ...twins('a', 'b')] })
    const refusal = { why: 'tie-undecided', by: 'scoring.tieBreak', titles: ['a', 'b'] }
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

describe('who is in the tie at the line', () => {
  const tiesIn = (change: Parameters<typeof room>[0]) =>
    tiesAtTheLine(rankRoom(room(change))).map((tie) => tie.map(({ candidate }) => candidate.title))
  const equal = (name: string, change = {}) => entered(name, 2700, { submittedAt: 1, ...change })

  test('all who are equal, not the two neighbours alone', () => {
    expect(tiesIn({ entered: ['a', 'b', 'c', 'd'].map((name) => equal(name)) })).toEqual([
      ['a', 'b', 'c', 'd'],
    ])
    expect(tiesIn({ entered: [entered('甲', 2900), equal('a'), equal('b'), entered('丁', 2500)] })).toEqual([
      ['a', 'b'],
    ])
  })

  test('nobody whom the rule has parted', () => {
    expect(tiesIn({})).toEqual([])
    expect(tiesIn({ entered: [entered('甲', 2900), entered('a', 2700), entered('b', 2700)] })).toEqual([])
  })

  test('one organization’s two, of which it gets one', () => {
    const twins = ['a', 'b'].map((name) => equal(name, { organization: 'O' }))
    expect(tiesIn({ entered: twins })).toEqual([['a', 'b']])
  })

  test('nobody whom an objection has cancelled', () => {
    const cancelled = new Set(['b'])
    expect(tiesIn({ entered: [equal('a'), equal('b')], cancelled })).toEqual([])
    expect(tiesIn({ entered: ['a', 'b', 'c'].map((name) => equal(name)), cancelled })).toEqual([])
  })
})
