import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Calendar,
  type CalendarYear,
  PUBLISHED,
  SETTLED_BY_NEXT,
  isWorkingDay,
  kindOf,
  knows,
  knowsYear,
  lastWorkingDay,
  publishedYear,
  unknownYear,
  workingDayNumber,
  workingDaysBetween,
} from '../../src/shared/calendar.ts'
import { type Day, daysFrom, plusDays } from '../../src/shared/days.ts'

const workingIn = (from: Day, to: Day) => daysFrom(from, to).filter((day) => isWorkingDay(PUBLISHED, day))
const unknown = (year: number) => ({ ok: false, refusal: { why: 'calendar-unknown', year } })

describe('real cases', () => {
  test('20 to 25 April 2023 holds five: the 23rd is a Sunday worked for Labour Day', () => {
    expect(workingIn('2023-04-20', '2023-04-25')).toEqual([
      ...['2023-04-20', '2023-04-21', '2023-04-23', '2023-04-24', '2023-04-25'],
    ])
    expect(workingDaysBetween(PUBLISHED, '2023-04-20', '2023-04-25')).toEqual({ ok: true, value: 5 })
    expect(lastWorkingDay(PUBLISHED, '2023-04-20', 5, true)).toEqual({ ok: true, value: '2023-04-25' })
  })
  test('seven from 5 June 2013 end on the 14th: make-up days are in, the Dragon Boat holiday is out', () => {
    expect(lastWorkingDay(PUBLISHED, '2013-06-05', 7, true)).toEqual({ ok: true, value: '2013-06-14' })
    expect(lastWorkingDay(PUBLISHED, '2013-06-05', 7, false)).toEqual({ ok: true, value: '2013-06-17' })
  })
  test('a first day that is not a working day is not one of them', () => {
    expect(lastWorkingDay(PUBLISHED, '2026-11-21', 1, true)).toEqual({ ok: true, value: '2026-11-23' })
    expect(lastWorkingDay(PUBLISHED, '2026-11-21', 1, false)).toEqual({ ok: true, value: '2026-11-23' })
    expect(lastWorkingDay(PUBLISHED, '2026-11-23', 1, true)).toEqual({ ok: true, value: '2026-11-23' })
  })
  test('a day is told by its number', () => {
    const at = (day: Day, first: boolean) => workingDayNumber(PUBLISHED, '2023-04-20', day, first)
    expect(at('2023-04-19', true)).toEqual({ ok: true, value: 0 })
    expect(at('2023-04-20', true)).toEqual({ ok: true, value: 1 })
    expect(at('2023-04-20', false)).toEqual({ ok: true, value: 0 })
    expect(at('2023-04-22', true)).toEqual({ ok: true, value: 2 })
    expect(at('2023-04-23', true)).toEqual({ ok: true, value: 3 })
  })
})

/** Festival by festival, as the State Council's notices have them: days off, then weekend days at work. */
const FESTIVALS: [string, [Day, Day], Day[]][] = [
  ['春节2013', ['2013-02-09', '2013-02-15'], ['2013-02-16', '2013-02-17']],
  ['国庆2013', ['2013-10-01', '2013-10-07'], ['2013-09-29', '2013-10-12']],
  ['春节2020, made longer by a second notice', ['2020-01-24', '2020-02-02'], ['2020-01-19']],
  ['国庆2020', ['2020-10-01', '2020-10-08'], ['2020-09-27', '2020-10-10']],
  ['春节2023', ['2023-01-21', '2023-01-27'], ['2023-01-28', '2023-01-29']],
  ['国庆2023', ['2023-09-29', '2023-10-06'], ['2023-10-07', '2023-10-08']],
  ['春节2024', ['2024-02-10', '2024-02-17'], ['2024-02-04', '2024-02-18']],
  ['国庆2024', ['2024-10-01', '2024-10-07'], ['2024-09-29', '2024-10-12']],
  ['春节2025', ['2025-01-28', '2025-02-04'], ['2025-01-26', '2025-02-08']],
  ['国庆2025', ['2025-10-01', '2025-10-08'], ['2025-09-28', '2025-10-11']],
  ['春节2026', ['2026-02-15', '2026-02-23'], ['2026-02-14', '2026-02-28']],
  ['国庆2026', ['2026-10-01', '2026-10-07'], ['2026-09-20', '2026-10-10']],
]

