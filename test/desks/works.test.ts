import { describe, expect, test } from 'vitest'
import type { Dated } from '../../src/desks/officer/rules/terms.ts'
import { worksOf } from '../../src/desks/officer/rules/works.ts'
import { endOf } from '../../src/shared/days.ts'
import { PUBLISHED } from '../../src/shared/calendar.ts'
import type { Overview } from '../../src/desks/overview/rules.ts'
import { ROUND } from './overview.ts'

const DAY = 86_400_000
const NOTHING: Dated = {
  calendar: PUBLISHED,
  ...{ unopened: [], objections: [], came: { review: [], evaluate: [], close: [] } },
  ...{ correcting: {}, reportBy: {}, undecided: {} },
}
const somebody = { interests: [] }
const acts = (change: Partial<Overview>, now = 11 * DAY) =>
  worksOf([{ ...ROUND, ...change }], NOTHING, somebody, now).map(({ act, count }) => `${act} ${count}`)

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
    const scored = { panel: 5, declared: 5, assigned: 1, sheets: 15 } as const
    expect(acts({ ...scored, sheetsDone: 14 }, 20 * DAY - 1)).toEqual([])
    expect(acts({ ...scored, sheetsDone: 14 }, 20 * DAY)).toEqual(['decide 3'])
    expect(acts({ ...scored, sheetsDone: 15 })).toEqual(['decide 3'])
    // too few have judged one of them: the others wait, as long as there is time
    expect(acts({ ...scored, sheetsDone: 15, short: 1 })).toEqual(['supplement 1'])
    expect(acts({ ...scored, sheetsDone: 15, short: 1 }, 20 * DAY)).toEqual(['decide 3'])
    expect(acts({ ...scored, sheetsDone: 15, decision: 'prepared' })).toEqual([])
    expect(acts({ ...scored, sheetsDone: 15, decision: 'returned' })).toEqual(['decide 3'])
  })
  test('an objection comes before everything, and an upheld one calls for a new decision until the list is final', () => {
    const decided = {
      panel: 5,
      declared: 5,
      assigned: 1,
      sheets: 15,
      sheetsDone: 15,
      decision: 'approved',
    } as const
    const noticed = { ...decided, noticeTo: '1970-01-30', objections: 1, upheld: 1, unscreened: 1 }
    expect(acts(noticed).toSorted()).toEqual(['answer 1', 'decide-again 1', 'screen 1'])
    // on one day the more urgent comes first
    expect(acts({ ...decided, objections: 1, upheld: 1, noticeTo: '1970-01-10' })).toEqual([
      'answer 1',
      'decide-again 1',
    ])
    expect(acts({ ...decided, upheld: 1, announcedAt: 1 })).toEqual([])
  })
  test('then agreements, projects, reports and endings', () => {
    const announced = {
      panel: 5,
      declared: 5,
      assigned: 1,
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
      ...{ evaluated: 2, closable: 1 },
      overdue: 4,
    }
    expect(acts({ ...announced, ...late })).toEqual([
      ...['open-projects 1', 'overdue 4'],
      ...['review 2', 'evaluate 1', 'close 1'],
      'draft-agreements 2',
    ])
  })
  test('a draft wants nothing of the officer until its dates are over, and the round that closed first comes first', () => {
    expect(acts({ publishedAt: null }, 10 * DAY - 1)).toEqual([])
    expect(acts({ publishedAt: null }, 10 * DAY)).toEqual(['redraft 1'])
    const two = [ROUND, { ...ROUND, id: 'older', closes: 9 * DAY }]
    expect(worksOf(two, NOTHING, somebody, 11 * DAY).map(({ roundId }) => roundId)).toEqual(['older', 'r'])
  })

  test('a round that came to nothing is ended, once, and nothing else waits in one that has ended', () => {
    const days = { endingWorkingDays: 3 }
    const of = (change: Partial<Overview>) =>
      worksOf([{ ...ROUND, ...days, ...change }], NOTHING, somebody, 11 * DAY).map(({ act, by }) => [act, by])
    const none = { submitted: 0, eligible: 0 }
    expect(of(none)).toEqual([['end', '1970-01-14']])
    expect(of({ ...none, endingWaits: 1 })).toEqual([])
    expect(of({ ...none, sealed: 0 })).toEqual([['end', '1970-01-14']])
    expect(of({ sealed: 2, submitted: 0, eligible: 0 }).map(([act]) => act)).toEqual(['ask-opening'])
    expect(of({ eligible: 0, screenedAt: 11 * DAY })).toEqual([['end', '1970-01-15']])
    expect(of({ panel: 5, decision: 'approved', noneChosenAt: 11 * DAY })).toEqual([['end', '1970-01-15']])
    expect(of({ ...none, ended: 'failed', enquiries: 1 })).toEqual([])
    expect(of({ unscreened: 1, eligible: 0 }).map(([act]) => act)).toEqual(['screen'])
  })
  test('a round in which nobody was given anything to score in time is cancelled', () => {
    const late = { panel: 2, declared: 2 }
    expect(acts(late, 20 * DAY)).toEqual(['cancel 1'])
    expect(acts({ ...late, endingWaits: 1 }, 20 * DAY)).toEqual([])
    expect(acts({}, 20 * DAY)).toEqual(['cancel 1'])
    expect(acts({ unscreened: 1 }, 20 * DAY)).toEqual(['screen 1', 'cancel 1'])
  })
  test('a draft that came back is mended before its call opens', () => {
    const draft = { publishedAt: null, returnedAt: DAY, closes: 20 * DAY, opens: 15 * DAY }
    expect(acts(draft)).toEqual(['mend-draft 1'])
    expect(acts({ ...draft, returnedAt: null })).toEqual([])
    expect(acts(draft, 20 * DAY)).toEqual(['redraft 1'])
  })
  test('numbers of people are decided on before anything of it is published', () => {
    const found = { ...NOTHING, undecided: { r: 2 } }
    const of = (change: Partial<Overview>) =>
      worksOf([{ ...ROUND, panel: 1, ...change }], found, somebody, 11 * DAY)
        .map(({ act, count }) => `${act} ${count}`)
        .filter((act) => act.startsWith('decide-numbers'))
    expect(of({ publishedAt: null })).toEqual(['decide-numbers 2'])
    expect(of({ decision: 'approved' })).toEqual(['decide-numbers 2'])
  })
  test('who has not signed in time gives the award up, and who is no more at once', () => {
    const awarded = { panel: 1, assigned: 1, sheets: 1, decision: 'approved', announcedAt: 11 * DAY } as const
    const one = { ...awarded, signWorkingDays: 2, awarded: 2, agreements: 2, unanswered: 2, gone: 0 }
    expect(acts(one, 12 * DAY)).toEqual([])
    expect(acts({ ...one, gone: 1 }, 12 * DAY)).toEqual(['lapse 1'])
    expect(acts(one, 30 * DAY)).toEqual(['lapse 2'])
  })

  test('who has not declared in time holds nothing up where enough have, and others are added where not', () => {
    const silent = { panel: 5, declared: 3 }
    expect(acts(silent, 15 * DAY)).toEqual([])
    expect(acts(silent, 16 * DAY)).toEqual(['assign 3'])
    expect(acts({ ...silent, declared: 2 }, 16 * DAY)).toEqual(['choose-panel 1'])
  })
  test('a proposal whose correction is running is not checked yet', () => {
    const correcting = { ...NOTHING, correcting: { r: 2 } }
    const works = worksOf([{ ...ROUND, unscreened: 3 }], correcting, somebody, 11 * DAY)
    expect(works.map(({ act, count }) => `${act} ${count}`)).toContain('screen 1')
  })
  test('while somebody may ask for a re-check nothing is assigned, and nothing has come to nothing', () => {
    const asking = { failedAt: 11 * DAY, recheckDays: 2, panel: 5, declared: 5 }
    const over = endOf('1970-01-14')
    expect(acts(asking, over - 1)).toEqual([])
    expect(acts(asking, over)).toEqual(['assign 3'])
    expect(acts({ ...asking, recheckDays: 0 })).toEqual(['assign 3'])
    expect(acts({ ...asking, eligible: 0, screenedAt: 11 * DAY })).toEqual([])
    expect(acts({ ...asking, eligible: 0, screenedAt: 11 * DAY }, over)).toEqual(['end 1'])
  })
  test('what is looked at again is nobody’s to check, and holds the sheets up', () => {
    const again = { rechecked: 1, unscreened: 1, panel: 5, declared: 5 }
    expect(acts(again)).toEqual([])
    expect(acts({ ...again, unscreened: 2 })).toEqual(['screen 1'])
  })
  test('what concerns all of a round is not done by whoever belongs to an applicant', () => {
    const mine = { interests: [{ id: 'o', name: '夕阳', rounds: ['r'] }] }
    const works = worksOf([{ ...ROUND, unscreened: 1 }], NOTHING, mine, 11 * DAY)
    expect(works.map(({ act, held }) => [act, held])).toEqual([
      ['screen', null],
      ['choose-panel', 'own-interest'],
    ])
  })
})

