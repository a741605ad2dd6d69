import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { nightly } from '../../src/nightly.ts'
import { PLAN } from '../round/calls/typed.ts'
import { openedRound, startedProposal } from '../round/opened.ts'
import { type Site, type Someone, openSite } from '../support.ts'

/** A call closes on Friday 27 November 2026, 17:00. One group has begun a draft; nobody has handed anything in. */
const { opens, closes } = PLAN.dates
const HOUR = 3_600_000

let site: Site
let round: Awaited<ReturnType<typeof openedRound>>
let writer: Someone
let draft: string
beforeAll(async () => {
  site = await openSite(opens + HOUR)
  round = await openedRound(site, { title: '没有人来的一期' })
  writer = await site.member('写到一半社')
  draft = await startedProposal(site, round.id, writer)
})

const text = async (path: string, who?: Someone) => (await site.get(path, who)).text
const ending = () => `/rounds/${round.id}/ending`
const answerAt = (page: string, what: string): string =>
  new RegExp(`action="(/endings/[^/]+/${what})"`).exec(page)?.[1] ?? ''

test('while the call is open nobody can say that it has failed, but why not', async () => {
  const early = await site.post(ending(), { kind: 'failed', reason: '没有人来' }, round.officer)
  expect([early.status, early.json]).toMatchObject([422, { why: 'not-come-to-nothing' }])
  expect(await text('/desks/officer', round.officer)).not.toContain('提出流标')
})

test('after the deadline the officer’s desk asks for the end, and the page says on what ground', async () => {
  site.now = closes
  expect(await text('/desks/officer', round.officer)).toContain('提出流标')
  expect(await text(ending(), round.officer)).toContain('征集截止时没有收到申报书')
  const empty = await site.form(ending(), { kind: 'failed', reason: '' }, round.officer)
  expect([empty.status, empty.text.includes('aria-invalid')]).toEqual([422, true])
})

test('the officer was too quick, takes it back, and proposes it with the right reason', async () => {
  await site.form(ending(), { kind: 'failed', reason: '没有单位申报。' }, round.officer)
  const back = answerAt(await text(ending(), round.officer), 'withdrawal')
  expect((await site.form(back, { reason: '理由没有写全' }, round.officer)).status).toBe(303)
  site.now += HOUR
  const reason = '截止时没有单位申报，明年春天另行征集。'
  expect((await site.form(ending(), { kind: 'failed', reason }, round.officer)).status).toBe(303)
  expect(await text('/desks/officer', round.officer)).not.toContain('提出流标')
})

test('another person publishes it; not whoever proposed it', async () => {
  const publication = answerAt(await text(ending(), round.approver), 'publication')
  expect((await site.form(publication, {}, round.officer)).status).toBe(403)
  expect(await text('/desks/approver', round.approver)).toContain('没有人来的一期')
  expect((await site.form(publication, {}, round.approver)).status).toBe(303)
  const again = await site.form(publication, {}, round.approver)
  expect([again.status < 500, again.status >= 400]).toEqual([true, true])
})

test('residents read the notice; the writer is told, keeps the text and is not reminded any more', async () => {
  const notice = await text(`/calls/${round.id}/ending`)
  for (const said of ['流标公告', '明年春天另行征集', 'LB-0001']) expect(notice).toContain(said)
  expect(await text('/notices')).toContain('没有人来的一期流标公告')
  expect(await text('/letters', writer)).toContain('流标公告')
  expect((await site.get(`/proposals/${draft}/document`, writer)).status).toBe(200)
  const late = await site.form(`/proposals/${draft}/submission`, { declaration: 'yes' }, writer)
  expect([late.status, late.text.includes('流标')]).toEqual([422, true])
  const before = (await text('/letters', writer)).length
  for (const days of [1, 2, 30]) await nightly(env, closes + days * 24 * HOUR)
  expect((await text('/letters', writer)).length).toBe(before)
})

test('no desk has anything of it, and the next round can begin from it', async () => {
  for (const [desk, who] of [
    ['/desks/officer', round.officer],
    ['/desks/approver', round.approver],
    ['/desks/applicant', writer],
  ] as const)
    expect(await text(desk, who), desk).not.toContain('提出流标')
  const next = await site.post('/rounds/new', { from: round.id }, round.officer)
  expect(next.status).toBeLessThan(400)
})
