import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sectionsOf, textOf } from '../../../../src/round/proposals/sections/rules/sections.ts'
import { findMine } from '../../../../src/round/proposals/sections/store/found.ts'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { PLAN } from '../../calls/typed.ts'
import {
  draftedRound,
  openedRound,
  organizationOf,
  startedProposal,
  submittedProposal,
} from '../../opened.ts'
import { TYPED } from '../typed.ts'
import { unlike } from '../../../unlike.ts'

const { opens, closes } = PLAN.dates
const NOW = opens + 3_600_000
const READY = { declaration: 'yes' }

/** The budget as it is typed. */
const BUDGET = Object.fromEntries(Object.entries(TYPED).filter(([name]) => name.startsWith('budget.')))

let site: Site
let roundId: string
let wang: Someone
beforeAll(async () => {
  site = await openSite(NOW)
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
const save = (id: string, section: string, fields: Record<string, string>, version = '1') =>
  site.form(`/proposals/${id}/sections/${section}`, { version, ...fields }, wang)

describe('a refusal', () => {
  test('of what is missing says all of it at once, each with the way to its place', async () => {
    const id = await started()
    await save(id, 'about', { title: '<script>alert(1)</script>', months: '很久' })
    await save(id, 'budget', { ...BUDGET, 'budget.1.price': '3元5' })
    const answer = await site.form(`/proposals/${id}/submission`, {}, wang)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('还差2处，才能提交')
    expect(answer.text).toContain(`href="/proposals/${id}/sections/about?check#months"`)
    expect(answer.text).toContain(`href="/proposals/${id}/sections/budget?check#budget.1.price"`)
    const problem = await site.post(`/proposals/${id}/submission`, {}, wang)
    expect(problem.json).toMatchObject({
      why: 'form',
      problems: [
        { section: 'about', field: 'months', says: '实施时间应是整数' },
        { section: 'budget', field: 'budget.1.price', says: expect.stringContaining('单价应是大于0的金额') },
        { field: 'declaration', says: '请确认所填内容真实' },
      ],
    })
    const page = (await site.get(`/proposals/${id}/sections/about?check`, wang)).text
    expect(page).toContain('有1处要改')
    expect(page).toContain('value="很久"')
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).not.toContain('<script>alert')
    expect((await site.get(`/proposals/${id}/sections/about`, wang)).text).not.toContain('有1处要改')
  })

  test.each<[string, string, Record<string, string>, number, string]>([
    [
      'over-cap',
      'budget',
      { ...BUDGET, 'budget.0.price': '1000' },
      closes - 1,
      '申请资金46,000.50元，超过“社区社会组织项目”每项最高35,000.00元',
    ],
    ['track-unknown', 'about', { track: 'nothing' }, NOW, '没有这个赛道，请重新选择'],
    ['too-long', 'about', { months: '13' }, NOW, '实施时间13个月，超过最长12个月'],
    [
      'step-after-end',
      'plan',
      { 'plan.0.month': '11', 'plan.0.work': '总结' },
      NOW,
      '计划中的第11个月，在项目10个月结束之后',
    ],
    [
      'call-closed',
      'about',
      {},
      closes,
      '2026年11月27日17:00:00截止，服务器收到的时间是2026年11月27日17:00:00',
    ],
    ['call-not-open-yet', 'about', {}, opens - 1, '还没有开始申报，2026年11月1日09:00开始'],
  ])('%s is told to people and machines', async (why, section, change, now, says) => {
    const id = await started()
    await save(id, section, change)
    site.now = now
    const page = await site.form(`/proposals/${id}/submission`, READY, wang)
    expect(page.status).toBe(422)
    expect(page.text).toContain(says)
    const problem = await site.post(`/proposals/${id}/submission`, READY, wang)
    // what the call itself sets is named by the call's own part
    const clause = ['over-cap', 'track-unknown'].includes(why) ? { says: '征集公告·赛道' } : null
    expect(problem.json).toMatchObject({ type: 'about:blank', status: 422, why, title: says, clause })
    const { sections } = (await site.json(`/proposals/${id}`, wang)).json
    const states = (Array.isArray(sections) ? sections : []).filter(({ state }) => state !== 'done')
    expect(states.map((one) => [one.section, one.state])).toEqual(
      Object.keys(change).length > 0 ? [[section, 'attention']] : [],
    )
  })

  test('of a start', async () => {
    const foundation = await site.member(`基金会${unlike()}`, 'foundation')
    const kind = await site.form(
      `/rounds/${roundId}/proposals`,
      { organization: organizationOf(foundation) },
      foundation,
    )
    expect(kind.status).toBe(422)
    expect(kind.text).toContain('这一期不面向基金会征集')
    const nobody = await site.post(`/rounds/${roundId}/proposals`, {}, wang)
    expect(nobody.json).toMatchObject({
      status: 422,
      problems: [{ field: 'organization', says: '请选择申报单位' }],
    })
    const other = { organization: organizationOf(foundation) }
    expect((await site.post(`/rounds/${roundId}/proposals`, other, wang)).status).toBe(404)
    site.now = closes
    const late = await site.post(`/rounds/${roundId}/proposals`, { organization: organizationOf(wang) }, wang)
    expect(late.json).toMatchObject({
      status: 422,
      why: 'call-closed',
      by: 'calls.openDays',
      closedAt: closes,
      receivedAt: closes,
    })
    for (const id of ['nothing', (await draftedRound(site)).id]) {
      expect(
        (await site.post(`/rounds/${id}/proposals`, { organization: organizationOf(wang) }, wang)).status,
      ).toBe(404)
      expect((await site.get(`/rounds/${id}/proposals/new`, wang)).status).toBe(404)
    }
  })

  test('of a section too long, or of a version that is gone, loses nothing typed', async () => {
    const id = await started()
    const long = await save(id, 'need', { need: '长'.repeat(60_001) })
    expect(long.status).toBe(422)
    expect(long.text).toContain('全文最多60000个字')
    const names = Object.fromEntries(Array.from({ length: 700 }, (_, i) => [`${'x'.repeat(95)}${i}`, '']))
    expect((await save(id, 'need', names)).status).toBe(422)
    const rare = await save(await started(), 'need', { need: '𠮷'.repeat(59_000) })
    expect(rare.status).toBe(303)
    const stale = await save(id, 'about', { title: '我的' }, '0')
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('value="我的"')
    expect(stale.text).toContain('name="version" value="1"')
    expect((await site.post(`/proposals/${id}/sections/about`, { title: '我的' }, wang)).json).toMatchObject({
      status: 422,
      problems: [{ field: 'version', says: '请重新打开这一页' }],
    })
    expect(await typedOf(id)).toEqual(TYPED)
  })

  test('of a submission after somebody else’s save is 409; the newest is shown, and then it counts', async () => {
    const id = await started()
    const seenIn = (text: string) => /name="seen" value="([^"]*)"/.exec(text)?.[1] ?? ''
    const seen = seenIn((await site.get(`/proposals/${id}/check`, wang)).text)
    await save(id, 'about', { title: '同事写的' })
    const stale = await site.form(`/proposals/${id}/submission`, { ...READY, seen }, wang)
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('同事写的')
    const again = await site.form(`/proposals/${id}/submission`, { ...READY, seen: seenIn(stale.text) }, wang)
    expect(again.status).toBe(303)
  })

  test('of a withdrawal', async () => {
    const id = await submitted()
    const blank = await site.form(`/proposals/${id}/withdrawal`, { reason: ' ' }, wang)
    expect(blank.status).toBe(422)
    expect(blank.text).toContain('请填写撤回原因')
    site.now = closes
    const late = await site.form(`/proposals/${id}/withdrawal`, { reason: '太晚' }, wang)
    expect(late.status).toBe(422)
    expect(late.text).toContain('2026年11月27日17:00:00已经截止，不能再撤回')
    const draft = await startedProposal(Object.assign(site, { now: NOW }), roundId, wang)
    const none = await site.form(`/proposals/${draft}/withdrawal`, { reason: '没有' }, wang)
    expect(none.status).toBe(422)
    expect(none.text).toContain('还没有提交，不用撤回')
    expect((await site.post(`/proposals/${draft}/withdrawal`, { reason: '没有' }, wang)).json).toMatchObject({
      why: 'not-submitted',
      by: '#submission',
    })
  })

  test('two at once by HTTP: one goes on, the other is told 409', async () => {
    const two = async (path: string, fields: Record<string, string>, other = fields) => {
      const answers = await Promise.all([site.form(path, fields, wang), site.form(path, other, wang)])
      return answers.map(({ status }) => status).toSorted()
    }
    expect(await two(`/rounds/${roundId}/proposals`, { organization: organizationOf(wang) })).toEqual([
      303, 409,
    ])
    const id = await started()
    const about = { version: '1', title: '一个窗口' }
    expect(await two(`/proposals/${id}/sections/about`, about, { ...about, title: '另一个窗口' })).toEqual([
      303, 409,
    ])
    expect(await two(`/proposals/${id}/submission`, READY)).toEqual([303, 409])
    expect(await two(`/proposals/${id}/reopening`, {})).toEqual([303, 409])
    expect(await two(`/proposals/${id}/withdrawal`, { reason: '改' })).toEqual([303, 409])
  })
})

test('a section that another window overtook shows what that one saved, and keeps its own words', async () => {
  const id = await started()
  await save(id, 'need', { need: '第一个窗口写的需求' })
  const answer = await save(id, 'need', { need: TYPED['need'] ?? '', innovation: '第二个窗口写的创新' })
  expect(answer.status).toBe(409)
  expect(answer.text).toContain('另一个窗口保存的内容')
  expect(answer.text).toContain('第一个窗口写的需求')
  expect(answer.text).toContain('第二个窗口写的创新')
})
