import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { sheets } from '../../../src/round/scoring/tables.ts'
import { type Site, openSite } from '../../support.ts'
import { OPENS } from '../screening/closed-round.ts'
import { TYPED, ownSheet } from './own-sheet.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

const mine = () => ownSheet(site)

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
    for (const text of ['另一个窗口先保存的内容', '先存的', '后存的']) expect(late.text).toContain(text)
    expect((await site.get(path, by)).text).toContain('先存的')
    const machine = await site.post(`${path}/draft`, { version: 0 }, by)
    expect(machine).toMatchObject({ status: 409, json: { why: 'changed-meanwhile' } })
  })

  test('holds as many characters as it says, the rarer ones too', async () => {
    const { by, path } = await mine()
    const saved = await site.form(`${path}/draft`, { version: '0', comment: '𠮷'.repeat(29_000) }, by)
    expect(saved.status).toBe(303)
  })

  test.each([
    [{ version: '很旧' }, '请重新打开这一页'],
    [{ version: '0', comment: `很长的${'话'.repeat(30_000)}` }, '全部文字最多30000个字'],
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
    expect(page.text).not.toContain('method="post"')
    const again = await site.post(`${path}/submission`, TYPED, by)
    expect(again).toMatchObject({ status: 422, json: { why: 'sheet-submitted', by: '#scoring' } })
    expect(String(again.json['title'])).toContain('评分表已于2013年4月26日18:00:00提交')
  })

  test.each([
    [{ comment: ' ' }, '请填写综合意见'],
    [{ advice: '' }, '请选择建议'],
    [{ 'points.goal': '二十' }, '评分应是分数，最多两位小数'],
    [{ 'points.goal': '', 'points.effect': '' }, '实施效果还没有打分'],
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
    expect(answer.text).not.toContain('method="post"')
    const page = await site.get(path, by)
    expect(page.text).toContain('未提交')
    expect(page.text).not.toContain('method="post"')
  })

  test('after the time shows what had been saved', async () => {
    const { round, by, path } = await mine()
    await site.form(`${path}/draft`, { version: '0', 'points.goal': '20.', comment: '没写完' }, by)
    site.now = round.plan.dates.scoringCloses
    const page = await site.get(path, by)
    for (const text of ['没有提交的内容', '没写完', '20.']) expect(page.text).toContain(text)
    expect((await site.json(path, by)).json).toMatchObject({
      submittedAt: null,
      typed: { comment: '没写完' },
    })
  })

  test('a second time shows the sheet as it is, and keeps what was typed', async () => {
    const { by, path } = await mine()
    await site.form(`${path}/submission`, TYPED, by)
    const again = await site.form(`${path}/submission`, { ...TYPED, comment: '第二稿' }, by)
    expect(again.status).toBe(422)
    for (const text of ['不再改动', '我的综合意见', '没有提交的内容', '第二稿'])
      expect(again.text).toContain(text)
    expect(again.text).not.toContain('method="post"')
  })

  test('points that are wrong are said at their fields, each with a link', async () => {
    const { by, path } = await mine()
    const wrong = { ...TYPED, 'points.goal': '', 'points.effect': '' }
    const { text } = await site.form(`${path}/submission`, wrong, by)
    expect(text).toContain('有2处要改')
    for (const code of ['goal', 'effect']) {
      expect(text).toContain(`href="#points.${code}"`)
      expect(text).toContain(`id="points.${code}-error"`)
    }
    expect(text.match(/aria-invalid="true"/g)).toHaveLength(2)
  })

  test('text is shown as text', async () => {
    const { by, path } = await mine()
    const script = '<script>alert(1)</script>'
    const answer = await site.form(`${path}/submission`, { ...TYPED, advice: '', comment: script }, by)
    expect(answer.text).not.toContain(script)
    expect(answer.text).toContain('&lt;script&gt;')
  })
})
