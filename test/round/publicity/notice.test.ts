import { describe, expect, test } from 'vitest'
import {
  type NoticeDates,
  noticeNumber,
  periodFrom,
  stateOf,
  dayAt,
} from '../../../src/round/publicity/rules/notice.ts'
import {
  MOST_WAITING,
  whyNotAnswer,
  whyNotObject,
  whyNotTake,
} from '../../../src/round/publicity/rules/objection.ts'
import { PUBLISHED, knowsYear, sayCounted } from '../../../src/shared/calendar.ts'
import { endOf, startOf } from '../../../src/shared/days.ts'
import { person } from '../people.ts'

const SECOND = 1000
const COUNTS_FIRST = { days: 7, countsFirstDay: true }
const APPROVER = person('a1', ['approver'])
const OFFICER = person('f1', ['officer'])

describe('the days of a notice', () => {
  const noon = startOf('2013-06-05') + 12 * 3_600_000

  test('7 working days from 5 June 2013 end on the 14th: two make-up days, then the Dragon Boat holiday', () => {
    const period = { fromDay: '2013-06-05', toDay: '2013-06-14' }
    expect(periodFrom(COUNTS_FIRST, '2013-06-05', PUBLISHED, noon)).toEqual({ ok: true, value: period })
  })
  test('a first day that does not count adds one working day, over the weekend', () => {
    const period = { fromDay: '2013-06-05', toDay: '2013-06-17' }
    expect(periodFrom({ ...COUNTS_FIRST, countsFirstDay: false }, '2013-06-05', PUBLISHED, noon)).toEqual({
      ok: true,
      value: period,
    })
  })
  test('a holiday does not count, even as the first day', () => {
    const period = { fromDay: '2013-06-10', toDay: '2013-06-13' }
    expect(periodFrom({ days: 1, countsFirstDay: true }, '2013-06-10', PUBLISHED, noon)).toEqual({
      ok: true,
      value: period,
    })
  })
  test('are all days where the rules say so, holidays too, of years that nobody has published as well', () => {
    const fifteen = { days: 15, calendarDays: true, countsFirstDay: true }
    const ends = (rule: typeof fifteen, from = '2013-06-05') =>
      periodFrom(rule, from, PUBLISHED, startOf('2013-06-05'))
    expect(ends(fifteen)).toMatchObject({ value: { toDay: '2013-06-19' } })
    expect(ends({ ...fifteen, countsFirstDay: false })).toMatchObject({ value: { toDay: '2013-06-20' } })
    expect(ends({ ...fifteen, days: 1 })).toMatchObject({ value: { toDay: '2013-06-05' } })
    expect(ends(fifteen, '2099-06-05')).toMatchObject({ value: { toDay: '2099-06-19' } })
    const period = { fromDay: '2013-06-05', toDay: '2013-06-19' }
    const at = (day: string, rule = fifteen) => dayAt(period, rule, PUBLISHED, day)
    expect(
      ['2013-06-04', '2013-06-05', '2013-06-10', '2013-06-19', '2013-07-01'].map((day) => at(day)),
    ).toEqual([0, 1, 6, 15, 15])
    expect(at('2013-06-05', { ...fifteen, countsFirstDay: false })).toBe(0)
    expect([sayCounted(fifteen), sayCounted({ ...fifteen, calendarDays: false })]).toEqual([
      '15日',
      '15个工作日',
    ])
  })
  test('start today at the earliest', () => {
    const refusal = { why: 'starts-in-past', today: '2013-06-05' }
    expect(periodFrom(COUNTS_FIRST, '2013-06-04', PUBLISHED, noon)).toEqual({ ok: false, refusal })
    expect(periodFrom(COUNTS_FIRST, '2013-06-04', PUBLISHED, startOf('2013-06-05') - 1).ok).toBe(true)
  })
  test('are not guessed where the calendar of a year is not known, at either end', () => {
    const unknown = (year: number) => ({
      ok: false,
      refusal: { why: 'calendar-unknown', by: 'publicity.days', year },
    })
    expect(periodFrom(COUNTS_FIRST, '2003-06-05', PUBLISHED, startOf('2003-06-05'))).toEqual(unknown(2003))
    const last = lastKnownYear()
    const from = `${last}-12-31`
    expect(periodFrom(COUNTS_FIRST, from, PUBLISHED, startOf(from))).toEqual(unknown(last + 1))
  })
  test('are counted as they pass', () => {
    const period = { fromDay: '2013-06-05', toDay: '2013-06-14' }
    const at = (day: string) => dayAt(period, COUNTS_FIRST, PUBLISHED, day)
    expect(
      ['2013-06-04', '2013-06-05', '2013-06-08', '2013-06-12', '2013-06-14', '2013-07-01'].map(at),
    ).toEqual([0, 1, 4, 5, 7, 7])
    expect(dayAt(period, { ...COUNTS_FIRST, countsFirstDay: false }, PUBLISHED, '2013-06-05')).toBe(0)
    const unknown = { fromDay: '2003-06-05', toDay: '2003-06-14' }
    expect(dayAt(unknown, COUNTS_FIRST, PUBLISHED, '2003-06-06')).toBeNull()
  })
  test('the number is the round’s own count', () => expect(noticeNumber('2013', 1)).toBe('〔2013〕1号'))
})

