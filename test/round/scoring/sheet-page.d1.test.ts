import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { organizations, people } from '../../../src/people/tables.ts'
import { type Site, type Someone, openSite } from '../../support.ts'
import { OPENS } from '../screening/closed-round.ts'
import { score } from './assigned.ts'
import { GROUP, TYPED, ownSheet } from './own-sheet.ts'
import { breaks } from '../../breaks.ts'
import { unlike } from '../../unlike.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

const mine = () => ownSheet(site)

describe('the sheet', () => {
  test('stands each criterion beside what it judges', async () => {
    const { by, path } = await mine()
    const page = await site.get(path, by)
    expect(page.status).toBe(200)
    const order = [
      '胡同讲古',
      '项目目标',
      '需求是否真实',
      '走访42户',
      '春天问了二十户',
      '独居老人',
      '90人',
      '和平里街道青年湖社区',
      '100名老人有人陪伴',
      '0至25分，每档0.5分',
      '项目产出',
      '活动场次',
      '入户',
      '实施效果',
      '满意率',
      '逐户邀请',
      '由志愿者接着做',
      '项目创新性',
      '居民自己定内容',
      '30,800.00',
      '综合意见',
      '提交评分表',
    ]
    const places = order.map((text) => page.text.indexOf(text))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
    for (const text of ['申请35,000.00元', '5月31日17:00截止', '评审期间不显示申报单位'])
      expect(page.text).toContain(text)
  })

  test('names neither the organization nor who leads, to people and to machines', async () => {
    const { round, by, path } = await mine()
    const list = `/rounds/${round.id}/scoring`
    const answers = [
      await site.get(path, by),
      await site.json(path, by),
      await site.get(list, by),
      await site.json(list, by),
    ]
    const organizationId = round.proposals[0]?.organizationId ?? 'none'
    for (const { status, text } of answers) {
      expect(status).toBe(200)
      const names = [
        '李带头',
        '周成员',
        '隔壁合作社',
        '登记证书',
        organizationId,
        round.proposals[0]?.id ?? 'none',
      ]
      for (const secret of [GROUP, ...names, '010-5550']) expect(text).not.toContain(secret)
    }
  })

  test('is the same, byte for byte, whoever the organization is', async () => {
    const { round, by, path } = await mine()
    const [own] = round.proposals
    const read = async () => {
      const list = `/rounds/${round.id}/scoring`
      const refused = await site.form(`${path}/submission`, { ...TYPED, advice: '' }, by)
      return [
        (await site.get(path, by)).text,
        (await site.json(path, by)).text,
        (await site.get(list, by)).text,
        (await site.json(list, by)).text,
        refused.text,
      ]
    }
    const before = await read()
    await site.db
      .update(organizations)
      .set({ name: `另一家${unlike()}`, subdistrict: '天坛', contact: '别人', phone: '010-00000000' })
      .where(eq(organizations.id, own?.organizationId ?? ''))
    await site.db
      .update(people)
      .set({ name: '另一个人' })
      .where(eq(people.id, own?.member.id ?? ''))
    expect(await read()).toEqual(before)
  })

  test('is the same, byte for byte, whatever a proposal says besides what experts read', async () => {
    breaks('submission-digests')
    const { round, by, path } = await mine()
    const read = async () => [
      (await site.get(path, by)).text,
      (await site.json(path, by)).text,
      (await site.form(`${path}/submission`, { ...TYPED, advice: '' }, by)).text,
    ]
    const before = await read()
    // what was submitted is frozen: thawed here, for a field that a proposal may have one day
    await site.db.run(sql`drop trigger a_submission_is_frozen`)
    await site.db.run(sql`update submissions set content =
      json_set(content, '$.chair', '陈理事长', '$.honours', json('[{"from":"民政局"}]'), '$.leader', '另一个人')
      where proposal_id = ${round.proposals[0]?.id ?? ''}`)
    const { json } = await site.json(`/proposals/${round.proposals[0]?.id}`, round.officer)
    expect(json['content']).toMatchObject({ chair: '陈理事长', leader: '另一个人' })
    expect(await read()).toEqual(before)
  })

  test('is for its expert alone', async () => {
    const { round, path } = await mine()
    expect((await site.get(path)).status).toBe(303)
    for (const other of [round.experts[1].person, await site.person('孙专家', ['expert'])])
      for (const answer of [await site.get(path, other), await site.json(path, other)])
        expect(answer.status).toBe(404)
    const staff = await Promise.all(
      (['officer', 'approver', 'finance', 'auditor', 'administrator'] as const).map((role) =>
        site.person('某人', [role]),
      ),
    )
    for (const other of [...staff, round.proposals[0]?.member])
      expect((await site.get(path, other)).status).toBe(403)
    for (const action of ['draft', 'submission']) {
      expect((await site.form(`${path}/${action}`, TYPED, round.experts[1].person)).status).toBe(404)
      expect((await site.form(`${path}/${action}`, TYPED, round.officer)).status).toBe(403)
      expect((await site.form(`/sheets/none/${action}`, TYPED, round.experts[0].person)).status).toBe(404)
    }
  })

  test('asks the database twice: who, and what', async () => {
    const { by, path } = await mine()
    await site.get(path, by)
    expect(site.counts.trips).toBe(2)
    await site.form(`${path}/draft`, TYPED, by)
    expect(site.counts.trips).toBe(3)
    await site.form(`${path}/submission`, TYPED, by)
    expect(site.counts.trips).toBe(3)
  })
})

test('what was scored on one sheet shows on no other expert’s', async () => {
  const { round } = await mine()
  const read = async (by: Someone) => [
    (await site.get(`/sheets/${round.sheetOf(1, 0)}`, by)).text,
    (await site.get(`/rounds/${round.id}/scoring`, by)).text,
  ]
  const before = await read(round.experts[1].person)
  await score(site, round, 0, 0, 2950)
  expect(await read(round.experts[1].person)).toEqual(before)
})
