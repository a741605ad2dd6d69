import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { lettersTo } from '../../src/letters/store.ts'
import { paths } from '../../src/paths.ts'
import { withFiles } from '../round/proposals/files/attaching.ts'
import { PLAN } from '../round/calls/typed.ts'
import { type Site, openSite } from '../support.ts'
import { owned } from './cast.ts'

/** Whoever signs and answers for the money of a group knows who it is, and reads what it will sign for. */
let site: Site
const NOW = PLAN.dates.opens + 3_600_000
const PROFILE = {
  version: '0',
  representative: '王敏',
  address: '东城区和平里1号',
  charter: '为老服务',
  'contacts.0.name': '李静',
  'contacts.0.post': '干事',
  'contacts.0.phone': '010-55500002',
}
beforeAll(async () => void (site = await openSite(NOW)))
beforeEach(() => void (site.now = NOW))

/** A group's proposal with its charter, handed in, and the legal person that it asks. */
async function asked() {
  const of = await withFiles(site)
  const group = of.wang.organizations[0] ?? { id: '', name: '' }
  const host = await owned(site)
  await site.form(`/organizations/${group.id}/profile`, PROFILE, of.wang)
  const answer = await site.post(`/organizations/${group.id}/hosting`, { host: host.id }, of.wang)
  const hosting = String(answer.json['id'])
  return {
    ...{ of, group, host, hosting },
    confirm: () => site.form(paths.hostingAnswer(hosting), { outcome: 'confirmed' }, host.owner),
    end: () => site.form(paths.hostingEnd(hosting), { endReason: '换一家' }, host.owner),
  }
}

const subjects = async (to: { id: string }) => (await lettersTo(site.db, to.id)).map(({ subject }) => subject)

describe('the host that is asked', () => {
  test('sees who asks: filing, profile and whom to call; and nobody else does', async () => {
    const { group, host, of } = await asked()
    const { text } = await site.get(`${host.path}/hosting`, host.owner)
    for (const said of ['备案编号', '所在街道', '王敏', '东城区和平里1号', '李静', '010-55500002'])
      expect(text).toContain(said)
    expect(text).toContain(group.name)
    const other = await owned(site)
    expect((await site.get(`${other.path}/hosting`, other.owner)).text).not.toContain('李静')
    expect((await site.get(`/organizations/${group.id}/hosting`, of.wang)).text).not.toContain('010-55500002')
  })

  test('still does while it hosts, and no longer when that has ended', async () => {
    const { host, confirm, end } = await asked()
    await confirm()
    expect((await site.get(`${host.path}/hosting`, host.owner)).text).toContain('010-55500002')
    await end()
    expect((await site.get(`${host.path}/hosting`, host.owner)).text).not.toContain('010-55500002')
  })
})

describe('the host in force', () => {
  const pages = (id: string) => [paths.proposal(id), paths.proposalDocument(id), paths.proposalWord(id)]
  const seen = async (id: string, by: Parameters<Site['get']>[1], more: string[] = []) =>
    Promise.all([...pages(id), ...more].map(async (page) => (await site.get(page, by)).status))

  test('reads what was handed in, its files too, from then until it ends', async () => {
    const { of, host, confirm, end } = await asked()
    await of.attach()
    const [file] = await of.attached()
    const files = [paths.proposalFile(of.id, file?.id ?? '')]
    await confirm()
    // what is still being written is the group's own
    expect(await seen(of.id, host.owner, files)).toEqual([404, 404, 404, 404])
    expect((await of.submit()).status).toBe(303)
    expect(await seen(of.id, host.owner, files)).toEqual([200, 200, 200, 200])
    expect((await site.get(paths.proposal(of.id), host.owner)).text).toContain('夕阳茶叙')
    const stranger = (await owned(site)).owner
    expect(await seen(of.id, stranger, files)).toEqual([404, 404, 404, 404])
    await end()
    expect(await seen(of.id, host.owner, files)).toEqual([404, 404, 404, 404])
  })

  test('acts in nothing of it', async () => {
    const { of, host, confirm } = await asked()
    await of.attach()
    await confirm()
    await of.submit()
    const { text } = await site.get(paths.proposal(of.id), host.owner)
    for (const act of [paths.reopening, paths.withdrawal]) {
      expect(text).not.toContain(act(of.id))
      expect((await site.form(act(of.id), { reason: '不报了' }, host.owner)).status).toBe(404)
    }
  })

  test('gets its letters, each leading to a page that it reads', async () => {
    const { of, host, confirm } = await asked()
    await of.attach()
    await confirm()
    await of.submit()
    site.now = PLAN.dates.closes + 1000
    const defects = { 'defects.0.field': 'summary', 'defects.0.says': '写清楚对象' }
    expect((await site.form(paths.corrections(of.id), defects, of.officer)).status).toBe(303)
    const got = ['请补正：夕阳茶叙', '申报书已提交：夕阳茶叙']
    expect(await subjects(host.owner)).toEqual(expect.arrayContaining(got))
    expect(await subjects(of.wang)).toEqual(expect.arrayContaining(got))
    for (const { about } of await lettersTo(site.db, host.owner.id))
      expect((await site.get(about ?? '', host.owner)).status, about ?? '').toBe(200)
  })

  test('has it on its desk: what was handed in, where it stands, and until when the group owes something', async () => {
    const { of, group, host, confirm, end } = await asked()
    await of.attach()
    await confirm()
    const desk = async () => (await site.get('/desks/applicant', host.owner)).text
    expect(await desk()).not.toContain('我托管的')
    await of.submit()
    const text = await desk()
    expect(text).toContain(`href="${paths.proposal(of.id)}"`)
    for (const said of ['我托管的', '夕阳茶叙', group.name, 'SQ-0001', '已提交']) expect(text).toContain(said)
    site.now = PLAN.dates.closes + 1000
    await site.form(
      paths.corrections(of.id),
      { 'defects.0.field': 'summary', 'defects.0.says': '改' },
      of.officer,
    )
    const { json } = await site.json('/desks/applicant', host.owner)
    expect(json['hosted']).toMatchObject([
      { id: of.id, agreementId: null, correctBy: expect.stringMatching(/^20/) },
    ])
    expect((await site.json('/desks/applicant', of.wang)).json['hosted']).toEqual([])
    await end()
    expect(await desk()).not.toContain('我托管的')
  })
})
