import { describe, expect, test } from 'vitest'
import {
  PUBLISHED,
  isWeekend,
  kindOf,
  knowsYear,
  lastWorkingDay,
  publishedYear,
  workingDayNumber,
  workingDaysBetween,
} from '../../src/shared/calendar.ts'
import { daysFrom, plusMonths, plusYears } from '../../src/shared/days.ts'
import { yuan } from '../../src/shared/money.ts'

describe('so many years', () => {
  test.each([
    ['2013-04-26', -3, '2010-04-26'],
    ['2013-04-26', 1, '2014-04-26'],
    ['2024-02-29', 1, '2025-02-28'],
    ['2024-02-29', -1, '2023-02-28'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2026-11-22', 0, '2026-11-22'],
  ])('%s and %d years are %s', (day, years, then) => expect(plusYears(day, years)).toBe(then))

  test('a month has its own last day', () => {
    expect(plusMonths('2026-01-30', 1)).toBe('2026-02-28')
    expect(plusMonths('2026-01-28', 1)).toBe('2026-02-28')
    expect(plusMonths('2026-11-30', 1)).toBe('2026-12-30')
    expect(plusMonths('2026-01-31', -1)).toBe('2025-12-31')
  })
})

test('a span of one day is that day', () => {
  expect(daysFrom('2026-03-01', '2026-03-01')).toEqual(['2026-03-01'])
  expect(daysFrom('2026-03-01', '2026-02-01')).toEqual([])
})

describe('a working day', () => {
  test('is neither Saturday nor Sunday, in a plain week', () => {
    const week = daysFrom('2026-11-16', '2026-11-22')
    expect(week.map(isWeekend)).toEqual([false, false, false, false, false, true, true])
    expect(workingDaysBetween(PUBLISHED, '2026-11-16', '2026-11-22')).toEqual({ ok: true, value: 5 })
    expect(workingDaysBetween(PUBLISHED, '2026-11-21', '2026-11-22')).toEqual({ ok: true, value: 0 })
  })
  test('is the first of one, or the next where the first does not count', () => {
    expect(lastWorkingDay(PUBLISHED, '2026-11-19', 1, true)).toEqual({ ok: true, value: '2026-11-19' })
    expect(lastWorkingDay(PUBLISHED, '2026-11-19', 1, false)).toEqual({ ok: true, value: '2026-11-20' })
    expect(lastWorkingDay(PUBLISHED, '2026-11-20', 1, false)).toEqual({ ok: true, value: '2026-11-23' })
    for (const [from, day] of [
      ['2026-11-19', '2026-11-20'],
      ['2026-11-20', '2026-11-23'],
    ] as const)
      expect(workingDayNumber(PUBLISHED, from, day, false)).toEqual({ ok: true, value: 1 })
  })
})

describe('the year after', () => {
  const year = { year: 2050, holidays: ['2050-01-01'], workdays: [] }
  const next = { year: 2051, holidays: ['2050-12-30', '2051-01-01'], workdays: ['2050-12-31'] }

  test('has the last word on the end of December, where its table names the day', () => {
    expect(kindOf([year], '2050-12-27')).toBe('weekday')
    expect(kindOf([year], '2050-12-28')).toBe('unknown')
    expect(kindOf([year, next], '2050-12-28')).toBe('weekday')
    expect(kindOf([year, next], '2050-12-30')).toBe('holiday')
    expect(kindOf([year, next], '2050-12-31'), 'a Saturday at work').toBe('make-up')
    const own = { ...year, holidays: ['2050-12-31'] }
    expect(kindOf([own, next], '2050-12-31')).toBe('make-up')
    expect(kindOf([own, { ...next, workdays: [] }], '2050-12-31')).toBe('holiday')
  })
  test('makes no year known but itself', () => {
    expect(knowsYear([next], 2050)).toBe(false)
    expect(knowsYear([next], 2051)).toBe(true)
    expect(knowsYear([next], 2052)).toBe(false)
  })
})

test('a published year is its own, from its first day to its last', () => {
  const table = publishedYear(2018)
  expect(table?.year).toBe(2018)
  expect(table?.holidays[0]).toBe('2018-01-01')
  expect(table?.holidays.at(-1)).toBe('2018-12-31')
  expect(table?.workdays.at(-1)).toBe('2018-12-29')
})

test('a fen that is owed is shown with its sign', () =>
  expect([-1, 0, 1].map(yuan)).toEqual(['-0.01', '0.00', '0.01']))
