import { beforeAll, expect, test } from 'vitest'
import { type Site, type Someone, openRacedSite } from '../support.ts'
import { post } from '../round/proposals/fill.ts'
import { ACCOUNT, TYPED_PLAN, typedProposal } from './plan.ts'

/**
 * A round of three proposals from draft to closing, over HTTP, with JSON alone: one is not eligible, one is not funded,
 * one is objected to, funded all the same, and carried to its end.
 */
let site: Site
let officer: Someone
let approver: Someone
let finance: Someone
let auditor: Someone
let administrator: Someone
let groups: [Someone, Someone, Someone]
let experts: [Someone, Someone, Someone]
/** What the round's acts have made, by a name of this story's. */
const made = new Map<string, string>()

const at = (text: string) => Date.parse(`${text}+08:00`)
const the = (name: string): string => made.get(name) ?? `no ${name} yet`

beforeAll(async () => {
  site = await openRacedSite(at('2026-02-20T09:00:00'))
  officer = await site.person('经办人', ['officer'])
  approver = await site.person('负责人', ['approver'])
  finance = await site.person('财务', ['finance'])
  auditor = await site.person('监督员', ['auditor'])
  administrator = await site.person('管理员', ['administrator'])
  groups = [await site.member('夕阳茶叙社'), await site.member('邻里厨房社'), await site.member('银铃守望社')]
  experts = [await site.person('专家甲'), await site.person('专家乙'), await site.person('专家丙')]
})

/** An act: it is done, and what it answers is given back. */
async function does(as: Someone | undefined, path: string, body: object = {}) {
  const answer = await site.post(path, body, as)
  expect(answer.status, `POST ${path}: ${answer.text}`).toBe(200)
  return answer.json
}

async function sees(as: Someone | undefined, path: string) {
  const answer = await site.json(path, as)
  expect(answer.status, `GET ${path}: ${answer.text.slice(0, 300)}`).toBe(200)
  return answer.json
}

async function isRefused(as: Someone | undefined, path: string, body: object, why: string) {
  const answer = await site.post(path, body, as)
  expect(answer.status, answer.text).toBeGreaterThanOrEqual(400)
  expect(answer.status).toBeLessThan(500)
  expect(answer.json).toMatchObject({ why, title: expect.stringMatching(/[一-龥]/) })
}

const keep = (name: string, value: unknown) => made.set(name, String(value))

test('1 calls: an officer drafts, another person publishes, nothing changes after', async () => {
  const { id } = await does(officer, '/rounds', { ...TYPED_PLAN, code: '2026S' })
  keep('round', id)
  await isRefused(officer, `/rounds/${id}/publication`, {}, 'not-your-role')
  await does(approver, `/rounds/${id}/publication`)
  expect(await sees(undefined, `/calls/${id}`)).toMatchObject({
    round: { plan: { title: TYPED_PLAN.title } },
  })
  await isRefused(
    officer,
    `/rounds/${id}`,
    { ...TYPED_PLAN, code: '2026S', version: '1' },
    'published-is-frozen',
  )
})

test('2 proposals: three groups write and submit before the deadline', async () => {
  site.now = at('2026-03-05T20:30:00')
  for (const [index, group] of groups.entries()) {
    const { id } = await does(group, `/rounds/${the('round')}/proposals`, {
      organization: group.organizations[0]?.id,
      shown: String(site.now),
    })
    keep(`proposal ${index}`, id)
    const typed = typedProposal(['茶叙', '厨房', '守望'][index] ?? '')
    await post(site, group, String(id), typed)
    site.now += 3_600_000
    await does(group, `/proposals/${id}/submission`, { declaration: 'yes' })
    expect(await sees(group, `/proposals/${id}/receipt`)).toMatchObject({ number: index + 1, ask: 2_300_000 })
  }
  await isRefused(
    groups[0],
    `/rounds/${the('round')}/proposals`,
    { organization: groups[0].organizations[0]?.id },
    'too-many-proposals',
  )
})

