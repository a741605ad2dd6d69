import { describe, expect, test } from 'vitest'
import {
  UNCHOSEN,
  type Ways,
  isSafeBesides,
  leavingOf,
  morningOf,
  quietEnd,
  whyNotQuiet,
  whyNotWays,
} from '../../src/post/rules/ways.ts'

const at = (moment: string) => Date.parse(`${moment}+08:00`)
const NOON = at('2026-06-15T12:00')
const DAILY = { kind: 'news', way: 'daily', at: NOON, isBegun: false } as const
const NIGHT = { from: 22, until: 7 }

describe('quiet hours', () => {
  test.each([
    ['21:59', null],
    ['22:00', '2026-06-16T07:00'],
    ['23:59', '2026-06-16T07:00'],
    ['06:59', '2026-06-15T07:00'],
    ['07:00', null],
  ])('over midnight, at %s', (clock, end) => {
    expect(quietEnd(NIGHT, at(`2026-06-15T${clock}`))).toBe(end && at(end))
  })

  test.each([
    ['12:59', null],
    ['13:00', '2026-06-15T15:00'],
    ['15:00', null],
  ])('within a day, at %s', (clock, end) => {
    expect(quietEnd({ from: 13, until: 15 }, at(`2026-06-15T${clock}`))).toBe(end && at(end))
  })

  test('where there are none nothing waits', () => expect(quietEnd(null, NOON)).toBeNull())
})

test.each([
  ['2026-06-15T07:59', '2026-06-15T08:00'],
  ['2026-06-15T08:00', '2026-06-15T08:00'],
  ['2026-06-15T08:01', '2026-06-15T08:00'],
  ['2026-06-15T08:02', '2026-06-16T08:00'],
  ['2026-12-31T23:00', '2027-01-01T08:00'],
])('what was written at %s is in the message of %s', (written, morning) => {
  expect(morningOf(at(written))).toBe(at(morning))
})

describe('a letter that waits', () => {
  test('leaves at once; of what goes by day, when its morning comes, with the others', () => {
    expect(leavingOf({ ...DAILY, way: 'now' }, null, NOON)).toBe('now')
    expect(leavingOf(DAILY, null, NOON)).toEqual({ until: at('2026-06-16T08:00') })
    expect(leavingOf(DAILY, null, at('2026-06-16T08:00'))).toBe('together')
  })

  test('waits until the quiet hours are over, but for what concerns the account', () => {
    const late = at('2026-06-15T23:00')
    expect(leavingOf({ ...DAILY, way: 'now' }, NIGHT, late)).toEqual({ until: at('2026-06-16T07:00') })
    expect(leavingOf({ ...DAILY, kind: 'security', way: 'now' }, NIGHT, late)).toBe('now')
    const breakfast = { from: 7, until: 9 }
    const eight = at('2026-06-16T08:00')
    expect(leavingOf(DAILY, breakfast, eight)).toEqual({ until: at('2026-06-16T09:00') })
  })

  test('goes on alone where it was handed over before', () => {
    expect(leavingOf({ ...DAILY, isBegun: true }, null, NOON)).toBe('now')
  })
})

describe('why not', () => {
  const all = UNCHOSEN.ways.mail
  const but = (ways: Partial<Ways>): Ways => ({ ...all, ...ways })

  test('an account’s own letters go to one place at least, and do not wait', () => {
    expect(whyNotWays(all, but({ security: 'daily' }), true)).toEqual({ why: 'security-waits' })
    expect(whyNotWays(all, but({ security: 'none' }), false)).toEqual({ why: 'security-off' })
    expect(whyNotWays(all, but({ security: 'none' }), true)).toBeNull()
    expect(whyNotWays(all, all, true)).toEqual({ why: 'ways-unchanged' })
    expect(whyNotWays(all, but({ news: 'none' }), false)).toBeNull()
  })

  test('another place is one with an address where they go', () => {
    expect(isSafeBesides('mail', UNCHOSEN, ['mail'])).toBe(false)
    expect(isSafeBesides('mail', UNCHOSEN, ['mail', 'webhook'])).toBe(true)
    const mute = { ...UNCHOSEN, ways: { ...UNCHOSEN.ways, webhook: but({ security: 'none' }) } }
    expect(isSafeBesides('mail', mute, ['mail', 'webhook'])).toBe(false)
  })

  test('quiet hours are two different ones, or none', () => {
    expect(whyNotQuiet(null, 22, null)).toEqual({ why: 'quiet-half' })
    expect(whyNotQuiet(null, 7, 7)).toEqual({ why: 'quiet-never-ends' })
    expect(whyNotQuiet(NIGHT, 22, 7)).toEqual({ why: 'ways-unchanged' })
    expect(whyNotQuiet(null, null, null)).toEqual({ why: 'ways-unchanged' })
    expect(whyNotQuiet(NIGHT, null, null)).toBeNull()
  })
})
