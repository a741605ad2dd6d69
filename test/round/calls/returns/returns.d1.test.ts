import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { FETCH_DAYS } from '../../../../src/rulebook/rules/discards.ts'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { draftedRound, openedRound } from '../../opened.ts'
import { PLAN } from '../typed.ts'
import { byEight, eightOfEach, theOne } from '../../../raced.ts'
import { paths } from '../../../../src/paths.ts'

const NOW = PLAN.dates.opens - 24 * 3_600_000
const DAY = 86_400_000

let site: Site
let approver: Someone
let other: Someone
beforeAll(async () => {
  site = await openSite(NOW)
  approver = await site.person('周正', ['approver'])
  other = await site.person('另一经办', ['officer'])
})
beforeEach(() => {
  site.now = NOW
})

const lettersOf = async (to: Someone) =>
  (await site.db.all<{ subject: string }>(sql`select subject from letters where to_id = ${to.id}`)).map(
    ({ subject }) => subject,
  )

describe('a round that was put forward', () => {
  test('is sent back with a reason, and is not published before it is put forward again', async () => {
    const { id, plan, officer } = await draftedRound(site, { title: '退回的一期' })
    const empty = await site.form(`/rounds/${id}/return`, { reason: ' ' }, approver)
    expect([empty.status, empty.text.includes('请写明退回的原因')]).toEqual([422, true])
    expect((await site.form(`/rounds/${id}/return`, { reason: '名额要写清' }, approver)).status).toBe(303)
    expect(await lettersOf(officer)).toContain(`征集公告草稿已退回：${plan.title}`)
    expect((await site.get('/desks/approver', approver)).text).not.toContain('退回的一期')
    expect((await site.get(`/rounds/${id}`, officer)).text).toContain('名额要写清')
    const early = await site.post(`/rounds/${id}/publication`, {}, approver)
    expect(early.json).toMatchObject({ why: 'sent-back', outcome: 'returned' })
    await site.db.run(sql`update rounds set version = version + 1 where id = ${id}`)
    expect((await site.get('/desks/approver', approver)).text).toContain('退回的一期')
    expect((await site.post(`/rounds/${id}/publication`, {}, approver)).status).toBe(200)
  })

  test('is taken back by who wrote it, and by nobody else', async () => {
    const { id, plan, officer } = await draftedRound(site)
    const not = await site.post(`/rounds/${id}/take-back`, { reason: '还要改' }, other)
    expect(not.json).toMatchObject({ why: 'not-your-draft' })
    expect((await site.form(`/rounds/${id}/take-back`, { reason: '还要改' }, officer)).status).toBe(303)
    expect(await lettersOf(approver)).toContain(`征集公告草稿已收回：${plan.title}`)
    expect((await site.post(`/rounds/${id}/return`, { reason: '不妥' }, approver)).json).toMatchObject({
      ...{ why: 'sent-back', outcome: 'withdrawn' },
    })
  })

  test('two at once: sent back, taken back, published or thrown away, one of them', async () => {
    const { id, officer } = await draftedRound(site)
    theOne(
      await eightOfEach([
        [paths.roundReturn, () => site.form(`/rounds/${id}/return`, { reason: '不妥' }, approver)],
        [paths.roundTakeBack, () => site.form(`/rounds/${id}/take-back`, { reason: '还要改' }, officer)],
        [paths.publication, () => site.form(`/rounds/${id}/publication`, {}, approver)],
        [paths.roundDiscard, () => site.form(`/rounds/${id}/discard`, { reason: '' }, officer)],
      ]),
    )
  })
})