test('3 screening: two pass, one fails with its reason', async () => {
  const check = (index: number) => `/proposals/${the(`proposal ${index}`)}/eligibility`
  await isRefused(officer, check(0), { outcome: 'eligible' }, 'call-still-open')
  site.now = at('2026-03-23T09:00:00')
  for (const index of [0, 1]) await does(officer, check(index), { outcome: 'eligible' })
  await does(officer, check(2), { outcome: 'ineligible', reason: '未附备案证明' })
  const found = { standing: 'ineligible', reason: '未附备案证明' }
  expect(await sees(groups[2], `/proposals/${the('proposal 2')}`)).toMatchObject(found)
  for (const page of [`/proposals/${the('proposal 2')}`, '/desks/applicant'])
    expect((await site.get(page, groups[2])).text).toContain('未附备案证明')
})

test('4 panel: a pool, a panel of three, a recusal, assignment', async () => {
  for (const [index, person] of experts.entries()) {
    const email = `story${index}@example.org`
    const card = { name: person.name, employer: '高校', field: '社会工作', email }
    const { expertId, link, code } = await does(administrator, '/experts', card)
    keep(`expert ${index}`, expertId)
    await does(person, new URL(String(link)).pathname, { code: String(code) })
  }
  const { waiting } = await sees(approver, '/pool-proposals')
  const proposals = listOf(waiting).map(({ id }) => id)
  await does(approver, '/pool-proposals', { proposals, answer: 'agreed' })
  const panel = `/rounds/${the('round')}/panel`
  await does(officer, panel, { experts: [the('expert 0'), the('expert 1'), the('expert 2')] })
  await isRefused(officer, `/rounds/${the('round')}/assignments`, {}, 'undeclared')
  const declaration = `/rounds/${the('round')}/declaration`
  const kin = { organization: groups[1].organizations[0]?.id, kind: 'kin', detail: '' }
  await does(experts[0], declaration, { confirmed: 'yes' })
  await does(experts[1], declaration, { confirmed: 'yes' })
  await does(experts[2], declaration, { confirmed: 'yes', recusals: [kin] })
  expect(await does(officer, `/rounds/${the('round')}/assignments`)).toMatchObject({ sheets: 5 })
})

const POINTS = { goal: '21.0', output: '20.5', effect: '25.0', innovation: '16.5' }

test('5 scoring: five sheets, without a name of any organization', async () => {
  site.now = at('2026-03-30T10:00:00')
  for (const [index, expert] of experts.entries()) {
    const { sheets } = await sees(expert, `/rounds/${the('round')}/scoring`)
    expect(sheets).toHaveLength(index === 2 ? 1 : 2)
    for (const { id, title } of listOf(sheets)) {
      const page = await site.get(`/sheets/${id}`, expert)
      for (const group of groups) expect(page.text).not.toContain(group.organizations[0]?.name)
      const effect = title === '茶叙' ? '28.0' : '24.0'
      const sheet = { points: { ...POINTS, effect }, comment: '可行。', advice: 'fund' }
      await isRefused(
        expert,
        `/sheets/${id}/submission`,
        { ...sheet, points: { ...POINTS, goal: '25.5' } },
        'points-out-of-range',
      )
      await does(expert, `/sheets/${id}/submission`, sheet)
    }
  }
})

test('6 awards: the officer prepares, another person approves', async () => {
  const path = `/rounds/${the('round')}/decision`
  const { id } = await does(officer, path, { remark: '按规则排名。' })
  keep('decision', id)
  await isRefused(officer, `/decisions/${id}/approval`, {}, 'not-your-role')
  expect(await sees(groups[0], `/proposals/${the('proposal 0')}`)).toMatchObject({ standing: 'eligible' })
  await does(approver, `/decisions/${id}/approval`)
  const { ranking } = await sees(auditor, path)
  expect(
    listOf(ranking).map(({ rank, sheets, score, award, reason }) => [rank, sheets, score, award, reason]),
  ).toEqual([
    [1, 3, 8600, 2_300_000, ''],
    [2, 2, 8200, 2_300_000, ''],
  ])
  expect(await sees(groups[0], `/proposals/${the('proposal 0')}`)).toMatchObject({ standing: 'eligible' })
})

