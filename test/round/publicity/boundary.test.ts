import { boundBy } from '../../../src/round/calls/rules/numbers.ts'
import { describe, expect, test } from 'vitest'
import { answerForm, objectionForm } from '../../../src/round/publicity/forms.ts'
import { type NoticeDates, stateOf, dayAt } from '../../../src/round/publicity/rules/notice.ts'
import {
  answerBy,
  isLate,
  lateAmong,
  whyNotAnswer,
  whyNotObject,
  whyNotTake,
} from '../../../src/round/publicity/rules/objection.ts'
import {
  type NoticeHead,
  type Publicity,
  latestApproved,
  waitingIn,
  whyNotAnnounce,
  whyNotPublishNotice,
} from '../../../src/round/publicity/rules/publishing.ts'
import { PUBLISHED } from '../../../src/shared/calendar.ts'
import { endOf, startOf } from '../../../src/shared/days.ts'
import { read } from '../../../src/web/body.ts'
import { bookWith, planBy } from '../calls/ruled.ts'
import { person } from '../people.ts'
import { PLAN } from './plan.ts'

const rulebook = boundBy(planBy(bookWith({ 'publicity.objectionAnswerWorkingDays': 5 })))
const APPROVER = person('a1', ['approver'])
const OFFICER = person('f1', ['officer'])
const DATES: NoticeDates = { fromDay: '2013-06-05', toDay: '2013-06-14', announcedAt: null, isLatest: true }
const [OPENS, CLOSES] = [startOf('2013-06-05'), endOf('2013-06-14')]

describe('the last day to answer an objection', () => {
  /** It came in on Monday 8 July 2013; five working days later it is Monday again. */
  const [at, last] = [startOf('2013-07-08'), '2013-07-15']
  const objection = { rulebook, at, answeredAt: null }

  test('is counted from the day after it came in', () => {
    for (const one of [at, endOf('2013-07-08') - 1])
      expect(answerBy({ rulebook }, one, PUBLISHED)).toEqual({ ok: true, value: last })
    expect(answerBy({ rulebook }, endOf('2013-07-08'), PUBLISHED)).toEqual({ ok: true, value: '2013-07-16' })
    expect(answerBy({}, at, PUBLISHED)).toBeNull()
  })
  test('is over at midnight, without an answer', () => {
    expect(isLate(objection, PUBLISHED, endOf(last) - 1)).toBe(false)
    expect(isLate(objection, PUBLISHED, endOf(last))).toBe(true)
    expect(isLate({ ...objection, answeredAt: endOf(last) }, PUBLISHED, endOf(last))).toBe(false)
    expect(isLate({ ...objection, rulebook: undefined }, PUBLISHED, endOf(last))).toBe(false)
    expect(isLate({ ...objection, at: startOf('2003-07-08') }, PUBLISHED, endOf(last))).toBe(false)
  })
  test('puts it among the late ones from the next day on', () => {
    const waiting = { rulebook, id: 'b1', roundId: 'r', round: '2013', project: null, at }
    expect(lateAmong([waiting], PUBLISHED, last)).toEqual([])
    expect(lateAmong([waiting], PUBLISHED, '2013-07-16')).toEqual([{ ...waiting, by: last }])
    const unruled = { ...waiting, rulebook: undefined }
    const unknown = { ...waiting, at: startOf('2003-07-08') }
    expect(lateAmong([unruled, unknown], PUBLISHED, '2013-07-16')).toEqual([])
  })
})

