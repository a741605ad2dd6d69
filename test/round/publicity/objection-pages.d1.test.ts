import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startOf } from '../../../src/shared/days.ts'
import { type Site, openSite } from '../../support.ts'
import { NOON, OVER, object, published } from './cast.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(NOON)
})
beforeEach(() => {
  site.now = NOON
})

const OBJECTION = { submissionId: '', name: '王某某', phone: '138 0000 0002', text: '名单不公' }

describe('objecting', () => {
  test('needs no account and ends with a receipt', async () => {
    const { round, noticeId } = await published(site)
    const path = `/notices/${noticeId}/objections`
    const form = await site.get(path)
    expect(form.text).toContain('甲项目')
    expect(form.text).not.toContain('丙项目')
    const submissionId = round.ranked[0]?.submissionId ?? ''
    const receipt = await site.form(path, { ...OBJECTION, submissionId })
    // one of them counts: visitors may object
    expect([receipt.status, site.counts.trips]).toEqual([200, 4])
    expect(receipt.text).toContain('异议回执')
    expect(receipt.text).toContain('2013年6月5日12:00:00')
    const { json } = await site.post(path, { ...OBJECTION, text: '另一件' })
    expect(json).toEqual({ id: expect.any(String), at: NOON, noticeId })
  })

  test('too early or too late is refused with the time, and what was typed stays', async () => {
    const { noticeId } = await published(site)
    const path = `/notices/${noticeId}/objections`
    site.now = OVER
    const late = await site.form(path, OBJECTION)
    expect([late.status, late.text.includes('2013年6月14日24:00为止')]).toEqual([422, true])
    expect(late.text).toContain('名单不公')
    expect(late.text).toContain('138 0000 0002')
    const { json } = await site.post(path, OBJECTION)
    expect(json).toMatchObject({
      status: 422,
      why: 'objections-closed',
      by: 'publicity.days',
      closedAt: OVER,
    })
    expect((await site.get(path)).text).not.toContain('<textarea')
    site.now = startOf('2013-06-05') - 1000
    const early = await site.form(path, OBJECTION)
    expect([early.status, early.text.includes('2013年6月5日00:00:00起')]).toEqual([422, true])
    site.now = OVER - 1000
    expect((await site.form(path, OBJECTION)).status).toBe(200)
  })

  test('bad input is named field by field, and never breaks the page', async () => {
    const { round, noticeId } = await published(site)
    const path = `/notices/${noticeId}/objections`
    for (const [field, value, reason] of [
      ['name', ' ', '请填写真实姓名或单位全称'],
      ['phone', '五五五', '联系电话应是7到20位数字'],
      ['text', '', '请写明异议的内容和理由'],
      ['text', '长'.repeat(3001), '最多3000个字'],
      ['submissionId', 'x'.repeat(61), '请从名单里选择'],
    ] as const) {
      const { status, text } = await site.form(path, { ...OBJECTION, [field]: value })
      expect([status, text.includes(reason), text.includes('有1处要改')]).toEqual([422, true, true])
    }
    const unlisted = await site.form(path, {
      ...OBJECTION,
      submissionId: round.ranked[2]?.submissionId ?? '',
    })
    expect([unlisted.status, unlisted.text.includes('名单里没有这个项目')]).toEqual([422, true])
    expect((await site.post(path, { name: ['甲'], phone: { a: 1 }, text: null })).status).toBe(422)
    expect(
      (await site.post(path, { ...OBJECTION, name: '\u0000\ud800某', text: '\ud800\u0000' })).status,
    ).toBeLessThan(500)
    expect((await site.form('/notices/nowhere/objections', OBJECTION)).status).toBe(404)
    expect((await site.get('/notices/nowhere/objections')).status).toBe(404)
  })
})

describe('the objections', () => {
  test('are read by officers, approvers and auditors alone', async () => {
    const { round, noticeId } = await published(site)
    const id = await object(site, noticeId, '异议的人')
    const auditor = await site.person('监督', ['auditor'])
    const finance = await site.person('财务', ['finance'])
    for (const path of [`/rounds/${round.id}/objections`, `/objections/${id}`]) {
      for (const as of [round.officer, round.approver, auditor]) {
        const { status, text } = await site.get(path, as)
        expect([status, text.includes('异议的人')]).toEqual([200, true])
      }
      for (const as of [finance, round.ranked[0]?.member]) {
        const { status, text } = await site.get(path, as)
        expect([status, text.includes('异议的人')]).toEqual([403, false])
      }
      expect((await site.get(path)).status).toBe(303)
    }
    expect((await site.get('/objections/nowhere', round.officer)).status).toBe(404)
    expect((await site.get('/rounds/nowhere/objections', round.officer)).status).toBe(404)
  })

  test('are answered by an officer, with what was typed kept', async () => {
    const { round, noticeId } = await published(site)
    const id = await object(site, noticeId, '异议的人')
    const path = `/objections/${id}/answer`
    const undecided = await site.form(path, { text: '调查过了' }, round.officer)
    expect([undecided.status, undecided.text.includes('请选择异议是否成立')]).toEqual([422, true])
    expect(undecided.text).toContain('调查过了')
    expect((await site.form(path, { upheld: 'no', text: '' }, round.officer)).status).toBe(422)
    expect((await site.form(path, { upheld: 'no', text: '无' }, round.approver)).status).toBe(403)
    expect(
      (await site.form('/objections/nowhere/answer', { upheld: 'no', text: '无' }, round.officer)).status,
    ).toBe(404)
    const done = await site.form(path, { upheld: 'no', text: '评分符合规则' }, round.officer)
    expect([done.status, done.location]).toEqual([303, `/objections/${id}`])
    const { text } = await site.get(`/objections/${id}`, round.approver)
    expect(text).toContain('评分符合规则')
    expect(text).toContain('何经办于')
    const again = await site.post(path, { upheld: 'yes', text: '又' }, round.officer)
    expect(again.json).toMatchObject({ status: 422, why: 'already-answered' })
    const waiting = await site.json(`/rounds/${round.id}/objections?waiting=on`, round.officer)
    expect(waiting.json).toMatchObject({ total: 0, objections: [] })
  })
})
