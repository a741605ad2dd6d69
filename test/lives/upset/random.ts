import { sql } from 'drizzle-orm'
import { giveAccount } from '../../../src/organizations/account/actions.ts'
import { prepareBar } from '../../../src/organizations/bars/actions.ts'
import { draftAmendment, returnAmendment } from '../../../src/round/calls/amendments/actions.ts'
import { returnDecision } from '../../../src/round/awards/actions/decisions.ts'
import { askAboutCall, refuseEnquiry } from '../../../src/round/calls/enquiries/actions/enquiries.ts'
import { evaluateProject, returnFinalReport } from '../../../src/round/closing/actions/closing.ts'
import { decideSanction, proposeSanction } from '../../../src/round/projects/actions/sanctions.ts'
import { reviewReport } from '../../../src/round/projects/actions/work.ts'
import { pinRecusal, recuseFromSheet } from '../../../src/round/panel/recusals/actions.ts'
import { removeMember, resign } from '../../../src/round/panel/removals/actions.ts'
import { startProposal } from '../../../src/round/proposals/start/actions.ts'
import { reopenProposal, withdrawProposal } from '../../../src/round/proposals/submissions/actions.ts'
import { answerObjection, objectTo } from '../../../src/round/publicity/actions/objections.ts'
import { remindExperts, submitSheet } from '../../../src/round/scoring/actions.ts'
import { answerRecheck, askRecheck } from '../../../src/round/screening/rechecks/actions.ts'
import { askCorrection } from '../../../src/round/screening/actions/corrections.ts'
import { checkEligibility } from '../../../src/round/screening/actions/eligibility.ts'
import { dayOf } from '../../../src/shared/days.ts'
import { ok } from '../../../src/shared/result.ts'
import { organizationOf } from '../../round/opened.ts'
import { SECRET, asNow } from '../bureau.ts'
import { DAY } from '../life.ts'
import { SHEET } from '../obey/applicants.ts'
import {
  FUNDED,
  PROJECTS,
  SHEETS,
  SUBMITTED,
  type Upset,
  chosen,
  dbOf,
  ofGroup,
  ofOffice,
  picked,
} from './kind.ts'

