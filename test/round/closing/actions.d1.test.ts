import { beforeAll, describe, expect, test } from 'vitest'
import {
  closeProject,
  evaluateProject,
  recordRefund,
  returnFinalReport,
  submitFinalReport,
} from '../../../src/round/closing/actions/closing.ts'
import { findDossier } from '../../../src/round/closing/store/closing.ts'
import {
  evaluatedNotClosed,
  finalReportsDue,
  finalReportsWaiting,
} from '../../../src/round/closing/store/desks.ts'
import { recordPayment } from '../../../src/round/payments/actions/payments.ts'
import { reportMilestone } from '../../../src/round/projects/actions/work.ts'
import { type Site, openSite } from '../../pageless.ts'
import {
  LATE,
  type Running,
  type SignedRound,
  done,
  evaluated,
  eventsOf,
  lettersTo,
  newNumber,
  outcomes,
  pay,
  running,
  signedRound,
  valueOf,
} from '../projects/cast.ts'
import { NEW_REPORT, SIGNED, noon } from '../projects/fixtures.ts'
import { unlike } from '../../unlike.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(SIGNED)
})
const FINAL = { ...NEW_REPORT, text: '全部完成。', spent: 3_300_000 }
const NOW = noon('2014-08-01')
const refund = (amount = 200_000, voucher = newNumber()) => ({ amount, voucher, receivedOn: '2014-08-01' })

async function begun() {
  const round = await signedRound(site, ['纳百川'])
  const [agreed] = round.agreed
  if (!agreed) throw new Error()
  const project = await done(site, round, agreed)
  return { round, project, id: project.projectId, member: agreed.member }
}
const submit = ({ member, projectId }: Running, report = FINAL) =>
  submitFinalReport(site.db, member, projectId, report, LATE)
const close = ({ officer }: SignedRound, id: string) => closeProject(site.db, officer, id, NOW)

describe('a project ends', () => {
  test('A: reported, returned, reported, evaluated, paid, refunded, closed', async () => {
    const { round, project, id, member } = await begun()
    valueOf(await submit(project))
    expect(await submit(project)).toMatchObject({ refusal: { why: 'report-waiting' } })
    valueOf(await returnFinalReport(site.db, round.officer, id, '缺照片', LATE + 1))
    expect(
      await evaluateProject(site.db, round.officer, id, { score: 9000, text: '好' }, LATE + 2),
    ).toMatchObject({
      refusal: { why: 'no-report', by: 'closing.requestMonths' },
    })
    expect(await evaluated(site, round, project, 8500)).toEqual({ id, grade: 'A' })
    expect(await recordRefund(site.db, round.finance, id, refund(), NOW)).toMatchObject({
      refusal: { why: 'tranches-unpaid', by: '#refund', tranches: [3] },
    })
    await pay(site, round, project, 3)
    expect(await close(round, id)).toMatchObject({
      refusal: { why: 'not-ready', by: '#refund', missing: [{ what: 'refund', unspent: 200_000 }] },
    })
    expect(await recordRefund(site.db, round.finance, id, refund(199_999), NOW)).toMatchObject({
      refusal: { why: 'amount-differs', by: '#refund', unspent: 200_000, paid: 3_500_000, spent: 3_300_000 },
    })
    valueOf(await recordRefund(site.db, round.finance, id, refund(), NOW))
    valueOf(await close(round, id))
    expect(await close(round, id)).toMatchObject({ refusal: { why: 'already-closed', at: NOW } })

    expect((await eventsOf(site, `project:${id}`)).slice(-6)).toEqual([
      'final-report-submitted',
      'final-report-returned',
      'final-report-submitted',
      'project-evaluated',
      'refund-recorded',
      'project-closed',
    ])
    expect((await eventsOf(site, `agreement:${project.id}`)).slice(-2)).toEqual([
      'refund-recorded',
      'project-closed',
    ])
    expect((await lettersTo(site, member)).slice(-5)).toEqual([
      '结项报告被退回：纳百川',
      '结项评定A等：纳百川',
      '第3笔拨款已拨付：纳百川',
      '结余资金已退回：纳百川',
      '项目已结项：纳百川',
    ])
    expect(await lettersTo(site, round.finance)).toContain('结项评定A等：纳百川')
  })

  test('C: the last tranche stays unpaid, and what is left comes back', async () => {
    const { round, project, id } = await begun()
    expect(await evaluated(site, round, project, 5999, 2_000_000)).toEqual({ id, grade: 'C' })
    const payment = { tranche: 3, voucher: newNumber(), paidOn: '2014-08-01' }
    expect(await recordPayment(site.db, round.finance, project.id, payment, NOW)).toMatchObject({
      refusal: { why: 'gate-closed' },
    })
    valueOf(await recordRefund(site.db, round.finance, id, refund(800_000), NOW))
    valueOf(await close(round, id))
    expect(await recordPayment(site.db, round.finance, project.id, payment, NOW)).toMatchObject({
      refusal: { why: 'settled' },
    })
  })

  test('not before every milestone is accepted', async () => {
    const round = await signedRound(site, ['早'])
    const [agreed] = round.agreed
    if (!agreed) throw new Error()
    const project = await running(site, round, agreed)
    expect(await submit(project)).toMatchObject({
      refusal: { why: 'milestones-open', titles: project.milestones.map(({ title }) => title) },
    })
    expect(await close(round, project.projectId)).toMatchObject({ refusal: { why: 'not-ready' } })
  })

  test('a stranger finds nothing; a final report does not spend less than the last', async () => {
    const { project, id } = await begun()
    const stranger = await site.member(`别家${unlike()}`)
    expect(await submitFinalReport(site.db, stranger, id, FINAL, LATE)).toEqual({
      ok: false,
      refusal: { why: 'not-found' },
    })
    expect(await findDossier(site.db, stranger, id)).toBeNull()
    expect(await submit(project, { ...FINAL, spent: 149_999 })).toMatchObject({
      refusal: { why: 'spent-fell' },
    })
  })

  test('a closed project takes no report', async () => {
    const { round, project, id, member } = await begun()
    await evaluated(site, round, project, 5000, 2_800_000)
    valueOf(await close(round, id))
    const again = await reportMilestone(site.db, member, project.milestones[0]?.id ?? '', NEW_REPORT, NOW)
    expect(again).toMatchObject({ refusal: { why: 'project-closed' } })
  })
})

