import { describe, expect, test } from 'vitest'
import { sayCloseRefusal } from '../../../src/round/closing/pages/words.ts'
import {
  whyNotClose,
  whyNotJudge,
  whyNotReceive,
  whyNotRefund,
  whyNotSubmit,
} from '../../../src/round/closing/rules/closing.ts'
import {
  type Dossier,
  type FinalReport,
  missingOf,
  unspentOf,
} from '../../../src/round/closing/rules/dossier.ts'
import { gradeOf } from '../../../src/round/closing/rules/grade.ts'
import type { Tranche } from '../../../src/round/payments/rules/ledger.ts'
import { endOf } from '../../../src/shared/days.ts'
import {
  ACCEPTED,
  END,
  FINANCE,
  MEMBER,
  OFFICER,
  ORGANIZATION,
  PROJECT,
  REPORT,
  SIGNED,
  noon,
} from '../projects/fixtures.ts'

const AT = noon('2014-07-20')
const FINAL: FinalReport = {
  id: 'f1',
  revision: 1,
  text: '全部完成。',
  actuals: [],
  spent: 3_300_000,
  at: AT,
  returned: null,
}
const EVALUATION = { finalReportId: 'f1', score: 9000, grade: 'A' as const, text: '很好', at: AT }
const paidTranche = (seq: number, amount: number): Tranche => ({
  seq,
  percent: 50,
  amount,
  gate: 'agreement_signed',
  passedAt: SIGNED,
  payment: { voucher: `拨-${seq}`, paidOn: `2013-07-1${seq}` },
})
const REFUND = { amount: 200_000, voucher: '收-1', receivedOn: '2014-08-01' }

/** All is done and paid; 35,000.00 paid, 33,000.00 spent; 2,000.00 have come back. */
const READY: Dossier = {
  project: PROJECT,
  grades: { gradeA: 8500, gradeB: 6000 },
  milestones: [{ id: 'm1', seq: 1, kind: 'progress', title: '组建志愿者队伍', dueOn: END }],
  reports: [{ ...REPORT, review: ACCEPTED }],
  finalReports: [FINAL],
  evaluation: EVALUATION,
  ledger: {
    agreementId: 'a1',
    roundId: 'r1',
    projectId: 'p1',
    organizationId: ORGANIZATION.id,
    organization: ORGANIZATION.name,
    title: PROJECT.title,
    code: '2013',
    seq: 7,
    award: 3_500_000,
    settledAt: null,
    tranches: [paidTranche(1, 1_750_000), paidTranche(2, 1_750_000)],
  },
  refund: REFUND,
}
const unpaid = (dossier: Dossier): Dossier => ({
  ...dossier,
  ledger: {
    ...dossier.ledger,
    tranches: [paidTranche(1, 1_750_000), { ...paidTranche(2, 1_750_000), payment: null }],
  },
})
const graded = (grade: 'A' | 'B' | 'C') => ({ ...READY, evaluation: { ...EVALUATION, grade } })
const closed = { ...READY, project: { ...PROJECT, closedAt: 9 } }

test.each([
  [10_000, 'A'],
  [8500, 'A'],
  [8499, 'B'],
  [6000, 'B'],
  [5999, 'C'],
  [0, 'C'],
])('%d hundredths are %s', (score, grade) => {
  expect(gradeOf(score, READY.grades)).toBe(grade)
})

describe('the final report', () => {
  const before = { ...READY, finalReports: [], evaluation: null, refund: null }
  test('comes from a member when every milestone is accepted', () => {
    expect(whyNotSubmit(before, MEMBER)).toBeNull()
    expect(whyNotSubmit(before, OFFICER)).toEqual({ why: 'not-found' })
  })
  test('not before: it names what is open', () => {
    expect(whyNotSubmit({ ...before, reports: [REPORT] }, MEMBER)).toEqual({
      why: 'milestones-open',
      titles: ['组建志愿者队伍'],
    })
  })
  test('one at a time, and again after a return', () => {
    expect(whyNotSubmit({ ...before, finalReports: [FINAL] }, MEMBER)).toEqual({
      why: 'report-waiting',
      revision: 1,
      at: AT,
    })
    expect(
      whyNotSubmit(
        { ...before, finalReports: [{ ...FINAL, returned: { reason: '缺照片', at: AT } }] },
        MEMBER,
      ),
    ).toBeNull()
  })
  test('not after the evaluation', () => {
    expect(whyNotSubmit(READY, MEMBER)).toEqual({ why: 'already-evaluated', grade: 'A', at: AT })
  })
})

describe('the evaluation', () => {
  const waiting = { ...READY, evaluation: null, refund: null }
  test('is an officer’s, of a report that waits, once', () => {
    expect(whyNotJudge(waiting, OFFICER)).toBeNull()
    expect(whyNotJudge(waiting, FINANCE)).toEqual({ why: 'not-your-role', needs: 'officer' })
    expect(whyNotJudge({ ...waiting, finalReports: [] }, OFFICER)).toEqual({ why: 'no-report' })
    expect(whyNotJudge(READY, OFFICER)).toEqual({ why: 'already-evaluated', grade: 'A', at: AT })
  })
  test('is not of one’s own organization', () => {
    expect(
      whyNotJudge(waiting, { ...OFFICER, organizations: [{ ...ORGANIZATION, role: 'owner' as const }] }),
    ).toMatchObject({
      why: 'own-organization',
    })
  })
})

