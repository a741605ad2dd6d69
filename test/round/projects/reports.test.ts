import { describe, expect, test } from 'vitest'
import { sayReportRefusal } from '../../../src/round/projects/pages/words.ts'
import { whyNotOpen } from '../../../src/round/projects/rules/project.ts'
import {
  type NewReport,
  percentOf,
  spentBefore,
  stateOf,
  whyNotContent,
  whyNotReport,
  whyNotReview,
} from '../../../src/round/projects/rules/reports.ts'
import {
  ACCEPTED,
  AGREEMENT,
  INSIDE,
  MEMBER,
  NEW_REPORT,
  OFFICER,
  ORGANIZATION,
  PROJECT,
  REPORT,
  RETURNED,
  noon,
  someone,
} from './fixtures.ts'

describe('opening a project', () => {
  test('an officer opens what both sides have signed', () => {
    expect(whyNotOpen(AGREEMENT, OFFICER)).toBeNull()
  })
  test.each([
    ['by somebody else', AGREEMENT, someone('x', 'approver'), { why: 'not-your-role', needs: 'officer' }],
    [
      'signed by one side',
      { ...AGREEMENT, signed: ['bureau' as const] },
      OFFICER,
      { why: 'unsigned', by: 'agreements.signWorkingDays', missing: ['organization'] },
    ],
    [
      'unsigned',
      { ...AGREEMENT, signed: [] },
      OFFICER,
      { why: 'unsigned', by: 'agreements.signWorkingDays', missing: ['organization', 'bureau'] },
    ],
    [
      'open already',
      { ...AGREEMENT, projectId: 'p1' },
      OFFICER,
      { why: 'already-open', by: '#record', projectId: 'p1' },
    ],
  ])('not %s', (_, agreement, by, refusal) => {
    expect(whyNotOpen(agreement, by)).toEqual(refusal)
  })
})

describe('a milestone takes a report', () => {
  const why = (reports = [REPORT], project = PROJECT, by = MEMBER) => whyNotReport(project, reports, 'm1', by)

  test('at first, and after a return', () => {
    expect(why([])).toBeNull()
    expect(why([{ ...REPORT, review: RETURNED }])).toBeNull()
    expect(why([{ ...REPORT, milestoneId: 'm2' }])).toBeNull()
  })
  test('not while one waits', () => {
    expect(
      why([
        { ...REPORT, review: RETURNED },
        { ...REPORT, revision: 2 },
      ]),
    ).toEqual({
      why: 'report-waiting',
      by: 'projects.reports',
      revision: 2,
      at: REPORT.at,
    })
  })
  test('not after one was accepted', () => {
    expect(why([{ ...REPORT, review: ACCEPTED }])).toEqual({
      why: 'already-accepted',
      by: '#record',
      at: ACCEPTED.at,
    })
  })
  test('not of a closed project', () => {
    expect(why([], { ...PROJECT, closedAt: 5 })).toEqual({ why: 'project-closed', by: '#refund', at: 5 })
  })
  test('not by anybody else: for them it is not there', () => {
    expect(why([], PROJECT, OFFICER)).toEqual({ why: 'not-found' })
  })
})

describe('what is reported', () => {
  const why = (part: Partial<NewReport>, before = 150_000) =>
    whyNotContent(PROJECT, before, { ...NEW_REPORT, ...part })

  test('may spend nothing since the last report, and all of the award and the own funds', () => {
    expect(why({ spent: 150_000 })).toBeNull()
    expect(why({ spent: 4_000_000 })).toBeNull()
  })
  test('does not spend less than before', () => {
    expect(why({ spent: 149_999 })).toEqual({
      why: 'spent-fell',
      by: '#funds',
      before: 150_000,
      spent: 149_999,
    })
  })
  test('does not spend a fen more than there is', () => {
    expect(why({ spent: 4_000_001 })).toEqual({
      why: 'spent-over',
      by: '#funds',
      award: 3_500_000,
      own: 500_000,
      spent: 4_000_001,
    })
  })
  test('answers each indicator', () => {
    expect(why({ actuals: [1, 2, 3] })).toEqual({
      why: 'actuals-differ',
      by: 'projects.reports',
      expected: 4,
      given: 3,
    })
    expect(why({ actuals: [1, 2, 3, 4, 5] })).toEqual({
      why: 'actuals-differ',
      by: 'projects.reports',
      expected: 4,
      given: 5,
    })
  })
  test('what was returned does not count as spent', () => {
    const reports = [
      { ...REPORT, spent: 900_000, review: RETURNED },
      { ...REPORT, spent: 200_000, review: ACCEPTED },
      { ...REPORT, spent: 300_000 },
    ]
    expect(spentBefore(reports)).toBe(300_000)
    expect(spentBefore([])).toBe(0)
  })
  test('a refusal says the amounts', () => {
    expect(
      sayReportRefusal({ why: 'spent-over', by: '#funds', award: 3_500_000, own: 500_000, spent: 4_000_001 }),
    ).toBe('已支出填的是40,000.01元，超过资助35,000.00元与自有资金5,000.00元之和')
  })
})

test.each([
  [[], 'none'],
  [[REPORT], 'waiting'],
  [[{ ...REPORT, review: RETURNED }], 'returned'],
  [
    [
      { ...REPORT, review: RETURNED },
      { ...REPORT, revision: 2 },
    ],
    'waiting',
  ],
  [
    [
      { ...REPORT, revision: 2, review: ACCEPTED },
      { ...REPORT, review: RETURNED },
    ],
    'accepted',
  ],
])('a milestone stands where its last report stands', (reports, state) => {
  expect(stateOf(reports)).toBe(state)
})

describe('a review', () => {
  test('is an officer’s', () => {
    expect(whyNotReview(PROJECT, REPORT, OFFICER)).toBeNull()
    expect(whyNotReview(PROJECT, REPORT, MEMBER)).toEqual({ why: 'not-your-role', needs: 'officer' })
  })
  test('is not of one’s own organization', () => {
    const both = { ...OFFICER, ...INSIDE }
    expect(whyNotReview(PROJECT, REPORT, both)).toEqual({
      why: 'own-interest',
      by: '#second-person',
      organizations: [ORGANIZATION.name],
    })
  })
  test('happens once', () => {
    expect(whyNotReview(PROJECT, { ...REPORT, review: RETURNED }, OFFICER)).toEqual({
      why: 'already-reviewed',
      by: '#record',
      outcome: 'returned',
      at: noon('2013-08-08'),
    })
  })
})

test.each([
  [{ baseline: null, target: 10 }, 6, 60],
  [{ baseline: null, target: 80 }, 58, 73],
  [{ baseline: null, target: 85 }, 91, 107],
  [{ baseline: 2.7, target: 4.5 }, 3.6, 50],
  [{ baseline: 2.7, target: 4.5 }, 2, 0],
  [{ baseline: 30, target: 10 }, 20, 50],
  [{ baseline: 5, target: 5 }, 5, 100],
  [{ baseline: 5, target: 5 }, 4.9, 0],
])('%j reached %d is %d%%', (indicator, actual, percent) => {
  expect(percentOf(indicator, actual)).toBe(percent)
})
