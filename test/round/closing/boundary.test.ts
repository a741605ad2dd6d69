import { boundBy } from '../../../src/round/calls/rules/numbers.ts'
import { describe, expect, test } from 'vitest'
import { whyNotClose, whyNotReceive, whyNotRefund } from '../../../src/round/closing/rules/closing.ts'
import { missingOf, openMilestones, unspentOf } from '../../../src/round/closing/rules/dossier.ts'
import { FULL, gradeOf } from '../../../src/round/closing/rules/grade.ts'
import { isRequestLate, lateAmong, requestBy } from '../../../src/round/closing/rules/term.ts'
import { endOf } from '../../../src/shared/days.ts'
import { readPoints } from '../../../src/shared/points.ts'
import { bookWith, planBy } from '../calls/ruled.ts'
import { FINANCE, INSIDE, OFFICER, ORGANIZATION, PROJECT } from '../projects/fixtures.ts'
import { AT, FINAL, READY, REFUND, graded, paidTranche, unpaid } from './dossier.ts'

const rulebook = boundBy(planBy(bookWith({ 'closing.requestMonths': 2 })))
/** Ends on 7 July 2014: closing is asked for until 7 September. */
const RULED = { ...PROJECT, rulebook }
const LAST = '2014-09-07'

describe('the last day to hand in the final report', () => {
  const none = { project: RULED, finalReports: [] }

  test('is so many months after the project’s; where no rule says so, there is none', () => {
    expect(requestBy(RULED)).toBe(LAST)
    expect(requestBy({ ...RULED, endsOn: '2014-12-31' })).toBe('2015-02-28')
    expect(requestBy(PROJECT)).toBeNull()
  })
  test('is over at midnight, unless a report stands', () => {
    expect(isRequestLate(none, endOf(LAST) - 1)).toBe(false)
    expect(isRequestLate(none, endOf(LAST))).toBe(true)
    expect(isRequestLate({ ...none, project: PROJECT }, endOf(LAST))).toBe(false)
    expect(isRequestLate({ ...none, finalReports: [FINAL] }, endOf(LAST))).toBe(false)
    const returned = { ...FINAL, returned: { reason: '缺照片', at: AT } }
    expect(isRequestLate({ ...none, finalReports: [returned] }, endOf(LAST))).toBe(true)
  })
  test('puts a project among the late ones from the next day on', () => {
    const ended = {
      ...{ projectId: 'p1', project: '纳百川', organizationId: 'o1', organization: '纳百川社' },
      ...{ endsOn: '2014-07-07', rulebook },
    }
    expect(lateAmong([ended], LAST)).toEqual([])
    expect(lateAmong([ended], '2014-09-08')).toEqual([{ ...ended, by: LAST }])
    expect(lateAmong([{ ...ended, rulebook: undefined }], '2014-09-08')).toEqual([])
  })
})

describe('what is to come back', () => {
  const due = { ...READY, refund: null }
  const spending = (spent: number) => ({ ...due, finalReports: [{ ...FINAL, spent }] })

  test('a fen is asked for; nothing is not', () => {
    expect(missingOf(spending(3_499_999))).toEqual([{ what: 'refund', unspent: 1 }])
    expect(whyNotRefund(spending(3_499_999), FINANCE)).toBeNull()
    expect(whyNotClose(spending(3_499_999), OFFICER)).toMatchObject({ why: 'not-ready' })
    expect(missingOf(spending(3_500_000))).toEqual([])
    expect(whyNotClose(spending(3_500_000), OFFICER)).toBeNull()
  })
  test('is not known without a report that stands, evaluated or not', () => {
    const without = { ...due, finalReports: [{ ...FINAL, returned: { reason: '缺照片', at: AT } }] }
    expect(unspentOf(without)).toBeNull()
    expect(whyNotReceive(without, REFUND, false, endOf('2014-08-01') - 1)).toMatchObject({
      why: 'amount-differs',
      unspent: 0,
      spent: 0,
    })
  })
  test('every tranche that is unpaid is named', () => {
    const tranches = [1, 2, 3].map((seq) => ({ ...paidTranche(seq, 1_000_000), payment: null }))
    const whole = { ...due, ledger: { ...due.ledger, tranches } }
    expect(whyNotRefund(whole, FINANCE)).toMatchObject({ why: 'tranches-unpaid', tranches: [1, 2, 3] })
  })
  test('what an end of the agreement left unpaid is not waited for', () => {
    const ended = { ...paidTranche(1, 1_000_000), payment: null, state: 'ended' as const }
    const dossier = { ...READY, ledger: { ...READY.ledger, tranches: [ended] } }
    expect(missingOf(dossier)).toEqual([])
    expect(
      missingOf({ ...dossier, ledger: { ...READY.ledger, tranches: [{ ...ended, state: 'payable' }] } }),
    ).toEqual([{ what: 'tranches', tranches: [1] }])
  })
  test('may come on any day where nothing was paid', () => {
    const nothing = { ...unpaid({ ...graded('C'), refund: null }) }
    const tranches = nothing.ledger.tranches.map((one) => ({ ...one, payment: null }))
    const dossier = { ...nothing, ledger: { ...nothing.ledger, tranches } }
    expect(whyNotReceive(dossier, { ...REFUND, amount: 0 }, false, endOf('2014-08-01') - 1)).toBeNull()
  })
  test('is not taken in by one of the organization', () => {
    const insider = { ...FINANCE, ...INSIDE }
    expect(whyNotRefund(due, insider)).toEqual({
      why: 'own-interest',
      by: '#second-person',
      organizations: [ORGANIZATION.name],
    })
  })
})

test('of several milestones those are named whose report is not accepted', () => {
  const [first] = READY.milestones
  const milestones = first ? [first, { ...first, id: 'm2', title: '展示' }] : []
  expect(openMilestones({ ...READY, milestones })).toEqual(['展示'])
})

test('full marks are a hundred points', () => {
  expect(FULL).toBe(readPoints('100'))
  expect(gradeOf(FULL, { gradeA: FULL, gradeB: FULL })).toBe('A')
  expect(gradeOf(FULL - 1, { gradeA: FULL, gradeB: FULL })).toBe('C')
})