describe('unspent money', () => {
  const due = { ...READY, refund: null }
  test('is what was paid less what was spent, never below nothing', () => {
    expect(unspentOf(due)).toBe(200_000)
    expect(unspentOf({ ...due, finalReports: [{ ...FINAL, spent: 4_000_000 }] })).toBe(0)
  })
  test('is not known before the evaluation, nor while a tranche is due', () => {
    expect(unspentOf({ ...due, evaluation: null })).toBeNull()
    expect(unspentOf(unpaid(due))).toBeNull()
    expect(
      unspentOf(unpaid({ ...graded('C'), refund: null, finalReports: [{ ...FINAL, spent: 1_000_000 }] })),
    ).toBe(750_000)
  })
  test('comes back through finance, once, when all is paid', () => {
    expect(whyNotRefund(due, FINANCE)).toBeNull()
    expect(whyNotRefund(due, OFFICER)).toEqual({ why: 'not-your-role', needs: 'finance' })
    expect(whyNotRefund(READY, FINANCE)).toEqual({
      why: 'already-returned',
      amount: 200_000,
      receivedOn: '2014-08-01',
    })
    expect(whyNotRefund({ ...closed, refund: null }, FINANCE)).toEqual({ why: 'already-closed', at: 9 })
    expect(whyNotRefund({ ...due, evaluation: null }, FINANCE)).toEqual({ why: 'not-evaluated' })
    expect(whyNotRefund(unpaid(due), FINANCE)).toEqual({ why: 'tranches-unpaid', tranches: [2] })
    expect(whyNotRefund({ ...due, finalReports: [{ ...FINAL, spent: 3_500_000 }] }, FINANCE)).toEqual({
      why: 'nothing-to-return',
    })
  })

  const NOW = endOf('2014-08-01') - 1
  const why = (part: Partial<typeof REFUND>, isUsed = false) =>
    whyNotReceive(due, { ...REFUND, ...part }, isUsed, NOW)
  test('to the fen', () => {
    expect(why({})).toBeNull()
    for (const amount of [199_999, 200_001]) {
      expect(why({ amount })).toEqual({
        why: 'amount-differs',
        amount,
        unspent: 200_000,
        paid: 3_500_000,
        spent: 3_300_000,
      })
    }
  })
  test('on a day between the first payment and today', () => {
    expect(why({ receivedOn: '2013-07-11' })).toBeNull()
    expect(why({ receivedOn: '2013-07-10' })).toEqual({
      why: 'received-before-paid',
      receivedOn: '2013-07-10',
      paidOn: '2013-07-11',
    })
    expect(why({ receivedOn: '2014-08-02' })).toEqual({
      why: 'received-in-future',
      receivedOn: '2014-08-02',
      today: '2014-08-01',
    })
  })
  test('with a voucher of its own', () => {
    expect(why({}, true)).toEqual({ why: 'voucher-used', voucher: '收-1' })
  })
})

describe('closing', () => {
  test('happens once, by an officer, when nothing is missing', () => {
    expect(whyNotClose(READY, OFFICER)).toBeNull()
    expect(whyNotClose(READY, FINANCE)).toEqual({ why: 'not-your-role', needs: 'officer' })
    expect(
      whyNotClose(READY, { ...OFFICER, organizations: [{ ...ORGANIZATION, role: 'owner' as const }] }),
    ).toMatchObject({
      why: 'own-organization',
    })
    expect(whyNotClose(closed, OFFICER)).toEqual({ why: 'already-closed', at: 9 })
  })
  test('names all that is missing, in order', () => {
    const nothing = { ...READY, reports: [], finalReports: [], evaluation: null, refund: null }
    const missing = missingOf(nothing)
    expect(missing).toEqual([
      { what: 'milestones', titles: ['组建志愿者队伍'] },
      { what: 'final-report' },
      { what: 'evaluation' },
    ])
    expect(whyNotClose(nothing, OFFICER)).toEqual({ why: 'not-ready', missing })
    expect(sayCloseRefusal({ why: 'not-ready', missing })).toBe(
      '还不能结项：“组建志愿者队伍”的报告还没有通过；还没有结项报告；还没有评定',
    )
  })
  test.each(['A', 'B'] as const)('%s waits for its last tranche', (grade) => {
    expect(missingOf(unpaid({ ...graded(grade), refund: null }))).toEqual([
      { what: 'tranches', tranches: [2] },
    ])
  })
  test('C does not', () => {
    const spentAll = { ...graded('C'), refund: null, finalReports: [{ ...FINAL, spent: 1_750_000 }] }
    expect(missingOf(unpaid(spentAll))).toEqual([])
  })
  test('waits for the unspent money', () => {
    expect(missingOf({ ...READY, refund: null })).toEqual([{ what: 'refund', unspent: 200_000 }])
    expect(missingOf({ ...READY, refund: null, finalReports: [{ ...FINAL, spent: 3_500_000 }] })).toEqual([])
  })
})
