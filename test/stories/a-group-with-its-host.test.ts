import { UNLOOKED } from '../round/screening/checklist/explained.ts'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { bookWith, enacted, planBy } from '../round/calls/ruled.ts'
import { PLAN } from '../round/calls/typed.ts'
import { boundTo } from '../../src/rulebook/rules/bound.ts'
import { joined } from '../organizations/cast.ts'
import { openedRound } from '../round/opened.ts'
import { post } from '../round/proposals/fill.ts'
import { TYPED } from '../round/proposals/typed.ts'
import { lettersTo } from '../round/projects/cast.ts'
import { type Site, type Someone, openRacedSite } from '../support.ts'

/**
 * A community group from its application to the first payment, under the model: its host confirms, signs and receives
 * the money; the group writes the proposal and the reports. Over HTTP, with JSON alone.
 */
let site: Site
let officer: Someone
let approver: Someone
let finance: Someone
let group: Someone
let host: Someone
let hostEditor: Someone
let hostReader: Someone
const made = new Map<string, string>()
let clauses: Record<string, number | undefined> = {}

const at = (text: string) => Date.parse(`${text}+08:00`)
const the = (name: string): string => made.get(name) ?? `no ${name} yet`
const keep = (name: string, value: unknown) => made.set(name, String(value))
const idOf = (by: Someone): string => by.organizations[0]?.id ?? ''
/** Within what the model lets a grant pay for. */
const MODEST = Object.fromEntries(Object.entries(TYPED).filter(([name]) => !/^budget\.[1-9]/.test(name)))
const YES = { confirm: 'yes' }
const ACCOUNT = { holder: '安怡为老服务中心', bank: '建设银行和平里支行' }
const NUMBER = '6217000000000000043'

beforeAll(async () => {
  site = await openRacedSite(PLAN.dates.opens + 1)
  officer = await site.person('林芳', ['officer'])
  approver = await site.person('周正', ['approver'])
  finance = await site.person('金财务', ['finance'])
  group = await site.member('夕阳茶叙社')
  host = await site.member('安怡为老服务中心', 'service')
  hostEditor = await joined(site, { owner: host, id: idOf(host) }, 'editor')
  hostReader = await joined(site, { owner: host, id: idOf(host) }, 'reader')
})

/** An act: it is done, and what it answers is given back. */
async function does(as: Someone | undefined, path: string, body: object = {}) {
  const answer = await site.post(path, body, as)
  expect(answer.status, `POST ${path}: ${answer.text}`).toBe(200)
  return answer.json
}

async function isRefused(as: Someone, path: string, body: object, why: string, key?: string) {
  const answer = await site.post(path, body, as)
  const clause = key ? { clause: { no: clauses[key] } } : {}
  expect(answer.json, `POST ${path}`).toMatchObject({
    ...{ why, title: expect.stringMatching(/[一-龥]/) },
    ...clause,
  })
}

const sees = async (as: Someone, path: string) => (await site.get(path, as)).status

test('1 the group applies; its host confirms in its own account', async () => {
  const change = { 'panel.size': 3, 'scoring.minSheets': 3 }
  const enactment = await enacted(site, officer, PLAN.dates.opens - 5000, bookWith(change))
  clauses = boundTo(enactment).clauses
  const { code: _, ...plan } = planBy(enactment.book, enactment.id)
  const tracks = plan.tracks.map((track) => ({ ...track, kinds: ['community' as const], askMin: 0 }))
  const round = await openedRound(site, { ...plan, tracks })
  keep('round', round.id)
  const begin = { organization: idOf(group), shown: String(site.now) }
  const { id } = await does(group, `/rounds/${round.id}/proposals`, begin)
  keep('proposal', id)
  await post(site, group, String(id), MODEST)
  const submission = `/proposals/${id}/submission`
  await isRefused(group, submission, { declaration: 'yes' }, 'no-host', 'proposals.communityGroups')
  const asked = await does(group, `/organizations/${idOf(group)}/hosting`, { host: idOf(host) })
  keep('hosting', asked['id'])
  await does(host, `/hostings/${asked['id']}/answer`, { outcome: 'confirmed' })
  await does(group, submission, { declaration: 'yes' })
  expect(await sees(group, `/proposals/${id}/receipt`)).toBe(200)
})

