import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../../src/db/db.ts'
import { saveDraft } from '../../../../src/round/calls/drafts/actions.ts'
import { STEP_NAMES, belongsTo } from '../../../../src/round/calls/drafts/rules/steps.ts'
import { findRound } from '../../../../src/round/calls/store.ts'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { draftedRound } from '../../opened.ts'
import { PLAN, TYPED } from '../typed.ts'
import { byEight, theOne } from '../../../raced.ts'
import { paths } from '../../../../src/paths.ts'

/** Drafting a round step by step: working text, until it is put forward. */
const NOW = PLAN.dates.opens - 24 * 3_600_000

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

async function begin(body: object = {}): Promise<string> {
  const { json } = await site.post('/rounds/new', body, officer)
  return String(json['id'])
}

const draft = async (id: string) => (await site.json(`/rounds/${id}/draft`, officer)).json

/** Types the whole sample plan, a step after the other. */
async function typeAll(id: string, change: Record<string, string> = {}) {
  const all: Record<string, string | string[]> = { ...TYPED, ...change }
  for (const step of STEP_NAMES) {
    const fields = Object.entries(all).filter(([field]) => belongsTo(step, field))
    const { version } = await draft(id)
    const answer = await site.form(
      `/rounds/${id}/draft/${step}`,
      { ...Object.fromEntries(fields), version: String(version), do: 'next' },
      officer,
    )
    expect(answer.status, step).toBe(303)
  }
}

const handOver = async (id: string, as = officer) =>
  site.form(`/rounds/${id}/draft`, { version: String((await draft(id))['version']) }, as)