describe('two at once', () => {
  test('one final report goes out', async () => {
    const { project } = await begun()
    expect(outcomes(await Promise.all([submit(project), submit(project)]))).toEqual([
      'changed-meanwhile',
      'ok',
    ])
  })

  test('it is returned or evaluated, not both', async () => {
    const { round, project, id } = await begun()
    valueOf(await submit(project))
    const both = await Promise.all([
      returnFinalReport(site.db, round.officer, id, '缺照片', LATE),
      evaluateProject(site.db, round.officer, id, { score: 9000, text: '好' }, LATE),
    ])
    expect(outcomes(both)).toEqual(['changed-meanwhile', 'ok'])
  })

  test('one refund is recorded, and one voucher serves one project', async () => {
    const one = await begun()
    const two = await begun()
    for (const { round, project } of [one, two]) {
      await evaluated(site, round, project)
      await pay(site, round, project, 3)
    }
    const back = ({ round, id }: typeof one, voucher = newNumber()) =>
      recordRefund(site.db, round.finance, id, refund(200_000, voucher), NOW)
    expect(outcomes(await Promise.all([back(one, '收-同'), back(two, '收-同')]))).toEqual([
      'changed-meanwhile',
      'ok',
    ])
    const again = outcomes([await back(one, '收-同'), await back(two, '收-同')])
    expect(again).toEqual(['already-returned', 'voucher-used'])
  })

  test('the same refund twice', async () => {
    const { round, project, id } = await begun()
    await evaluated(site, round, project)
    await pay(site, round, project, 3)
    const back = () => recordRefund(site.db, round.finance, id, refund(), NOW)
    expect(outcomes(await Promise.all([back(), back()]))).toEqual(['changed-meanwhile', 'ok'])
  })

  test('it is closed once', async () => {
    const { round, project, id } = await begun()
    await evaluated(site, round, project, 5000, 2_800_000)
    expect(outcomes(await Promise.all([close(round, id), close(round, id)]))).toEqual([
      'changed-meanwhile',
      'ok',
    ])
  })

  /** Grade C; the second tranche could be paid and is not: 17,500.00 paid, 10,000.00 spent. */
  async function halfPaid() {
    const round = await signedRound(site, ['纳百川'])
    const [agreed] = round.agreed
    if (!agreed) throw new Error()
    const project = await done(site, round, agreed, [1])
    await evaluated(site, round, project, 5000, 1_000_000)
    const payment = { tranche: 2, voucher: newNumber(), paidOn: '2014-08-01' }
    return {
      round,
      id: project.projectId,
      payTwo: () => recordPayment(site.db, round.finance, project.id, payment, NOW),
      giveBack: () => recordRefund(site.db, round.finance, project.projectId, refund(750_000), NOW),
    }
  }

  test('a payment and a refund: the other must look again at what was paid', async () => {
    const { payTwo, giveBack } = await halfPaid()
    expect(outcomes(await Promise.all([payTwo(), giveBack()]))).toEqual(['changed-meanwhile', 'ok'])
  })

  test('a payment and the closing: the other must look again', async () => {
    const { round, id, payTwo, giveBack } = await halfPaid()
    valueOf(await giveBack())
    expect(outcomes(await Promise.all([payTwo(), close(round, id)]))).toEqual(['ok', 'settled'])
  })
})

test('what waits for whom', async () => {
  const { round, project, id, member } = await begun()
  const mine = member.organizations.map((organization) => organization.id)
  expect(await finalReportsDue(site.db, mine)).toMatchObject([
    { projectId: id, project: '纳百川', endsOn: '2014-07-07' },
  ])
  valueOf(await submit(project))
  expect(await finalReportsDue(site.db, mine)).toEqual([])
  expect((await finalReportsWaiting(site.db)).find(({ projectId }) => projectId === id)).toMatchObject({
    since: LATE,
  })
  valueOf(await evaluateProject(site.db, round.officer, id, { score: 7000, text: '可以' }, LATE))
  expect((await finalReportsWaiting(site.db)).find(({ projectId }) => projectId === id)).toBeUndefined()
  expect((await evaluatedNotClosed(site.db)).find(({ projectId }) => projectId === id)).toMatchObject({
    grade: 'B',
    paid: 2_800_000,
    spent: 3_300_000,
    refunded: null,
  })
})
