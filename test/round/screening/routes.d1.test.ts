import { beforeAll, describe, expect, test } from 'vitest'
import { checkEligibility } from '../../../src/round/screening/actions/eligibility.ts'
import { draftRound } from '../../../src/round/calls/rounds/actions.ts'
import { type Site, openSite } from '../../support.ts'
import { CLOSES, OPENS, closedRound, handIn, plan, valueOf } from './closed-round.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

/** One 入围, one 未入围, one waiting, all of the community track; a fourth, of another organization, in the social track. */
async function screened() {
  const round = await closedRound(site, ['夕阳茶叙', '邻里厨房', '胡同讲古'])
  const other = await site.member(`安怡中心${round.id}`, 'service')
  const social = await handIn(site, round.id, other, { title: '照护者支持', track: 'social' })
  const [tea = social, kitchen = social, story = social] = round.proposals
  const check = (id: string, outcome: 'eligible' | 'ineligible') =>
    checkEligibility(site.db, round.officer, id, { outcome, reason: '实施地不在本区' }, CLOSES)
  valueOf(await check(tea.id, 'eligible'))
  valueOf(await check(kitchen.id, 'ineligible'))
  return { ...round, tea, kitchen, story, social }
}

type List = { counts: Record<string, number>; proposals: { title: string; state: string }[] }
const titlesIn = (json: unknown) => Object(json).proposals.map((one: List['proposals'][number]) => one.title)

describe('the list', () => {
  test('counts the states, and leaves out whatever else a proposal says', async () => {
    const { id, officer } = await screened()
    const page = await site.get(`/rounds/${id}/screening`, officer)
    expect(page.status).toBe(200)
    for (const text of [
      '全部<small>4</small>',
      '待审<small>2</small>',
      '入围<small>1</small>',
      '社会赛道',
      '35,000.00',
    ])
      expect(page.text).toContain(text)
    const { json, text } = await site.json(`/rounds/${id}/screening`, officer)
    expect(json['counts']).toEqual({ waiting: 2, eligible: 1, ineligible: 1 })
    expect(json['proposals']).toHaveLength(4)
    expect(text).not.toContain('走访42户')
  })

  test.each([
    ['state=waiting', ['胡同讲古', '照护者支持']],
    ['state=ineligible', ['邻里厨房']],
    ['track=social', ['照护者支持']],
    ['word=厨房', ['邻里厨房']],
    ['word=茶叙社&state=eligible', ['夕阳茶叙']],
    ['word=%25', []],
    ['sort=-number', ['照护者支持', '胡同讲古', '邻里厨房', '夕阳茶叙']],
    ['page=2', []],
    ['state=x&sort=x&page=-1', ['夕阳茶叙', '邻里厨房', '胡同讲古', '照护者支持']],
  ])('narrows by ?%s', async (query, titles) => {
    const { id, officer } = await screened()
    const path = `/rounds/${id}/screening?${query}`
    expect(titlesIn((await site.json(path, officer)).json)).toEqual(titles)
    expect((await site.get(path, officer)).status).toBe(200)
  })

  test('costs the same for one and for three', async () => {
    const [one, three] = [await closedRound(site, ['一']), await closedRound(site, ['一', '二', '三'])]
    await site.get(`/rounds/${one.id}/screening`, one.officer)
    const counts = { ...site.counts }
    await site.get(`/rounds/${three.id}/screening`, three.officer)
    expect(site.counts).toEqual(counts)
    expect(counts.trips).toBe(2)
  })

  test('is for the office; a draft has none', async () => {
    const { id, tea } = await screened()
    const path = `/rounds/${id}/screening`
    expect((await site.get(path)).location).toBe(`/sign-in?next=${encodeURIComponent(path)}`)
    for (const role of ['approver', 'auditor'] as const)
      expect((await site.get(path, await site.person('某人', [role]))).status).toBe(200)
    for (const role of ['expert', 'finance', 'administrator'] as const)
      expect((await site.get(path, await site.person('某人', [role]))).status).toBe(403)
    expect((await site.get(path, tea.member)).status).toBe(403)
    const officer = await site.person('钱经办', ['officer'])
    const draft = valueOf(await draftRound(site.db, officer, plan(), OPENS))
    expect((await site.get(`/rounds/${draft.id}/screening`, officer)).status).toBe(404)
  })
})