test('2 it is judged, scored and awarded; group and host are told', async () => {
  site.now = at('2026-11-30T09:00:00')
  const round = `/rounds/${the('round')}`
  await does(officer, `/proposals/${the('proposal')}/eligibility`, { outcome: 'eligible', ...UNLOOKED })
  await does(officer, `${round}/screening/results`, {})
  const administrator = await site.person('管理员', ['administrator'])
  const experts = [await site.person('专家甲'), await site.person('专家乙'), await site.person('专家丙')]
  const ids = []
  for (const [index, person] of experts.entries()) {
    const card = { name: person.name, employer: '高校', field: '社会工作', email: `host${index}@example.org` }
    const { expertId, link, code } = await does(administrator, '/experts', card)
    ids.push(expertId)
    await does(person, new URL(String(link)).pathname, { code: String(code) })
  }
  const { waiting } = (await site.json('/pool-proposals', approver)).json
  const proposals = Array.isArray(waiting) ? waiting.map((one) => one.id) : []
  await does(approver, '/pool-proposals', { proposals, answer: 'agreed' })
  await does(officer, `${round}/panel`, { experts: ids })
  for (const person of experts) await does(person, `${round}/declaration`, { confirmed: 'yes' })
  await does(officer, `${round}/assignments`)
  for (const person of experts) {
    const { json } = await site.json(`${round}/scoring`, person)
    const [sheet] = Array.isArray(json['sheets']) ? json['sheets'] : []
    const points = { goal: '50.0', effect: '35.0' }
    await does(person, `/sheets/${sheet?.id}/submission`, { points, comment: '可行。', advice: 'fund' })
  }
  site.now = at('2026-12-11T09:00:00')
  const { id } = await does(officer, `${round}/decision`, { remark: '按规则排名。' })
  await does(approver, `/decisions/${id}/approval`)
  site.now = at('2026-12-14T09:00:00')
  const notice = await does(approver, `${round}/notices`, { from: '2026-12-14', contact: '010-55500000' })
  site.now = at('2026-12-26T09:00:00')
  await does(approver, `/notices/${notice['id']}/announcement`)
  for (const by of [group, host, hostReader]) {
    const letters = await lettersTo(site, by)
    expect(letters).toContain('进入公示：夕阳茶叙')
    expect(letters.filter((subject) => subject.includes('夕阳茶叙')).length).toBeGreaterThan(1)
  }
})

test('3 without a host in force nothing is drafted; with one the host stands in the agreement', async () => {
  const path = `/proposals/${the('proposal')}/agreement`
  await does(host, `/hostings/${the('hosting')}/end`, { endReason: '人手不够' })
  await isRefused(officer, path, { startsOn: '2027-01-04' }, 'host-missing', 'agreements.signWorkingDays')
  const asked = await does(group, `/organizations/${idOf(group)}/hosting`, { host: idOf(host) })
  await does(host, `/hostings/${asked['id']}/answer`, { outcome: 'confirmed' })
  keep('hosting', asked['id'])
  const profile = { version: '0', representative: '李静', address: '和平里中街3号' }
  await does(host, `/organizations/${idOf(host)}/profile`, profile)
  const { id } = await does(officer, path, { startsOn: '2027-01-04' })
  keep('agreement', id)
  // what the host says of itself afterwards changes nothing in the agreement
  await does(host, `/organizations/${idOf(host)}/profile`, {
    ...profile,
    version: '1',
    representative: '赵新',
  })
  for (const by of [group, host, hostEditor, hostReader, finance]) {
    const { text } = await site.get(`/agreements/${id}`, by)
    expect(text).toContain('乙方（托管单位）：安怡为老服务中心（统一社会信用代码')
    expect(text).toContain('法定代表人李静，住所和平里中街3号')
    expect(text).toContain('实施组织：夕阳茶叙社（备案号')
    expect(text).not.toContain('赵新')
  }
  expect((await site.get('/desks/applicant', host)).text).toContain('代托管的夕阳茶叙社签署')
  expect((await site.get('/desks/applicant', group)).text).not.toContain('签订协议：')
})

test('4 a wrong day is drafted anew before anybody signs; then the host’s owner signs, and the bureau', async () => {
  const agreement = `/agreements/${the('agreement')}`
  const anew = { startsOn: '2027-01-11', reason: '元旦后第一周放假', draft: '1' }
  await does(officer, `${agreement}/draft`, anew)
  const signature = `${agreement}/signature`
  const second = { ...YES, draft: '2' }
  await isRefused(group, signature, second, 'host-signs', 'agreements.signWorkingDays')
  await isRefused(hostEditor, signature, second, 'host-owner-signs', 'agreements.signWorkingDays')
  await isRefused(hostReader, signature, second, 'reader-only')
  await isRefused(host, signature, YES, 'redrafted')
  await does(host, `/organizations/${idOf(host)}/account`, {
    ...{ ...ACCOUNT, version: '0' },
    ...{ number: NUMBER, again: NUMBER },
  })
  site.now += 60_000
  await does(host, signature, second)
  await does(approver, signature, second)
  await isRefused(officer, `${agreement}/draft`, { ...anew, draft: '2' }, 'signed-before', '#record')
  for (const by of [group, host]) expect(await lettersTo(site, by)).toContain('协议生效：夕阳茶叙')
})

