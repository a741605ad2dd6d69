import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../../src/db/db.ts'
import { nightly } from '../../../src/nightly.ts'
import { decideBar, liftBar, prepareBar } from '../../../src/organizations/bars/actions.ts'
import { answerHosting, askHost, endHosting } from '../../../src/organizations/hosting/actions.ts'
import { answerNeed } from '../../../src/round/needs/actions/answers.ts'
import { addTopic, publishTopicList, startTopicList } from '../../../src/round/needs/actions/topics.ts'
import {
  answerEnquiry,
  askAboutCall,
  refuseEnquiry,
} from '../../../src/round/calls/enquiries/actions/enquiries.ts'
import { draftRound, publishRound } from '../../../src/round/calls/rounds/actions.ts'
import { proposeEnding } from '../../../src/round/publicity/endings/actions.ts'
import { answerRequest, requestConsent } from '../../../src/round/proposals/consents/actions.ts'
import { saveSection } from '../../../src/round/proposals/sections/actions.ts'
import { startProposal } from '../../../src/round/proposals/start/actions.ts'
import { reopenProposal, withdrawProposal } from '../../../src/round/proposals/submissions/actions.ts'
import { answerRecheck, askRecheck } from '../../../src/round/screening/rechecks/actions.ts'
import { askCorrection } from '../../../src/round/screening/actions/corrections.ts'
import { sendResults } from '../../../src/round/screening/results/actions.ts'
import { checkEligibility } from '../../../src/round/screening/actions/eligibility.ts'
import { copyModel, enactVersion, requestApproval } from '../../../src/rulebook/actions.ts'
import { returnVersion, takeBackVersion } from '../../../src/rulebook/returning/actions.ts'
import { boundTo } from '../../../src/rulebook/rules/bound.ts'
import { endOf, startOf } from '../../../src/shared/days.ts'
import { hosted, owned } from '../../organizations/cast.ts'
import { enacted, planBy } from '../../round/calls/ruled.ts'
import { PLAN } from '../../round/calls/typed.ts'
import { type District, district, raised } from '../../round/needs/cast.ts'
import {
  draftedRound,
  must,
  openedRound,
  organizationOf,
  startedProposal,
  submittedProposal,
} from '../../round/opened.ts'
import { enactSealing, openSeal, sealedRound } from '../../round/proposals/opening/sealing.ts'
import { CLOSES, OPENS, closedRound, plan } from '../../round/screening/closed-round.ts'
import { DEFECTS, mended } from '../../round/screening/sent-back.ts'
import { type Site, type Someone, openSite } from '../../support.ts'
import { BOOK, kindsFound } from './found.ts'
import { ANYHOW } from '../../round/screening/checklist/explained.ts'

/** Letters up to the eligibility check, sent by the acts that people do, under the model. */
let site: Site
let here: District
let approver: Someone
let member: Someone
const rulebook = boundTo({ id: 'v1', book: BOOK })
const HOUR = 3_600_000

beforeAll(async () => {
  site = await openSite(OPENS)
  approver = await site.person('周正', ['approver'])
  await enacted(site, approver, 1, BOOK)
  here = await district(site)
  member = await site.member('和平里茶叙社')
  await hosted(site, member)
})

/** Which of these kinds of letters have not come of the acts so far. */
const missing = async (...kinds: string[]) => {
  const found = await kindsFound(site, rulebook)
  return kinds.filter((kind) => !found.includes(kind))
}

test('of organizations', async () => {
  const [group, host] = [await owned(site, 'community'), await owned(site)]
  const { db, now } = site
  for (const outcome of ['declined', 'confirmed'] as const) {
    const { id } = must(await askHost(db, group.owner, group.id, { hostId: host.id, note: '' }, now))
    must(await answerHosting(db, host.owner, id, { outcome, reason: '人手不够' }, now))
    if (outcome === 'confirmed') must(await endHosting(db, group.owner, id, '换一家', now))
  }
  const bar = { from: '2013-04-01', reason: '没有按约定使用资金', about: '2012年' }
  const { id } = must(await prepareBar(db, here.officer, group.id, bar, now))
  must(await decideBar(db, approver, id, { outcome: 'approved', reason: '' }, now))
  must(await liftBar(db, approver, id, '已经整改', now))
  expect(
    await missing(
      ...['请确认托管：…', '[托管已确认|没有同意托管]：…', '托管已结束：…'],
      ...['等您批准：不受理…的申报', '不受理申报的决定', '可以重新申报了'],
    ),
  ).toEqual([])
})

