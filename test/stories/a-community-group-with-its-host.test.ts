import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Someone } from '../support.ts'
import { type Site, openRacedSite } from '../support.ts'
import { decideBar, prepareBar } from '../../src/organizations/bars/actions.ts'
import { recordChecks } from '../../src/organizations/checks/actions.ts'
import { boundTo } from '../../src/rulebook/rules/bound.ts'
import { joined } from '../organizations/cast.ts'
import { bookWith, enacted, planBy } from '../round/calls/ruled.ts'
import { PLAN } from '../round/calls/typed.ts'
import { must, openedRound } from '../round/opened.ts'
import { post } from '../round/proposals/fill.ts'
import { TYPED } from '../round/proposals/typed.ts'

const { opens } = PLAN.dates
/** Within what the model lets a grant pay for. */
const MODEST = Object.fromEntries(Object.entries(TYPED).filter(([name]) => !/^budget\.[1-9]/.test(name)))
const DECLARED = { declaration: 'yes' }

let site: Site
let officer: Someone
let approver: Someone
beforeAll(async () => {
  site = await openRacedSite(opens + 1)
  officer = await site.person('林芳', ['officer'])
  approver = await site.person('周正', ['approver'])
})

let versions = 0
/** A call under the model, with a change or none; a round binds the version that came into force last. */
async function call(change: Parameters<typeof bookWith>[0] = {}) {
  versions += 1
  const made = await enacted(site, officer, opens - 5000 + versions, bookWith(change))
  const { code: _, ...plan } = planBy(made.book, made.id)
  const tracks = plan.tracks.map((track) => ({
    ...track,
    kinds: ['community' as const, 'service' as const],
    askMin: 0,
  }))
  return { made, plan: { ...plan, tracks } }
}

/** Somebody registers an organization on the site: the account is there, the organization is not. */
async function registered(fields: Record<string, string>): Promise<{ by: Someone; id: string }> {
  const by = await site.person(`${fields['name']}的王敏`)
  const about = { subdistrict: '和平里', contact: '王敏', phone: '010-55500001' }
  const { json } = await site.post('/organizations', { ...about, ...fields }, by)
  return { by, id: String(json['id']) }
}

describe('a community group with its host', () => {
  test('registers, writes at once, names a host, and hands in once the host has confirmed', async () => {
    const { plan, made } = await call()
    const round = await openedRound(site, plan)
    const group = await registered({ kind: 'community', name: '夕阳茶叙社', filingNo: '东社备2026-1' })
    const host = await registered({ kind: 'service', name: '安怡为老服务中心', uscc: '52110101949567014L' })

    const started = await site.post(
      `/rounds/${round.id}/proposals`,
      { organization: group.id, shown: String(site.now) },
      group.by,
    )
    const proposal = String(started.json['id'])
    await post(site, group.by, proposal, MODEST)
    const no = boundTo(made).clauses['proposals.communityGroups']
    const clause = { no, href: `/rulebooks/${made.id}#clause-${no}` }
    const early = await site.post(`/proposals/${proposal}/submission`, DECLARED, group.by)
    expect([early.status, early.json]).toMatchObject([422, { why: 'no-host', clause }])
    const check = await site.get(`/proposals/${proposal}/check`, group.by)
    expect(check.text).toContain('要有确认过的托管单位')
    expect(check.text).toContain(`href="/organizations/${group.id}/hosting"`)

    const search = await site.json(
      `/organizations/${group.id}/hosting?q=${encodeURIComponent('安怡')}`,
      group.by,
    )
    expect(search.json['candidates']).toMatchObject([{ id: host.id }])
    const asked = await site.post(`/organizations/${group.id}/hosting`, { host: host.id }, group.by)
    const waiting = await site.post(`/proposals/${proposal}/submission`, DECLARED, group.by)
    expect(waiting.json).toMatchObject({ why: 'no-host' })
    const answer = { outcome: 'confirmed' }
    expect((await site.post(`/hostings/${asked.json['id']}/answer`, answer, host.by)).status).toBe(200)

    const handedIn = await site.post(`/proposals/${proposal}/submission`, DECLARED, group.by)
    expect([handedIn.status, handedIn.json]).toMatchObject([200, { id: proposal }])
    expect((await site.get(`/organizations/${host.id}/hosting`, host.by)).text).toContain('夕阳茶叙社')

    const day = '2026-11-01'
    const clear = {
      about: 'abnormal',
      checkedOn: day,
      source: '信用中国',
      result: 'clear',
      until: null,
      enteredOn: null,
      note: '',
    } as const
    must(await recordChecks(site.db, officer, group.id, [clear], site.now))
    const path = `/proposals/${proposal}/eligibility`
    expect((await site.get(path, officer)).text).toContain('信用中国')
  })

  test('is told that its host applies in its own name, where the rulebook says so', async () => {
    const { plan, made } = await call({ 'proposals.communityGroups': false })
    const tracks = plan.tracks.map((track) => ({ ...track, kinds: ['service' as const] }))
    const round = await openedRound(site, { ...plan, tracks })
    const group = await site.member('邻里厨房社')
    const organization = group.organizations[0]?.id
    const answer = await site.post(
      `/rounds/${round.id}/proposals`,
      { organization, shown: String(site.now) },
      group,
    )
    const no = boundTo(made).clauses['proposals.communityGroups']
    expect(answer.json).toMatchObject({ status: 422, why: 'groups-not-allowed', clause: { no } })
    expect(String(answer.json['title'])).toContain('可以由托管单位以它自己的名义申报')
  })
})

