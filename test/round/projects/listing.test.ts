import { expect, test } from 'vitest'
import { type Listed, listStateOf, listingOf } from '../../../src/round/projects/rules/listing.ts'

const ROW: Listed = {
  agreementId: 'a1',
  projectId: 'p1',
  title: '纳百川亲情志愿服务',
  organization: '纳百川社',
  code: '2013',
  number: 10,
  amount: 3_500_000,
  signed: 2,
  milestones: 4,
  accepted: 1,
  waiting: 0,
  nextDue: '2014-01-07',
  overdue: 0,
  closedAt: null,
  terminatedAt: null,
  whose: null,
}

test.each([
  [{}, 'running'],
  [{ overdue: 1 as const }, 'overdue'],
  [{ overdue: 1 as const, waiting: 1 }, 'waiting'],
  [{ waiting: 1, closedAt: 5 }, 'closed'],
  [{ waiting: 1, overdue: 1 as const, terminatedAt: 4 }, 'terminated'],
  [{ terminatedAt: 4, closedAt: 5 }, 'terminated'],
  [{ projectId: null }, 'to-open'],
  [{ projectId: null, signed: 1 }, 'unsigned'],
])('%j is %s', (part, state) => {
  expect(listStateOf({ ...ROW, ...part })).toBe(state)
})

test('a page of a list says how many there are in each state; what is late runs, too', () => {
  const counted = [
    { state: 'running' as const, count: 3 },
    { state: 'overdue' as const, count: 1 },
    { state: 'closed' as const, count: 2 },
  ]
  const listing = listingOf([ROW], counted, { state: 'running', page: 9 })
  expect(listing).toMatchObject({ total: 2, page: 9, found: 5, rows: [ROW] })
  expect(listing.counts).toMatchObject({ running: 2, overdue: 1, closed: 2, 'to-open': 0 })
  expect(listingOf([ROW], counted, { state: undefined, page: 1 }).total).toBe(5)
  expect(listingOf([], counted, { state: 'nonsense', page: 1 })).toMatchObject({ rows: [], total: 0 })
})