describe('an objection', () => {
  test('has room for three thousand characters, and so has its answer', () => {
    const objecting = { submissionId: '', name: '张先生', phone: '13800000001' }
    const isTaken = (count: number) =>
      [
        read(objectionForm, { ...objecting, text: '字'.repeat(count) }),
        read(answerForm, { upheld: 'no', text: '字'.repeat(count) }),
      ].map(({ ok }) => ok)
    expect(isTaken(3000)).toEqual([true, true])
    expect(isTaken(3001)).toEqual([false, false])
  })
  test('is the twentieth that waits from one phone, and not the twenty-first', () => {
    const take = (waiting: number) => whyNotTake({ submissionId: null }, { lines: [], waiting })
    expect(take(19)).toBeNull()
    expect(take(20)).toEqual({ why: 'too-many-objections', most: 20 })
  })
  test('is about any of the notice’s projects', () => {
    const lines = ['s1', 's2'].map((submissionId) => ({ submissionId }))
    expect(whyNotTake({ submissionId: 's2' }, { lines, waiting: 0 })).toBeNull()
    expect(whyNotTake({ submissionId: 's3' }, { lines, waiting: 0 })).toMatchObject({ why: 'not-in-notice' })
    expect(whyNotTake({ submissionId: 's1' }, { lines: [], waiting: 0 })).toMatchObject({
      why: 'not-in-notice',
    })
  })
  test('is too late once the list is final, and told so before anything else', () => {
    const closed = { why: 'objections-closed', by: 'publicity.days', closedAt: CLOSES }
    expect(whyNotObject({ ...DATES, announcedAt: OPENS + 1 }, OPENS + 2)).toEqual(closed)
    expect(whyNotObject({ ...DATES, isLatest: false }, CLOSES)).toEqual(closed)
  })
  test('of somebody without an account is answered by any officer', () => {
    expect(whyNotAnswer({ roundId: 'r', by: null, answeredAt: null }, OFFICER)).toBeNull()
    expect(whyNotAnswer({ roundId: 'r', by: 'somebody', answeredAt: null }, OFFICER)).toBeNull()
    expect(whyNotAnswer({ roundId: 'r', by: OFFICER.id, answeredAt: 5 }, OFFICER)).toMatchObject({
      why: 'already-answered',
    })
  })
})

describe('a notice', () => {
  test('that was announced is announced, whatever came later', () => {
    expect(stateOf({ ...DATES, announcedAt: 0, isLatest: false }, OPENS - 1)).toBe('announced')
    expect(stateOf({ ...DATES, isLatest: false }, OPENS - 1)).toBe('superseded')
  })
  test('has its last working day on its last day, and no more after it', () => {
    const rule = { days: 7, countsFirstDay: true }
    const at = (day: string) => dayAt(DATES, rule, PUBLISHED, day)
    expect(['2013-06-13', '2013-06-14', '2013-06-17'].map(at)).toEqual([6, 7, 7])
  })
})

describe('the list becomes final', () => {
  const decision = {
    ...{ id: 'd1', revision: 1, approvedAt: 1, returnedAt: null, noticeId: 'n1' },
    ...{ funded: 1, total: 100 },
  }
  const NOTICE: NoticeHead = { ...DATES, id: 'n1', decisionId: 'd1', seq: 1, objections: 0, waiting: 0 }
  const found: Publicity = {
    ...{ round: { id: 'r1', plan: PLAN }, decisions: [decision], notices: [NOTICE], upheld: [] },
    undecided: 0,
  }
  const why = (over: Partial<Publicity>) => whyNotAnnounce({ ...found, ...over }, NOTICE, APPROVER, CLOSES)

  test('not with a single objection that waits', () => {
    expect(why({})).toBeNull()
    expect(why({ notices: [{ ...NOTICE, waiting: 1 }] })).toMatchObject({ count: 1 })
    expect(waitingIn({ notices: [1, 0, 2].map((waiting) => ({ ...NOTICE, waiting })) })).toBe(3)
    expect(waitingIn({ notices: [] })).toBe(0)
  })
  test('whatever decisions came before its own, and were not returned', () => {
    const earlier = { ...decision, id: 'd0', revision: 0 }
    expect(why({ decisions: [decision, earlier] })).toBeNull()
    expect(why({ decisions: [{ ...decision, id: 'd2', revision: 2 }, decision, earlier] })).toEqual({
      why: 'newer-decision',
      by: '#decision',
    })
    expect(why({ decisions: [] }), 'of a list that is not told').toBeNull()
  })
  test('and is published by the newest decision that was approved, once', () => {
    const returned = { ...decision, id: 'd2', revision: 2, approvedAt: null, returnedAt: 3, noticeId: null }
    expect(latestApproved({ decisions: [returned, decision] })).toBe(decision)
    expect(latestApproved({ decisions: [returned] })).toBeNull()
    expect(whyNotPublishNotice({ ...found, notices: [] }, APPROVER)).toMatchObject({ why: 'already-noticed' })
    const again = { ...decision, noticeId: null }
    expect(whyNotPublishNotice({ ...found, decisions: [again] }, APPROVER)).toBeNull()
    const superseded = { ...NOTICE, id: 'n0', announcedAt: 9 }
    expect(
      whyNotPublishNotice({ ...found, decisions: [again], notices: [NOTICE, superseded] }, APPROVER),
    ).toEqual({ why: 'already-announced', by: '#announcement', at: 9 })
  })
})
