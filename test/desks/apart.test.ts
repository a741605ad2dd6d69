import { describe, expect, test } from 'vitest'
import { type Others, apartOf } from '../../src/desks/officer/rules/apart.ts'
import { payableOn } from '../../src/desks/finance/rules.ts'
import type { Payee } from '../../src/round/payments/rules/payee.ts'
import { type Absent, standInFrom } from '../../src/round/closing/defaults/rules.ts'
import { modelVersion } from '../../src/rulebook/model/model.ts'
import { boundTo } from '../../src/rulebook/rules/bound.ts'
import { PUBLISHED } from '../../src/shared/calendar.ts'
import { startOf } from '../../src/shared/days.ts'

const NOTHING: Others = {
  ...{ needs: { count: 0, since: null }, rule: { days: 15, clause: { no: 7, href: '/' } } },
  ...{ changes: [], books: [], absent: [], rehosted: [], payable: [], contracts: [] },
}
const version = modelVersion()
const { parameters } = version.book
const ABSENT: Absent = {
  ...{ kind: 'report', projectId: 'j', project: '茶叙', organizationId: 'o', organization: '夕阳' },
  ...{ endsOn: '2026-01-31', evaluatedAt: null, overSince: null },
  rulebook: {
    ...boundTo(version),
    parameters: { ...parameters, closing: { ...parameters.closing, requestMonths: 1, absentDays: 30 } },
  },
}
const somebody = { interests: [] }
const on = (day: string, found: Partial<Others>, by: Parameters<typeof apartOf>[2] = somebody) =>
  apartOf({ ...NOTHING, ...found }, PUBLISHED, by, day)

describe('what an officer does outside every round', () => {
  test('needs are one line, due with the oldest', () =>
    expect(on('2026-05-04', { needs: { count: 3, since: startOf('2026-05-01') } })).toMatchObject([
      { act: 'answer-needs', count: 3, by: '2026-05-16' },
    ]))
  test('a version of the rules that came back is mended', () =>
    expect(
      on('2026-05-04', { books: [{ id: 'v', title: '办法', seq: 2, at: startOf('2026-05-04') }] }),
    ).toMatchObject([{ act: 'mend-rulebook', id: 'v', by: '2026-05-18' }]))
})

describe('in place of a silent organization', () => {
  test('once the days of waiting are over', () => {
    expect(standInFrom(ABSENT)).toBe('2026-03-31')
    expect(on('2026-03-30', { absent: [ABSENT] })).toEqual([])
    expect(on('2026-03-31', { absent: [ABSENT] })).toMatchObject([{ act: 'stand-in-report', id: 'j' }])
  })
  test('from the evaluation on, where money has to come back', () => {
    const refund = { ...ABSENT, kind: 'refund' as const, evaluatedAt: startOf('2026-03-01') }
    expect(standInFrom(refund)).toBe('2026-04-01')
  })
  test('at once, where its project is terminated or it is no more', () => {
    const over = { ...ABSENT, overSince: startOf('2026-01-10') }
    expect(on('2026-01-10', { absent: [over] })).toMatchObject([{ act: 'stand-in-report', held: null }])
    const own = { interests: [{ id: 'o', name: '夕阳', rounds: [] }] }
    expect(on('2026-01-10', { absent: [over] }, own)).toMatchObject([{ held: 'own-interest' }])
  })
  test('never, where no rule says how long to wait', () =>
    expect(standInFrom({ ...ABSENT, rulebook: undefined })).toBeNull())
})

describe('where a group has lost its host', () => {
  test('its agreement is drafted anew for the host that has taken it on', () => {
    const since = startOf('2026-05-04')
    const one = { agreementId: 'g', title: '茶叙', organizationId: 'o', hostId: 'h', host: '服务中心', since }
    expect(on('2026-05-04', { rehosted: [one] })).toMatchObject([
      { act: 'redraft-agreement', id: 'g', about: '茶叙', round: '服务中心', by: '2026-05-18', held: null },
    ])
    const own = { interests: [{ id: 'h', name: '服务中心', rounds: [] }] }
    expect(on('2026-05-04', { rehosted: [one] }, own)).toMatchObject([{ held: 'own-interest' }])
  })

  const signedAt = startOf('2026-05-04')
  const account = { version: 1, holder: '中心', bank: '建行', tail: '0043', at: signedAt }
  const PAYEE = {
    ...{ id: 'h', name: '服务中心', group: { id: 'o', name: '茶叙社' }, hostOverAt: null },
    ...{ accounts: [account], confirmed: [], signedAt },
  }
  const due = (payee: Partial<Payee>, isEnding: 0 | 1 = 0) =>
    payableOn(
      [
        {
          ...{ agreementId: 'g', tranche: 1, amount: 1, title: '茶叙', since: signedAt, rulebook: undefined },
          ...{ isEnding, payee: { ...PAYEE, ...payee } },
        },
      ],
      PUBLISHED,
      startOf('2026-06-01'),
    )

  test('the officer sees to money that nobody can receive, from the day on which the host was gone', () => {
    const hostOverAt = startOf('2026-05-11')
    expect(on('2026-05-11', { payable: due({ hostOverAt }) })).toMatchObject([
      { act: 'find-payee', id: 'g', about: '茶叙', round: '服务中心', since: hostOverAt, by: '2026-05-25' },
    ])
    expect(on('2026-05-11', { payable: due({}) })).toEqual([])
  })
  test('and after its own days to one that has no account', () => {
    const payable = due({ accounts: [] })
    expect(on('2026-05-08', { payable })).toEqual([])
    expect(on('2026-05-09', { payable })).toMatchObject([{ act: 'find-payee', by: '2026-05-18' }])
  })
  test('unless the end of the agreement waits for an approver', () =>
    expect(on('2026-06-01', { payable: due({ hostOverAt: signedAt }, 1) })).toEqual([]))
  test('nobody of the group or its host does', () => {
    const own = { interests: [{ id: 'o', name: '茶叙社', rounds: [] }] }
    const payable = due({ hostOverAt: signedAt })
    expect(on('2026-06-01', { payable }, own)).toMatchObject([{ held: 'own-interest' }])
  })
})
