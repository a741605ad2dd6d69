import { describe, expect, test } from 'vitest'
import { PUBLISHED } from '../../../src/shared/calendar.ts'
import { recheckBy } from '../../../src/round/screening/rechecks/rules.ts'
import { correctionDueOn } from '../../../src/round/screening/rules/correction.ts'
import { endOf, startOf } from '../../../src/shared/days.ts'
import { ok } from '../../../src/shared/result.ts'
import { answerRuleIn } from '../../../src/round/needs/store/answering.ts'
import { latenessOf } from '../../../src/round/needs/rules/answering.ts'
import { signBy } from '../../../src/round/agreements/rules/agreement.ts'
import { isRequestLate, requestBy } from '../../../src/round/closing/rules/term.ts'
import { isOverdue, payBy } from '../../../src/round/payments/rules/ledger.ts'
import { plannedFor } from '../../../src/round/projects/rules/project.ts'
import { endBy } from '../../../src/round/publicity/endings/rules.ts'
import { answerBy, isLate } from '../../../src/round/publicity/rules/objection.ts'
import { waitUntil } from '../../../src/round/closing/defaults/rules.ts'
import { READY } from '../../round/closing/dossier.ts'
import { openBy } from '../../../src/round/calls/opening/rules.ts'
import { whyNotPublish } from '../../../src/round/calls/rounds/rules.ts'
import { periodFrom } from '../../../src/round/publicity/rules/notice.ts'
import type { Plan } from '../../../src/round/calls/rules/plan.ts'
import { bookWith } from '../../round/calls/ruled.ts'
import { FIRST, LEDGER } from '../../round/payments/ledger.ts'
import { AGREEMENT, END, PROJECT, SIGNED, START, noon, someone } from '../../round/projects/fixtures.ts'
import { type Under, behaves, under } from './behaves.ts'

const THE_20TH = noon('2023-04-20')

/** The last day of a notice that begins on a day. */
function endsOn(plan: Plan, from: string) {
  const period = periodFrom(plan.parameters.publicity, from, PUBLISHED, startOf(from))
  return period.ok && period.value.toDay
}

behaves(
  'needs.answerDays',
  [60, 30],
  ({ rulebook }) => {
    const book = bookWith({ 'needs.answerDays': rulebook.parameters.needs.answerDays })
    const { days } = answerRuleIn([{ id: 'v1', book }])
    return latenessOf(startOf('2026-01-01'), days, endOf('2026-01-31'))
  },
  ['in-time', 'late'],
)

behaves(
  'calls.openDays',
  [26, 27],
  ({ plan }) => {
    // the sample plan is open for 26 days
    const { opens } = plan.dates
    const draft = { id: 'r', plan, publishedAt: null, version: 1, draftedBy: [], inForce: ['v1'] }
    return whyNotPublish(draft, someone('approver', 'approver'), opens - 1)
  },
  [null, { why: 'departs-from-rulebook', by: ['calls.openDays'], rules: ['calls.openDays'] }],
)

behaves(
  'calls.endingWorkingDays',
  [10, 2],
  ({ plan }) => {
    const come = {
      ...{
        received: 0,
        isSealed: false,
        unscreened: 0,
        eligible: 0,
        screenedAt: null,
        recheckBy: null,
        funded: null,
      },
      ...{ standing: 0, approvedAt: null, isPending: false, objections: 0, announcedAt: null },
    }
    const found = { round: { id: 'r', plan, publishedAt: 1 }, come }
    return endBy(found, PUBLISHED, plan.dates.closes)
  },
  [ok('2026-12-11'), ok('2026-12-01')],
)

behaves(
  'closing.absentDays',
  [30, 60],
  ({ rulebook }) => waitUntil({ ...READY, project: { ...PROJECT, rulebook } }, 'report'),
  ['2014-09-06', '2014-10-06'],
)

// Sunday 2023-04-23 was a working day; 29 April to 3 May a holiday
behaves('publicity.days', [7, 5], ({ plan }) => endsOn(plan, '2023-04-20'), ['2023-04-27', '2023-04-25'])
behaves('publicity.calendarDays', [false, true], ({ plan }) => endsOn(plan, '2023-04-20'), [
  '2023-04-27',
  '2023-04-26',
])
behaves('publicity.countsFirstDay', [true, false], ({ plan }) => endsOn(plan, '2023-04-20'), [
  '2023-04-27',
  '2023-04-28',
])
behaves(
  'publicity.objectionAnswerWorkingDays',
  [10, 5],
  ({ rulebook }) => answerBy({ rulebook }, THE_20TH, PUBLISHED),
  [ok('2023-05-06'), ok('2023-04-26')],
)
behaves(
  'agreements.signWorkingDays',
  [15, 5],
  ({ plan }) => signBy(THE_20TH, plan.parameters.agreements, PUBLISHED),
  [ok('2023-05-12'), ok('2023-04-26')],
)
behaves('screening.correctionWorkingDays', [5, 6], ({ plan }) => correctionDueOn(plan, PUBLISHED, THE_20TH), [
  ok('2023-04-26'),
  ok('2023-04-27'),
])
behaves('screening.recheckDays', [5, 6], ({ plan }) => recheckBy(plan, PUBLISHED, THE_20TH), [
  ok('2023-04-26'),
  ok('2023-04-27'),
])
behaves(
  'proposals.openingWorkingDays',
  [2, 5],
  ({ rulebook }) => openBy({ rulebook, closes: THE_20TH }, PUBLISHED),
  [ok('2023-04-23'), ok('2023-04-26')],
)
behaves(
  'payments.workingDays',
  [15, 5],
  ({ rulebook }) => payBy({ rulebook }, { passedAt: THE_20TH }, PUBLISHED),
  [ok('2023-05-12'), ok('2023-04-26')],
)
behaves('closing.requestMonths', [1, 3], ({ rulebook }) => requestBy({ endsOn: END, rulebook }), [
  '2014-08-07',
  '2014-10-07',
])
const midterm = ({ rulebook }: Under) =>
  plannedFor({ ...AGREEMENT, rulebook }).find(({ kind }) => kind === 'midterm')?.dueOn