describe('festivals', () => {
  test.each(FESTIVALS)('%s', (_, [from, to], workdays) => {
    expect(daysFrom(from, to).map((day) => kindOf(PUBLISHED, day))).toEqual(
      daysFrom(from, to).map(() => 'holiday'),
    )
    expect(workdays.map((day) => kindOf(PUBLISHED, day))).toEqual(workdays.map(() => 'make-up'))
    const around = [plusDays(from, -1), plusDays(to, 1)].map((day) => kindOf(PUBLISHED, day))
    expect(around).not.toContain('holiday')
  })

  test.each([
    [2013, 29, 12],
    [2020, 30, 6],
    [2023, 26, 7],
    [2024, 28, 8],
    [2025, 28, 5],
    [2026, 33, 6],
  ])('%d has %d days off and %d weekend days at work', (year, holidays, workdays) => {
    const table = publishedYear(year)
    expect([table?.holidays.length, table?.workdays.length]).toEqual([holidays, workdays])
  })

  test('across the Spring Festival of 2024: ten from 5 February end on the 22nd', () => {
    expect(lastWorkingDay(PUBLISHED, '2024-02-05', 10, true)).toEqual({ ok: true, value: '2024-02-22' })
  })
})

describe('a year', () => {
  test.each([2004, 2013, 2026])('%d is known', (year) => expect(knowsYear(PUBLISHED, year)).toBe(true))
  test.each([2003, 2033, 2034, 2050])(
    '%d is not, though 1 January 2033, 2034 and 2050 fall on a weekend',
    (year) => expect(knowsYear(PUBLISHED, year)).toBe(false),
  )
  test('that is not known is never guessed, not even its Sundays', () => {
    expect(kindOf(PUBLISHED, '2050-05-08')).toBe('unknown')
    expect(isWorkingDay(PUBLISHED, '2050-05-09')).toBe(false)
    expect(publishedYear(2050)).toBeNull()
    expect(workingDaysBetween(PUBLISHED, '2003-12-01', '2004-02-01')).toEqual(unknown(2003))
    expect(lastWorkingDay(PUBLISHED, '2003-06-05', 1, true)).toEqual(unknown(2003))
  })
  test('ends in December only when the next is known: its notice may reach back', () => {
    const last = Array.from({ length: 60 }, (_, at) => 2004 + at).findLast((year) =>
      knowsYear(PUBLISHED, year),
    )
    const end = last ?? 0
    expect(knows(PUBLISHED, `${end}-12-27`)).toBe(true)
    expect(unknownYear(PUBLISHED, `${end}-12-28`)).toBe(end + 1)
    expect(lastWorkingDay(PUBLISHED, `${end}-12-20`, 10, true)).toEqual(unknown(end + 1))
    const next = { year: end + 1, holidays: [`${end}-12-31`, `${end + 1}-01-01`], workdays: [] }
    expect(kindOf([next], `${end}-12-31`)).toBe('holiday')
    expect(knows([next], `${end}-12-28`)).toBe(true)
  })
  test('no notice has reached back before 28 December', () => {
    const days = Array.from({ length: 22 }, (_, at) => publishedYear(2004 + at)).flatMap((table) => [
      ...(table?.holidays ?? []),
      ...(table?.workdays ?? []),
    ])
    const late = days.map((day) => day.slice(5)).filter((date) => date >= '12-01')
    expect(late.toSorted()[0]).toBe('12-29')
    expect(SETTLED_BY_NEXT < '12-29').toBe(true)
  })
  test('2018 ended by the notice for 2019: a Saturday worked, a Monday off', () => {
    expect(daysFrom('2018-12-28', '2018-12-31').map((day) => kindOf(PUBLISHED, day))).toEqual([
      ...['weekday', 'make-up', 'holiday', 'holiday'],
    ])
  })
})

