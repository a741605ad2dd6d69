import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sectionsOf, textOf } from '../../../src/round/proposals/sections/rules/sections.ts'
import { findMine } from '../../../src/round/proposals/sections/store/found.ts'
import { type Site, type Someone, openSite } from '../../support.ts'
import { PLAN } from '../calls/typed.ts'
import { openedRound, organizationOf, startedProposal, submittedProposal } from '../opened.ts'
import { fill, post } from './fill.ts'
import { CONTENT, TYPED, sentOf } from './typed.ts'
import { unlike } from '../../unlike.ts'

const { opens, closes } = PLAN.dates
const NOW = opens + 3_600_000
const READY = { declaration: 'yes' }

const ABOUT = ['title', 'track', 'category', 'place', 'months', 'leader', 'summary']

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
  wang = await site.member(`夕阳茶叙社${unlike()}`)
})

const started = () => startedProposal(site, roundId, wang)
const submitted = () => submittedProposal(site, roundId, wang)
const typedOf = async (id: string) =>
  textOf(sectionsOf({}), (await findMine(site.db, wang, id))?.proposal.sections ?? [])

describe('a proposal goes its way by form', () => {
  test('from the start to the receipt and back', async () => {
    const begun = await site.form(
      `/rounds/${roundId}/proposals`,
      { organization: organizationOf(wang) },
      wang,
    )
    expect(begun.status).toBe(303)
    const path = begun.location ?? ''
    const begin = (await site.get(path, wang)).text
    for (const words of ['必填的已完成0项，共6项', '核对并提交', '还有26天']) expect(begin).toContain(words)

    const about = `${path}/sections/about`
    for (const [wanted, to] of [
      ['next', `${path}/sections/need`],
      ['stay', about],
      ['back', path],
    ] as const) {
      const saved = await site.form(
        about,
        { title: '夕阳茶叙', version: wanted === 'next' ? '0' : '1', do: wanted },
        wang,
      )
      expect([saved.status, saved.location]).toEqual([303, to])
    }
    expect((await site.get(about, wang)).text).toContain('value="夕阳茶叙"')
    expect((await site.get(path, wang)).text).toContain('还差6处')
    const id = path.split('/').at(-1) ?? ''
    await site.form(about, { ...TYPED, version: '1' }, wang)
    await fill(
      site,
      wang,
      id,
      Object.fromEntries(Object.entries(TYPED).filter(([name]) => !ABOUT.includes(name))),
    )
    expect((await site.get(path, wang)).text).toContain('已完成6项，共6项')
    const check = (await site.get(`${path}/check`, wang)).text
    for (const words of [CONTENT.need, '10,000.50', '提交申报书', `${path}/sections/budget`])
      expect(check).toContain(words)

    const sent = await site.form(`${path}/submission`, READY, wang)
    expect([sent.status, sent.location]).toEqual([303, `${path}/receipt`])
    const receipt = (await site.get(`${path}/receipt`, wang)).text
    expect(receipt).toContain('-SQ-0001')
    expect(receipt).toContain('2026年11月1日10:00:00')
    expect(receipt).toContain('10,000.50元（壹万元伍角整）')

    expect((await site.get(path, wang)).text).toContain('撤回申报')
    expect((await site.get(`${path}/check`, wang)).location).toBe(path)
    const opened = await site.form(`${path}/reopening`, {}, wang)
    expect([opened.status, opened.location]).toEqual([303, path])
    const tasks = (await site.get(path, wang)).text
    expect(tasks).toContain('第1版')
    expect(tasks).toContain('以它为准')
    expect((await site.get(`${path}/submission`, wang)).text).toContain('继续修改')
    const back = await site.form(`${path}/withdrawal`, { reason: '想再改改' }, wang)
    expect([back.status, back.location]).toEqual([303, path])
    expect((await site.get(path, wang)).text).toContain('核对并提交')
  })

  test('and by JSON', async () => {
    const begun = await site.post(
      `/rounds/${roundId}/proposals`,
      { organization: organizationOf(wang) },
      wang,
    )
    const id = String(begun.json['id'])
    expect(begun).toMatchObject({ status: 200, json: { id, href: `/proposals/${id}` } })
    await post(site, wang, id, sentOf(CONTENT))
    const saved = { state: 'done', version: 1, savedAt: NOW, savedBy: wang.name }
    expect((await site.json(`/proposals/${id}`, wang)).json).toEqual({
      id,
      closes,
      reopenedAt: null,
      seen: 'about.1~budget.1~need.1~outputs.1~plan.1~risks.1',
      sections: [
        { section: 'about', title: '项目概况', ...saved },
        { section: 'need', title: '需求与目标', ...saved },
        { section: 'outputs', title: '产出与成效', ...saved },
        { section: 'plan', title: '活动计划', ...saved },
        { section: 'risks', title: '风险与应对', ...saved },
        { section: 'budget', title: '预算', ...saved },
      ],
    })
    expect((await site.json(`/proposals/${id}/sections/plan`, wang)).json).toMatchObject({
      ...saved,
      typed: { 'plan.0.month': '1', 'plan.0.work': '招募' },
    })
    const sent = await site.post(`/proposals/${id}/submission`, { declaration: 'yes' }, wang)
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
    const other = await site.member(`别家${unlike()}`)
    const roads = [
      `/proposals/${draft}`,
      `/proposals/${sent}`,
      `/proposals/${sent}/receipt`,
      `/proposals/${sent}/submission`,
      `/proposals/${draft}/sections/about`,
      `/proposals/${draft}/check`,
      '/proposals/nothing',
    ]
    for (const road of roads) {
      expect([road, (await site.get(road, other)).status]).toEqual([road, 404])
      expect([road, (await site.json(road, other)).status]).toEqual([road, 404])
    }
    for (const id of [draft, sent, 'nothing']) {
      for (const act of ['sections/about', 'submission', 'withdrawal', 'reopening']) {
        for (const body of [READY, {}, { reason: '想看看' }, { version: '0', title: '我的' }]) {
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
    for (const act of ['sections/about', 'submission', 'withdrawal', 'reopening']) {
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
    for (const path of [`/proposals/${id}`, `/proposals/${id}/sections/need`]) {
      const { status, text } = await site.get(path, wang)
      expect(status).toBe(200)
      expect(text).toContain('已经截止')
      expect(text).not.toContain('还有-')
      // nothing can be written or handed in; an old draft may still be thrown away
      const rest = text.replace(/<button[^>]*>作废<\/button>|<form[^>]*action="\/search"[^]*?<\/form>/g, '')
      expect(rest).not.toContain('<button')
    }
    expect((await site.get(`/proposals/${id}/sections/need`, wang)).text).toContain(TYPED['need'] ?? '')
  })
})
