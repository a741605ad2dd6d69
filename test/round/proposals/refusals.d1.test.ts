import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../src/db/db.ts'
import { findMine } from '../../../src/round/proposals/store/proposals.ts'
import { type Site, type Someone, openSite } from '../../support.ts'
import { PLAN } from '../calls/typed.ts'
import { draftedRound, openedRound, organizationOf, startedProposal, submittedProposal } from '../opened.ts'
import { TYPED } from './typed.ts'

const { opens, closes } = PLAN.dates
const NOW = opens + 3_600_000
const READY = { ...TYPED, declaration: 'yes', version: '2' }

let site: Site
let roundId: string
let wang: Someone
beforeAll(async () => {
  site = await openSite(NOW)
})
beforeEach(async () => {
  site.now = NOW
  roundId = (await openedRound(site)).id
  wang = await site.member(`夕阳茶叙社${newId()}`)
})

const started = () => startedProposal(site, roundId, wang)
const submitted = () => submittedProposal(site, roundId, wang)
const typedOf = async (id: string) => (await findMine(site.db, wang, id))?.proposal.typed

describe('a refusal', () => {
  test('of a form shows it again, all that was typed in it, with the reason at each place', async () => {
    const id = await started()
    const sent = {
      ...READY,
      title: '<script>alert(1)</script>',
      months: '很久',
      'budget.1.price': '3元5',
      goals: '',
    }
    const answer = await site.form(`/proposals/${id}/submission`, sent, wang)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('有3处要改')
    for (const says of ['实施时间应是整数', '单价应是大于0的金额', '请至少写一条目标'])
      expect(answer.text).toContain(says)
    expect(answer.text).toContain('value="很久"')
    expect(answer.text).toContain('value="3元5"')
    expect(answer.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(answer.text).not.toContain('<script>alert')
    expect(answer.text).toContain(TYPED['need'] ?? '')
  })

  test.each<[string, Record<string, string>, number, string]>([
    [
      'over-cap',
      { 'budget.0.price': '1000' },
      closes - 1,
      '申请资金46,000.50元，超过「社区社会组织项目」每项最高35,000.00元',
    ],
    ['track-unknown', { track: 'nothing' }, NOW, '没有这个赛道，请重新选择'],
    ['too-long', { months: '13' }, NOW, '实施时间13个月，超过最长12个月'],
    ['step-after-end', { 'plan.0.month': '11' }, NOW, '计划中的第11个月，在项目10个月结束之后'],
    ['call-closed', {}, closes, '2026年11月27日17:00:00截止，服务器收到的时间是2026年11月27日17:00:00'],
    ['call-not-open-yet', {}, opens - 1, '还没有开始申报，2026年11月1日09:00开始'],
  ])('%s is told to people and machines', async (why, change, now, says) => {
    const id = await started()
    site.now = now
    const page = await site.form(`/proposals/${id}/submission`, { ...READY, ...change }, wang)
    expect(page.status).toBe(422)
    expect(page.text).toContain(says)
    expect(page.text).toContain(`value="${TYPED['title']}"`)
    const problem = await site.post(`/proposals/${id}/submission`, { ...READY, ...change }, wang)
    expect(problem.json).toMatchObject({ type: 'about:blank', status: 422, why, title: says, clause: null })
  })

  test('of a start', async () => {
    const foundation = await site.member(`基金会${newId()}`, 'foundation')
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
    expect(late.json).toMatchObject({ status: 422, why: 'call-closed', closedAt: closes, receivedAt: closes })
    for (const id of ['nothing', (await draftedRound(site)).id]) {
      expect(
        (await site.post(`/rounds/${id}/proposals`, { organization: organizationOf(wang) }, wang)).status,
      ).toBe(404)
      expect((await site.get(`/rounds/${id}/proposals/new`, wang)).status).toBe(404)
    }
  })

  test('of a draft too long, or of a version that is gone, loses nothing typed', async () => {
    const id = await started()
    const long = await site.form(`/proposals/${id}/draft`, { version: '2', need: '长'.repeat(60_001) }, wang)
    expect(long.status).toBe(422)
    expect(long.text).toContain('全文最多60000个字')
    const names = Object.fromEntries(Array.from({ length: 700 }, (_, i) => [`${'x'.repeat(95)}${i}`, '']))
    expect((await site.post(`/proposals/${id}/draft`, { version: '2', ...names }, wang)).status).toBe(422)
    const stale = await site.form(`/proposals/${id}/draft`, { version: '1', title: '我的' }, wang)
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('value="我的"')
    expect(stale.text).toContain('name="version" value="2"')
    expect((await site.post(`/proposals/${id}/draft`, { title: '我的' }, wang)).json).toMatchObject({
      status: 422,
      problems: [{ field: 'version', says: '请刷新页面再试' }],
    })
    expect(await typedOf(id)).toEqual(TYPED)
  })

  test('of a submission from a window that is behind is 409, and the second try counts', async () => {
    const id = await started()
    await site.form(`/proposals/${id}/draft`, { ...TYPED, version: '2', title: '同事写的' }, wang)
    const stale = await site.form(`/proposals/${id}/submission`, READY, wang)
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('name="version" value="3"')
    expect(await typedOf(id)).toMatchObject({ title: '同事写的' })
    expect((await site.form(`/proposals/${id}/submission`, { ...READY, version: '3' }, wang)).status).toBe(
      303,
    )
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
    const draft = { ...TYPED, version: '2' }
    expect(await two(`/proposals/${id}/draft`, draft, { ...draft, title: '另一个窗口' })).toEqual([303, 409])
    expect(await two(`/proposals/${id}/submission`, { ...READY, version: '3' })).toEqual([303, 409])
    expect(await two(`/proposals/${id}/withdrawal`, { reason: '改' })).toEqual([303, 409])
  })
})

describe('junk', () => {
  test.each<[string, object]>([
    ['nothing', {}],
    [
      'lists for texts',
      { title: ['a'], need: [[['b']]], version: ['1'], organization: ['x'], reason: ['y'] },
    ],
    [
      'things for texts',
      { title: { a: 'b' }, budget: { a: { b: 'c' } }, version: { a: 1 }, organization: {}, reason: {} },
    ],
    [
      'odd names',
      {
        'budget.x.y': '1',
        'budget.-1.name': 'a',
        'budget.999.name': 'b',
        'budget[]': ['c'],
        'outputs..': 'd',
      },
    ],
    ['prototypes', JSON.parse('{"__proto__":{"a":"b"},"constructor":"c","budget":{"__proto__":[1]}}')],
    ['control characters', { title: 'a\u0000b\ud800', leader: '\u0007', version: '2', declaration: 'yes' }],
    [
      'huge numbers',
      { months: 1e300, 'budget.0.price': '9'.repeat(1000), 'outputs.0.target': -1e-300, version: 1e21 },
    ],
  ])('%s: a reason, never a fault', async (_, junk) => {
    const [draft, sent] = [await started(), await submitted()]
    const paths = [
      `/rounds/${roundId}/proposals`,
      `/proposals/${draft}/draft`,
      `/proposals/${draft}/submission`,
      `/proposals/${sent}/withdrawal`,
    ]
    for (const path of paths) {
      const { status, json } = await site.post(path, junk, wang)
      expect([status, path]).toEqual([
        expect.toSatisfy((code: number) => code === 200 || (code >= 400 && code < 500)),
        path,
      ])
      expect(json['title'] ?? '好').toMatch(/\p{Script=Han}/u)
    }
    const page = await site.get(`/proposals/${draft}`, wang)
    expect(page.status).toBe(200)
  })

  test('saved in a draft, the form still shows its rows', async () => {
    const id = await started()
    await site.post(
      `/proposals/${id}/draft`,
      { ...TYPED, 'budget.x.y': '1', 'budget.-1.name': 'a', version: 2 },
      wang,
    )
    expect((await site.get(`/proposals/${id}`, wang)).text).toContain('value="6,000.50"')
  })
})

test('a form that another window overtook shows what that one saved, and keeps its own words', async () => {
  const id = await started()
  await site.form(`/proposals/${id}/draft`, { ...TYPED, version: '2', need: '第一个窗口写的需求' }, wang)
  const late = { ...TYPED, version: '2', innovation: '第二个窗口写的创新' }
  const answer = await site.form(`/proposals/${id}/draft`, late, wang)
  expect(answer.status).toBe(409)
  expect(answer.text).toContain('另一个窗口保存的内容')
  expect(answer.text).toContain('第一个窗口写的需求')
  expect(answer.text).toContain('第二个窗口写的创新')
})