describe('an administrator’s table', () => {
  const table: CalendarYear = { year: 2023, holidays: ['2023-01-01', '2023-04-24'], workdays: ['2023-04-22'] }

  test('stands in place of the package’s, for its year alone', () => {
    expect(kindOf([table], '2023-04-23')).toBe('weekend')
    expect(kindOf([table], '2023-04-24')).toBe('holiday')
    expect(kindOf([table], '2023-04-22')).toBe('make-up')
    expect(kindOf([table], '2023-10-02')).toBe('weekday')
    expect(kindOf([table], '2024-10-02')).toBe('holiday')
    expect(lastWorkingDay([table], '2023-04-20', 5, true)).toEqual({ ok: true, value: '2023-04-26' })
  })
  test('makes a year known', () => {
    const years = [2049, 2050, 2051].map((year) => ({ year, holidays: [`${year}-01-01`], workdays: [] }))
    expect(workingDaysBetween(years, '2050-01-01', '2050-12-31')).toEqual({ ok: true, value: 260 })
    expect(lastWorkingDay(years, '2051-12-27', 5, true)).toEqual(unknown(2052))
  })
})

describe('properties', () => {
  const FIRST = '2012-01-01'
  const anyDay = fc.integer({ min: 0, max: 12 * 365 }).map((days) => plusDays(FIRST, days))

  /** Weekdays off and weekend days at work, anywhere in a year. */
  const anyYear = fc
    .record({
      year: fc.integer({ min: 2012, max: 2026 }),
      off: fc.uniqueArray(fc.integer({ min: 0, max: 364 }), { maxLength: 40 }),
      on: fc.uniqueArray(fc.integer({ min: 0, max: 364 }), { maxLength: 15 }),
    })
    .map(({ year, off, on }): CalendarYear => {
      const day = (at: number) => plusDays(`${year}-01-01`, at)
      const holidays = off.map(day)
      return {
        year,
        holidays,
        workdays: on.map(day).filter((one) => isSunday(one) && !holidays.includes(one)),
      }
    })
  const anyCalendar = fc.uniqueArray(anyYear, { maxLength: 4, selector: ({ year }) => year })

  const packaged = new Map(Array.from({ length: 15 }, (_, at) => [2012 + at, publishedYear(2012 + at)]))

  /** A second way: from the weekday and plain look-ups, day by day. */
  function worksBySecondWay(calendar: Calendar, day: Day): boolean {
    const own =
      calendar.find(({ year }) => day.startsWith(String(year))) ?? packaged.get(Number(day.slice(0, 4)))
    const after = calendar.find(({ year }) => Number(day.slice(0, 4)) + 1 === year)
    for (const table of [after, own]) {
      if (table?.holidays.includes(day)) return false
      if (table?.workdays.includes(day)) return true
    }
    return ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay())
  }
  const isSunday = (day: Day) => new Date(`${day}T12:00:00Z`).getUTCDay() === 0

  test('the last of so many working days is what a count day by day comes to', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyDay,
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        (calendar, from, count, countsFirstDay) => {
          let left = count
          let day = plusDays(from, countsFirstDay ? -1 : 0)
          while (left > 0) {
            day = plusDays(day, 1)
            if (worksBySecondWay(calendar, day)) left -= 1
          }
          expect(lastWorkingDay(calendar, from, count, countsFirstDay)).toEqual({ ok: true, value: day })
        },
      ),
    )
  })

  test('a span holds as many as are counted one by one, and its last has that number', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, fc.integer({ min: 0, max: 120 }), (calendar, from, length) => {
        const to = plusDays(from, length)
        const value = daysFrom(from, to).filter((day) => worksBySecondWay(calendar, day)).length
        expect(workingDaysBetween(calendar, from, to)).toEqual({ ok: true, value })
        expect(workingDayNumber(calendar, from, to, true)).toEqual({ ok: true, value })
        const last = lastWorkingDay(calendar, from, Math.max(1, value), true)
        expect(last.ok && last.value <= to).toBe(value > 0)
      }),
    )
  })

  test('a span that touches a day nobody knows is refused, whatever is set elsewhere', () => {
    fc.assert(
      fc.property(anyCalendar, fc.integer({ min: 0, max: 400 }), (calendar, length) => {
        const to = plusDays('2050-01-01', length)
        expect(workingDaysBetween(calendar, '2050-01-01', to).ok).toBe(false)
        expect(lastWorkingDay(calendar, plusDays('2050-01-01', length), 1, true).ok).toBe(false)
      }),
    )
  })
})
