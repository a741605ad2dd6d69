import { describe, expect, test } from 'vitest'
import { worksOf } from '../../src/desks/officer/rules.ts'
import type { Overview } from '../../src/desks/overview/rules.ts'
import { ROUND } from './overview.ts'

const DAY = 86_400_000
const acts = (change: Partial<Overview>, now = 11 * DAY) =>
  worksOf([{ ...ROUND, ...change }], now).map(({ act, count }) => `${act} ${count}`)

describe('what waits for the officer', () => {
  test('a screened round wants its panel', () => expect(acts({})).toEqual(['choose-panel 1']))
  test('nothing is screened before the deadline', () => {
    expect(acts({ unscreened: 3, eligible: 0 }, 10 * DAY - 1)).toEqual([])
    expect(acts({ unscreened: 3, eligible: 0 }, 10 * DAY)).toEqual(['screen 3'])
  })
  test('sheets are assigned when everyone has declared', () => {
    expect(acts({ panel: 5, declared: 4 })).toEqual([])
    expect(acts({ panel: 5, declared: 5 })).toEqual(['assign 3'])
  })
  test('a decision is prepared when every sheet is in, or the time is over', () => {
    const scored = { panel: 5, declared: 5, sheets: 15 }
    expect(acts({ ...scored, sheetsDone: 14 }, 20 * DAY - 1)).toEqual([])
    expect(acts({ ...scored, sheetsDone: 14 }, 20 * DAY)).toEqual(['decide 3'])
    expect(acts({ ...scored, sheetsDone: 15 })).toEqual(['decide 3'])
    expect(acts({ ...scored, sheetsDone: 15, decision: 'prepared' })).toEqual([])
    expect(acts({ ...scored, sheetsDone: 15, decision: 'returned' })).toEqual(['decide 3'])
  })
  test('an objection comes before everything, and an upheld one calls for a new decision until the list is final', () => {
    const decided = { panel: 5, declared: 5, sheets: 15, sheetsDone: 15, decision: 'approved' } as const
    expect(acts({ ...decided, objections: 1, upheld: 1, unscreened: 1 })).toEqual([
      'answer 1',
      'decide-again 1',
      'screen 1',
    ])
    expect(acts({ ...decided, upheld: 1, announcedAt: 1 })).toEqual([])
  })
  test('then agreements, projects, reports and endings', () => {
    const announced = {
      panel: 5,
      declared: 5,
      sheets: 15,
      sheetsDone: 15,
      decision: 'approved',
      announcedAt: 1,
    } as const
    const late = {
      awarded: 9,
      agreements: 7,
      toOpen: 1,
      projects: 5,
      reports: 2,
      finals: 1,
      evaluated: 1,
      overdue: 4,
    }
    expect(acts({ ...announced, ...late })).toEqual([
      'review 2',
      'evaluate 1',
      'draft-agreements 2',
      'open-projects 1',
      'close 1',
      'overdue 4',
    ])
  })
  test('a draft wants nothing of the officer, and the round that closed first comes first', () => {
    expect(acts({ publishedAt: null })).toEqual([])
    const two = [ROUND, { ...ROUND, id: 'older', closes: 9 * DAY }]
    expect(worksOf(two, 11 * DAY).map(({ roundId }) => roundId)).toEqual(['older', 'r'])
  })
})
