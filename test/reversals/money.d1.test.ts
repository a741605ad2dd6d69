import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { proposeReversal } from '../../src/reversals/actions.ts'
import { recordPayment } from '../../src/round/payments/actions/payments.ts'
import { paymentReversal } from '../../src/round/payments/actions/reversal.ts'
import { reviewReversal } from '../../src/round/projects/actions/reversal.ts'
import { reportMilestone, reviewReport } from '../../src/round/projects/actions/work.ts'
import { type Site, openSite } from '../pageless.ts'
import {
  type SignedRound,
  accepted,
  lettersTo,
  newNumber,
  running,
  signedRound,
} from '../round/projects/cast.ts'
import { NEW_REPORT, SIGNED, noon } from '../round/projects/fixtures.ts'
import { valueOf } from '../round/screening/closed-round.ts'
import { newest, reverse, rowsOf } from './office.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(SIGNED)
})
const NOW = noon('2013-07-19')
const LATER = noon('2013-08-12')

async function paid(voucher = newNumber()) {
  const round = await signedRound(site, ['纳百川'])
  const [agreed] = round.agreed
  if (!agreed) throw new Error('nothing agreed')
  const project = await running(site, round, agreed)
  const entered = { tranche: 1, voucher, paidOn: '2013-07-19' }
  const { id } = valueOf(await recordPayment(site.db, round.finance, agreed.id, entered, NOW))
  return { round, agreed, project, which: id, entered }
}
const sumOf = async (agreementId: string) =>
  (
    await site.db.all<{ sum: number | null }>(
      sql`select sum(amount_fen) as sum from payments where agreement_id = ${agreementId}`,
    )
  )[0]?.sum ?? 0
const stateOf = async (agreementId: string) =>
  (
    await site.db.all<{ state: string }>(
      sql`select state from tranche_states where agreement_id = ${agreementId} and seq = 1`,
    )
  )[0]?.state
const take = (round: SignedRound, which: string, cause: string, at = NOW + 1000) =>
  reverse(site, paymentReversal, which, { by: round.finance, other: round.approver, at, cause })