test('of needs and topics', async () => {
  const { db, now } = site
  const [one, late] = [await raised(site, here.first), await raised(site, here.first)]
  const list = must(await startTopicList(db, here.officer, '2013年选题', now))
  must(
    await addTopic(db, here.officer, list.id, { title: '陪伴', text: '有人陪伴。', needIds: [late.id] }, now),
  )
  must(await publishTopicList(db, here.officer, list.id, now))
  const answer = { outcome: 'not-taken-up' as const, project: '', link: '', text: '已由街道办理。' }
  must(await answerNeed(db, here.officer, one.id, answer, now))
  await nightly(env, now + 150 * 24 * HOUR)
  expect(
    await missing('收到居民需求：…', '需求已答复：…', '选题已发布：…', '[需求逾期未答复|督办需求]：…'),
  ).toEqual([])
})

test('of a call', async () => {
  site.now = PLAN.dates.opens
  const { id, officer } = await openedRound(site, { ...planBy(BOOK), code: newId() })
  await startedProposal(site, id, member)
  const { db, now } = site
  const ask = async (text: string) => must(await askAboutCall(db, member, id, { text, name: null }, now)).id
  must(await answerEnquiry(db, officer, await ask('可以联合申报吗？'), '可以。', now))
  must(await refuseEnquiry(db, officer, await ask('我的项目怎么样？'), '只说明公告。', now))
  const later = { reason: '系统停机一天', 'dates.closes': '2026-11-30T17:00' }
  for (const act of ['return', 'take-back', 'publication']) {
    const by = act === 'take-back' ? officer : approver
    const { json } = await site.post(`/rounds/${id}/amendments`, later, officer)
    const done = await site.post(`/amendments/${String(json['id'])}/${act}`, { reason: '日子不对' }, by)
    expect(done.status, done.text).toBe(200)
  }
  expect(
    await missing(
      ...['征集公告草稿：…', '已发布：…', '您的咨询[已答复|不公开答复]：…'],
      ...['更正公告待发布：…', '更正公告已退回：…', '更正公告已收回：…', '更正公告：…'],
    ),
  ).toEqual([])
})

test('of a draft that comes back', async () => {
  for (const act of ['return', 'take-back', 'discard']) {
    const { id, officer } = await draftedRound(site, { ...planBy(BOOK), code: newId() })
    const by = act === 'return' ? approver : officer
    const done = await site.post(`/rounds/${id}/${act}`, { reason: '还要改' }, by)
    expect(done.status, done.text).toBe(200)
  }
  expect(await missing('征集公告草稿已退回：…', '征集公告草稿已收回：…', '草稿已作废：…')).toEqual([])
})

test('of a round that ends', async () => {
  site.now = PLAN.dates.opens
  const { id, officer } = await openedRound(site, { ...planBy(BOOK), code: newId() })
  await startedProposal(site, id, member)
  for (const act of ['return', 'withdrawal', 'publication']) {
    site.now += 1
    must(await proposeEnding(site.db, officer, id, { kind: 'cancelled', reason: '经费调整' }, site.now))
    const [ending] = await site.db.all<{ id: string }>(
      sql`select id from round_endings where round_id = ${id} order by at desc limit 1`,
    )
    const by = act === 'withdrawal' ? officer : approver
    const done = await site.post(`/endings/${ending?.id}/${act}`, { reason: '经费已落实' }, by)
    expect(done.status, done.text).toBe(200)
  }
  expect(
    await missing(
      ...['请审定[流标|终止]：…', '[流标|终止]已退回：…', '[流标|终止]已收回：…', '[流标|终止]公告：…'],
    ),
  ).toEqual([])
})

test('of a proposal', async () => {
  site.now = PLAN.dates.opens
  const { id: roundId } = await openedRound(site, { ...planBy(BOOK), code: newId() })
  const { db, now } = site
  await startedProposal(site, roundId, member)
  await nightly(env, startOf('2026-11-24') + 8 * HOUR)
  const proposal = await submittedProposal(site, roundId, member)
  must(await reopenProposal(db, member, proposal, now))
  must(await withdrawProposal(db, member, proposal, '再改', now))
  expect(await missing('还没有提交：…', '申报书已提交：…', '申报书已重新打开', '申报书已撤回：…')).toEqual([])
})