behaves('projects.midtermAt', [50, 51], midterm, ['2014-01-07', '2014-02-07'])
test('the mid-term falls into the month in which so much of the time is over, not into the one after it', () => {
  const at = (percent: number) => midterm(under('projects.midtermAt', percent))
  expect([at(20), at(25), at(80)]).toEqual(['2013-10-07', '2013-10-07', '2014-05-07'])
})
behaves(
  'projects.reports',
  ['none', 'monthly'],
  ({ rulebook }) => plannedFor({ ...AGREEMENT, rulebook }).map(({ title }) => title),
  [
    ['组建志愿者队伍', '累计完成5次活动', '中期评估', '效果评估与展示'],
    [
      '组建志愿者队伍',
      ...[2, 3, 4, 5].map((month) => `第${month}个月进展报告`),
      '累计完成5次活动',
      '中期评估',
      ...[7, 8, 9, 10, 11].map((month) => `第${month}个月进展报告`),
      '效果评估与展示',
    ],
  ],
)

describe('the last day itself', () => {
  test('of an answer to an objection is in time, the day after is late', () => {
    const { rulebook } = under('publicity.objectionAnswerWorkingDays', 5)
    const waiting = { rulebook, at: THE_20TH, answeredAt: null }
    expect(isLate(waiting, PUBLISHED, endOf('2023-04-26') - 1)).toBe(false)
    expect(isLate(waiting, PUBLISHED, endOf('2023-04-26'))).toBe(true)
    expect(isLate({ ...waiting, answeredAt: 1 }, PUBLISHED, endOf('2023-04-26'))).toBe(false)
    expect(isLate({ at: THE_20TH, answeredAt: null }, PUBLISHED, endOf('2030-01-01'))).toBe(false)
  })

  test('of a payment is in time; what is paid, or waits for its gate, is never late', () => {
    const { rulebook } = under('payments.workingDays', 5)
    const ledger = { ...LEDGER, rulebook, tranches: [{ ...FIRST, passedAt: THE_20TH }] }
    const [due = FIRST] = ledger.tranches
    expect(isOverdue(ledger, due, PUBLISHED, endOf('2023-04-26') - 1)).toBe(false)
    expect(isOverdue(ledger, due, PUBLISHED, endOf('2023-04-26'))).toBe(true)
    const paid = { ...due, state: 'paid' as const, payment: { voucher: '拨-1', paidOn: '2023-04-21' } }
    expect(isOverdue({ ...ledger, tranches: [paid] }, paid, PUBLISHED, endOf('2023-04-26'))).toBe(false)
    expect(payBy(ledger, { passedAt: null }, PUBLISHED)).toBeNull()
    expect(payBy(LEDGER, { passedAt: SIGNED }, PUBLISHED)).toBeNull()
  })

  test('of closing is in time, and a report that stands is never late', () => {
    const { rulebook } = under('closing.requestMonths', 1)
    const dossier = { project: { ...PROJECT, rulebook }, finalReports: [] }
    expect(isRequestLate(dossier, endOf('2014-08-07') - 1)).toBe(false)
    expect(isRequestLate(dossier, endOf('2014-08-07'))).toBe(true)
    expect(isRequestLate({ ...dossier, project: PROJECT }, endOf('2020-01-01'))).toBe(false)
    const report = { id: 'f', revision: 1, text: '完', actuals: [], spent: 0, at: SIGNED, returned: null }
    expect(isRequestLate({ ...dossier, finalReports: [report] }, endOf('2014-08-07'))).toBe(false)
    const returned = { ...report, returned: { reason: '缺照片', at: SIGNED } }
    expect(isRequestLate({ ...dossier, finalReports: [returned] }, endOf('2014-08-07'))).toBe(true)
  })

  test('is not known in a year whose holidays are not', () => {
    const { rulebook } = under('payments.workingDays', 5)
    expect(payBy({ rulebook }, { passedAt: noon('2035-01-05') }, PUBLISHED)).toEqual({
      ok: false,
      refusal: { why: 'calendar-unknown', year: 2035 },
    })
  })

  test('of a month that a step of the plan ends needs no report of its own', () => {
    const { rulebook } = under('projects.reports', 'monthly')
    const planned = plannedFor({ ...AGREEMENT, rulebook })
    expect(planned).toHaveLength(13)
    expect(planned.map(({ seq }) => seq)).toEqual(planned.map((_, at) => at + 1))
    expect(new Set(planned.filter(({ kind }) => kind === 'progress').map(({ dueOn }) => dueOn)).size).toBe(12)
    expect(START < (planned[0]?.dueOn ?? '')).toBe(true)
  })
})