describe('an organization that is barred', () => {
  test('neither begins nor hands in, is told until when and by which clause; later it may again', async () => {
    const { plan, made } = await call()
    const round = await openedRound(site, plan)
    const by = await site.member('挪用资金的中心', 'service')
    const organization = by.organizations[0]?.id ?? ''
    const started = await site.post(
      `/rounds/${round.id}/proposals`,
      { organization, shown: String(site.now) },
      by,
    )
    const proposal = String(started.json['id'])
    await post(site, by, proposal, MODEST)
    const bar = { from: '2026-11-01', reason: '挪用资金', about: '2025年秋季' }
    const { id } = must(await prepareBar(site.db, officer, organization, bar, site.now))
    must(await decideBar(site.db, approver, id, { outcome: 'approved', reason: '' }, site.now))

    const no = boundTo(made).clauses['sanctions.barYears']
    const refused = { status: 422, why: 'barred', until: '2029-11-01', reason: '挪用资金', clause: { no } }
    expect(
      (await site.post(`/rounds/${round.id}/proposals`, { organization, shown: String(site.now) }, by)).json,
    ).toMatchObject(refused)
    expect((await site.post(`/proposals/${proposal}/submission`, DECLARED, by)).json).toMatchObject(refused)
    expect((await site.get('/desks/applicant', by)).text).toContain('到2029年11月1日为止不受理本单位的申报')

    expect((await site.form(`/bars/${id}/lift`, { liftReason: '已整改' }, approver)).status).toBe(303)
    expect((await site.post(`/proposals/${proposal}/submission`, DECLARED, by)).status).toBe(200)
  })
})

describe('a member who may only read', () => {
  test('sees everything, and changes, hands in, takes back and signs nothing', async () => {
    const { plan } = await call()
    const round = await openedRound(site, plan)
    const owner = await site.member('三个人的中心', 'service')
    const id = owner.organizations[0]?.id ?? ''
    const [editor, reader] = [
      await joined(site, { owner, id }, 'editor'),
      await joined(site, { owner, id }, 'reader'),
    ]
    const refused = { status: 422, why: 'reader-only' }
    const begin = (by: Someone) =>
      site.post(`/rounds/${round.id}/proposals`, { organization: id, shown: String(site.now) }, by)
    expect((await begin(reader)).json).toMatchObject(refused)
    const proposal = String((await begin(editor)).json['id'])
    await post(site, editor, proposal, MODEST)

    const about = { version: '1', title: '我来改' }
    expect((await site.post(`/proposals/${proposal}/sections/about`, about, reader)).json).toMatchObject(
      refused,
    )
    expect((await site.get(`/proposals/${proposal}`, reader)).status).toBe(200)
    expect((await site.get(`/proposals/${proposal}/sections/about`, reader)).text).toContain('夕阳茶叙')
    expect((await site.post(`/proposals/${proposal}/submission`, DECLARED, reader)).json).toMatchObject(
      refused,
    )
    expect((await site.post(`/proposals/${proposal}/submission`, DECLARED, editor)).status).toBe(200)
    const reason = { reason: '不想申报了' }
    for (const act of ['withdrawal', 'reopening'])
      expect((await site.post(`/proposals/${proposal}/${act}`, reason, reader)).json).toMatchObject(refused)
    expect((await site.post(`/proposals/${proposal}/withdrawal`, reason, editor)).status).toBe(200)
    const [kept] = await site.db.all<{ title: string }>(
      sql`select typed ->> '$.title' as title from proposal_sections where proposal_id = ${proposal} and section = 'about'`,
    )
    expect(kept?.title).toBe('夕阳茶叙')
  })
})