describe('a draft', () => {
  test('that was only typed is thrown away and fetched back with every word', async () => {
    const { json } = await site.post('/rounds/new', {}, other)
    const id = String(json['id'])
    await site.form(`/rounds/${id}/draft/basics`, { title: '不要的一期', version: '1', do: 'stay' }, other)
    expect((await site.form(`/rounds/${id}/discard`, { reason: '重复' }, other)).location).toBe('/rounds')
    const list = await site.get('/rounds', other)
    expect(list.text).toContain('我作废的草稿')
    expect((await site.get('/rounds', approver)).text).not.toContain('不要的一期')
    const save = { title: '又写', version: '2', do: 'stay' }
    expect((await site.post(`/rounds/${id}/draft/basics`, save, other)).json).toMatchObject({
      why: 'discarded',
    })
    expect((await site.get(`/rounds/${id}/draft`, other)).text).toContain('已作废')
    expect((await site.form(`/rounds/${id}/fetch`, {}, other)).location).toBe(`/rounds/${id}/draft`)
    expect((await site.get(`/rounds/${id}/draft`, other)).text).toContain('不要的一期')
    expect((await site.form(`/rounds/${id}/fetch`, {}, other)).text).toContain('没有作废，不用取回')
  })

  test('that was put forward leaves every list, and its code is free again', async () => {
    const { id, plan, officer } = await draftedRound(site, { title: '作废的一期' })
    expect((await site.post(`/rounds/${id}/discard`, { reason: '' }, other)).json).toMatchObject({
      why: 'not-your-draft',
    })
    await site.form(`/rounds/${id}/discard`, { reason: '改年再办' }, officer)
    expect(await lettersOf(approver)).toContain(`草稿已作废：${plan.title}`)
    for (const path of ['/rounds', '/desks/approver'])
      expect((await site.get(path, approver)).text, path).not.toContain('作废的一期')
    expect((await site.get('/rounds/new', officer)).text).not.toContain('作废的一期')
    expect((await site.post(`/rounds/${id}/publication`, {}, approver)).json).toMatchObject({
      why: 'discarded',
    })
    await draftedRound(site, { code: plan.code })
    expect((await site.post(`/rounds/${id}/fetch`, {}, officer)).json).toMatchObject({
      ...{ why: 'code-taken', code: plan.code },
    })
  })

  test('is fetched back by who threw it away, within its days to the millisecond', async () => {
    const { id, officer } = await draftedRound(site)
    await site.form(`/rounds/${id}/discard`, { reason: '' }, officer)
    expect((await site.post(`/rounds/${id}/fetch`, {}, other)).json).toMatchObject({
      why: 'not-your-discard',
    })
    site.now = NOW + FETCH_DAYS * DAY
    expect((await site.post(`/rounds/${id}/fetch`, {}, officer)).json).toMatchObject({
      why: 'too-late-to-fetch',
    })
    site.now -= 1
    theOne(await byEight(paths.roundFetch, () => site.post(`/rounds/${id}/fetch`, {}, officer)))
  })

  test('is not thrown away once it is published: the database refuses too', async () => {
    const { id, officer } = await openedRound(site)
    expect((await site.post(`/rounds/${id}/discard`, { reason: '' }, officer)).json).toMatchObject({
      why: 'published-is-frozen',
    })
    const insert = site.db.run(
      sql`insert into round_discards values (${id}, 1, 'discarded', '', ${officer.id}, 1)`,
    )
    await expect(Promise.resolve(insert)).rejects.toThrow(/Failed query/)
  })
})

test('an amendment is taken back by who drafted it, once', async () => {
  site.now = PLAN.dates.opens
  const { id, officer, approver: chief } = await openedRound(site)
  const later = { reason: '系统停机', 'dates.closes': '2026-11-30T17:00' }
  const { json } = await site.post(`/rounds/${id}/amendments`, later, officer)
  const to = `/amendments/${String(json['id'])}/take-back`
  expect((await site.post(to, { reason: '不改了' }, other)).json).toMatchObject({ why: 'not-own-amendment' })
  theOne(await byEight(paths.amendmentTakeBack, () => site.post(to, { reason: '不改了' }, officer)))
  expect((await site.get(`/rounds/${id}/amendments`, chief)).text).toContain('收回原因：不改了')
  expect((await site.post(`/rounds/${id}/amendments`, later, officer)).status).toBe(200)
})
