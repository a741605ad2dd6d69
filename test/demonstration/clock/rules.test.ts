import { expect, test } from 'vitest'
import type { Person } from '../../../src/people/rules/person.ts'
import {
  FURTHEST_DAYS,
  type Move,
  moveAfter,
  nextNight,
  nightsOf,
  whyNotMove,
} from '../../../src/demonstration/clock/rules.ts'
import { readInstant } from '../../../src/shared/days.ts'

const at = (typed: string) => readInstant(typed) ?? 0
const NOW = at('2026-12-01T10:00')
const GOAL = at('2027-03-01T09:00')
const DAY = 86_400_000
const administrator: Person = {
  ...{ id: 'a', name: '系统管理员', roles: ['administrator'] },
  ...{ organizations: [], places: [], interests: [], secondFactor: true },
}
const arrived: Move = { seq: 1, nightsFrom: 0, goal: NOW - 1, by: 'a', at: 0, arrivedAt: 5 }

test('an administrator moves the clock on, and so does whoever starts the site', () => {
  expect(whyNotMove(null, GOAL, administrator, NOW)).toBeNull()
  expect(whyNotMove(arrived, GOAL, null, NOW)).toBeNull()
})

test('nobody else does', () => {
  const officer: Person = { ...administrator, roles: ['officer', 'approver', 'auditor'] }
  expect(whyNotMove(null, GOAL, officer, NOW)).toMatchObject({ why: 'not-your-role' })
})

test('never backwards, nor to where it stands', () => {
  expect(whyNotMove(null, NOW, administrator, NOW)).toEqual({ why: 'clock-backwards', now: NOW })
  expect(whyNotMove(null, NOW - 1, administrator, NOW)).toEqual({ why: 'clock-backwards', now: NOW })
  expect(whyNotMove(null, NOW + 1, administrator, NOW)).toBeNull()
})

test('a year and a day at once, and no further', () => {
  const furthest = NOW + FURTHEST_DAYS * DAY
  expect(whyNotMove(null, furthest, administrator, NOW)).toBeNull()
  expect(whyNotMove(null, furthest + 1, administrator, NOW)).toEqual({ why: 'clock-too-far', furthest })
})

test('not while it is being moved', () => {
  const underWay = { ...arrived, arrivedAt: null }
  expect(whyNotMove(underWay, GOAL, administrator, NOW)).toEqual({ why: 'clock-under-way', goal: NOW - 1 })
})

test('a night is passed at eight: the moment itself counts at the end, and not at the beginning', () => {
  const between = (from: string, goal: string) => nightsOf({ nightsFrom: at(from), goal: at(goal) })
  const eight = (day: string) => at(`${day}T08:00`)
  expect(between('2026-12-30T08:00', '2027-01-02T08:00')).toEqual(
    ['2026-12-31', '2027-01-01', '2027-01-02'].map(eight),
  )
  expect(between('2026-12-30T07:59', '2026-12-30T08:00')).toEqual([eight('2026-12-30')])
  expect(between('2026-12-30T08:00', '2026-12-31T07:59')).toEqual([])
  expect(between('2026-12-01T00:00', '2027-03-11T00:00')).toHaveLength(100)
})

test('the nights follow from those of the move before; of the first, from when the demonstration was loaded', () => {
  const loaded = NOW - 3 * DAY
  const first = moveAfter(null, loaded, GOAL, 'a', NOW)
  expect(first).toEqual({ seq: 1, nightsFrom: loaded, goal: GOAL, by: 'a', at: NOW })
  const later = GOAL + 2 * DAY
  const next = moveAfter({ ...first, arrivedAt: 7 }, loaded, later + DAY, null, later)
  expect(next).toEqual({ seq: 2, nightsFrom: GOAL, goal: later + DAY, by: null, at: later })
  expect(nightsOf(next)).toHaveLength(3)
})

test('a night that is begun and not done comes again; a failed one is done', () => {
  const move = { ...arrived, nightsFrom: NOW, goal: NOW + 3 * DAY }
  const [one = 0, two = 0, three = 0] = nightsOf(move)
  const done = { at: one, endedAt: 1, failure: 'a1b2c3d4' }
  expect(nextNight(move, [])).toBe(one)
  expect(nextNight(move, [done, { at: two, endedAt: null, failure: null }])).toBe(two)
  expect(
    nextNight(
      move,
      [one, two, three].map((night) => ({ ...done, at: night })),
    ),
  ).toBeNull()
})
