import { describe, expect, test } from 'vitest'
import { sayDates } from '../../../src/desks/round/pages/counted.ts'
import { type ActsOf, datesOf } from '../../../src/desks/round/rules/dates.ts'
import type { RoundCounts, Stage } from '../../../src/desks/round/rules/stages.ts'
import { PUBLISHED } from '../../../src/shared/calendar.ts'
import { startOf } from '../../../src/shared/days.ts'
import { ROUND } from '../overview.ts'

const clauses = { '#call': 5, '#scoring': 20, 'publicity.days': 30, 'agreements.signWorkingDays': 40 }
/** Closed on 26 April 2013, scored until 31 May; nothing done yet. */
const round: RoundCounts = {
  ...ROUND,
  ...{ quota: 5, budgetFen: 0, publishedAt: startOf('2013-03-25'), opens: startOf('2013-04-01') },
  ...{ closes: startOf('2013-04-27'), scoringCloses: startOf('2013-06-01') },
  rulebook: { version: 'v', title: '办法', clauses: { ...clauses, 'closing.requestMonths': 50 } },
}
const NOTHING: ActsOf = {
  ...{
    openedAt: null,
    panelAt: null,
    assignedAt: null,
    preparedAt: null,
    approvedAt: null,
    noticeFrom: null,
  },
  ...{ startsOn: null, endsOn: null, finalAt: null, closedAt: null, requestMonths: 1 },
}
const said = (stage: Stage, change: Partial<RoundCounts> = {}, acts: Partial<ActsOf> = {}) => {
  const { from, to } = datesOf({ ...round, ...change }, { ...NOTHING, ...acts }, PUBLISHED)[stage]
  const one = (of: typeof from) => of && [of.by, of.clause?.no ?? of.custom]
  return [one(from), one(to)]
}
const at = (day: string) => startOf(day) + 3_600_000

describe('the dates of a stage', () => {
  test('are those of the call before anything is done, and – where nothing is known', () => {
    expect(said('call')).toEqual([
      ['2013-03-25', '发布公告'],
      ['2013-04-26', 5],
    ])
    expect(said('proposals')).toEqual([
      ['2013-04-01', 5],
      ['2013-04-26', 5],
    ])
    expect(said('screening')).toEqual([
      ['2013-04-26', '申报截止'],
      ['2013-05-13', '给专家评分留一半时间'],
    ])
    expect(said('panel')).toEqual([null, ['2013-05-13', '给专家评分留一半时间']])
    expect(said('scoring')).toEqual([null, ['2013-05-31', 20]])
    expect(said('awards')).toEqual([null, ['2013-06-17', '按惯例10个工作日内']])
    for (const stage of ['publicity', 'agreements', 'projects', 'closing'] as const)
      expect([stage, ...said(stage)]).toEqual([stage, null, null])
  })

  test('of what is sealed begin with the opening', () => {
    expect(said('screening', { sealed: 3 })[0]).toBeNull()
    expect(said('screening', {}, { openedAt: at('2013-04-28') })[0]).toEqual(['2013-04-28', '开启'])
  })

  test('are those of the acts that were done', () => {
    expect(said('panel', {}, { panelAt: at('2013-05-02') })[0]).toEqual(['2013-05-02', '确定名单'])
    expect(said('scoring', {}, { assignedAt: at('2013-05-06') })[0]).toEqual(['2013-05-06', '分配评分表'])
    const approved = { preparedAt: at('2013-06-03'), approvedAt: at('2013-06-04') }
    expect(said('awards', { decision: 'approved' }, approved)).toEqual([
      ['2013-06-03', '提出名单'],
      ['2013-06-04', '批准'],
    ])
    expect(said('awards', { decision: 'prepared' }, { preparedAt: at('2013-06-03') })[1]).toEqual([
      '2013-06-17',
      '按惯例10个工作日内',
    ])
    expect(said('publicity', { noticeTo: '2013-06-14' }, { noticeFrom: '2013-06-05' })).toEqual([
      ['2013-06-05', 30],
      ['2013-06-14', 30],
    ])
    expect(said('agreements', { announcedAt: at('2013-06-15') })).toEqual([
      ['2013-06-15', '最终公告'],
      ['2013-07-05', 40],
    ])
    const running = { startsOn: '2013-07-01', endsOn: '2014-06-30' }
    expect(said('projects', { projects: 2 }, running)).toEqual([
      ['2013-07-01', '按协议'],
      ['2014-06-30', '按协议'],
    ])
    const closing = { ...running, finalAt: at('2014-07-02'), closedAt: at('2014-08-01') }
    expect(said('closing', { projects: 2, awarded: 2, closed: 1 }, closing)).toEqual([
      ['2014-07-02', '提交结项报告'],
      ['2014-07-30', 50],
    ])
    expect(said('closing', { projects: 2, awarded: 2, closed: 2 }, closing)[1]).toEqual([
      '2014-08-01',
      '办结',
    ])
    expect(said('closing', { projects: 2 }, { ...running, requestMonths: null })).toEqual([null, null])
  })

  test('are said short in the frame', () => {
    const dated = (by: string) => ({ by })
    expect(sayDates({ from: dated('2013-04-01'), to: dated('2013-04-26') })).toBe('04-01至04-26')
    expect(sayDates({ from: dated('2013-04-01'), to: null })).toBe('04-01起')
    expect(sayDates({ from: null, to: dated('2013-04-26') })).toBe('至04-26')
    expect(sayDates({ from: null, to: null })).toBe('–')
    const over = { from: dated('2013-07-08'), to: dated('2014-07-07') }
    expect(sayDates(over)).toBe('2013-07-08至2014-07-07')
  })
})