/** A change of mind, a mistake, a quarrel, a question. */
export const AT_RANDOM = {
  withdraw: ofGroup(({ db, now }, by, id) => withdrawProposal(db, by, id, '人手不够', now)),
  reopen: ofGroup(({ db, now }, by, id) => reopenProposal(db, by, id, now)),
  'start another': async (life, pick) => {
    const group = chosen(life.groups, pick)
    if (!group) return undefined
    return startProposal(dbOf(life), group, life.roundId, organizationOf(group), life.now)
  },
  ask: (life, pick) =>
    askAboutCall(dbOf(life), null, life.roundId, { text: `能不能跨街道？${pick}`, name: null }, life.now),
  'ask with a telephone number': (life, pick) => {
    const text = `请回电1381001${String(1000 + pick)}`
    return askAboutCall(dbOf(life), null, life.roundId, { text, name: null }, life.now)
  },
  'type an identity card number': async (life) => {
    life.typed = { ...life.typed, summary: '负责人身份证11010519491231002X，每周一次茶叙。' }
    return ok(null)
  },
  'refuse to answer': ofOffice(
    'officers',
    (id) => sql`select id from enquiries where round_id = ${id}`,
    (x, by, id) => refuseEnquiry(x.db, by, id, '与本期无关', x.now),
  ),
  'amend the call': ofOffice(
    'officers',
    (id) => sql`select ${id} as id`,
    (x, by, id) =>
      draftAmendment(
        x.db,
        by,
        id,
        (plan) => {
          const scoringCloses = plan.dates.scoringCloses + 2 * DAY
          return ok({ reason: '延长评分', plan: { ...plan, dates: { ...plan.dates, scoringCloses } } })
        },
        x.now,
      ),
  ),
  'return the amendment': ofOffice(
    'approvers',
    (id) => sql`select id from amendments where round_id = ${id} order by seq desc limit 1`,
    (x, by, id) => returnAmendment(x.db, by, id, '不必', x.now),
  ),
  'prepare a bar': async (life, pick) => {
    const [by, group] = [chosen(life.bureau.officers, pick), chosen(life.groups, pick)]
    if (!by || !group) return undefined
    const bar = { from: dayOf(life.now), reason: '挪用资金', about: '以前的一期' }
    return prepareBar(dbOf(life), by, organizationOf(group), bar, life.now)
  },
  fail: ofOffice('officers', SUBMITTED, (x, by, id) =>
    checkEligibility(x.db, by, id, { outcome: 'ineligible', reason: '没有备案' }, x.now),
  ),
  'ask for a re-check': ofGroup(({ db, now }, by, id) => askRecheck(db, by, id, '已经备案', now)),
  'grant the re-check': ofOffice(
    'officers',
    (id) => sql`select s.proposal_id as id from rechecks r join submissions s on s.id = r.submission_id
      join proposals p on p.id = s.proposal_id where p.round_id = ${id} order by r.at desc`,
    (x, by, id) => answerRecheck(x.db, by, id, { outcome: 'granted', reason: '已经备案' }, x.now),
  ),
  'ask for a correction': ofOffice('officers', SUBMITTED, (x, by, id) =>
    askCorrection(x.db, by, id, [{ field: 'need', says: '写明涉及多少人' }], x.now),
  ),
  'score low': async (life, pick) => {
    const [sheet, expert] = [await picked(life, SHEETS, pick), chosen(life.bureau.experts, pick)]
    if (!sheet || !expert) return undefined
    const low = { ...SHEET, points: { goal: 10_00, effect: 10_00 } }
    return submitSheet(dbOf(life), await asNow(life.bureau, expert.person, life.now), sheet, low, life.now)
  },
  'recuse while scoring': async (life, pick) => {
    const [sheet, expert] = [await picked(life, SHEETS, pick), chosen(life.bureau.experts, pick)]
    if (!sheet || !expert) return undefined
    const by = await asNow(life.bureau, expert.person, life.now)
    const kin = { kind: 'kin', endedOn: null, detail: '', reason: '亲属关系' } as const
    return recuseFromSheet(dbOf(life), by, sheet, kin, life.now)
  },
  'pin a recusal': ofOffice(
    'officers',
    (id) => sql`select round_id || ' ' || expert_id as id from panel_members where round_id = ${id}`,
    (x, by, id) => {
      const [round = '', expert = ''] = id.split(' ')
      return pinRecusal(x.db, by, round, { expert, organization: '1', reason: '现任理事' }, x.now)
    },
  ),
  'take a member off': ofOffice(
    'officers',
    (id) => sql`select round_id || ' ' || expert_id as id from panel_members where round_id = ${id}`,
    (x, by, id) => {
      const [round = '', expert = ''] = id.split(' ')
      return removeMember(x.db, by, round, { expert, reason: '失联' }, x.now)
    },
  ),
  'leave the panel': async (life, pick) => {
    const expert = chosen(life.bureau.experts, pick)
    if (!expert) return undefined
    const by = await asNow(life.bureau, expert.person, life.now)
    return resign(dbOf(life), by, life.roundId, { reason: '住院' }, life.now)
  },
  remind: ofOffice(
    'officers',
    (id) => sql`select ${id} as id`,
    (x, by, id) => remindExperts(x.db, by, id, x.now),
  ),
  'return the decision': ofOffice(
    'approvers',
    (id) => sql`select id from decisions where round_id = ${id} order by revision desc limit 1`,
    (x, by, id) => returnDecision(x.db, by, id, '再核一遍', x.now),
  ),
  object: async (life, pick) => {
    const notice = await picked(
      life,
      (id) => sql`select id from notices where round_id = ${id} order by seq desc limit 1`,
      0,
    )
    const about = await picked(life, FUNDED, pick)
    if (!notice) return undefined
    const objection = {
      name: `居民${pick}`,
      phone: `1390000000${pick % 10}`,
      text: '情况不符',
      submissionId: about ?? null,
    }
    return objectTo(dbOf(life), null, notice, objection, life.now)
  },
  uphold: ofOffice(
    'officers',
    (id) =>
      sql`select o.id from notices n join objections o on o.notice_id = n.id where n.round_id = ${id} order by o.id`,
    (x, by, id) => answerObjection(x.db, by, id, { upheld: true, text: '属实。' }, x.now),
  ),
  'return a report': ofOffice(
    'officers',
    (id) => sql`select r.id from agreements g join projects j on j.agreement_id = g.id
      join milestones m on m.project_id = j.id join reports r on r.milestone_id = m.id where g.round_id = ${id} order by r.id`,
    (x, by, id) =>
      reviewReport(x.db, by, id, { outcome: 'returned', reason: '缺签到表', points: null }, x.now),
  ),
  'fail the mid-term': ofOffice(
    'officers',
    (id) => sql`select r.id from agreements g join projects j on j.agreement_id = g.id
      join milestones m on m.project_id = j.id and m.kind = 'midterm' join reports r on r.milestone_id = m.id
      where g.round_id = ${id} order by r.id`,
    (x, by, id) => reviewReport(x.db, by, id, { outcome: 'accepted', reason: '', points: 10_00 }, x.now),
  ),
  'return the final report': ofOffice('officers', PROJECTS, (x, by, id) =>
    returnFinalReport(x.db, by, id, '缺照片', x.now),
  ),
  'grade C': ofOffice('officers', PROJECTS, (x, by, id) =>
    evaluateProject(x.db, by, id, { score: 20_00, text: '没有完成。' }, x.now),
  ),
  ...Object.fromEntries(
    (['delay', 'suspend', 'terminate', 'notice', 'recover', 'bar'] as const).map((kind) => [
      `propose to ${kind}`,
      ofOffice('officers', PROJECTS, (x, by, id) =>
        proposeSanction(x.db, by, id, { kind, reason: '不配合' }, x.now),
      ),
    ]),
  ),
  impose: ofOffice(
    'approvers',
    (id) => sql`select x.id from agreements g join projects j on j.agreement_id = g.id
      join sanctions x on x.project_id = j.id where g.round_id = ${id} order by x.at desc`,
    (x, by, id) => decideSanction(x.db, by, id, { outcome: 'imposed', reason: '属实' }, x.now),
  ),
  'change the account': async (life, pick) => {
    const host = chosen(life.hosts, pick)
    if (!host) return undefined
    const [row] = await dbOf(life).all<{ version: number | null }>(
      sql`select max(version) as version from bank_accounts where organization_id = ${organizationOf(host)}`,
    )
    const account = {
      holder: '服务中心',
      bank: '工商银行',
      number: '6222000000000000001',
      version: row?.version ?? 0,
    }
    return giveAccount(dbOf(life), [SECRET], host, organizationOf(host), account, life.now)
  },
} satisfies Record<string, Upset>
