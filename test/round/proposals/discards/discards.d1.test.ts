import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { nightly } from '../../../../src/nightly.ts'
import { withdrawProposal } from '../../../../src/round/proposals/submissions/actions.ts'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { PLAN } from '../../calls/typed.ts'
import { must, openedRound, startedProposal, submittedProposal } from '../../opened.ts'
import { byEight, theOne } from '../../../raced.ts'
import { paths } from '../../../../src/paths.ts'

let site: Site
let round: Awaited<ReturnType<typeof openedRound>>
let member: Someone
const DAY = 86_400_000
beforeAll(async () => {
  site = await openSite(PLAN.dates.opens + DAY)
  round = await openedRound(site)
  member = await site.member('茶叙社')
})

test('a draft is thrown away: it is neither listed, reminded of nor handed in, and is fetched back whole', async () => {
  const id = await startedProposal(site, round.id, member)
  const before = await site.get(`/proposals/${id}`, member)
  expect(before.text).toContain('作废这份草稿')
  expect((await site.form(`/proposals/${id}/discard`, { reason: '重复' }, member)).location).toBe(
    '/desks/applicant',
  )
  const desk = await site.get('/desks/applicant', member)
  expect(desk.text).toContain('我作废的草稿')
  expect(desk.text).not.toContain('提交申报书：')
  expect(
    (await site.post(`/proposals/${id}/submission`, { declaration: 'yes' }, member)).status,
  ).toBeGreaterThan(399)
  const at = site.now
  await nightly(env, PLAN.dates.closes - 2 * DAY)
  const told = await site.db.all(
    sql`select 1 from letters where to_id = ${member.id} and subject like '还没有提交%'`,
  )
  expect(told).toEqual([])
  site.now = at
  theOne(await byEight(paths.proposalFetch, () => site.post(`/proposals/${id}/fetch`, {}, member)))
  expect((await site.get('/desks/applicant', member)).text).toContain('提交申报书：')
})

test('what is handed in is withdrawn first; a stranger finds nothing', async () => {
  const id = await submittedProposal(
    site,
    round.id,
    await site.member('已交社').then((one) => (member = one)),
  )
  const thrown = () => site.post(`/proposals/${id}/discard`, { reason: '' }, member)
  expect((await thrown()).json).toMatchObject({ why: 'already-submitted' })
  expect((await site.post(`/proposals/${id}/discard`, {}, await site.member('别家'))).status).toBe(404)
  must(await withdrawProposal(site.db, member, id, '', site.now))
  theOne(await byEight(paths.proposalDiscard, thrown))
  const insert = sql`insert into submissions select 'x', proposal_id, 9, track, title, category, place, ask_fen, content, sha256,
    nonce, by_id, at from submissions where proposal_id = ${id}`
  await expect(Promise.resolve(site.db.run(insert))).rejects.toThrow(/Failed query/)
})
