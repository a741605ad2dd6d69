import { expect, test } from 'vitest'
import { type Listed, listStateOf, narrow, whoseAmong } from '../../../src/round/projects/rules/listing.ts'

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

test('a list is narrowed by word and state, counted, and paged', () => {
  const all = [
    ROW,
    { ...ROW, title: '夕阳茶叙', organization: '和平里社', closedAt: 5 },
    { ...ROW, overdue: 1 as const },
  ]
  const listing = narrow(all, { state: 'running', word: '纳百川', page: 9 }, 1)
  expect(listing).toMatchObject({ total: 1, page: 1, found: 2, rows: [ROW] })
  expect(listing.counts).toMatchObject({ running: 1, overdue: 1, closed: 0 })
  expect(narrow(all, { state: undefined, word: undefined, page: 2 }, 2)).toMatchObject({
    total: 3,
    page: 2,
    rows: [all[2]],
  })
  expect(narrow([], { state: 'nonsense', word: undefined, page: 1 }, 50)).toMatchObject({
    rows: [],
    total: 0,
    page: 1,
  })
})

test('a list is narrowed to one’s own and to nobody’s, each counted', () => {
  const all = [ROW, { ...ROW, whose: 'mine' as const }, { ...ROW, whose: 'nobody' as const, title: '别的' }]
  expect(whoseAmong(all)).toEqual({ mine: 1, nobody: 1 })
  const asked = { state: undefined, word: undefined, page: 1 }
  expect(narrow(all, asked, 50).total).toBe(3)
  expect(narrow(all, { ...asked, whose: 'nobody' }, 50).rows.map(({ title }) => title)).toEqual(['别的'])
})
