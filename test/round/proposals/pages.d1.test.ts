import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../src/db/db.ts'
import { findMine } from '../../../src/round/proposals/store/proposals.ts'
import { type Site, type Someone, openSite } from '../../support.ts'
import { PLAN } from '../calls/typed.ts'
import { openedRound, organizationOf, startedProposal, submittedProposal } from '../opened.ts'
import { CONTENT, TYPED, sentOf } from './typed.ts'

const { opens, closes } = PLAN.dates
const NOW = opens + 3_600_000
const READY = { ...TYPED, declaration: 'yes', version: '2' }

let site: Site
let officer: Someone
let roundId: string
let wang: Someone
beforeAll(async () => {
  site = await openSite(NOW)
  officer = await site.person('林芳', ['officer'])
})
beforeEach(async () => {
  site.now = NOW
  roundId = (await openedRound(site)).id
  wang = await site.member(`夕阳茶叙社${newId()}`)
})

const started = () => startedProposal(site, roundId, wang)
const submitted = () => submittedProposal(site, roundId, wang)
const typedOf = async (id: string) => (await findMine(site.db, wang, id))?.proposal.typed

describe('a proposal goes its way by form', () => {
  test('from the start to the receipt and back', async () => {
    const begun = await site.form(
      `/rounds/${roundId}/proposals`,
      { organization: organizationOf(wang) },
      wang,
    )
    expect(begun.status).toBe(303)
    const path = begun.location ?? ''
    expect((await site.get(path, wang)).text).toContain('提交申报书')

    const saved = await site.form(`${path}/draft`, { title: '夕阳茶叙', version: '1', do: 'add' }, wang)
    expect([saved.status, saved.location]).toEqual([303, `${path}#budget`])
    expect((await site.get(path, wang)).text).toContain('value="夕阳茶叙"')

    const sent = await site.form(`${path}/submission`, READY, wang)
    expect([sent.status, sent.location]).toEqual([303, `${path}/receipt`])
    const receipt = (await site.get(`${path}/receipt`, wang)).text
    expect(receipt).toContain('-SQ-0001')
    expect(receipt).toContain('2026年11月1日10:00:00')
    expect(receipt).toContain('10,000.50元（壹万元伍角整）')

    expect((await site.get(path, wang)).text).toContain('撤回申报')
    const back = await site.form(`${path}/withdrawal`, { reason: '想再改改' }, wang)
    expect([back.status, back.location]).toEqual([303, path])
    expect((await site.get(path, wang)).text).toContain('提交申报书')
  })

  test('and by JSON', async () => {
    const begun = await site.post(
      `/rounds/${roundId}/proposals`,
      { organization: organizationOf(wang) },
      wang,
    )
    const id = String(begun.json['id'])
    expect(begun).toMatchObject({ status: 200, json: { id, href: `/proposals/${id}` } })
    expect(await site.post(`/proposals/${id}/draft`, { ...TYPED, version: 1 }, wang)).toMatchObject({
      status: 200,
      json: { version: 2, savedAt: NOW },
    })
    expect((await site.json(`/proposals/${id}`, wang)).json).toEqual({
      id,
      version: 2,
      savedAt: NOW,
      typed: TYPED,
    })
    const sent = await site.post(
      `/proposals/${id}/submission`,
      { ...sentOf(CONTENT), declaration: 'yes' },
      wang,
    )
    expect(sent).toMatchObject({ status: 200, json: { id, at: NOW, href: `/proposals/${id}/receipt` } })
    const receipt = (await site.json(`/proposals/${id}/receipt`, wang)).json
    expect(receipt).toMatchObject({
      number: 1,
      revision: 1,
      at: NOW,
      ask: 10_000_50,
      sha256: sent.json['sha256'],
    })
    expect((await site.json(`/proposals/${id}`, officer)).json['content']).toEqual(CONTENT)
    expect((await site.post(`/proposals/${id}/withdrawal`, { reason: '改' }, wang)).status).toBe(200)
  })
})