describe('one proposal', () => {
  test('stands beside what its call demands, and leads to the next that waits', async () => {
    const { story, social, officer } = await screened()
    const page = await site.get(`/proposals/${story.id}/eligibility`, officer)
    for (const text of ['走访42户', '在“社区赛道”的范围内', '保存并看下一件', '还有1份', social.id])
      expect(page.text).toContain(text)
    expect(page.text).not.toContain('010-5550')
    const { json } = await site.json(`/proposals/${story.id}/eligibility`, officer)
    expect(json).toMatchObject({ next: social.id, left: 1, whyNot: null, check: null })
    expect((await site.json(`/proposals/${social.id}/eligibility`, officer)).json).toMatchObject({
      next: story.id,
    })
  })

  test('is read by the auditor without a form', async () => {
    const { story } = await screened()
    const auditor = await site.person('周监督', ['auditor'])
    const page = await site.get(`/proposals/${story.id}/eligibility`, auditor)
    expect(page.status).toBe(200)
    expect(page.text).toContain('这件事由经办人办理')
    expect(page.text).not.toContain('method="post"')
    const refused = await site.form(`/proposals/${story.id}/eligibility`, { outcome: 'eligible' }, auditor)
    expect([refused.status, refused.text.includes('这件事由经办人办理')]).toEqual([403, true])
  })

  test('is judged by a form, and by a machine', async () => {
    const { story, social, officer } = await screened()
    const path = `/proposals/${story.id}/eligibility`
    const answer = await site.form(path, { outcome: 'ineligible', reason: '证书过期' }, officer)
    expect(answer).toMatchObject({ status: 303, location: path })
    const page = await site.get(path, officer)
    for (const text of ['未入围', '证书过期', '2013年4月26日17:00']) expect(page.text).toContain(text)
    expect(page.text).not.toContain('保存并看下一件')
    const machine = await site.post(`/proposals/${social.id}/eligibility`, { outcome: 'eligible' }, officer)
    expect(machine.json).toMatchObject({ outcome: 'eligible', href: `/proposals/${social.id}/eligibility` })
  })

  test.each([
    [{ reason: '缺章' }, '请选择通过还是不通过', '缺章'],
    [{ outcome: 'perhaps', reason: '缺章' }, '请选择通过还是不通过', '缺章'],
    [{ outcome: 'ineligible', reason: '  ' }, '不通过的，请写明理由', 'value="ineligible"'],
    [{ outcome: 'ineligible', reason: '缺'.repeat(501) }, '理由最多500个字', '缺'.repeat(501)],
  ])('a bad form %# keeps what was typed', async (fields, says, kept) => {
    const { story, officer } = await screened()
    const answer = await site.form(`/proposals/${story.id}/eligibility`, fields, officer)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(says)
    expect(answer.text).toContain(kept)
    const machine = await site.post(`/proposals/${story.id}/eligibility`, fields, officer)
    expect(machine).toMatchObject({ status: 422, json: { why: 'form' } })
  })

  test('says why not, to people and to machines', async () => {
    const { tea, story, officer } = await screened()
    const again = await site.post(`/proposals/${tea.id}/eligibility`, { outcome: 'eligible' }, officer)
    expect(again).toMatchObject({
      status: 422,
      json: { why: 'already-checked', by: '#screening', outcome: 'eligible' },
    })
    const early = await site.form(`/proposals/${tea.id}/eligibility`, { outcome: 'eligible' }, officer)
    expect(early.text).toContain('已经审查，结论是入围，不能再改')
    site.now = CLOSES - 1
    const soon = await site.form(`/proposals/${story.id}/eligibility`, { outcome: 'eligible' }, officer)
    expect(soon.text).toContain('申报2013年4月26日17:00截止，截止以后才能审查')
    site.now = CLOSES
    for (const path of ['/proposals/none/eligibility', '/rounds/none/screening'])
      expect((await site.get(path, officer)).status).toBe(404)
    expect((await site.form('/proposals/none/eligibility', {}, officer)).status).toBe(404)
  })
})
