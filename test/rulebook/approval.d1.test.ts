import { beforeAll, describe, expect, test } from 'vitest'
import { copyModel, enactVersion, requestApproval, saveVersion } from '../../src/rulebook/actions.ts'
import { modelRulebook } from '../../src/rulebook/model/model.ts'
import { answerRuleIn, rulebookNow } from '../../src/round/needs/store/answering.ts'
import { bookWith } from '../round/calls/ruled.ts'
import { must } from '../round/opened.ts'
import { type Site, type Someone, openSite } from '../support.ts'
import { byEight, theOne } from '../raced.ts'
import { paths } from '../../src/paths.ts'

const NOW = Date.parse('2026-06-15T10:00:00+08:00')
let site: Site
let officer: Someone
let approver: Someone
beforeAll(async () => {
  site = await openSite(NOW)
  officer = await site.person('林芳', ['officer'])
  approver = await site.person('周正', ['approver'])
})
const drafted = async () => must(await copyModel(site.db, officer, NOW)).id
const onDesk = async (id: string) =>
  (await site.get('/desks/approver', approver)).text.includes(`/rulebooks/${id}"`)

describe('a draft', () => {
  test('waits on the approver’s desk once it is put forward, until its text changes', async () => {
    const id = await drafted()
    expect(await onDesk(id)).toBe(false)
    expect((await site.get(`/rulebooks/${id}`, officer)).text).toContain('提请批准')
    expect(await site.form(`/rulebooks/${id}/request`, {}, officer)).toMatchObject({
      status: 303,
      location: `/rulebooks/${id}`,
    })
    expect(await onDesk(id)).toBe(true)
    const again = await site.form(`/rulebooks/${id}/request`, {}, officer)
    expect([again.status, again.text.includes('2026年6月15日10:00:00提请批准')]).toEqual([422, true])
    must(await saveVersion(site.db, officer, id, 1, { ...modelRulebook(), title: '某区办法' }, NOW + 1))
    expect(await onDesk(id)).toBe(false)
    expect((await site.post(`/rulebooks/${id}/request`, {}, officer)).status).toBe(200)
    expect((await site.get('/desks/approver', approver)).text).toContain('某区办法第1版')
  })

  test('with faults, in force, or unknown is not put forward', async () => {
    const id = await drafted()
    const faulty = bookWith({ 'scoring.minSheets': 9 })
    must(await saveVersion(site.db, officer, id, 1, faulty, NOW))
    expect((await site.post(`/rulebooks/${id}/request`, {}, officer)).json).toMatchObject({ why: 'faulty' })
    must(await saveVersion(site.db, officer, id, 2, modelRulebook(), NOW))
    must(await enactVersion(site.db, approver, id, NOW))
    expect(await requestApproval(site.db, officer, id, NOW)).toMatchObject({
      refusal: { why: 'already-in-force' },
    })
    expect((await site.post('/rulebooks/none/request', {}, officer)).status).toBe(404)
    expect((await site.post('/rulebooks/model/request', {}, officer)).status).toBe(404)
  })

  test('is not put into force by who wrote it, nor twice; page and refusal name the clause', async () => {
    const both = await site.person('一人两职', ['officer', 'approver'])
    const { id } = must(await copyModel(site.db, both, NOW))
    const page = await site.get(`/rulebooks/${id}`, both)
    expect(page.text).toContain('请另一位负责人办理')
    expect(page.text).toContain(`href="/rulebooks/${id}#clause-4"`)
    const enact = async (by: Someone, version: string) =>
      (await site.post(`/rulebooks/${id}/enactment`, { version }, by)).json
    expect(await enact(both, '1')).toMatchObject({
      ...{ why: 'own-draft', by: '#second-person' },
      clause: { no: 4, href: `/rulebooks/${id}#clause-4` },
    })
    expect(await enact(approver, 'x')).toMatchObject({ why: 'form' })
    expect(await enact(approver, '2')).toMatchObject({ why: 'changed-meanwhile' })
    expect(await enact(approver, '1')).toMatchObject({ href: `/rulebooks/${id}` })
    expect(await enact(approver, '1')).toMatchObject({ why: 'already-in-force', clause: { no: 51 } })
  })

  test('eight at once: it is put forward once', async () => {
    const id = await drafted()
    const ask = () => requestApproval(site.db, officer, id, NOW)
    theOne(await byEight(paths.rulebookRequest, ask), 'changed-meanwhile')
  })
})

test('the history of a version says who drafted, changed, put forward and put into force, and when', async () => {
  const id = await drafted()
  must(await saveVersion(site.db, officer, id, 1, { ...modelRulebook(), title: '某区办法' }, NOW + 1000))
  must(await requestApproval(site.db, officer, id, NOW + 2000))
  must(await enactVersion(site.db, approver, id, NOW + 3000))
  const { json } = await site.json(`/rulebooks/${id}/history`, officer)
  expect(json['happened']).toEqual([
    { what: 'rulebook-copied', by: '林芳', at: NOW },
    { what: 'rulebook-version-saved', by: '林芳', at: NOW + 1000 },
    { what: 'rulebook-requested', by: '林芳', at: NOW + 2000 },
    { what: 'rulebook-enacted', by: '周正', at: NOW + 3000 },
  ])
  const page = await site.get(`/rulebooks/${id}/history`, approver)
  for (const text of ['复制示范文本起草', '提请批准', '批准施行', '2026年6月15日10:00:03']) {
    expect(page.text).toContain(text)
  }
  expect((await site.get('/rulebooks/none/history', officer)).status).toBe(404)
})

test('of several rulebooks in force the newest speaks, and the list says so', async () => {
  for (const [at, days] of [
    [NOW + 10_000, 45],
    [NOW + 20_000, 30],
  ] as const) {
    const id = await drafted()
    const book = { ...bookWith({ 'needs.answerDays': days }), title: `${days}日办法` }
    must(await saveVersion(site.db, officer, id, 1, book, at))
    must(await enactVersion(site.db, approver, id, at))
  }
  expect(answerRuleIn(await rulebookNow(site.db)).days).toBe(30)
  const { text } = await site.get('/rulebooks')
  expect(text).toMatch(/现在有\d部管理办法施行/)
  expect(text).toContain('《30日办法》第1版')
})
