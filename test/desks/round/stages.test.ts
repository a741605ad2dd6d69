import { describe, expect, test } from 'vitest'
import { sayCount, stateOf } from '../../../src/desks/round/pages/counted.ts'
import { sayWhen } from '../../../src/desks/round/pages/home.tsx'
import { placeIn } from '../../../src/desks/round/store/around.ts'
import { STAGES, reached, standingsOf } from '../../../src/desks/round/rules/stages.ts'
import { stageOf, worksIn } from '../../../src/desks/round/rules/works.ts'
import type { Work } from '../../../src/desks/officer/rules/works.ts'
import { ROUND } from '../overview.ts'

const DAY = 86_400_000
const NOW = 11 * DAY
const SCORED = { panel: 5, declared: 5, assigned: 1, sheets: 15, sheetsDone: 15 } as const
const FINAL = { ...SCORED, decision: 'approved', noticeTo: '1970-01-20', announcedAt: 21 * DAY } as const

describe('where a round is', () => {
  test.each([
    ['before it opens', {}, 0, 'call'],
    ['while proposals come', {}, 10 * DAY - 1, 'proposals'],
    ['while they are sealed', { sealed: 3 }, NOW, 'proposals'],
    ['while they are checked', { unscreened: 1 }, NOW, 'screening'],
    ['nobody is eligible', { eligible: 0 }, NOW, 'screening'],
    ['all are checked', {}, NOW, 'panel'],
    ['sheets are assigned', SCORED, NOW, 'scoring'],
    ['a decision is prepared', { ...SCORED, decision: 'prepared' as const }, NOW, 'awards'],
    ['a notice is up', { ...FINAL, announcedAt: null }, NOW, 'publicity'],
    ['the list is final', FINAL, NOW, 'agreements'],
    ['a project has begun', { ...FINAL, awarded: 2, agreements: 2, projects: 1 }, NOW, 'projects'],
    ['a project is closed', { ...FINAL, awarded: 2, agreements: 2, projects: 2, closed: 1 }, NOW, 'closing'],
  ])('%s', (_, change, now, stage) => expect(reached({ ...ROUND, ...change }, now)).toBe(stage))

  test('what lies before is over, what comes is ahead; work that is left is not over', () => {
    const of = (change: Partial<typeof ROUND>) =>
      Object.values(standingsOf({ ...ROUND, ...change }, NOW))
        .map((one) => one[0])
        .join('')
    expect(of(SCORED)).toBe('ppppnaaaaa')
    expect(of({ ...FINAL, awarded: 2, agreements: 1, projects: 1, objections: 1 })).toBe('ppppppnnna')
    expect(of({ ...FINAL, awarded: 1, agreements: 1, projects: 1, closed: 1 })).toBe('pppppppppp')
  })

  test('a round that has ended goes on nowhere', () => {
    const standings = standingsOf({ ...ROUND, ended: 'failed' }, NOW)
    expect(STAGES.filter((stage) => standings[stage] === 'now')).toEqual([])
  })
})

describe('its numbers', () => {
  const counts = (change: Partial<typeof ROUND>, now = NOW) =>
    STAGES.map((stage) => sayCount(stage, { ...ROUND, ...change }, now))
  test('are – where there is nothing yet, never a zero', () => {
    const begun = counts({ submitted: 0, eligible: 0, opens: DAY }, 0)
    expect(begun.slice(1)).toEqual(Array.from({ length: 9 }, () => '–'))
    expect(counts({ sealed: 0, submitted: 0, eligible: 0 }, 5 * DAY).slice(1, 3)).toEqual(['密封', '–'])
  })
  test('say how far each stage is', () => {
    expect(counts({ ...FINAL, awarded: 2, agreements: 2, unsigned: 1, projects: 1 }).slice(1)).toEqual([
      '3份',
      '3项入围',
      '5名',
      '15／15',
      '已批准',
      '已公告',
      '1／2',
      '1个',
      '0／2',
    ])
  })
  test('late is a tone', () => {
    expect(stateOf('projects', 'now', { ...ROUND, overdue: 2 })).toEqual({ word: '逾期2份', tone: 'bad' })
    expect(stateOf('publicity', 'now', { ...ROUND, objections: 1 })).toEqual({ word: '有异议', tone: 'warn' })
    expect(stateOf('panel', 'ahead', ROUND)).toEqual({ word: '未开始' })
  })
})

test('of the desks it takes what is of this round, and says of which stage', () => {
  const work = (act: Work['act'], roundId: string | null): Work => ({
    ...{ act, roundId, id: roundId ?? '', about: '', round: '', count: 1, since: null, held: null },
    by: '2026-01-01',
  })
  const works = worksIn([work('screen', 'r'), work('assign', 'other'), work('answer-needs', null)], ROUND)
  expect(works.map(({ act }) => [act, stageOf(act)])).toEqual([['screen', 'screening']])
  expect(stageOf('answer-needs')).toBeNull()
})

test('an address lies in a round, or in none', () => {
  expect(placeIn('/rounds/abc')).toEqual({ id: 'abc', isHome: true })
  expect(placeIn('/rounds/abc/scoring')).toEqual({ id: 'abc', isHome: false })
  for (const path of ['/rounds', '/rounds/new', '/calls/abc', '/']) expect(placeIn(path)).toBeNull()
})

test('of today the hour is said, of this year the day, else the year too', () => {
  const now = Date.parse('2026-12-02T11:00:00+08:00')
  const said = ['2026-12-02T10:42', '2026-11-30T16:48', '2025-11-30T16:48'].map((at) =>
    sayWhen(Date.parse(`${at}:00+08:00`), now),
  )
  expect(said).toEqual(['今天10:42', '11-30 16:48', '2025-11-30 16:48'])
})
