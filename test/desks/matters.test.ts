import { describe, expect, test } from 'vitest'
import { mattersOf } from '../../src/desks/administrator/rules/matters.ts'
import { beforeScoring, byCustom, byRule, inOrder } from '../../src/desks/matters/rules/matter.ts'
import { watchesOf } from '../../src/desks/officer/rules/watches.ts'
import { PUBLISHED, lastWorkingDay } from '../../src/shared/calendar.ts'
import { endOf, startOf } from '../../src/shared/days.ts'
import type { Administrator } from '../../src/desks/administrator/rules/desk.ts'

const ask = (from: string) => (known: typeof PUBLISHED) => lastWorkingDay(known, from, 3, false)
const clause = { no: 9, href: '/rulebooks/v#clause-9' }

describe('the last day of a matter', () => {
  test('is that of its clause, counted by working days', () =>
    expect(byRule(PUBLISHED, ask('2026-04-30'), clause, { by: 'x' })).toEqual({ by: '2026-05-08', clause }))
  test('is by custom where no clause sets one, and says so', () => {
    const custom = byCustom(PUBLISHED, startOf('2026-04-30'), 3)
    expect(custom).toEqual({ by: '2026-05-08', custom: '按惯例3个工作日内' })
    expect(byRule(PUBLISHED, () => null, clause, custom)).toEqual(custom)
  })
  test('is guessed by weekends alone while its year is not published, and says so', () => {
    const guessed = byRule(PUBLISHED, ask('2087-06-05'), clause, { by: 'x' })
    expect(guessed).toMatchObject({ by: '2087-06-10', custom: expect.stringContaining('推算') })
  })
  test('puts the first due first, and leaves those of one day as they are', () => {
    const [a, b, c] = [{ by: '2026-05-02' }, { by: '2026-05-01' }, { by: '2026-05-02' }]
    expect(inOrder([a, b, c])).toEqual([b, a, c])
  })
  test('before the scoring is half of the time', () =>
    expect(beforeScoring({ closes: endOf('2026-05-01'), scoringCloses: endOf('2026-05-11') }).by).toBe(
      '2026-05-06',
    ))
})

describe('the administrator', () => {
  const nothing: Administrator = {
    ...{ counts: { people: 0, organizations: 0, experts: 0, open: 0, expired: 0 }, invited: [], holders: [] },
    ...{
      stuckRounds: [],
      stuckProjects: [],
      stuckRechecks: [],
      stuckOrganizations: [],
      stuckPool: [],
      pools: [],
      missing: null,
      ...{ roles: [], recoveries: [], unsent: [] },
    },
  }
  const now = startOf('2026-05-04')
  test('finds somebody for an organization that nobody may act about, outside every round too', () => {
    const stuck = { organizationId: 'o', organization: '夕阳', role: 'officer' as const, since: now }
    expect(mattersOf({ ...nothing, stuckOrganizations: [stuck] }, PUBLISHED, now)).toMatchObject([
      { act: 'appoint', about: '夕阳', by: '2026-05-08' },
    ])
  })
  test('looks at a channel that gave letters up', () => {
    const unsent = [{ channel: 'mail' as const, count: 3, since: now }]
    expect(mattersOf({ ...nothing, unsent }, PUBLISHED, now)).toMatchObject([
      { act: 'settle-unsent', id: 'mail', about: '邮件', count: 3, by: '2026-05-08' },
    ])
  })
  test('fills a pool that is too small, also for whoever was silent', () => {
    const pool = {
      ...{ roundId: 'r', round: '一期', closes: endOf('2026-05-01'), scoringCloses: endOf('2026-05-11') },
      ...{ minSheets: 3, usable: 3, silent: 1 },
    }
    const of = (usable: number, at: number) =>
      mattersOf({ ...nothing, pools: [{ ...pool, usable }] }, PUBLISHED, at).map(({ count, by }) => [
        count,
        by,
      ])
    expect(of(3, now)).toEqual([])
    expect(of(2, now)).toEqual([[1, '2026-05-06']])
    expect(of(3, endOf('2026-05-06'))).toEqual([[1, '2026-05-06']])
  })
})

describe('what others owe', () => {
  const dated = {
    calendar: PUBLISHED,
    ...{ unopened: [], objections: [], came: { review: [], evaluate: [], close: [] } },
    ...{ correcting: {}, reportBy: {}, undecided: {} },
  }
  const ended = {
    ...{ projectId: 'j', project: '茶叙', organizationId: 'o', organization: '夕阳' },
    ...{ endsOn: '2026-06-30', rulebook: undefined },
  }
  test('is looked after from a week before its day on', () => {
    const on = (day: string) =>
      watchesOf({ rounds: [], owed: [], ended: [ended], dated }, startOf(day)).length
    expect([on('2026-06-22'), on('2026-06-23'), on('2026-08-01')]).toEqual([0, 1, 1])
  })
})