test('7 publicity: five working days, an objection and its answer, the announcement', async () => {
  site.now = at('2026-04-13T09:00:00')
  const { id } = await does(approver, `/rounds/${the('round')}/notices`, {
    from: '2026-04-13',
    contact: '010-55500000',
  })
  keep('notice', id)
  const objection = { name: '居民张先生', phone: '13900000000', text: '厨房项目与我们楼的不一样。' }
  const { id: objectionId } = await does(undefined, `/notices/${id}/objections`, objection)
  await isRefused(approver, `/notices/${id}/announcement`, {}, 'still-running')
  site.now = at('2026-04-18T00:00:00')
  const late = { ...objection, text: '迟到的异议。' }
  await isRefused(undefined, `/notices/${id}/objections`, late, 'objections-closed')
  await isRefused(approver, `/notices/${id}/announcement`, {}, 'objections-waiting')
  await does(officer, `/objections/${objectionId}/answer`, { upheld: 'no', text: '已入户核实，项目属实。' })
  await does(approver, `/notices/${id}/announcement`)
  const notice = await site.get(`/notices/${id}`)
  expect(notice.text).not.toContain('张先生')
  expect(await sees(groups[0], `/proposals/${the('proposal 0')}`)).toMatchObject({ standing: 'awarded' })
})

test('8 agreements: numbered, with its tranches, signed by both sides', async () => {
  site.now = at('2026-04-20T10:00:00')
  const { id } = await does(officer, `/proposals/${the('proposal 0')}/agreement`, { startsOn: '2026-05-01' })
  keep('agreement', id)
  await does(groups[0], `/organizations/${groups[0].organizations[0]?.id}/account`, ACCOUNT)
  await isRefused(officer, `/agreements/${id}/project`, {}, 'unsigned')
  for (const by of [groups[0], approver]) await does(by, `/agreements/${id}/signature`, { confirm: 'yes' })
  const { id: projectId } = await does(officer, `/agreements/${id}/project`)
  keep('project', projectId)
  const { agreement } = await sees(auditor, `/agreements/${id}`)
  expect(agreement).toMatchObject({ seq: 1 })
})

test('9, 10 projects and payments: reports by milestone, tranches behind their gates', async () => {
  const payments = `/agreements/${the('agreement')}/payments`
  const pay = (tranche: string, voucher: string, paidOn: string) => ({ tranche, voucher, paidOn })
  await does(finance, payments, pay('1', '记-0001', '2026-04-20'))
  await isRefused(finance, payments, pay('1', '记-0009', '2026-04-20'), 'already-paid')
  await isRefused(finance, payments, pay('2', '记-0002', '2026-04-20'), 'gate-closed')
  const { milestones } = await sees(groups[0], `/projects/${the('project')}/work`)
  expect(listOf(milestones).map(({ kind, dueOn }) => [kind, dueOn])).toEqual([
    ['progress', '2026-05-31'],
    ['midterm', '2026-07-31'],
    ['progress', '2026-09-30'],
  ])
  for (const { id, dueOn } of listOf(milestones)) {
    site.now = at(`${dueOn}T09:00:00`)
    const report = { text: '按计划进行。', actuals: ['12', '90'], spent: '5,000' }
    const { id: reportId } = await does(groups[0], `/milestones/${id}/report`, report)
    await does(officer, `/reports/${reportId}/review`, { outcome: 'accepted', reason: '' })
  }
  await does(finance, payments, pay('2', '记-0002', '2026-09-30'))
  await isRefused(finance, payments, pay('3', '记-0003', '2026-09-30'), 'gate-closed')
})

test('11 closing: final report, grade, last payment, unspent money, closed', async () => {
  site.now = at('2026-11-05T10:00:00')
  const project = `/projects/${the('project')}`
  await does(groups[0], `${project}/final-report`, {
    text: '全部完成。',
    actuals: ['24', '91'],
    spent: '22,900',
  })
  await isRefused(officer, `${project}/closing`, {}, 'not-ready')
  await does(officer, `${project}/evaluation`, { outcome: 'evaluated', score: '88', text: '目标完成。' })
  await does(finance, `/agreements/${the('agreement')}/payments`, {
    tranche: '3',
    voucher: '记-0003',
    paidOn: '2026-11-05',
  })
  await does(finance, `${project}/refund`, { amount: '100', voucher: '收-0001', receivedOn: '2026-11-05' })
  await does(officer, `${project}/closing`)
  expect(await sees(groups[0], `/proposals/${the('proposal 0')}`)).toMatchObject({ standing: 'closed' })
  expect((await site.get(project)).text).toContain('23,000.00')
})

type Item = Record<string, unknown>
const listOf = (value: unknown): Item[] => (Array.isArray(value) ? value : [])
