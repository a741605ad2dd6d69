import { describe, expect, test } from 'vitest'
import { sayCloseRefusal } from '../../../src/round/closing/pages/words.ts'
import { whyNotClose, whyNotJudge, whyNotSubmit } from '../../../src/round/closing/rules/closing.ts'
import { missingOf } from '../../../src/round/closing/rules/dossier.ts'
import { gradeOf } from '../../../src/round/closing/rules/grade.ts'
import { FINANCE, INSIDE, MEMBER, OFFICER, REPORT } from '../projects/fixtures.ts'
import { AT, FINAL, READY, closed, graded, unpaid } from './dossier.ts'

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
      by: 'projects.reports',
      titles: ['组建志愿者队伍'],
    })
  })
  test('one at a time, and again after a return', () => {
    expect(whyNotSubmit({ ...before, finalReports: [FINAL] }, MEMBER)).toEqual({
      why: 'report-waiting',
      by: 'closing.requestMonths',
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
    expect(whyNotSubmit(READY, MEMBER)).toEqual({
      why: 'already-evaluated',
      by: 'closing.gradeA',
      grade: 'A',
      at: AT,
    })
  })
})

describe('the evaluation', () => {
  const waiting = { ...READY, evaluation: null, refund: null }
  test('is an officer’s, of a report that waits, once', () => {
    expect(whyNotJudge(waiting, OFFICER)).toBeNull()
    expect(whyNotJudge(waiting, FINANCE)).toEqual({ why: 'not-your-role', needs: 'officer' })
    expect(whyNotJudge({ ...waiting, finalReports: [] }, OFFICER)).toEqual({
      why: 'no-report',
      by: 'closing.requestMonths',
    })
    expect(whyNotJudge(READY, OFFICER)).toEqual({
      why: 'already-evaluated',
      by: 'closing.gradeA',
      grade: 'A',
      at: AT,
    })
  })
  test('is not of one’s own organization', () => {
    expect(whyNotJudge(waiting, { ...OFFICER, ...INSIDE })).toMatchObject({
      why: 'own-interest',
    })
  })
})

describe('closing', () => {
  test('happens once, by an officer, when nothing is missing', () => {
    expect(whyNotClose(READY, OFFICER)).toBeNull()
    expect(whyNotClose(READY, FINANCE)).toEqual({ why: 'not-your-role', needs: 'officer' })
    expect(whyNotClose(READY, { ...OFFICER, ...INSIDE })).toMatchObject({
      why: 'own-interest',
    })
    expect(whyNotClose(closed, OFFICER)).toEqual({ why: 'already-closed', by: '#refund', at: 9 })
  })
  test('names all that is missing, in order', () => {
    const nothing = { ...READY, reports: [], finalReports: [], evaluation: null, refund: null }
    const missing = missingOf(nothing)
    expect(missing).toEqual([
      { what: 'milestones', titles: ['组建志愿者队伍'] },
      { what: 'final-report' },
      { what: 'evaluation' },
    ])
    expect(whyNotClose(nothing, OFFICER)).toEqual({ why: 'not-ready', by: '#refund', missing })
    expect(sayCloseRefusal({ why: 'not-ready', by: '#refund', missing })).toBe(
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
