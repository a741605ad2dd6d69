import { describe, expect, test } from 'vitest'
import type { NoticeDates } from '../../../src/round/publicity/rules/notice.ts'
import {
  type DecisionHead,
  type NoticeHead,
  type Publicity,
  whyNotAnnounce,
  whyNotPublishNotice,
} from '../../../src/round/publicity/rules/publishing.ts'
import { endOf } from '../../../src/shared/days.ts'
import { person } from '../people.ts'
import { PLAN } from './plan.ts'

const APPROVER = person('a1', ['approver'])
const OFFICER = person('f1', ['officer'])

const DATES: NoticeDates = { fromDay: '2013-06-05', toDay: '2013-06-14', announcedAt: null, isLatest: true }
const CLOSES = endOf('2013-06-14')

const FIRST: DecisionHead = {
  id: 'd1',
  revision: 1,
  approvedAt: 1,
  returnedAt: null,
  noticeId: null,
  funded: 1,
  total: 100,
}
const READY: Publicity = {
  ...{ round: { id: 'r1', plan: PLAN }, decisions: [FIRST], notices: [], upheld: [] },
  undecided: 0,
}

describe('publishing', () => {
  const why = (over: Partial<Publicity>, by = APPROVER) => whyNotPublishNotice({ ...READY, ...over }, by)
  const second: DecisionHead = { ...FIRST, id: 'd2', revision: 2, approvedAt: null }

  test('takes an approver and an approved decision without a notice', () => {
    expect(why({})).toBeNull()
    expect(why({}, OFFICER)).toEqual({ why: 'not-your-role', needs: 'approver' })
    expect(why({ decisions: [] })).toEqual({ why: 'no-approved-decision', by: '#decision' })
    expect(why({ undecided: 2 })).toEqual({ why: 'numbers-undecided', count: 2 })
    expect(why({ decisions: [{ ...FIRST, approvedAt: null }] })).toEqual({
      why: 'no-approved-decision',
      by: '#decision',
    })
    expect(why({ decisions: [{ ...FIRST, noticeId: 'n1' }] })).toEqual({
      why: 'already-noticed',
      by: 'publicity.days',
    })
  })
  test('waits while a newer decision is with the approver, not when that was returned', () => {
    expect(why({ decisions: [second, FIRST] })).toEqual({ why: 'decision-pending', by: '#decision' })
    expect(why({ decisions: [{ ...second, returnedAt: 2 }, FIRST] })).toBeNull()
    expect(
      why({
        decisions: [
          { ...second, approvedAt: 2 },
          { ...FIRST, noticeId: 'n1' },
        ],
      }),
    ).toBeNull()
  })
  test('never again after the final announcement', () => {
    const announced = { ...NOTICE, announcedAt: 9 }
    expect(why({ notices: [announced] })).toEqual({ why: 'already-announced', by: '#announcement', at: 9 })
  })
  test('not of a list that funds what an upheld objection has undone', () => {
    const upheld = [
      { decisionId: 'd1', title: '甲项目' },
      { decisionId: 'd0', title: '乙项目' },
    ]
    expect(why({ upheld })).toEqual({
      why: 'objection-upheld',
      by: 'publicity.objectionAnswerWorkingDays',
      projects: ['甲项目'],
    })
  })
})

const NOTICE: NoticeHead = { ...DATES, id: 'n1', decisionId: 'd1', seq: 1, objections: 0, waiting: 0 }

describe('the final announcement', () => {
  const noticed: Publicity = { ...READY, decisions: [{ ...FIRST, noticeId: 'n1' }], notices: [NOTICE] }
  const why = (over: Partial<Publicity>, notice = NOTICE, by = APPROVER, now = CLOSES) =>
    whyNotAnnounce({ ...noticed, ...over }, notice, by, now)

  test('comes after 24:00 of the last day, from an approver, once', () => {
    expect(why({})).toBeNull()
    expect(why({}, NOTICE, OFFICER)).toEqual({ why: 'not-your-role', needs: 'approver' })
    expect(why({}, NOTICE, APPROVER, CLOSES - 1)).toEqual({
      why: 'still-running',
      by: 'publicity.days',
      endsAt: CLOSES,
    })
    expect(why({}, { ...NOTICE, announcedAt: 9 })).toEqual({
      why: 'already-announced',
      by: '#announcement',
      at: 9,
    })
  })
  test('is of the latest notice alone, with no newer decision', () => {
    expect(why({}, { ...NOTICE, isLatest: false })).toEqual({
      why: 'superseded',
      by: 'publicity.objectionAnswerWorkingDays',
    })
    const newer: DecisionHead = { ...FIRST, id: 'd2', revision: 2, approvedAt: null }
    expect(why({ decisions: [newer, ...noticed.decisions] })).toEqual({
      why: 'newer-decision',
      by: '#decision',
    })
    expect(why({ decisions: [{ ...newer, returnedAt: 3 }, ...noticed.decisions] })).toBeNull()
  })
  test('waits for every answer, to objections of earlier notices too', () => {
    expect(why({ notices: [NOTICE, { ...NOTICE, id: 'n0', isLatest: false, waiting: 2 }] })).toEqual({
      why: 'objections-waiting',
      by: 'publicity.objectionAnswerWorkingDays',
      count: 2,
    })
  })
  test('never funds what an upheld objection has undone', () => {
    expect(why({ upheld: [{ decisionId: 'd1', title: '甲项目' }] })).toEqual({
      why: 'objection-upheld',
      by: 'publicity.objectionAnswerWorkingDays',
      projects: ['甲项目'],
    })
    expect(why({ upheld: [{ decisionId: 'd0', title: '甲项目' }] })).toBeNull()
  })
})
