import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  clockOf,
  dayOf,
  daysBetween,
  daysFrom,
  endOf,
  isCalendarKnown,
  isDay,
  isWorkingDay,
  lastWorkingDay,
  plusDays,
  plusMonths,
  readInstant,
  sayDay,
  sayInstant,
  sayMinute,
  startOf,
} from '../../src/shared/days.ts'

describe('a day of Shanghai', () => {
  test('begins and ends at midnight there, not in London', () => {
    expect(startOf('2026-11-22')).toBe(Date.UTC(2026, 10, 21, 16))
    expect(endOf('2026-11-22')).toBe(startOf('2026-11-23'))
    expect(dayOf(startOf('2026-11-22'))).toBe('2026-11-22')
    expect(dayOf(startOf('2026-11-22') - 1)).toBe('2026-11-21')
    expect(dayOf(endOf('2026-11-22') - 1)).toBe('2026-11-22')
    expect(clockOf(endOf('2026-11-22') - 1)).toBe('23:59:59')
  })

  test('is counted across months and years', () => {
    expect(plusDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(plusDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(daysBetween('2023-12-31', '2024-03-01')).toBe(61)
    expect(daysFrom('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01'])
    expect(daysFrom('2026-03-01', '2026-02-28')).toEqual([])
  })

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2013-06-15', 10, '2014-04-15'],
    ['2026-11-22', 0, '2026-11-22'],
  ])('%s and %d months are %s', (day, months, then) => expect(plusMonths(day, months)).toBe(then))

  test('is said', () => {
    expect(sayDay('2013-04-06')).toBe('2013年4月6日')
    expect(sayInstant(Date.parse('2013-04-26T17:00:01+08:00'))).toBe('2013年4月26日17:00:01')
    expect(sayMinute(Date.parse('2013-04-26T23:59:59+08:00'))).toBe('2013年4月26日23:59')
  })
})

describe('what is typed', () => {
  test.each(['2026-02-28', '2024-02-29', '2026-12-31'])('%s is a day', (typed) =>
    expect(isDay(typed)).toBe(true),
  )
  test.each([
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '26-01-01',
    '2026-01-01T00:00',
    '',
    '二〇二六',
  ])('%j is not', (typed) => expect(isDay(typed)).toBe(false))

  test('a minute is read as Shanghai time, with its seconds if there are any', () => {
    expect(readInstant('2026-11-22T17:00')).toBe(Date.UTC(2026, 10, 22, 9))
    expect(readInstant('2026-11-22T17:00:01')).toBe(Date.UTC(2026, 10, 22, 9, 0, 1))
    expect(readInstant('2026-11-22T00:00')).toBe(startOf('2026-11-22'))
  })
  test.each([
    '2026-02-30T10:00',
    '2026-11-22T24:00',
    '2026-11-22T10:60',
    '2026-11-22T10:00:60',
    '2026-11-22T10',
    '2026-11-22 10:00',
    '2026-11-22T10:00Z',
    '2026-11-22T10:00T1',
    '2026-11-22',
    '',
  ])('%j is not a minute', (typed) => expect(readInstant(typed)).toBeNull())
})

describe('working days', () => {
  test('the Dragon Boat holiday of 2013 is out, its make-up days are in: seven from 5 June end on 14 June', () => {
    expect(lastWorkingDay('2013-06-05', 7, true)).toBe('2013-06-14')
    expect(lastWorkingDay('2013-06-05', 7, false)).toBe('2013-06-17')
  })
  test('20 to 25 April 2023 holds five: the 23rd is a Sunday worked for Labour Day', () => {
    const working = daysFrom('2023-04-20', '2023-04-25').filter(isWorkingDay)
    expect(working).toEqual(['2023-04-20', '2023-04-21', '2023-04-23', '2023-04-24', '2023-04-25'])
    expect(lastWorkingDay('2023-04-20', 5, true)).toBe('2023-04-25')
  })
  test('a first day that is not a working day is not one of them', () => {
    expect(lastWorkingDay('2026-11-21', 1, true)).toBe('2026-11-23')
    expect(lastWorkingDay('2026-11-21', 1, false)).toBe('2026-11-23')
    expect(lastWorkingDay('2026-11-23', 1, true)).toBe('2026-11-23')
  })

  test('counted day by day, the last is the same', () => {
    const anyDay = fc.integer({ min: 0, max: 12 * 365 }).map((days) => plusDays('2012-01-01', days))
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), fc.boolean(), (from, count, countsFirstDay) => {
        const days = daysFrom(countsFirstDay ? from : plusDays(from, 1), plusDays(from, 120))
        expect(lastWorkingDay(from, count, countsFirstDay)).toBe(days.filter(isWorkingDay)[count - 1])
      }),
    )
  })
})

describe('a year’s calendar', () => {
  test.each(['2004-01-01', '2013-06-05', '2026-12-31'])('of %s is known', (day) =>
    expect(isCalendarKnown(day)).toBe(true),
  )
  test.each(['2003-12-31', '2033-05-05', '2034-05-05', '2050-05-05'])(
    'of %s is not, though 1 January 2033, 2034 and 2050 fall on a weekend',
    (day) => expect(isCalendarKnown(day)).toBe(false),
  )
})
