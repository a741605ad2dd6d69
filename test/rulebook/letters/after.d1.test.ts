import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { nightly } from '../../../src/nightly.ts'
import {
  approveDecision,
  prepareDecision,
  returnDecision,
  takeBackDecision,
} from '../../../src/round/awards/actions/decisions.ts'
import { makeMember } from '../../made.ts'
import { giveAccount } from '../../../src/organizations/account/actions.ts'
import { answerLapse, proposeLapse, takeBackLapse } from '../../../src/round/agreements/lapses/actions.ts'
import { findLapsing } from '../../../src/round/agreements/lapses/store.ts'
import { draftAgreement, redraftAgreement, signAgreement } from '../../../src/round/agreements/actions.ts'
import {
  closeProject,
  recordRefund,
  returnFinalReport,
  submitFinalReport,
} from '../../../src/round/closing/actions/closing.ts'
import {
  decideSanction,
  liftSanction,
  proposeSanction,
  replyToSanction,
} from '../../../src/round/projects/actions/sanctions.ts'
import { confirmAccount } from '../../../src/round/payments/actions/payments.ts'
import { reportMilestone, reviewReport } from '../../../src/round/projects/actions/work.ts'
import type { SanctionKind } from '../../../src/round/projects/rules/sanctions.ts'
import { announceResult, publishNotice } from '../../../src/round/publicity/actions/notices.ts'
import { answerObjection, objectTo } from '../../../src/round/publicity/actions/objections.ts'
import { boundTo } from '../../../src/rulebook/rules/bound.ts'
import { startOf } from '../../../src/shared/days.ts'
import { owned } from '../../organizations/cast.ts'
import { hostedBy } from '../../round/agreements/cast.ts'
import { narrow } from '../../round/awards/scored.ts'
import { enacted } from '../../round/calls/ruled.ts'
import { must } from '../../round/opened.ts'
import {
  LATE,
  type SignedRound,
  done,
  evaluated,
  pay,
  running,
  signedRound,
} from '../../round/projects/cast.ts'
import { NEW_REPORT, SIGNED, noon } from '../../round/projects/fixtures.ts'
import { NOON, OVER, TERMS, objectionBy } from '../../round/publicity/cast.ts'
import { remindMembers } from '../../../src/round/panel/actions.ts'
import { remindExperts, submitSheet } from '../../../src/round/scoring/actions.ts'
import { SCORING, assignedRound, scoreAll, sheetWith } from '../../round/scoring/assigned.ts'
import { sitting } from '../../round/panel/sitting.ts'
import { CLOSES, OPENS } from '../../round/screening/closed-round.ts'
import { type Site, openSite } from '../../pageless.ts'
import { BOOK, kindsFound } from './found.ts'
import { unlike } from '../../unlike.ts'

/** Letters from the panel to the last day, sent by the acts that people do, under the model. */
let site: Site
let round: SignedRound
let rulebook: ReturnType<typeof boundTo>
const ACCEPTED = { outcome: 'accepted' as const, reason: '' }

beforeAll(async () => {
  site = await openSite(OPENS)
  const version = await enacted(site, await site.person('周正', ['approver']), 1, BOOK)
  rulebook = boundTo(version)
  const { parameters } = BOOK
  round = await signedRound(site, ['纳百川', '银铃', '手拉手', '一家亲'], { rulebook, parameters })
})
const agreed = (at: number) => {
  const one = round.agreed[at]
  if (!one) throw new Error(`no agreement ${at}`)
  return one
}

/** Which of these kinds of letters have not come of the acts so far. */
const missing = async (...kinds: string[]) => {
  const found = await kindsFound(site, rulebook)
  return kinds.filter((kind) => !found.includes(kind))
}

async function hostedGroup(host: Parameters<typeof hostedBy>[2]) {
  const member = await site.member(`茶叙社${unlike()}`)
  await hostedBy(site, member, host)
  return member
}

