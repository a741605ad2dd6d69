import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  clockOf,
  dayOf,
  daysBetween,
  daysFrom,
  endOf,
  isDay,
  lastDayBy,
  plusDays,
  plusMonths,
  readInstant,
  sayDay,
  sayDeadline,
  sayInstant,
  sayMinute,
  startOf,
  weekdayOf,
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

describe('a deadline', () => {
  const midnight = endOf('2013-04-26')

  test('at midnight is of the day that it ends, a moment later of the next', () => {
    expect([midnight - 1, midnight, midnight + 1].map(lastDayBy)).toEqual([
      ...['2013-04-26', '2013-04-26', '2013-04-27'],
    ])
  })
  test('is said to the minute, or to the second where that is wanted; at midnight as 24:00', () => {
    const at = Date.parse('2013-04-26T17:00:01+08:00')
    expect([sayDeadline(at), sayDeadline(at, true)]).toEqual(['2013年4月26日17:00', '2013年4月26日17:00:01'])
    expect([sayDeadline(midnight), sayDeadline(midnight, true)]).toEqual(
      Array.from({ length: 2 }, () => '2013年4月26日24:00'),
    )
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
    expect(readInstant('2026-11-22T24:00')).toBe(endOf('2026-11-22'))
  })
  test.each([
    '2026-02-30T10:00',
    '2026-11-22T24:01',
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

/** Of the years 1 to 9998. */
const instants = fc.integer({ min: -62_100_000_000_000, max: 253_300_000_000_000 })

test('what is kept of a day is what its date says', () => {
  fc.assert(
    fc.property(instants, (at) => {
      const there = new Date(at + 8 * 3_600_000)
      const [day, clock = ''] = there.toISOString().split('T')
      expect([dayOf(at), clockOf(at), weekdayOf(dayOf(at))]).toEqual([
        ...[day, clock.slice(0, 8), there.getUTCDay()],
      ])
      expect(startOf(dayOf(at))).toBe(Date.parse(`${day}T00:00:00+08:00`))
    }),
  )
})

test('what is no instant is no day', () => {
  expect(() => dayOf(Number.NaN)).toThrow(RangeError)
  expect(startOf('2026-13-01')).toBeNaN()
})