describe('a draft', () => {
  test('begins with the usual rubric, and leads from step to step to the check', async () => {
    const answer = await site.form('/rounds/new', {}, officer)
    expect(answer.status).toBe(303)
    const id = answer.location?.split('/')[2] ?? ''
    const page = await site.get(`/rounds/${id}/draft`, officer)
    expect(page.text).toContain('评分细则')
    expect(page.text).toContain('未填')
    const rubric = await site.get(`/rounds/${id}/draft/rubric`, officer)
    expect(rubric.text).toContain('value="项目目标"')
    expect(rubric.text).toContain('value="需求有走访或议事会记录，目标可以检验"')
    const saved = await site.form(
      `/rounds/${id}/draft/basics`,
      { title: '未完', version: '1', do: 'next' },
      officer,
    )
    expect(saved.location).toBe(`/rounds/${id}/draft/rulebook`)
    expect((await site.get('/rounds', officer)).text).toContain('未完')
  })

  test('keeps what was typed, complete or not, and what the other steps hold', async () => {
    const id = await begin()
    const half = { title: '半截', code: '不行！', version: '1' }
    expect((await site.post(`/rounds/${id}/draft/basics`, half, officer)).json).toMatchObject({ version: 2 })
    const { typed } = await draft(id)
    expect(typed).toMatchObject({ title: '半截', code: '不行！', 'criteria.0.name': '项目目标' })
    const page = await site.get(`/rounds/${id}/draft/basics`, officer)
    expect(page.text).toContain('value="不行！"')
    expect(page.text).toContain('简称只用数字、字母和连字符')
  })

  test('is checked: what is missing links to the step that mends it', async () => {
    const id = await begin()
    const { text } = await site.get(`/rounds/${id}/draft/check`, officer)
    expect(text).toContain(`href="/rounds/${id}/draft/basics#title"`)
    expect(text).toContain('请填写名称')
    expect(text).not.toContain('送负责人审阅</button>')
    expect((await handOver(id)).status).toBe(422)
    expect(await stored(id)).toBeUndefined()
  })

  test('put forward is the plan that was typed; an approver publishes it', async () => {
    const id = await begin()
    const code = newId()
    await typeAll(id, { code })
    const sent = await handOver(id)
    expect([sent.status, sent.location]).toEqual([303, `/rounds/${id}`])
    const round = await stored(id)
    expect(round?.plan).toEqual({ ...PLAN, code })
    expect((await site.form(`/rounds/${id}/publication`, { version: '1' }, approver)).status).toBe(303)
    expect((await site.get(`/rounds/${id}/draft`, officer)).location).toBe(`/rounds/${id}`)
    const late = await site.post(`/rounds/${id}/draft/basics`, { title: 'x', version: '2' }, officer)
    expect(late.json).toMatchObject({ status: 422, why: 'published-is-frozen' })
  })

  test('put forward again replaces the round, and contradictions are no reason not to', async () => {
    const { id } = await draftedRound(site)
    const { version } = await draft(id)
    await site.post(
      `/rounds/${id}/draft/timetable`,
      {
        version: String(version),
        'dates.opens': '2026-11-01T09:00',
        'dates.closes': '2026-11-28T17:00',
        'dates.scoringCloses': '2026-12-10T17:00',
      },
      officer,
    )
    const { text } = await site.get(`/rounds/${id}/draft/check`, officer)
    expect(text).toContain('2026年11月28日不是工作日')
    expect((await handOver(id)).status).toBe(303)
    expect(await stored(id)).toMatchObject({
      version: 2,
      plan: { dates: { closes: PLAN.dates.closes + 86_400_000 } },
    })
  })

  test('names who wrote on it: none of them publishes', async () => {
    const { id } = await draftedRound(site)
    const both = await site.person('何静', ['officer', 'approver'])
    const { version } = await draft(id)
    await site.post(
      `/rounds/${id}/draft/rules`,
      { version: String(version), 'parameters.awards.perOrganizationAndTrack': '2' },
      both,
    )
    const answer = await site.post(`/rounds/${id}/publication`, {}, both)
    expect(answer.json).toMatchObject({ why: 'own-draft' })
  })

  test('eight at once: one is kept, the others are told', async () => {
    const id = await begin()
    const save = (title: string) =>
      saveDraft(site.db, officer, id, { version: 1, write: ({ typed }) => ({ ...typed, title }) }, NOW)
    const results = await byEight(paths.roundStep, (n) => save(`第${n}个`))
    theOne(results, 'changed-meanwhile')
    const won = `第${results.findIndex(({ ok }) => ok)}个`
    expect(((await draft(id))['typed'] as { title: string }).title).toBe(won)
  })

  test('eight put it forward at once: one round', async () => {
    const id = await begin()
    await typeAll(id, { code: newId() })
    theOne(await byEight(paths.roundDraft, () => handOver(id)), 409)
  })

  test('is an officer’s; of nothing it is not found', async () => {
    const id = await begin()
    for (const path of [`/rounds/${id}/draft`, `/rounds/${id}/draft/basics`, `/rounds/${id}/draft/check`]) {
      expect((await site.json(path, approver)).status).toBe(403)
    }
    for (const path of ['/rounds/nothing/draft', `/rounds/${id}/draft/nothing`]) {
      expect((await site.json(path, officer)).status).toBe(404)
    }
    expect((await site.post('/rounds/nothing/draft/basics', { version: '1' }, officer)).status).toBe(404)
    expect((await site.post('/rounds/nothing/draft', { version: '1' }, officer)).status).toBe(404)
  })

  test('takes no more than three round trips', async () => {
    const id = await begin()
    await typeAll(id, { code: newId() })
    const { version } = await draft(id)
    const requests = [
      () => site.get('/rounds/new', officer),
      () => site.form('/rounds/new', {}, officer),
      () => site.get(`/rounds/${id}/draft`, officer),
      () => site.get(`/rounds/${id}/draft/rubric`, officer),
      () => site.form(`/rounds/${id}/draft/rules`, { version: String(version) }, officer),
    ]
    for (const request of requests) {
      await request()
      expect(site.counts.trips).toBeLessThanOrEqual(3)
    }
  })
})