test('of a partner', async () => {
  site.now = OPENS
  const form = { parts: ['partners' as const], sections: [] }
  const round = must(await draftRound(site.db, here.officer, { ...plan(), form }, OPENS)).id
  must(await publishRound(site.db, approver, round, OPENS))
  const { id } = must(await startProposal(site.db, member, round, organizationOf(member), OPENS))
  const typed = {
    'partners.0.name': '甲社区',
    'partners.0.does': '场地',
    'partners.0.community': here.first.id,
  }
  must(await saveSection(site.db, member, id, { section: 'partners', version: 0, typed }, OPENS))
  for (const outcome of ['declined', 'agreed'] as const) {
    const request = must(await requestConsent(site.db, member, id, here.first.id, OPENS))
    must(await answerRequest(site.db, here.worker, request.id, { outcome, note: '没有场地' }, OPENS))
  }
  expect(await missing('请确认合作：…', '…[同意合作|没有同意合作]：…')).toEqual([])
})

test('of the eligibility check', async () => {
  const { id: roundId, officer, proposals } = await closedRound(site, ['甲', '乙', '丙', '丁'], member)
  const [passes, fails, incomplete, mistaken] = proposals.map((one) => one.id)
  const asked = must(await askCorrection(site.db, officer, incomplete ?? '', DEFECTS, CLOSES))
  await nightly(env, endOf(asked.dueOn) - 30 * HOUR)
  site.now = CLOSES + 1
  const sent = await site.form(`/proposals/${incomplete}/correction/submission`, mended(0), member)
  expect(sent.status, sent.text).toBe(303)
  const check = async (id = '', finding: Parameters<typeof checkEligibility>[3]) =>
    must(await checkEligibility(site.db, officer, id, finding, site.now))
  await check(passes, ANYHOW)
  await check(fails, { outcome: 'ineligible', reason: '未附登记证书' })
  await check(mistaken, { outcome: 'ineligible', reason: '登记证书过期' })
  await check(incomplete, ANYHOW)
  must(await sendResults(site.db, officer, roundId, site.now))
  const other = await site.person('孙经办', ['officer'])
  for (const [one = '', outcome] of [
    [fails, 'upheld'],
    [mistaken, 'granted'],
  ] as const) {
    must(await askRecheck(site.db, member, one, '证书已补发', site.now))
    must(await answerRecheck(site.db, other, one, { outcome, reason: '已核对' }, site.now))
  }
  const of = await closedRound(site, ['戊'], member)
  const looks = [{ about: 'dishonesty' as const, result: 'found' as const, enteredOn: '2012-05-01' }]
  await check(of.proposals[0]?.id, { outcome: 'ineligible', reason: '在名单上', looks })
  must(await sendResults(site.db, of.officer, of.id, site.now))
  expect(await missing('申请复核：…', '复核通过：…', '复核维持：…')).toEqual([])
  expect(await missing('请补正：…', '补正已收到：…', '已补正：…', '入围：…', '未入围：…')).toEqual([])
})

test('of the rulebook', async () => {
  const { id } = must(await copyModel(site.db, here.officer, site.now))
  must(await requestApproval(site.db, here.officer, id, site.now))
  must(await enactVersion(site.db, approver, id, site.now))
  const asked = async () => {
    const again = must(await copyModel(site.db, here.officer, site.now))
    must(await requestApproval(site.db, here.officer, again.id, site.now))
    return again.id
  }
  must(await returnVersion(site.db, approver, await asked(), '还要改', site.now))
  must(await takeBackVersion(site.db, here.officer, await asked(), '还要改', site.now))
  expect(
    await missing(
      ...['管理办法待批准：…第…版', '已施行：…第…版'],
      ...['管理办法已退回：…第…版', '管理办法已收回：…第…版'],
    ),
  ).toEqual([])
})

test('of an opening', async () => {
  await enactSealing(site, approver, Math.max(site.now, PLAN.dates.opens) + 1)
  site.now = PLAN.dates.opens + HOUR
  const { id } = await sealedRound(site, ['甲'])
  site.now = endOf('2026-12-20')
  await nightly(env, site.now)
  await openSeal(site, id, here.officer, approver)
  expect(await missing('申报书逾期未开启：…', '请见证开启申报书：…', '申报书已开启：…')).toEqual([])
})
