import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { closeProject, evaluateProject, recordRefund } from '../../src/round/closing/actions/closing.ts'
import { evaluationReversal, refundReversal } from '../../src/round/closing/actions/reversals.ts'
import { sanctionReversal } from '../../src/round/projects/actions/sanction-reversal.ts'
import { decideSanction, proposeSanction } from '../../src/round/projects/actions/sanctions.ts'
import { type Site, openSite } from '../pageless.ts'
import {
  LATE,
  type SignedRound,
  done,
  evaluated,
  lettersTo,
  newNumber,
  pay,
  signedRound,
} from '../round/projects/cast.ts'
import { SIGNED } from '../round/projects/fixtures.ts'
import { ruledProject } from '../round/projects/ruled.ts'
import { valueOf } from '../round/screening/closed-round.ts'
import { newest, reverse, rowsOf } from './office.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(SIGNED)
})
const NOW = LATE + 100

/** Evaluated with 2,000.00 unspent of what was paid, or nothing. */
async function graded(spent = 2_600_000) {
  const round = await signedRound(site, ['纳百川'])
  const [agreed] = round.agreed
  if (!agreed) throw new Error('nothing agreed')
  const project = await done(site, round, agreed)
  await evaluated(site, round, project, 9000, spent)
  return { round, agreed, project, which: await newest(site, 'all_evaluations') }
}
const taken = (round: SignedRound, which: string, at: number) =>
  reverse(site, evaluationReversal, which, { by: round.officer, other: round.approver, at })

describe('a grade that was wrong', () => {
  test('is given anew; the first stays, and the organization is told', async () => {
    const { round, agreed, project, which } = await graded()
    valueOf(await taken(round, which, NOW))
    expect((await lettersTo(site, agreed.member)).at(-1)).toBe('已更正：纳百川')
    const again = { score: 5000, text: '成效没有达到' }
    expect(
      valueOf(await evaluateProject(site.db, round.officer, project.projectId, again, NOW + 5)).grade,
    ).toBe('C')
    expect([await rowsOf(site, 'all_evaluations', which), await rowsOf(site, 'evaluations', which)]).toEqual([
      1, 0,
    ])
  })

  test('stays while the last payment rests on it', async () => {
    const { round, agreed, which } = await graded()
    await pay(site, round, agreed, 3)
    expect(await taken(round, which, NOW)).toMatchObject({
      refusal: { why: 'relied-on', rests: [{ href: `/agreements/${agreed.id}/payments` }] },
    })
  })
})

describe('unspent money that was entered wrongly', () => {
  test('is entered anew, and stays once the project is closed', async () => {
    const { round, agreed, project, which } = await graded()
    await pay(site, round, agreed, 3)
    const refund = { amount: 900_000, voucher: newNumber(), receivedOn: '2014-07-20' }
    valueOf(await recordRefund(site.db, round.finance, project.projectId, refund, NOW))
    const entered = await newest(site, 'all_refunds')
    expect(await taken(round, which, NOW + 1)).toMatchObject({ refusal: { why: 'relied-on' } })
    const of = { by: round.finance, other: round.approver, at: NOW + 2, cause: 'mistyped' }
    valueOf(await reverse(site, refundReversal, entered, of))
    const [ends] = await site.db.all<{ refunded: number | null }>(
      sql`select refunded_at as refunded from project_ends where project_id = ${project.projectId}`,
    )
    expect(ends?.refunded).toBeNull()
    valueOf(await recordRefund(site.db, round.finance, project.projectId, refund, NOW + 10))
    valueOf(await closeProject(site.db, round.officer, project.projectId, NOW + 11))
    const second = await newest(site, 'all_refunds')
    expect(await reverse(site, refundReversal, second, { ...of, at: NOW + 12 })).toMatchObject({
      refusal: { why: 'relied-on' },
    })
  })
})

describe('a sanction that should not have been imposed', () => {
  test('waits for its decision again, and halts no payment', async () => {
    const kinds = { 'sanctions.kinds': ['terminate' as const] }
    const { round, agreed, project } = await ruledProject(site, kinds)
    const { projectId } = project
    const at = SIGNED + 86_400_000
    const proposed = { kind: 'terminate' as const, reason: '没有开展活动' }
    const { id } = valueOf(await proposeSanction(site.db, round.officer, projectId, proposed, at))
    const imposed = { outcome: 'imposed' as const, reason: '属实' }
    valueOf(await decideSanction(site.db, round.approver, id, imposed, at + 1))
    const halts = () => site.db.all(sql`select 1 from project_halts where project_id = ${projectId}`)
    expect(await halts()).toHaveLength(1)
    const which = await newest(site, 'all_sanction_decisions')
    valueOf(
      await reverse(site, sanctionReversal, which, { by: round.officer, other: round.approver, at: at + 2 }),
    )
    expect(await halts()).toEqual([])
    expect((await lettersTo(site, agreed.member)).at(-1)).toMatch(/^已更正：/)
    const dropped = { outcome: 'dropped' as const, reason: '查明有活动' }
    valueOf(await decideSanction(site.db, round.approver, id, dropped, at + 5))
  })
})
