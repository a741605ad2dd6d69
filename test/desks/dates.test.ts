import { describe, expect, test } from 'vitest'
import { ACT_WORDS, dateOn } from '../../src/desks/dates/pages.ts'
import { dueDatesIn, withDay } from '../../src/desks/dates/rules.ts'
import { endOf, startOf } from '../../src/shared/days.ts'

const DAY = '2026-05-08'
const NOON = startOf(DAY) + 12 * 3_600_000
const clause = (no: number) => ({ no, href: `/rulebooks/v#clause-${no}` })

describe('dates for a calendar', () => {
  test('are one for each kind of act and day', () => {
    const dues = dueDatesIn([
      { act: 'score', by: DAY, at: NOON, count: 1, clause: clause(12) },
      { act: 'declare', by: DAY, count: 1 },
      { act: 'score', by: DAY, count: 2, clause: clause(9) },
      { act: 'score', by: '2026-05-09', count: 1, clause: clause(12) },
    ])
    expect(dues).toEqual([
      { act: 'score', by: DAY, at: NOON, count: 3, clauses: [12, 9] },
      { act: 'declare', by: DAY, at: endOf(DAY), count: 1, clauses: [] },
      { act: 'score', by: '2026-05-09', at: endOf('2026-05-09'), count: 1, clauses: [12] },
    ])
    expect(dueDatesIn([])).toEqual([])
  })

  test('leave out what has no last day yet', () =>
    expect(withDay([{ due: null }, { due: DAY }])).toEqual([{ due: DAY }]))

  test('say what kind, until when and by which clause, and lead to the desk', () => {
    const on = { act: 'score', by: DAY, at: NOON, count: 3, clauses: [12, 9] } as const
    expect(dateOn('expert', { ...on, clauses: [...on.clauses] })).toEqual({
      ...{ id: `expert-score-${DAY}`, at: NOON, href: '/desks/expert', isOff: false },
      title: '提交评分表（3件）',
      says: '2026年5月8日12:00以前（管理办法第十二条、第九条）。是哪一件，登录后看待办。',
    })
    expect(
      dateOn('officer', { act: 'screen', by: DAY, at: endOf(DAY), count: 1, clauses: [] }),
    ).toMatchObject({
      title: '资格审查',
      says: '2026年5月8日以前。是哪一件，登录后看待办。',
    })
  })

  test('have words without a gap to fill', () =>
    expect(Object.values(ACT_WORDS).filter((word) => !/^\p{Script=Han}+$/u.test(word))).toEqual([]))
})
