import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { organizations } from '../../../src/people/tables.ts'
import {
  closeProject,
  evaluateProject,
  recordRefund,
  submitFinalReport,
} from '../../../src/round/closing/actions/closing.ts'
import { reportMilestone, reviewReport } from '../../../src/round/projects/actions/work.ts'
import { type Site, openSite } from '../../support.ts'
import { LATE, accepted, done, pay, running, signedRound, valueOf } from '../../round/projects/cast.ts'
import { NEW_REPORT, noon } from '../../round/projects/fixtures.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(noon('2013-09-01'))
})

async function begun(titles = ['纳百川']) {
  const round = await signedRound(site, titles)
  const [agreed] = round.agreed
  if (!agreed) throw new Error()
  const project = await running(site, round, agreed)
  return { round, project, path: `/projects/${project.projectId}` }
}

describe('a project in public', () => {
  test('shows who does what, how far it is, the money and the indicators', async () => {
    const { round, project, path } = await begun()
    const fresh = await site.get(path)
    expect(fresh.status).toBe(200)
    for (const text of [
      '纳百川',
      '执行中',
      '志愿服务',
      '建国门街道',
      '周平',
      '67%把它列为最急',
      '35,000.00',
      '未拨付',
      '签订协议',
    ])
      expect(fresh.text).toContain(text)
    expect(fresh.text).toContain('已到期，待确认')
    // the agreement is signed, and nothing is paid
    expect(fresh.text).toContain('第1笔，50%，还没有拨付')
    expect(fresh.text).not.toContain('已完成')
    expect(fresh.text).toContain('还没有通过的报告')

    await accepted(site, round, project, 1, noon('2013-08-10'))
    const voucher = await pay(site, round, project, 1)
    const later = await site.get(path)
    for (const text of [
      '8月10日提交，晚3天',
      '逾期提交',
      voucher,
      '2014-07-02',
      '20人',
      '25%',
      '1,500.00',
      '至2013年8月10日的报告',
      '第1笔，50%，已拨付',
    ])
      expect(later.text).toContain(text)
    const ledger = (await site.json(`/money?round=${round.id}`)).json
    expect(ledger).toMatchObject({ sums: { paid: 1_750_000 } })
    expect(later.text).toMatch(/已拨付<\/dt><dd>17,500\.00/)
    const { json } = await site.json(path)
    expect(json).toMatchObject({
      project: {
        title: '纳百川',
        leader: '周平',
        amount: 3_500_000,
        closedAt: null,
        grade: null,
        award: { rank: 1, score: 9000 },
      },
      tranches: [{ seq: 1, payment: { voucher } }, { seq: 2, payment: null }, { seq: 3 }],
      reached: { spent: 150_000, isFinal: 0 },
    })
  })

  test('does not depend on phones, nor on what nobody has released', async () => {
    const { round, project, path } = await begun()
    const [organization] = project.member.organizations
    const read = async () => [(await site.get(path)).text, (await site.json(path)).text]
    const before = await read()
    expect(before.join('')).not.toContain('010-55500001')

    const waiting = valueOf(
      await reportMilestone(
        site.db,
        project.member,
        project.milestones[0]?.id ?? '',
        { ...NEW_REPORT, spent: 777 },
        site.now,
      ),
    )
    await site.db
      .update(organizations)
      .set({ phone: '13912345678', contact: '另一人' })
      .where(eq(organizations.id, organization?.id ?? ''))
    expect(await read()).toEqual(before)
    valueOf(
      await reviewReport(
        site.db,
        round.officer,
        waiting.id,
        { outcome: 'returned', reason: '没有签到表' },
        site.now,
      ),
    )
    expect(await read()).toEqual(before)
  })

  test('tells the grade and the refund when it is closed, and not before', async () => {
    const round = await signedRound(site, ['平安星'])
    const [agreed] = round.agreed
    if (!agreed) throw new Error()
    const project = await done(site, round, agreed)
    const path = `/projects/${project.projectId}`
    const before = (await site.json(path)).text
    valueOf(
      await submitFinalReport(
        site.db,
        project.member,
        project.projectId,
        { text: '完成', actuals: [10, 83, 91, 4.4], spent: 2_600_000 },
        LATE,
      ),
    )
    valueOf(
      await evaluateProject(
        site.db,
        round.officer,
        project.projectId,
        { score: 5000, text: '证据不足' },
        LATE,
      ),
    )
    const refund = { amount: 200_000, voucher: '收-平安', receivedOn: '2014-07-20' }
    valueOf(await recordRefund(site.db, round.finance, project.projectId, refund, LATE))
    expect((await site.json(path)).text).toBe(before)
    const refundedAt = async (at: string) => {
      const { json } = await site.json(at)
      return json['sums'] ?? json['money']
    }
    const pages = ['/', '/money', `/money?round=${round.id}`]
    for (const at of pages) expect(await refundedAt(at), at).toMatchObject({ refunded: 0 })
    valueOf(await closeProject(site.db, round.officer, project.projectId, LATE))
    for (const at of pages) expect(await refundedAt(at), at).toMatchObject({ refunded: 200_000 })
    expect((await site.json('/money')).json['byKind']).not.toEqual([])

    const after = await site.get(path)
    for (const text of [
      '已结项，C等',
      '退回结余2,000.00元',
      '按结项报告',
      '83人',
      '26,000.00',
      '不再拨付',
      '评定C等',
    ])
      expect(after.text).toContain(text)
    for (const secret of ['证据不足', '50.00分', '收-平安']) expect(after.text).not.toContain(secret)
  })

  test('an unknown one is not found', async () => {
    expect((await site.get('/projects/nonsense')).status).toBe(404)
    expect((await site.json('/projects/nonsense')).json).toMatchObject({ status: 404, why: 'not-found' })
  })
})