function lastKnownYear(): number {
  let year = 2025
  while (knowsYear(PUBLISHED, year + 1)) year += 1
  return year
}

const DATES: NoticeDates = { fromDay: '2013-06-05', toDay: '2013-06-14', announcedAt: null, isLatest: true }
const OPENS = startOf('2013-06-05')
const CLOSES = endOf('2013-06-14')

describe('an objection', () => {
  test('is taken from 00:00 of the first day to 24:00 of the last, to the second', () => {
    expect(whyNotObject(DATES, OPENS - SECOND)).toEqual({
      why: 'not-open-yet',
      by: 'publicity.days',
      opensAt: OPENS,
    })
    expect(whyNotObject(DATES, OPENS - 1)).toEqual({
      why: 'not-open-yet',
      by: 'publicity.days',
      opensAt: OPENS,
    })
    expect(whyNotObject(DATES, OPENS)).toBeNull()
    expect(whyNotObject(DATES, CLOSES - SECOND)).toBeNull()
    expect(whyNotObject(DATES, CLOSES - 1)).toBeNull()
    expect(whyNotObject(DATES, CLOSES)).toEqual({
      why: 'objections-closed',
      by: 'publicity.days',
      closedAt: CLOSES,
    })
  })
  test('goes to the latest notice', () => {
    expect(whyNotObject({ ...DATES, isLatest: false }, OPENS)).toEqual({
      why: 'superseded',
      by: 'publicity.objectionAnswerWorkingDays',
    })
  })
  test('is about a project of the notice, or the whole', () => {
    const found = { lines: [{ submissionId: 's1' }], waiting: 0 }
    expect(whyNotTake({ submissionId: 's1' }, found)).toBeNull()
    expect(whyNotTake({ submissionId: null }, found)).toBeNull()
    expect(whyNotTake({ submissionId: 's2' }, found)).toEqual({
      why: 'not-in-notice',
      by: 'publicity.objectionAnswerWorkingDays',
    })
  })
  test('is one of a bounded number from one phone', () => {
    const found = { lines: [], waiting: MOST_WAITING - 1 }
    expect(whyNotTake({ submissionId: null }, found)).toBeNull()
    const refusal = { why: 'too-many-objections', most: MOST_WAITING }
    expect(whyNotTake({ submissionId: null }, { ...found, waiting: MOST_WAITING })).toEqual(refusal)
  })
  test('is answered by an officer, once, and not by who objected', () => {
    const open = { roundId: 'r', by: null, answeredAt: null }
    expect(whyNotAnswer(open, OFFICER)).toBeNull()
    expect(whyNotAnswer(open, APPROVER)).toEqual({ why: 'not-your-role', needs: 'officer' })
    expect(whyNotAnswer({ ...open, answeredAt: 5 }, OFFICER)).toEqual({ why: 'already-answered', at: 5 })
    expect(whyNotAnswer({ ...open, by: OFFICER.id }, OFFICER)).toEqual({
      why: 'own-objection',
      by: '#second-person',
    })
  })
})

describe('where a notice stands', () => {
  test.each([
    ['upcoming', DATES, OPENS - 1],
    ['running', DATES, OPENS],
    ['running', DATES, CLOSES - 1],
    ['over', DATES, CLOSES],
    ['superseded', { ...DATES, isLatest: false }, OPENS],
    ['announced', { ...DATES, announcedAt: CLOSES }, CLOSES],
  ] as const)('%s', (state, dates, now) => expect(stateOf(dates, now)).toBe(state))
})