describe('the last day', () => {
  const by = (change: Partial<Overview>, dated = NOTHING, now = 11 * DAY) =>
    worksOf([{ ...ROUND, ...change }], dated, somebody, now).map((work) => [work.act, work.by])
  test('leaves half of the time to the scoring', () =>
    expect(by({ unscreened: 1, eligible: 0 })).toEqual([['screen', '1970-01-16']]))
  test('is the call’s for its enquiries', () =>
    expect(by({ enquiries: 1 }, NOTHING, 9 * DAY)).toEqual([['answer-enquiries', '1970-01-11']]))
  test('of signing is that of drafting: working days from the announcement on', () =>
    expect(by({ announcedAt: 11 * DAY, awarded: 1, decision: 'approved' })).toEqual([
      ['draft-agreements', '1970-02-02'],
    ]))
  test('of a report is the day on which it was due, and of reading one counts from the oldest', () => {
    const reviewing = { ...NOTHING.came, review: [{ roundId: 'r', since: 20 * DAY }] }
    const dated = { ...NOTHING, reportBy: { r: '1970-01-20' }, came: reviewing }
    expect(by({ decision: 'approved', announcedAt: 1, overdue: 1, reports: 1 }, dated)).toEqual([
      ['overdue', '1970-01-20'],
      ['review', '1970-02-04'],
    ])
  })
})
