import { sql } from 'drizzle-orm'
import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../../src/db/db.ts'
import { firstBroken } from '../../../../src/history/rules.ts'
import { entriesOf } from '../../../../src/history/store.ts'
import { lettersTo } from '../../../../src/letters/store.ts'
import { draftRound, publishRound, redraftRound } from '../../../../src/round/calls/rounds/actions.ts'
import { findRound } from '../../../../src/round/calls/store.ts'
import { rounds } from '../../../../src/round/calls/tables.ts'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { draftedRound, openedRound } from '../../opened.ts'
import { overlaid } from '../../../../src/rulebook/rules/some.ts'
import { PLAN, TYPED } from '../typed.ts'
import { byEight, theOne } from '../../../raced.ts'
import { paths } from '../../../../src/paths.ts'

const { opens } = PLAN.dates
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

/** What the form asks and was left empty. */
const UNBOUND = { panel: { mostSheets: null }, scoring: { sheetsPerProposal: null } }

const fresh = () => ({ ...TYPED, code: newId() })
const stored = async (id: string) => (await findRound(site.db, id))?.round
const events = async (id: string) => (await entriesOf(site.db, `round:${id}`)).map(({ what }) => what)
const roundsCoded = async (code: string) =>
  (await site.db.select().from(rounds)).filter((one) => one.code === code)
const whyOf = (results: { ok: boolean; refusal?: { why: string } }[]) =>
  results.map((result) => (result.ok ? 'ok' : (result.refusal?.why ?? ''))).toSorted()

describe('drafting', () => {
  test('stores the plan, remembers who, and tells the approvers', async () => {
    const sent = fresh()
    const answer = await site.form('/rounds', sent, officer)
    expect(answer.status).toBe(303)
    const id = answer.location?.split('/').at(-1) ?? ''
    expect(await stored(id)).toEqual({
      id,
      ended: null,
      discard: null,
      returned: null,
      plan: { ...PLAN, code: sent.code, parameters: overlaid(PLAN.parameters, UNBOUND) },
      version: 1,
      draftedBy: [officer.id],
      inForce: [],
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
      'parameters.closing.gradeA': '高',
    }
    const answer = await site.form('/rounds', sent, officer)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('有2处要改')
    expect(answer.text).toContain('href="#tracks.0.quota">名额应是整数')
    expect(answer.text).toContain('优秀线（A等）应是分数')
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

  test('in other letters it is the same code, in the database too', async () => {
    const { plan } = await draftedRound(site)
    const code = plan.code.toUpperCase()
    expect((await site.post('/rounds', { ...TYPED, code }, officer)).json).toMatchObject({
      why: 'code-taken',
      code,
    })
    const again = site.db.run(sql`insert into rounds (id, code, plan, version, by_id, at, saved_at)
      select ${newId()}, ${code}, plan, 1, by_id, at, saved_at from rounds where code = ${plan.code}`)
    await expect(again).rejects.toThrow(/UNIQUE|Failed query/)
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
    expect(round?.draftedBy.toSorted()).toEqual([first.id, officer.id].toSorted())
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

  test('eight at once: one is kept, the others are told', async () => {
    const { id, plan } = await draftedRound(site)
    const results = await byEight(paths.round, (n) =>
      redraftRound(site.db, officer, id, 1, { ...plan, title: `第${n}个` }, NOW),
    )
    theOne(results, 'changed-meanwhile')
    const won = `第${results.findIndex(({ ok }) => ok)}个`
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
      '征集公告已经发布，要改动请用更正公告',
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
      const published = (await entriesOf(site.db, `round:${id}`)).find(
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
      problems: [{ field: 'version', says: '请重新打开这一页' }],
    })
  })

  test('of nothing is not found', async () => {
    expect((await site.post('/rounds/nothing', { ...fresh(), version: '1' }, officer)).status).toBe(404)
    expect((await site.form('/rounds/nothing', { ...fresh(), version: '1' }, officer)).status).toBe(404)
  })
})