test('of a decision, its notice and the agreement', async () => {
  const host = await owned(site)
  const groups = () => hostedGroup(host)
  const scored = await assignedRound(
    site,
    [{ title: '甲' }, { title: '乙' }, { title: '丙' }],
    narrow(),
    groups,
  )
  const silent = await sitting(site, [], narrow())
  must(await remindMembers(site.db, silent.officer, silent.id, CLOSES))
  site.now = SCORING
  must(await remindExperts(site.db, scored.officer, scored.id, site.now))
  await scoreAll(site, scored, [2700, 2600, 2500])
  const { id, officer, approver, proposals, plan } = scored
  const { db } = site
  const early = must(await prepareDecision(db, officer, id, '按规则。', site.now))
  must(await takeBackDecision(db, officer, early.id, '还要核实', site.now))
  const { id: decisionId } = must(await prepareDecision(db, officer, id, '按规则。', site.now))
  const decided = plan.dates.scoringCloses + 1
  must(await returnDecision(db, approver, decisionId, '写明理由', decided))
  const again = must(await prepareDecision(db, officer, id, '已经写明。', decided))
  must(await approveDecision(db, approver, again.id, decided))
  const notice = must(await publishNotice(db, approver, id, TERMS, NOON))
  const objector = await site.member('别家社')
  const taken = must(await objectTo(db, objector, notice.id, objectionBy('李女士'), NOON))
  await nightly(env, startOf('2013-08-01'))
  must(await answerObjection(db, officer, taken.id, { upheld: false, text: '经核实属实。' }, OVER))
  must(await announceResult(db, approver, notice.id, OVER))
  const [first] = proposals
  const drafted = must(await draftAgreement(db, officer, first?.id ?? '', { startsOn: '2013-07-01' }, OVER))
  const anew = { startsOn: '2013-07-08', reason: '日期写错' }
  must(await redraftAgreement(db, officer, drafted.id, anew, OVER))
  must(await signAgreement(db, host.owner, drafted.id, OVER, { draft: 2 }))
  must(await signAgreement(db, approver, drafted.id, OVER, { draft: 2 }))
  const account = { holder: host.name, bank: '建行和平里支行', number: '6217000000000000043', version: 0 }
  must(await giveAccount(db, [env.DATA_SECRET], host.owner, host.id, account, OVER + 1))
  const cashier = await site.person('另一位财务', ['finance'])
  must(await confirmAccount(db, cashier, drafted.id, { version: 1, note: '电话核对' }, OVER + 2))
  const lapse = async (at: number) => {
    const waived = { because: 'waived' as const, reason: '来函放弃' }
    const proposalId = proposals[1]?.id ?? ''
    must(await proposeLapse(db, officer, proposalId, waived, at))
    return (await findLapsing(db, { proposalId }))?.found.lapses[0]?.id ?? ''
  }
  must(await takeBackLapse(db, officer, await lapse(OVER), '又来签了', OVER))
  const lapsed = await lapse(OVER + 1)
  must(await answerLapse(db, approver, lapsed, { outcome: 'approved', reason: '' }, OVER + 1))
  expect(
    await missing(
      ...['立项名单已收回：…', '拟视为放弃立项：…', '不再视为放弃立项：…'],
      ...['[视为放弃立项|没有视为放弃立项]：…'],
      ...[
        '请您评审：…',
        '…已申报回避',
        '评分开始：…',
        '请申报回避：…',
        '还有评分表没有提交：…',
        '立项名单待审定：…',
        '[立项名单已审定|立项名单被退回]：…',
      ],
      ...[
        '已公示：…',
        '进入公示：…',
        '收到异议：…',
        '[异议成立|异议不成立]：…',
        '异议的答复：…',
        '异议逾期未答复：…',
      ],
      ...[
        '已公告：…',
        '[立项|未立项]：…',
        '请签署项目协议：…',
        '等您签署：…',
        '协议生效：…',
        '项目协议重新拟定：…',
        '收款账户已核实：…',
      ],
    ),
  ).toEqual([])
})

