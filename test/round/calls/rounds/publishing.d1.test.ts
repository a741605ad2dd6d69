import { withNumbers } from '../ruled.ts'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../../src/db/db.ts'
import { entriesOf } from '../../../../src/history/store.ts'
import { lettersTo } from '../../../../src/letters/store.ts'
import { draftRound, publishRound, redraftRound } from '../../../../src/round/calls/rounds/actions.ts'
import { findRound } from '../../../../src/round/calls/store.ts'
import { publications } from '../../../../src/round/calls/tables.ts'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { draftedRound, must, openedRound } from '../../opened.ts'
import { PLAN } from '../typed.ts'

const { opens, closes } = PLAN.dates
const NOW = opens - 24 * 3_600_000

let site: Site
let officer: Someone
let approver: Someone
beforeAll(async () => {
  site = await openSite(NOW)
  officer = await site.person('林芳', ['officer'])
  approver = await site.person('周正', ['approver'])
})
beforeEach(() => {
  site.now = NOW
})

const stored = async (id: string) => (await findRound(site.db, id))?.round
const events = async (id: string) => (await entriesOf(site.db, `round:${id}`)).map(({ what }) => what)
const whyOf = (results: { ok: boolean; refusal?: { why: string } }[]) =>
  results.map((result) => (result.ok ? 'ok' : (result.refusal?.why ?? ''))).toSorted()

describe('publishing', () => {
  test('freezes the plan, shows it to everyone, and tells the officers', async () => {
    const { id, plan, officer: drafter } = await draftedRound(site)
    expect((await site.get(`/calls/${id}`)).status).toBe(404)
    const answer = await site.form(`/rounds/${id}/publication`, { version: '1' }, approver)
    expect([answer.status, answer.location]).toEqual([303, `/calls/${id}`])
    expect(await stored(id)).toMatchObject({ publishedAt: NOW, plan })
    expect(await entriesOf(site.db, `round:${id}`)).toMatchObject([
      { what: 'round-drafted' },
      { what: 'round-published', by: approver.id, particulars: { version: 1 } },
    ])
    expect((await lettersTo(site.db, drafter.id)).map(({ subject }) => subject)).toContain(
      `已发布：${plan.title}`,
    )
    expect((await site.get(`/calls/${id}`)).text).toContain(plan.title)
  })

  test('is not for whoever drafted it or wrote on it', async () => {
    const both = await site.person('何静', ['officer', 'approver'])
    const own = must(await draftRound(site.db, both, { ...PLAN, code: newId() }, NOW))
    const { id, plan } = await draftedRound(site)
    must(await redraftRound(site.db, both, id, 1, plan, NOW))
    for (const round of [own.id, id]) {
      const answer = await site.post(`/rounds/${round}/publication`, {}, both)
      expect([answer.status, answer.json['why']]).toEqual([422, 'own-draft'])
      const page = await site.form(`/rounds/${round}/publication`, {}, both)
      expect(page.text).toContain('拟定的人不能发布自己拟定的公告，请另一位负责人发布')
      expect((await stored(round))?.publishedAt).toBeNull()
    }
  })

  test('of a text rewritten since it was read is not done', async () => {
    const { id, plan } = await draftedRound(site)
    must(await redraftRound(site.db, officer, id, 1, { ...plan, title: '改过的名称' }, NOW))
    const answer = await site.form(`/rounds/${id}/publication`, { version: '1' }, approver)
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('改过的名称')
    expect((await stored(id))?.publishedAt).toBeNull()
    expect((await site.form(`/rounds/${id}/publication`, { version: '2' }, approver)).status).toBe(303)
  })

  test('waits for a plan that does not contradict itself', async () => {
    const { id } = await draftedRound(site, {
      parameters: withNumbers(PLAN, { closing: { gradeA: 1, gradeB: 1 }, payments: { tranches: [] } })
        .parameters,
    })
    const answer = await site.post(`/rounds/${id}/publication`, {}, approver)
    expect(answer.json).toMatchObject({
      status: 422,
      why: 'contradictory',
      faults: ['tranches-are-not-all', 'grades-out-of-order'],
      title: '还不能发布：各笔拨款的比例加起来不是100%；A等分数线应当高于B等',
    })
    site.now = closes
    const late = await draftedRound(site)
    expect((await site.post(`/rounds/${late.id}/publication`, {}, approver)).json).toMatchObject({
      faults: ['closes-in-the-past'],
    })
  })

  test('happens once; two at once: one publishes, the other is told', async () => {
    const { id } = await draftedRound(site)
    const second = await site.person('高远', ['approver'])
    const results = await Promise.all([approver, second].map((by) => publishRound(site.db, by, id, NOW)))
    expect(whyOf(results)).toEqual(['changed-meanwhile', 'ok'])
    expect(await events(id)).toEqual(['round-drafted', 'round-published'])
    const rows = await site.db.select().from(publications)
    expect(rows.filter(({ roundId }) => roundId === id)).toHaveLength(1)
    const again = await site.post(`/rounds/${id}/publication`, {}, approver)
    expect(again.json).toMatchObject({ status: 422, why: 'already-published', at: NOW })
  })

  test('is an approver’s; of nothing it is not found', async () => {
    const { id } = await draftedRound(site)
    expect((await site.post(`/rounds/${id}/publication`, {}, officer)).status).toBe(403)
    expect(await publishRound(site.db, officer, id, NOW)).toMatchObject({ refusal: { why: 'not-your-role' } })
    expect((await site.post('/rounds/nothing/publication', {}, approver)).status).toBe(404)
  })
})

test('a published round has no draft any more: people and machines are sent to the round', async () => {
  const { id, officer: drafter } = await openedRound(site)
  const page = await site.get(`/rounds/${id}/draft`, drafter)
  expect([page.status, page.location]).toEqual([303, `/rounds/${id}`])
  for (const path of ['draft', 'draft/check', 'draft/tracks']) {
    expect((await site.json(`/rounds/${id}/${path}`, drafter)).json).toEqual({ href: `/rounds/${id}` })
  }
})
