import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../src/db/db.ts'
import { firstBroken } from '../../../src/history/rules.ts'
import { entriesOf } from '../../../src/history/store.ts'
import { lettersTo } from '../../../src/letters/store.ts'
import { draftRound, publishRound, redraftRound } from '../../../src/round/calls/actions.ts'
import { findRound } from '../../../src/round/calls/store.ts'
import { publications, rounds } from '../../../src/round/calls/tables.ts'
import { type Site, type Someone, openSite } from '../../support.ts'
import { draftedRound, must, openedRound } from '../opened.ts'
import { PLAN, TYPED } from './typed.ts'

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

const fresh = () => ({ ...TYPED, code: newId() })
const stored = async (id: string) => (await findRound(site.db, id))?.round
const events = async (id: string) => (await entriesOf(site.db, `round:${id}`)).map(({ what }) => what)
const roundsCoded = async (code: string) =>
  (await site.db.select().from(rounds)).filter((one) => one.code === code)
const whyOf = (results: { ok: boolean; refusal?: { why: string } }[]) =>
  results.map((result) => (result.ok ? 'ok' : (result.refusal?.why ?? ''))).sort()

describe('drafting', () => {
  test('stores the plan, remembers who, and tells the approvers', async () => {
    const sent = fresh()
    const answer = await site.form('/rounds', sent, officer)
    expect(answer.status).toBe(303)
    const id = answer.location?.split('/').at(-1) ?? ''
    expect(await stored(id)).toEqual({
      id,
      plan: { ...PLAN, code: sent.code },
      version: 1,
      draftedBy: [officer.id],
      publishedAt: null,
    })
    expect(await entriesOf(site.db, `round:${id}`)).toMatchObject([
      { what: 'round-drafted', by: officer.id, at: NOW },
    ])
    expect(await lettersTo(site.db, approver.id)).toContainEqual(
      expect.objectContaining({ subject: '征集公告草稿：2026年公益创投', about: `/rounds/${id}` }),
    )
  })

  test('is shown again with what was typed, and what is wrong', async () => {
    const sent = {
      ...fresh(),
      title: '<script>alert(1)</script>“好”',
      'tracks.0.quota': '很多',
      'grades.a': '',
    }
    const answer = await site.form('/rounds', sent, officer)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('有2处要改')
    expect(answer.text).toContain('href="#tracks.0.quota">名额应是整数')
    expect(answer.text).toContain('A等分数线应是大于0的分数')
    expect(answer.text).toContain('value="很多"')
    expect(answer.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(answer.text).not.toContain('<script>alert')
    expect(await roundsCoded(sent.code)).toEqual([])
  })

  test('is told to a machine field by field', async () => {
    const answer = await site.post('/rounds', { ...fresh(), title: '' }, officer)
    expect([answer.status, answer.json]).toEqual([
      422,
      {
        type: 'about:blank',
        title: '有1处要改',
        status: 422,
        clause: null,
        why: 'form',
        problems: [{ field: 'title', says: '请填写名称' }],
      },
    ])
  })

  test('needs a code that is new', async () => {
    const { plan } = await draftedRound(site)
    const answer = await site.form('/rounds', { ...TYPED, code: plan.code }, officer)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(`简称“${plan.code}”已经用过，请换一个`)
    expect(answer.text).toContain(`value="${plan.code}"`)
    expect((await site.post('/rounds', { ...TYPED, code: plan.code }, officer)).json).toMatchObject({
      why: 'code-taken',
      code: plan.code,
    })
  })

  test('two at once with one code: one round, the other is told', async () => {
    const plan = { ...PLAN, code: newId() }
    const both = [officer, await site.person('吴敏', ['officer'])].map((by) =>
      draftRound(site.db, by, plan, NOW),
    )
    expect(whyOf(await Promise.all(both))).toEqual(['code-taken', 'ok'])
    expect(await roundsCoded(plan.code)).toHaveLength(1)
  })

  test('is an officer’s', async () => {
    const answer = await site.post('/rounds', fresh(), approver)
    expect([answer.status, answer.json['why'], answer.json['title']]).toEqual([
      403,
      'not-your-role',
      '这件事由经办人办理',
    ])
    expect(await draftRound(site.db, approver, { ...PLAN, code: newId() }, NOW)).toMatchObject({
      refusal: { why: 'not-your-role' },
    })
  })
})

describe('redrafting', () => {
  test('replaces the plan under its next version, and remembers who', async () => {
    const { id, plan, officer: first } = await draftedRound(site)
    const sent = { ...TYPED, code: plan.code, title: '改过的名称', version: '1' }
    expect((await site.form(`/rounds/${id}`, sent, officer)).location).toBe(`/rounds/${id}`)
    const round = await stored(id)
    expect(round).toMatchObject({ version: 2, plan: { title: '改过的名称' } })
    expect(round?.draftedBy.toSorted()).toEqual([first.id, officer.id].sort())
    const entries = await entriesOf(site.db, `round:${id}`)
    expect(entries.map(({ what }) => what)).toEqual(['round-drafted', 'round-redrafted'])
    expect(await firstBroken(entries)).toBeNull()
  })

  test('of a version that is gone is not done; the text typed stays, and a second try counts', async () => {
    const { id, plan } = await draftedRound(site)
    const sent = { ...TYPED, code: plan.code, version: '1' }
    await site.form(`/rounds/${id}`, { ...sent, title: '别人的' }, officer)
    const answer = await site.form(`/rounds/${id}`, { ...sent, title: '我的' }, officer)
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('就在刚才，别人先改了这一项')
    expect(answer.text).toContain('value="我的"')
    expect(answer.text).toContain('name="version" value="2"')
    expect((await stored(id))?.plan.title).toBe('别人的')
    expect((await site.form(`/rounds/${id}`, { ...sent, title: '我的', version: '2' }, officer)).status).toBe(
      303,
    )
  })

  test('two at once: one is kept, the other is told', async () => {
    const { id, plan } = await draftedRound(site)
    const titles = ['甲', '乙']
    const results = await Promise.all(
      titles.map((title) => redraftRound(site.db, officer, id, 1, { ...plan, title }, NOW)),
    )
    expect(whyOf(results)).toEqual(['changed-meanwhile', 'ok'])
    const won = titles[results.findIndex(({ ok }) => ok)]
    expect(await stored(id)).toMatchObject({ version: 2, plan: { title: won } })
    expect(await events(id)).toEqual(['round-drafted', 'round-redrafted'])
  })

  test('two at once to one code: one has it', async () => {
    const [a, b] = [await draftedRound(site), await draftedRound(site)]
    const code = newId()
    const results = await Promise.all(
      [a, b].map(({ id, plan }) => redraftRound(site.db, officer, id, 1, { ...plan, code }, NOW)),
    )
    expect(whyOf(results)).toEqual(['code-taken', 'ok'])
    expect(await roundsCoded(code)).toHaveLength(1)
  })

  test('to another round’s code is refused; to its own is not', async () => {
    const [a, b] = [await draftedRound(site), await draftedRound(site)]
    expect(await redraftRound(site.db, officer, b.id, 1, a.plan, NOW)).toEqual({
      ok: false,
      refusal: { why: 'code-taken', code: a.plan.code },
    })
    expect((await redraftRound(site.db, officer, b.id, 1, b.plan, NOW)).ok).toBe(true)
  })

  test('ends with publication, in the rules and in the database', async () => {
    const { id, plan } = await openedRound(site)
    const answer = await site.post(`/rounds/${id}`, { ...TYPED, code: plan.code, version: '1' }, officer)
    expect([answer.status, answer.json['why'], answer.json['title']]).toEqual([
      422,
      'published-is-frozen',
      '征集公告已经发布，内容不再改动',
    ])
    const update = env.DB.prepare('update rounds set version = version + 1 where id = ?').bind(id)
    await expect(update.run()).rejects.toThrow('a published plan is frozen')
  })

  test('against publication at once: one of them, and never a text that nobody read', async () => {
    for (let i = 0; i < 8; i += 1) {
      const { id, plan } = await draftedRound(site)
      const results = await Promise.all([
        redraftRound(site.db, officer, id, 1, { ...plan, title: '改过' }, NOW),
        publishRound(site.db, approver, id, NOW),
      ])
      const round = await stored(id)
      const [published] = (await entriesOf(site.db, `round:${id}`)).filter(
        ({ what }) => what === 'round-published',
      )
      expect(published?.particulars['version'] ?? round?.version).toBe(round?.version)
      expect(results.filter(({ ok }) => !ok).map((result) => !result.ok && result.refusal.why)).toSatisfy(
        (whys: string[]) => whys.every((why) => why === 'changed-meanwhile' || why === 'published-is-frozen'),
      )
    }
  })

  test('without its version asks to read again', async () => {
    const { id, plan } = await draftedRound(site)
    const answer = await site.post(`/rounds/${id}`, { ...TYPED, code: plan.code }, officer)
    expect(answer.json).toMatchObject({
      status: 422,
      problems: [{ field: 'version', says: '请刷新页面再试' }],
    })
  })

  test('of nothing is not found', async () => {
    expect((await site.post('/rounds/nothing', { ...fresh(), version: '1' }, officer)).status).toBe(404)
    expect((await site.form('/rounds/nothing', { ...fresh(), version: '1' }, officer)).status).toBe(404)
  })
})

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
    const { id } = await draftedRound(site, { grades: { a: 1, b: 1 }, tranches: [] })
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

describe('pages', () => {
  test('a draft is the staff’s alone', async () => {
    const { id, plan } = await draftedRound(site, { title: '还没有发布的一期' })
    const auditor = await site.person('监督', ['auditor'])
    const [member, expert] = [await site.member('夕阳茶叙社'), await site.person('专家', ['expert'])]
    expect((await site.get(`/rounds/${id}`, auditor)).text).toContain(plan.title)
    expect((await site.json(`/rounds/${id}`, auditor)).json).toMatchObject({ round: { version: 1 } })
    for (const path of ['/rounds', `/rounds/${id}`, '/rounds/new']) {
      expect((await site.get(path)).location).toBe(`/sign-in?next=${encodeURIComponent(path)}`)
      expect((await site.json(path)).status).toBe(401)
      expect((await site.json(path, member)).status).toBe(403)
      expect((await site.json(path, expert)).status).toBe(403)
    }
    for (const path of ['/calls', `/calls/${id}`, `/rounds/${id}/proposals/new`]) {
      expect((await site.get(path, member)).text).not.toContain(plan.title)
      expect((await site.json(path, member)).text).not.toContain(plan.title)
    }
  })

  test('the public reads the plan, and nothing of who wrote it', async () => {
    const { id, plan, officer: drafter, approver: publisher } = await openedRound(site)
    const one = await site.json(`/calls/${id}`)
    expect(one.json).toEqual({ round: { id, plan, publishedAt: opens - 1000 } })
    const all = await site.json('/calls')
    const page = await site.get(`/calls/${id}`)
    for (const name of [drafter.id, drafter.name, publisher.id, publisher.name]) {
      expect(one.text + all.text + page.text).not.toContain(name)
    }
  })

  test('what was typed is shown as text', async () => {
    const script = '<script>alert(1)</script>'
    const [track] = PLAN.tracks
    const { id } = await openedRound(site, {
      title: script,
      organizer: script,
      tracks: track ? [{ ...track, name: script }] : [],
    })
    for (const path of ['/calls', `/calls/${id}`, '/rounds', `/rounds/${id}`]) {
      const { text } = await site.get(path, officer)
      expect(text).toContain('&lt;script&gt;')
      expect(text).not.toContain('<script>alert')
    }
  })

  test.each(['/calls', '/rounds'])('%s asks the same of the database for more rounds', async (path) => {
    await openedRound(site)
    await site.json(path, officer)
    const before = { ...site.counts }
    await openedRound(site)
    await openedRound(site)
    await site.get(path, officer)
    expect(site.counts).toEqual(before)
    expect(before.trips).toBe(2)
  })

  test('no request takes more than three round trips', async () => {
    const { id, plan } = await draftedRound(site)
    const requests = [
      () => site.get(`/rounds/${id}`, officer),
      () => site.get(`/rounds/${id}?edit=yes`, officer),
      () => site.form('/rounds', { ...TYPED, code: plan.code }, officer),
      () => site.form('/rounds', fresh(), officer),
      () => site.form(`/rounds/${id}`, { ...TYPED, code: plan.code, version: '1' }, officer),
      () => site.form(`/rounds/${id}`, { ...TYPED, code: plan.code, version: '1' }, officer),
      () => site.form(`/rounds/${id}/publication`, { version: '1' }, approver),
      () => site.form(`/rounds/${id}/publication`, { version: '2' }, approver),
      () => site.form(`/rounds/${id}/publication`, { version: '2' }, approver),
      () => site.get(`/calls/${id}`),
    ]
    for (const request of requests) {
      await request()
      expect(site.counts.trips).toBeLessThanOrEqual(3)
    }
  })

  test('the form to edit holds what was typed', async () => {
    const { id } = await draftedRound(site)
    const { text } = await site.get(`/rounds/${id}?edit=yes`, officer)
    expect(text).toContain('value="2026-11-27T17:00"')
    expect(text).toContain('value="350,000.00"')
    expect(text).toContain('value="实施效果、项目目标"')
  })
})