test('of a project, and of what is late in it', async () => {
  const { officer } = round
  const project = await running(site, round, agreed(0))
  const report = async (seq: number, review: Parameters<typeof reviewReport>[3], at: number) => {
    const { id } = must(
      await reportMilestone(site.db, project.member, project.milestones[seq - 1]?.id ?? '', NEW_REPORT, at),
    )
    must(await reviewReport(site.db, officer, id, review, at + 1))
  }
  await report(1, { outcome: 'returned', reason: '没有签到表' }, noon('2013-08-01'))
  await report(1, ACCEPTED, noon('2013-08-02'))
  await report(3, { ...ACCEPTED, points: 8000 }, noon('2014-01-06'))
  await pay(site, round, agreed(0), 1)
  await nightly(env, startOf('2014-03-01'))
  expect(
    await missing(
      ...['项目开始执行：…', '里程碑报告待审核：…', '[报告已通过|报告被退回]：…', '中期评估[合格|不合格]：…'],
      ...['中期评估通过，可以拨款：…', '第…笔拨款已拨付：…', '拨款逾期：…', '报告逾期：…', '里程碑逾期：…'],
    ),
  ).toEqual([])
})

test('of a closing', async () => {
  const { db } = site
  const project = await done(site, round, agreed(1))
  await nightly(env, startOf('2014-09-01'))
  must(await submitFinalReport(db, project.member, project.projectId, NEW_REPORT, LATE))
  must(await returnFinalReport(db, round.officer, project.projectId, '缺照片', LATE))
  await evaluated(site, round, project)
  await pay(site, round, project, 3)
  const refund = { amount: 200_000, voucher: '退-1', receivedOn: '2014-08-01' }
  must(await recordRefund(db, round.finance, project.projectId, refund, noon('2014-08-01')))
  must(await closeProject(db, round.officer, project.projectId, noon('2014-08-02')))
  expect(
    await missing(
      ...['逾期没有申请结项：…', '结项报告待评定：…', '结项报告被退回：…', '结项评定…：…'],
      ...['结余资金已退回：…', '项目已结项：…'],
    ),
  ).toEqual([])
})

test('of sanctions', async () => {
  const { db } = site
  const { officer, approver } = round
  const { projectId, member } = await running(site, round, agreed(2))
  const now = SIGNED + 86_400_000
  const propose = async (kind: SanctionKind) =>
    must(await proposeSanction(db, officer, projectId, { kind, reason: '没有按协议开展活动' }, now)).id
  const delay = await propose('delay')
  must(await replyToSanction(db, member, delay, '因场地装修推迟一个月', now))
  must(await decideSanction(db, approver, delay, { outcome: 'imposed', reason: '属实' }, now))
  must(await liftSanction(db, approver, delay, '已经整改', now))
  must(
    await decideSanction(
      db,
      approver,
      await propose('suspend'),
      { outcome: 'dropped', reason: '已经整改' },
      now,
    ),
  )
  must(await decideSanction(db, approver, await propose('bar'), { outcome: 'imposed', reason: '属实' }, now))
  expect(
    await missing('拟作出处理：…', '收到陈述和申辩：…', '[处理决定|不予处理]：…', '处理已解除：…'),
  ).toEqual([])
})

test('of a sheet whose expert has come to belong to whom it judges', async () => {
  const host = await owned(site)
  const groups = () => hostedGroup(host)
  const { experts, proposals, sheetOf } = await assignedRound(site, [{ title: '丁' }], narrow(), groups)
  const [{ person }] = experts
  const organizationId = proposals[0]?.organizationId ?? ''
  await makeMember(site.db, { organizationId, personId: person.id }, NOON)
  const refused = await submitSheet(site.db, person, sheetOf(0, 0), sheetWith(), site.now)
  expect(refused).toMatchObject({ refusal: { why: 'own-interest' } })
  expect(await missing('评分表不能提交：…')).toEqual([])
})