describe('who reads what', () => {
  test('a draft is its organization’s alone; somebody else’s is not found, by any road', async () => {
    const [draft, sent] = [await started(), await submitted()]
    const other = await site.member(`别家${newId()}`)
    const roads = [
      `/proposals/${draft}`,
      `/proposals/${sent}`,
      `/proposals/${sent}/receipt`,
      '/proposals/nothing',
    ]
    for (const road of roads) {
      expect([road, (await site.get(road, other)).status]).toEqual([road, 404])
      expect([road, (await site.json(road, other)).status]).toEqual([road, 404])
    }
    for (const id of [draft, sent, 'nothing']) {
      for (const act of ['draft', 'submission', 'withdrawal']) {
        for (const body of [READY, {}, { reason: '想看看' }]) {
          expect([act, (await site.post(`/proposals/${id}/${act}`, body, other)).status]).toEqual([act, 404])
          expect([act, (await site.form(`/proposals/${id}/${act}`, body, other)).status]).toEqual([act, 404])
        }
      }
    }
    expect(await typedOf(draft)).toEqual(TYPED)
  })

  test('the staff read what was submitted, never a draft; the administrator and the experts read neither', async () => {
    const [draft, sent] = [await started(), await submitted()]
    for (const role of ['officer', 'approver', 'finance', 'auditor'] as const) {
      const someone = await site.person(role, [role])
      expect((await site.get(`/proposals/${sent}`, someone)).text).toContain(CONTENT.need)
      expect((await site.get(`/proposals/${draft}`, someone)).status).toBe(404)
      expect((await site.post(`/proposals/${sent}/withdrawal`, { reason: 'x' }, someone)).status).toBe(403)
    }
    for (const role of ['administrator', 'expert'] as const) {
      const someone = await site.person(role, [role])
      for (const id of [draft, sent]) expect((await site.json(`/proposals/${id}`, someone)).status).toBe(403)
      expect((await site.json(`/rounds/${roundId}/proposals`, someone)).status).toBe(403)
    }
  })

  test('a visitor is asked to sign in', async () => {
    const id = await submitted()
    for (const path of [
      `/proposals/${id}`,
      `/rounds/${roundId}/proposals`,
      `/rounds/${roundId}/proposals/new`,
    ]) {
      expect(await site.get(path)).toMatchObject({
        status: 303,
        location: `/sign-in?next=${encodeURIComponent(path)}`,
      })
      expect(await site.json(path)).toMatchObject({
        status: 401,
        json: { why: 'not-signed-in', title: '请先登录' },
      })
    }
    for (const act of ['draft', 'submission', 'withdrawal']) {
      expect(await site.form(`/proposals/${id}/${act}`, READY)).toMatchObject({
        status: 303,
        location: '/sign-in',
      })
      expect((await site.post(`/proposals/${id}/${act}`, READY)).status).toBe(401)
    }
  })

  test('a draft after the deadline stays readable, and says that it is over', async () => {
    const id = await started()
    site.now = closes + 3 * 24 * 3_600_000
    const { status, text } = await site.get(`/proposals/${id}`, wang)
    expect(status).toBe(200)
    expect(text).toContain(TYPED['need'] ?? '')
    expect(text).toContain('已经截止')
    expect(text).not.toContain('还有-')
  })
})

test('no request takes more than three round trips', async () => {
  const [draft, sent] = [await started(), await submitted()]
  const requests = [
    () => site.get(`/rounds/${roundId}/proposals`, officer),
    () => site.get(`/rounds/${roundId}/proposals/new`, wang),
    () => site.form(`/rounds/${roundId}/proposals`, {}, wang),
    () => site.form(`/rounds/${roundId}/proposals`, { organization: organizationOf(wang) }, wang),
    () => site.get(`/proposals/${draft}`, wang),
    () => site.get(`/proposals/${sent}`, wang),
    () => site.get(`/proposals/${sent}`, officer),
    () => site.get(`/proposals/${sent}/receipt`, wang),
    () => site.form(`/proposals/${draft}/draft`, { ...TYPED, version: '2' }, wang),
    () => site.form(`/proposals/${draft}/draft`, { ...TYPED, version: '1' }, officer),
    () => site.form(`/proposals/${draft}/submission`, { ...READY, track: 'x' }, wang),
    () => site.form(`/proposals/${draft}/submission`, { ...READY, version: '3' }, wang),
    () => site.form(`/proposals/${draft}/submission`, READY, wang),
    () => site.form(`/proposals/${sent}/withdrawal`, {}, wang),
    () => site.form(`/proposals/${sent}/withdrawal`, { reason: '改' }, wang),
    () => site.form(`/proposals/${sent}/withdrawal`, { reason: '改' }, wang),
  ]
  for (const [i, request] of requests.entries()) {
    await request()
    expect([i, site.counts.trips]).toEqual([i, expect.toSatisfy((trips: number) => trips <= 3)])
  }
})