describe('a payment that was entered wrongly', () => {
  test('stays in the ledger and counts in no sum; its tranche can be paid again, and the payee is told', async () => {
    const { round, agreed, which, entered } = await paid()
    expect(await sumOf(agreed.id)).toBe(1_750_000)
    valueOf(await take(round, which, 'returned'))
    expect([await sumOf(agreed.id), await stateOf(agreed.id)]).toEqual([0, 'payable'])
    expect([await rowsOf(site, 'all_payments', which), await rowsOf(site, 'payments', which)]).toEqual([1, 0])
    expect(await lettersTo(site, agreed.member)).toEqual([
      '项目开始执行：纳百川',
      '第1笔拨款已拨付：纳百川',
      '已更正：纳百川',
    ])
    const again = { ...entered, voucher: newNumber() }
    valueOf(await recordPayment(site.db, round.finance, agreed.id, again, NOW + 5000))
    expect(await sumOf(agreed.id)).toBe(1_750_000)
  })

  test('keeps its voucher where the money had gone, and frees it where the number was a slip', async () => {
    const went = await paid()
    valueOf(await take(went.round, went.which, 'returned'))
    expect(
      await recordPayment(site.db, went.round.finance, went.agreed.id, went.entered, NOW + 5000),
    ).toMatchObject({
      refusal: { why: 'voucher-used' },
    })
    const slip = await paid()
    valueOf(await take(slip.round, slip.which, 'mistyped'))
    const entered = await recordPayment(site.db, slip.round.finance, slip.agreed.id, slip.entered, NOW + 5000)
    expect(entered.ok).toBe(true)
    expect(await rowsOf(site, 'all_payments', slip.which)).toBe(1)
  })

  test('says which of the two it was', async () => {
    const { round, which } = await paid()
    expect(await take(round, which, '')).toMatchObject({ refusal: { why: 'cause-missing', by: '#record' } })
  })

  test('the last one first', async () => {
    const { round, agreed, project, which } = await paid()
    await accepted(site, round, project, 3)
    const second = { tranche: 2, voucher: newNumber(), paidOn: '2013-08-08' }
    const { id } = valueOf(await recordPayment(site.db, round.finance, agreed.id, second, LATER))
    expect(await take(round, which, 'returned', LATER + 1)).toMatchObject({ refusal: { why: 'relied-on' } })
    valueOf(await take(round, id, 'returned', LATER + 2))
    valueOf(await take(round, which, 'returned', LATER + 10))
    expect(await sumOf(agreed.id)).toBe(0)
  })

  test('two at once: paid again by two of finance, it is paid once', async () => {
    const { round, agreed, which, entered } = await paid()
    valueOf(await take(round, which, 'mistyped'))
    const other = await site.person('钱财务', ['finance'])
    const both = await Promise.all([
      recordPayment(site.db, round.finance, agreed.id, entered, NOW + 5000),
      recordPayment(site.db, other, agreed.id, { ...entered, voucher: newNumber() }, NOW + 5000),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await sumOf(agreed.id)).toBe(1_750_000)
  })
})

describe('a report that should not have been accepted', () => {
  test('waits for its review again, closes its gate, and is reviewed anew', async () => {
    const { round, agreed, project } = await paid()
    const reportId = await accepted(site, round, project, 3)
    const gate = () =>
      site.db.all(
        sql`select 1 from passed_gates where agreement_id = ${agreed.id} and gate = 'midterm_passed'`,
      )
    expect(await gate()).toHaveLength(1)
    const which = await newest(site, 'all_report_reviews')
    const of = { by: round.officer, other: round.approver, at: LATER }
    valueOf(await reverse(site, reviewReversal, which, of))
    expect(await gate()).toEqual([])
    expect((await lettersTo(site, agreed.member)).at(-1)).toBe('已更正：纳百川')
    const returned = { outcome: 'returned' as const, reason: '缺签到表' }
    valueOf(await reviewReport(site.db, round.officer, reportId, returned, LATER + 5))
    const milestoneId = project.milestones[2]?.id ?? ''
    const again = valueOf(await reportMilestone(site.db, agreed.member, milestoneId, NEW_REPORT, LATER + 6))
    valueOf(
      await reviewReport(
        site.db,
        round.officer,
        again.id,
        { outcome: 'accepted', reason: '', points: 8000 },
        LATER + 7,
      ),
    )
    expect(await gate()).toHaveLength(1)
    expect(await rowsOf(site, 'all_report_reviews', which)).toBe(1)
  })

  test('stays accepted while a payment rests on it: that is reversed first', async () => {
    const { round, agreed, project } = await paid()
    await accepted(site, round, project, 3)
    const which = await newest(site, 'all_report_reviews')
    const second = { tranche: 2, voucher: newNumber(), paidOn: '2013-08-08' }
    const { id } = valueOf(await recordPayment(site.db, round.finance, agreed.id, second, LATER))
    const why = { reason: '没有做到', cause: '' }
    expect(
      await proposeReversal(site.db, round.officer, reviewReversal, which, why, LATER + 1),
    ).toMatchObject({
      refusal: { why: 'relied-on', rests: [{ href: `/agreements/${agreed.id}/payments` }] },
    })
    valueOf(await take(round, id, 'returned', LATER + 2))
    valueOf(await proposeReversal(site.db, round.officer, reviewReversal, which, why, LATER + 10))
  })

  test('a return that was wrong is taken back until the organization has reported again', async () => {
    const { round, agreed, project } = await paid()
    const milestoneId = project.milestones[0]?.id ?? ''
    const { id } = valueOf(await reportMilestone(site.db, agreed.member, milestoneId, NEW_REPORT, LATER))
    valueOf(
      await reviewReport(site.db, round.officer, id, { outcome: 'returned', reason: '看错了' }, LATER + 1),
    )
    const which = await newest(site, 'all_report_reviews')
    valueOf(await reportMilestone(site.db, agreed.member, milestoneId, NEW_REPORT, LATER + 2))
    const why = { reason: '看错了', cause: '' }
    expect(
      await proposeReversal(site.db, round.officer, reviewReversal, which, why, LATER + 3),
    ).toMatchObject({
      refusal: { why: 'relied-on' },
    })
  })
})
