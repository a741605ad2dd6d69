import { env } from 'cloudflare:workers'
import { type SQL, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { nightly } from '../../../../src/nightly.ts'
import { askAboutCall } from '../../../../src/round/calls/enquiries/actions/enquiries.ts'
import { draftAmendment } from '../../../../src/round/calls/amendments/actions.ts'
import { requestOpening } from '../../../../src/round/proposals/opening/actions.ts'
import { saveSection } from '../../../../src/round/proposals/sections/actions.ts'
import { startProposal } from '../../../../src/round/proposals/start/actions.ts'
import { withdrawProposal } from '../../../../src/round/proposals/submissions/actions.ts'
import { proposeEnding, publishEnding } from '../../../../src/round/publicity/endings/actions.ts'
import { ok } from '../../../../src/shared/result.ts'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { PLAN } from '../../calls/typed.ts'
import { must, openedRound, organizationOf, startedProposal, submittedProposal } from '../../opened.ts'
import { submitContent } from '../../proposals/fill.ts'
import { enactSealing, sealedRound } from '../../proposals/opening/sealing.ts'
import { CONTENT } from '../../proposals/typed.ts'
import { byEight, eightOfEach, theOne } from '../../../raced.ts'
import { paths } from '../../../../src/paths.ts'

let site: Site
const { opens, closes } = PLAN.dates
const HOUR = 3_600_000

beforeAll(async () => {
  site = await openSite(opens + HOUR)
})

const lettersOf = async (to: Someone) =>
  (await site.db.all<{ subject: string }>(sql`select subject from letters where to_id = ${to.id}`)).map(
    ({ subject }) => subject,
  )
/** What the database says to a write. */
async function refusalOf(write: SQL): Promise<string> {
  try {
    await site.db.run(write)
    return 'written'
  } catch (error) {
    return String(error instanceof Error ? error.cause : error)
  }
}

const endingOf = async (roundId: string) =>
  (
    await site.db.all<{ id: string }>(sql`select id from round_endings where round_id = ${roundId}
    order by at desc limit 1`)
  )[0]?.id ?? ''

/** Proposed by its officer, and published by its approver. */
async function ended(
  round: { id: string; officer: Someone; approver: Someone },
  kind: 'failed' | 'cancelled',
) {
  must(await proposeEnding(site.db, round.officer, round.id, { kind, reason: '经费调整' }, site.now))
  return must(await publishEnding(site.db, round.approver, await endingOf(round.id), site.now))
}

describe('a round to which nobody applied', () => {
  test('ends as 流标, by two people, with a notice that says why', async () => {
    site.now = opens + HOUR
    const round = await openedRound(site)
    const [writer, asker] = [await site.member('没有提交的社'), await site.person('问询人')]
    await startedProposal(site, round.id, writer)
    must(await askAboutCall(site.db, asker, round.id, { text: '可以联合申报吗？', name: null }, site.now))
    site.now = closes
    const page = await site.get(`/rounds/${round.id}/ending`, round.officer)
    expect(page.text).toContain('征集截止时没有收到申报书')
    expect((await site.get('/desks/officer', round.officer)).text).toContain('这一期没有结果，提出流标')
    const sent = { kind: 'failed', reason: '没有单位申报，择期另行征集。' }
    expect((await site.form(`/rounds/${round.id}/ending`, sent, round.officer)).status).toBe(303)
    expect((await site.get('/desks/officer', round.officer)).text).not.toContain('提出流标')
    expect((await site.get('/desks/approver', round.approver)).text).toContain('审定流标')

    const ending = await endingOf(round.id)
    const done = await site.form(`/endings/${ending}/publication`, {}, round.approver)
    expect(done.location).toBe(`/calls/${round.id}/ending`)
    const notice = await site.get(`/calls/${round.id}/ending`)
    expect(notice.text).toContain('流标公告')
    expect(notice.text).toContain('没有单位申报，择期另行征集。')
    expect(notice.text).toContain(`${round.plan.code}-LB-0001`)
    for (const who of [writer, asker]) expect(await lettersOf(who)).toContain(`流标公告：${round.plan.title}`)
  })

  test('says so wherever it is listed, and waits on no desk any more', async () => {
    site.now = opens + HOUR
    const round = await openedRound(site, { title: '流标的一期' })
    site.now = closes
    await ended(round, 'failed')
    expect((await site.get('/notices')).text).toContain('流标的一期流标公告')
    expect((await site.get('/calls')).text).toMatch(/流标的一期[\s\S]*?流标，/)
    expect((await site.get('/')).text).not.toContain('流标的一期')
    expect((await site.get('/rounds', round.officer)).text).toContain('流标')
    expect((await site.get(`/rounds/${round.id}`, round.officer)).text).toContain('流标公告')
    const call = await site.get(`/calls/${round.id}`)
    expect(call.text).toContain(`/calls/${round.id}/ending`)
    expect(call.text).not.toContain('公开数据包')
    expect((await site.json(`/calls/${round.id}`)).json).toMatchObject({
      round: { ended: { kind: 'failed', at: closes } },
    })
    expect((await site.get(`/desks/officer`, round.officer)).text).not.toContain('流标的一期')
  })
})

describe('a call that is cancelled while it is open', () => {
  test('takes nothing more, by every rule; what was written stays to be read', async () => {
    site.now = opens + HOUR
    const round = await openedRound(site)
    const [one, other] = [await site.member('已提交社'), await site.member('草稿社')]
    const submitted = await submittedProposal(site, round.id, one)
    const draft = await startedProposal(site, round.id, other)
    await ended(round, 'cancelled')
    const { db, now } = site
    const tried = [
      await startProposal(db, other, round.id, organizationOf(other), now),
      await submitContent(site, other, draft, now, CONTENT),
      await saveSection(db, other, draft, { section: 'about', version: 1, typed: { title: '新' } }, now),
      await withdrawProposal(db, one, submitted, '', now),
      await askAboutCall(db, other, round.id, { text: '还能报吗？', name: null }, now),
      await draftAmendment(db, round.officer, round.id, (plan) => ok({ reason: '改', plan }), now),
      await proposeEnding(db, round.officer, round.id, { kind: 'cancelled', reason: '再来' }, now),
    ]
    expect(tried.map((answer) => !answer.ok && answer.refusal.why)).toEqual(tried.map(() => 'round-ended'))
    expect((await site.get(`/proposals/${submitted}`, one)).text).toContain('本期没有结果')
    for (const [id, by] of [
      [submitted, one],
      [draft, other],
    ] as const)
      expect((await site.get(`/proposals/${id}/document`, by)).status).toBe(200)
    expect((await site.get('/desks/applicant', other)).text).not.toContain('没有提交')
    site.now = closes - 24 * HOUR
    await nightly(env, site.now)
    expect((await lettersOf(other)).filter((subject) => subject.startsWith('还没有提交'))).toEqual([])
  })

  test('says nothing of how many have applied', async () => {
    site.now = opens + HOUR
    const round = await openedRound(site)
    await submittedProposal(site, round.id, await site.member('唯一社'))
    const { json } = await site.json(`/rounds/${round.id}/ending`, round.officer)
    expect(json).toMatchObject({ come: { received: null } })
  })
})

describe('what was proposed', () => {
  test('is sent back with its reason, or taken back, and the round goes on', async () => {
    site.now = opens + HOUR
    const round = await openedRound(site)
    const propose = () =>
      site.form(`/rounds/${round.id}/ending`, { kind: 'cancelled', reason: '经费调整' }, round.officer)
    await propose()
    const first = await endingOf(round.id)
    const empty = await site.form(`/endings/${first}/return`, { reason: '' }, round.approver)
    expect([empty.status, empty.text.includes('请写明退回的原因')]).toEqual([422, true])
    expect(
      (await site.form(`/endings/${first}/return`, { reason: '经费已落实' }, round.approver)).status,
    ).toBe(303)
    expect(await lettersOf(round.officer)).toContain(`终止已退回：${round.plan.title}`)
    site.now += 1000
    await propose()
    const second = await endingOf(round.id)
    const other = await site.person('另一经办', ['officer'])
    expect((await site.form(`/endings/${second}/withdrawal`, { reason: '不终止了' }, other)).text).toContain(
      '只有本人可以收回',
    )
    expect(
      (await site.form(`/endings/${second}/withdrawal`, { reason: '不终止了' }, round.officer)).status,
    ).toBe(303)
    const page = await site.get(`/rounds/${round.id}/ending`, round.officer)
    for (const said of ['经费已落实', '不终止了', '已退回', '已收回']) expect(page.text).toContain(said)
    const late = await site.member('后来社')
    must(await startProposal(site.db, late, round.id, organizationOf(late), site.now))
  })

  test('two at once: published or taken back, never both', async () => {
    site.now = opens + HOUR
    const round = await openedRound(site)
    await site.form(`/rounds/${round.id}/ending`, { kind: 'cancelled', reason: '经费调整' }, round.officer)
    const ending = await endingOf(round.id)
    const at = (what: string) => `/endings/${ending}/${what}`
    theOne(
      await eightOfEach([
        [paths.endingPublication, () => site.form(at('publication'), {}, round.approver)],
        [paths.endingWithdrawal, () => site.form(at('withdrawal'), { reason: '不终止了' }, round.officer)],
        [paths.endingReturn, () => site.form(at('return'), { reason: '不妥' }, round.approver)],
      ]),
    )
    expect(
      await site.db.all(sql`select * from round_ending_answers where ending_id = ${ending}`),
    ).toHaveLength(1)
  })

  test('two at once: proposed once', async () => {
    site.now = opens + HOUR
    const round = await openedRound(site)
    const sent = { kind: 'cancelled', reason: '经费调整' }
    const other = await site.person('另一经办', ['officer'])
    const by = (n: number) => (n % 2 ? other : round.officer)
    theOne(await byEight(paths.roundEnding, (n) => site.form(`/rounds/${round.id}/ending`, sent, by(n))))
  })
})

test('the database itself lets nothing go on in a round that has ended', async () => {
  site.now = opens + HOUR
  const round = await openedRound(site)
  const member = await site.member('提交社')
  const proposal = await submittedProposal(site, round.id, member)
  await ended(round, 'cancelled')
  const [found] = await site.db.all<{ id: string }>(
    sql`select id from current_submissions where proposal_id = ${proposal}`,
  )
  const submission = found?.id ?? ''
  const by = round.officer.id
  const writes = [
    sql`insert into proposals values ('p', ${round.id}, ${organizationOf(member)}, ${member.id}, 1)`,
    sql`insert into submissions select 'x', proposal_id, 9, track, title, category, place, ask_fen, content, sha256, nonce, by_id, at
      from submissions where id = ${submission}`,
    sql`insert into all_eligibility_checks values (${submission}, ${submission}, 'eligible', '', ${by}, 1, 0)`,
    sql`insert into corrections values ('c', ${submission}, '2026-01-01', ${by}, 1)`,
    sql`insert into enquiries values ('e', ${round.id}, '?', null, null, 1)`,
    sql`insert into opening_requests values (${round.id}, ${by}, 1)`,
    sql`insert into amendments select 'a', id, 1, '改', plan, plan, ${by}, 1 from rounds where id = ${round.id}`,
    sql`insert into panel_members values (${round.id}, 'x', ${by}, 1)`,
    sql`insert into assignments values ('x', ${round.id}, ${submission}, 'x', ${by}, 1)`,
    sql`insert into decisions values ('d', ${round.id}, 1, '', 'x', ${by}, 1)`,
    sql`insert into all_notices values ('n', ${round.id}, 'd', 1, '2026-01-01', '2026-01-02', '', ${by}, 1)`,
  ]
  for (const write of writes)
    expect(await refusalOf(write)).toContain('changed meanwhile: the round has ended')
})

test('a cancelled round keeps its seals: nobody opens what was handed in', async () => {
  site.now = opens + HOUR
  const approver = await site.person('周正', ['approver'])
  await enactSealing(site, approver, 1)
  const round = await sealedRound(site, ['密封'])
  await ended(round, 'cancelled')
  site.now = closes
  expect(await requestOpening(site.db, round.officer, round.id, site.now)).toMatchObject({
    refusal: { why: 'round-ended', by: '#ending', kind: 'cancelled' },
  })
  expect((await site.get(`/calls/${round.id}/ending`)).text).toContain('密封的申报书不再开启')
  expect((await site.get('/desks/officer', round.officer)).text).not.toContain('申请开启密封的申报书')
})
