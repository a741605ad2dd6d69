import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../../src/db/db.ts'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { draftedRound, openedRound } from '../../opened.ts'
import { PLAN, TYPED } from '../typed.ts'

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

const fresh = () => ({ ...TYPED, code: newId() })

describe('pages', () => {
  test('a draft is the staff’s alone', async () => {
    const { id, plan } = await draftedRound(site, { title: '还没有发布的一期' })
    const auditor = await site.person('监督', ['auditor'])
    const [member, expert] = [await site.member('夕阳茶叙社'), await site.person('专家', ['expert'])]
    expect((await site.get(`/rounds/${id}`, auditor)).text).toContain(plan.title)
    expect((await site.json(`/rounds/${id}`, auditor)).json).toMatchObject({ round: { version: 1 } })
    for (const path of ['/rounds', `/rounds/${id}`, '/rounds/new']) {
      expect((await site.get(path)).location).toBe(`/sign-in?next=${encodeURIComponent(path)}`)
      expect((await site.json(path)).status).toBe(401)
      expect((await site.json(path, member)).status).toBe(403)
      expect((await site.json(path, expert)).status).toBe(403)
    }
    for (const path of ['/calls', `/calls/${id}`, `/rounds/${id}/proposals/new`]) {
      expect((await site.get(path, member)).text).not.toContain(plan.title)
      expect((await site.json(path, member)).text).not.toContain(plan.title)
    }
  })

  test('the public reads the plan, and nothing of who wrote it', async () => {
    const { id, plan, officer: drafter, approver: publisher } = await openedRound(site)
    const one = await site.json(`/calls/${id}`)
    expect(one.json).toEqual({ round: { id, plan, publishedAt: opens - 1000 } })
    const all = await site.json('/calls')
    const page = await site.get(`/calls/${id}`)
    for (const name of [drafter.id, drafter.name, publisher.id, publisher.name]) {
      expect(one.text + all.text + page.text).not.toContain(name)
    }
  })

  test('what was typed is shown as text', async () => {
    const script = '<script>alert(1)</script>'
    const [track] = PLAN.tracks
    const { id } = await openedRound(site, {
      title: script,
      organizer: script,
      tracks: track ? [{ ...track, name: script }] : [],
    })
    for (const path of ['/calls', `/calls/${id}`, '/rounds', `/rounds/${id}`]) {
      const { text } = await site.get(path, officer)
      expect(text).toContain('&lt;script&gt;')
      expect(text).not.toContain('<script>alert')
    }
  })

  test.each(['/calls', '/rounds'])('%s asks the same of the database for more rounds', async (path) => {
    await openedRound(site)
    await site.json(path, officer)
    const before = { ...site.counts }
    await openedRound(site)
    await openedRound(site)
    await site.get(path, officer)
    expect(site.counts).toEqual(before)
    expect(before.trips).toBe(2)
  })

  test('no request takes more than three round trips', async () => {
    const { id, plan } = await draftedRound(site)
    const requests = [
      () => site.get(`/rounds/${id}`, officer),
      () => site.get(`/rounds/${id}/draft/timetable`, officer),
      () => site.form('/rounds', { ...TYPED, code: plan.code }, officer),
      () => site.form('/rounds', fresh(), officer),
      () => site.form(`/rounds/${id}`, { ...TYPED, code: plan.code, version: '1' }, officer),
      () => site.form(`/rounds/${id}`, { ...TYPED, code: plan.code, version: '1' }, officer),
      () => site.form(`/rounds/${id}/publication`, { version: '1' }, approver),
      () => site.form(`/rounds/${id}/publication`, { version: '2' }, approver),
      () => site.form(`/rounds/${id}/publication`, { version: '2' }, approver),
      () => site.get(`/calls/${id}`),
    ]
    for (const request of requests) {
      await request()
      expect(site.counts.trips).toBeLessThanOrEqual(3)
    }
  })

  test('the form to edit holds what was typed', async () => {
    const { id } = await draftedRound(site)
    const page = async (step: string) => (await site.get(`/rounds/${id}/draft/${step}`, officer)).text
    expect(await page('timetable')).toContain('value="2026-11-27"')
    expect(await page('tracks')).toContain('value="350,000.00"')
    expect(await page('rules')).toContain('实施效果\ngoal</textarea>')
  })
})