test('5 the project runs; the host reads all of it and writes none of the group’s part', async () => {
  const agreement = `/agreements/${the('agreement')}`
  const { id } = await does(officer, `${agreement}/project`)
  const project = `/projects/${id}`
  const { json } = await site.json(`${project}/work`, group)
  const [milestone] = Array.isArray(json['milestones']) ? json['milestones'] : []
  for (const by of [group, host, hostEditor, hostReader]) {
    for (const page of [
      `${project}/work`,
      `${project}/sanctions`,
      `${project}/closing`,
      `${agreement}/payments`,
    ])
      expect(await sees(by, page), page).toBe(200)
    expect((await site.get('/desks/applicant', by)).text).toContain(`${project}/work`)
  }
  const desk = await site.json('/desks/applicant', hostReader)
  expect(desk.json['hosted']).toMatchObject([
    { id: the('proposal'), agreementId: agreement.split('/').at(-1), reportBy: expect.stringMatching(/^20/) },
  ])
  const stranger = await site.member('别家', 'service')
  for (const page of [agreement, `${project}/work`, `${agreement}/payments`])
    expect(await sees(stranger, page), page).toBe(404)
  for (const by of [host, hostEditor, hostReader]) {
    expect(await sees(by, `/milestones/${milestone?.id}/report`)).toBe(404)
    expect(await sees(by, `/proposals/${the('proposal')}`)).toBe(200)
    expect(await sees(by, `/proposals/${the('proposal')}/sections/about`)).toBe(404)
    expect(await sees(by, `${project}/final-report`)).toBe(404)
    for (const path of [`/milestones/${milestone?.id}/report`, `${project}/final-report`])
      expect((await site.post(path, { text: '替它写', actuals: ['1', '1'], spent: '1' }, by)).status).toBe(
        404,
      )
    expect((await site.post(`${agreement}/payments`, {}, by)).status).toBe(403)
  }
  expect((await site.get(`${project}/work`, host)).text).toContain('由夕阳茶叙社提交')
})

test('6 the money goes to the host; both see to which account', async () => {
  const payments = `/agreements/${the('agreement')}/payments`
  const day = '2026-12-26'
  const page = await site.get(payments, finance)
  for (const text of ['安怡为老服务中心', '夕阳茶叙社的托管单位', '•••• 0043'])
    expect(page.text).toContain(text)
  expect(page.text).not.toContain(NUMBER)
  const read = `/organizations/${idOf(host)}/account/reading`
  expect(await does(finance, read, { reason: '拨付首笔，核对账号' })).toEqual({ number: NUMBER })

  site.now += 3_600_000
  const other = '6217000000000009999'
  const account = { ...ACCOUNT, number: other, again: other, version: '1' }
  await does(host, `/organizations/${idOf(host)}/account`, account)
  const payment = { tranche: '1', voucher: '记-0001', paidOn: day, account: '2' }
  await isRefused(finance, payments, { ...payment, account: '1' }, 'account-changed', 'payments.workingDays')
  await isRefused(finance, payments, payment, 'account-unconfirmed', 'payments.workingDays')
  const note = { version: '2', note: '电话向李静核对' }
  await isRefused(officer, `/agreements/${the('agreement')}/account-confirmation`, note, 'not-your-role')
  const cashier = await site.person('出纳', ['finance'])
  await does(cashier, `/agreements/${the('agreement')}/account-confirmation`, note)
  await isRefused(cashier, payments, payment, 'own-confirmation', '#second-person')
  await does(finance, payments, payment)
  for (const by of [group, host, hostReader]) {
    expect((await site.get(payments, by)).text).toContain('建设银行和平里支行，•••• 9999，第2版')
    expect(await lettersTo(site, by)).toContain('第1笔拨款已拨付：夕阳茶叙')
    const pages = await site.db.all<{ about: string }>(
      sql`select distinct about from letters where to_id = ${by.id}`,
    )
    for (const { about } of pages) expect(await sees(by, about), about).toBe(200)
  }
  await does(group, `/hostings/${the('hosting')}/end`, { endReason: '另请一家' })
  const next = { tranche: '2', voucher: '记-0002', paidOn: day }
  await isRefused(finance, payments, next, 'gate-closed')
})
