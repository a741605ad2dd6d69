import { beforeAll, describe, expect, test } from 'vitest'
import { approveDecision } from '../../../src/round/awards/actions/decisions.ts'
import { type Site, openSite } from '../../support.ts'
import { assignedRound } from '../scoring/assigned.ts'
import { OPENS, valueOf } from '../screening/closed-round.ts'
import { narrow, preparedRound, scoredRound } from './scored.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

const room = (id: string, query = '') => `/rounds/${id}/decision${query}`

describe('preparing', () => {
  test('by a form, then the room waits for the approver', async () => {
    const { id, officer, approver } = await scoredRound(site)
    const done = await site.form(room(id), { remark: '会议一致同意' }, officer)
    expect(done).toMatchObject({ status: 303, location: room(id) })
    const mine = await site.get(room(id), officer)
    expect(mine.text).toContain('待审定')
    const forms = mine.text.match(/<form method="post" action="[^"]*"/g) ?? []
    expect(forms.map((form) => form.split('/').at(-1))).toEqual(['take-back"'])
    const theirs = await site.get(room(id), approver)
    for (const text of ['会议一致同意', '审定这份名单', '退回重新拟定']) expect(theirs.text).toContain(text)
    const again = await site.post(room(id), {}, officer)
    expect(again).toMatchObject({
      status: 422,
      json: { why: 'decision-waits', by: '#decision', revision: 1 },
    })
  })

  test('refused keeps what was typed and says why', async () => {
    const { id, officer, approver } = await scoredRound(site)
    const long = `留着的说明${'长'.repeat(1000)}`
    const answer = await site.form(room(id), { remark: long }, officer)
    expect(answer.status).toBe(422)
    for (const text of ['说明最多1000个字', long]) expect(answer.text).toContain(text)
    expect((await site.form(room(id), { remark: 'x' }, approver)).status).toBe(403)
    expect((await site.form(room('none'), {}, officer)).status).toBe(404)
    const early = await assignedRound(site, [{ title: '甲项目' }], narrow())
    const soon = await site.form(room(early.id), { remark: '先写好' }, early.officer)
    expect(soon.status).toBe(422)
    for (const text of ['评分还在进行，3份没有提交', '先写好']) expect(soon.text).toContain(text)
  })

  test('while another list waits keeps what was typed', async () => {
    const { id, officer } = await preparedRound(site)
    const second = await site.form(room(id), { remark: '我也写好了' }, officer)
    expect(second.text).toContain('我也写好了')
  })

  test('costs three trips', async () => {
    const { id, officer } = await scoredRound(site)
    await site.form(room(id), { remark: '' }, officer)
    expect(site.counts.trips).toBe(3)
  })
})

describe('settling', () => {
  test('returned by another first keeps the reason that was typed', async () => {
    const { decisionId, approver } = await preparedRound(site)
    await site.form(`/decisions/${decisionId}/return`, { reason: '先退回的原因' }, approver)
    const late = await site.form(`/decisions/${decisionId}/return`, { reason: '后写的原因' }, approver)
    expect(late.status).toBe(422)
    for (const text of ['先退回的原因', '您写的退回原因没有提交', '后写的原因'])
      expect(late.text).toContain(text)
  })

  test('approved by another person, unseen by the applicant', async () => {
    const { id, decisionId, approver, proposals } = await preparedRound(site, narrow())
    const [first] = proposals
    const read = async () => (await site.get(`/proposals/${first?.id}`, first?.member)).text
    const before = await read()
    const done = await site.form(`/decisions/${decisionId}/approval`, {}, approver)
    expect(done).toMatchObject({ status: 303, location: room(id) })
    expect(await read()).toBe(before)
    const page = await site.get(room(id), approver)
    expect(page.text).toContain('已审定')
    expect(page.text).not.toContain('<form method="post"')
  })

  test('not by the preparer, not by the office', async () => {
    const { decisionId, officer } = await preparedRound(site)
    const auditor = await site.person('周监督', ['auditor'])
    for (const action of ['approval', 'return'])
      for (const person of [officer, auditor])
        expect((await site.form(`/decisions/${decisionId}/${action}`, { reason: 'x' }, person)).status).toBe(
          403,
        )
    const approver = await site.person('赵负责', ['approver'])
    for (const action of ['approval', 'return'])
      expect((await site.form(`/decisions/none/${action}`, { reason: 'x' }, approver)).status).toBe(404)
  })

  test.each([
    ['', '请写明退回的原因'],
    ['  ', '请写明退回的原因'],
    [`留着的原因${'长'.repeat(500)}`, '原因最多500个字'],
  ])('a return without a proper reason %# is refused and kept', async (reason, says) => {
    const { decisionId, approver } = await preparedRound(site)
    const answer = await site.form(`/decisions/${decisionId}/return`, { reason }, approver)
    expect(answer.status).toBe(422)
    for (const text of [says, reason]) expect(answer.text).toContain(text)
    const machine = await site.post(`/decisions/${decisionId}/return`, { reason }, approver)
    expect(machine).toMatchObject({ status: 422, json: { why: 'form' } })
  })

  test('returned with its reason, which the officer reads', async () => {
    const { id, decisionId, officer, approver } = await preparedRound(site)
    await site.form(`/decisions/${decisionId}/return`, { reason: '请说明同分' }, approver)
    const page = await site.get(room(id), officer)
    for (const text of ['已退回', '请说明同分', '提交负责人审定']) expect(page.text).toContain(text)
  })

  test('twice says what has happened', async () => {
    const { decisionId, approver } = await preparedRound(site)
    valueOf(await approveDecision(site.db, approver, decisionId, site.now))
    const again = await site.form(`/decisions/${decisionId}/approval`, {}, approver)
    expect(again.status).toBe(422)
    expect(again.text).toContain('名单已于2013年4月26日18:00:00审定')
  })

  test('the page after a refusal is the room', async () => {
    const { decisionId, approver } = await preparedRound(site)
    const answer = await site.form(`/decisions/${decisionId}/return`, { reason: '' }, approver)
    expect(answer.text).toContain('?sort=')
  })

  test('whose links still lead somewhere', async () => {
    const { decisionId, approver } = await preparedRound(site)
    const answer = await site.form(`/decisions/${decisionId}/return`, { reason: '' }, approver)
    const [, href = ''] = /href="([^"]*\?sort=[^"]*)"/.exec(answer.text) ?? []
    expect((await site.get(href.replaceAll('&amp;', '&'), approver)).status).toBe(200)
  })
})
