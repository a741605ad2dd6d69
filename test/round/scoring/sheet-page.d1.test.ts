import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../src/db/db.ts'
import { organizations, people } from '../../../src/people/tables.ts'
import { sheets } from '../../../src/round/scoring/tables.ts'
import { type Site, type Someone, openSite } from '../../support.ts'
import { OPENS } from '../screening/closed-round.ts'
import { assignedRound, score } from './assigned.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

/** A name that could leak: it is nowhere in what the organization wrote. */
const GROUP = '永定门外街道永外新市民融入课堂社'
const TYPED = {
  version: '0',
  'points.goal': '20.5',
  'points.output': '18.5',
  'points.effect': '26',
  'points.innovation': '16',
  'comments.effect': '测量办法可行',
  comment: '我的综合意见',
  advice: 'improve',
}

async function mine() {
  const group = () => site.member(`${GROUP}${newId()}`)
  const round = await assignedRound(site, [{ title: '胡同讲古' }], {}, group)
  const id = round.sheetOf(0, 0)
  return { round, id, by: round.experts[0].person, path: `/sheets/${id}` }
}

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
      '100名老人有人陪伴',
      '0至25分，每档0.5分',
      '项目产出',
      '活动场次',
      '入户',
      '实施效果',
      '满意率',
      '逐户邀请',
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
      for (const secret of [GROUP, '李带头', organizationId, round.proposals[0]?.id ?? 'none', '010-5550'])
        expect(text).not.toContain(secret)
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
      .set({ name: `另一家${newId()}`, subdistrict: '天坛', contact: '别人', phone: '010-00000000' })
      .where(eq(organizations.id, own?.organizationId ?? ''))
    await site.db
      .update(people)
      .set({ name: '另一个人' })
      .where(eq(people.id, own?.member.id ?? ''))
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

describe('saving', () => {
  test('by the button comes back to the page, with what was typed and its sum', async () => {
    const { by, path } = await mine()
    const half = { version: '0', 'points.goal': '20.5', 'points.effect': 'x', comment: '写到一半' }
    expect(await site.form(`${path}/draft`, half, by)).toMatchObject({ status: 303, location: path })
    const page = await site.get(path, by)
    for (const text of [
      'value="20.5"',
      'value="x"',
      '写到一半',
      '<output>20.50</output>',
      '已保存，18:00:00',
    ])
      expect(page.text).toContain(text)
    expect(page.text).toMatch(/name="version" value="1"/)
  })

  test('by itself answers the next version', async () => {
    const { by, path } = await mine()
    const { version: _, ...typed } = TYPED
    const saved = await site.post(`${path}/draft`, { version: 0, ...typed }, by)
    expect(saved).toMatchObject({ status: 200, json: { version: 1 } })
    expect((await site.json(path, by)).json).toMatchObject({ version: 1, typed })
  })

  test('against another window says so and loses nothing', async () => {
    const { by, path } = await mine()
    await site.form(`${path}/draft`, { version: '0', comment: '先存的' }, by)
    const late = await site.form(`${path}/draft`, { version: '0', comment: '后存的' }, by)
    expect(late.status).toBe(409)
    expect(late.text).toContain('后存的')
    expect((await site.get(path, by)).text).toContain('先存的')
    const machine = await site.post(`${path}/draft`, { version: 0 }, by)
    expect(machine).toMatchObject({ status: 409, json: { why: 'changed-meanwhile' } })
  })

  test.each([
    [{ version: '很旧' }, '请刷新页面再试'],
    [{ version: '0', comment: `很长的${'话'.repeat(12_000)}` }, '全部文字最多12000个字'],
  ])('a bad draft %# keeps what was typed', async (wrong, says) => {
    const { by, path } = await mine()
    const answer = await site.form(`${path}/draft`, { 'comments.goal': '留着的评语', ...wrong }, by)
    expect(answer.status).toBe(422)
    for (const text of [says, '留着的评语']) expect(answer.text).toContain(text)
  })
})

describe('handing in', () => {
  test('leads to the list; the sheet can be read afterwards and not be changed', async () => {
    const { round, by, path } = await mine()
    const done = await site.form(`${path}/submission`, TYPED, by)
    expect(done).toMatchObject({ status: 303, location: `/rounds/${round.id}/scoring` })
    const page = await site.get(path, by)
    for (const text of ['已提交', '81.00分', '26.00／30分', '测量办法可行', '我的综合意见', '修改后立项'])
      expect(page.text).toContain(text)
    expect(page.text).not.toContain('<form')
    const again = await site.post(`${path}/submission`, TYPED, by)
    expect(again).toMatchObject({ status: 422, json: { why: 'sheet-submitted' } })
    expect(String(again.json['title'])).toContain('评分表已于2013年4月26日18:00:00提交')
  })

  test.each([
    [{ comment: ' ' }, '请填写综合意见'],
    [{ advice: '' }, '请选择建议'],
    [{ 'points.goal': '二十' }, '分数应是数字，如20.5'],
    [{ 'points.goal': '', 'points.effect': '' }, '还没有打分：项目目标、实施效果'],
    [{ 'points.goal': '25.5' }, '项目目标应在0到25.00分之间'],
    [{ 'points.effect': '26.25' }, '实施效果每档0.50分'],
    [{ 'comments.goal': '长'.repeat(1001) }, '评语最多1000个字'],
  ])('a bad sheet %# says why and keeps what was typed', async (wrong, says) => {
    const { by, path, id } = await mine()
    const answer = await site.form(`${path}/submission`, { ...TYPED, ...wrong }, by)
    expect(answer.status).toBe(422)
    for (const text of [says, '测量办法可行', 'value="18.5"', ...Object.values(wrong)])
      expect(answer.text).toContain(text)
    const machine = await site.post(`${path}/submission`, { ...TYPED, ...wrong }, by)
    expect(machine.status).toBe(422)
    expect(machine.json).toMatchObject({ why: expect.stringMatching(/^(form|points-)/) })
    expect(await site.db.select().from(sheets).where(eq(sheets.assignmentId, id))).toEqual([])
  })

  test('after the time keeps what was typed, and says when it came', async () => {
    const { round, by, path } = await mine()
    site.now = round.plan.dates.scoringCloses
    const answer = await site.form(`${path}/submission`, TYPED, by)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('服务器收到的时间是2013年5月31日17:00:00')
    expect(answer.text).toContain('我的综合意见')
    const page = await site.get(path, by)
    expect(page.text).toContain('未提交')
    expect(page.text).not.toContain('<form')
  })

  test('text is shown as text', async () => {
    const { by, path } = await mine()
    const script = '<script>alert(1)</script>'
    const answer = await site.form(`${path}/submission`, { ...TYPED, advice: '', comment: script }, by)
    expect(answer.text).not.toContain(script)
    expect(answer.text).toContain('&lt;script&gt;')
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
