import { sql } from 'drizzle-orm'
import { newId } from '../../../src/db/db.ts'
import { findNumbers } from '../../../src/desks/numbers/store.ts'
import { decideBar } from '../../../src/organizations/bars/actions.ts'
import { decideNumber } from '../../../src/personal/actions.ts'
import { undecided } from '../../../src/personal/rules.ts'
import { draftAgreement, signAgreement } from '../../../src/round/agreements/actions.ts'
import {
  approveDecision,
  prepareDecision,
  returnDecision,
} from '../../../src/round/awards/actions/decisions.ts'
import { returnAmendment } from '../../../src/round/calls/amendments/actions.ts'
import { answerEnquiry } from '../../../src/round/calls/enquiries/actions/enquiries.ts'
import { closeProject, evaluateProject, recordRefund } from '../../../src/round/closing/actions/closing.ts'
import { confirmAccount, recordPayment } from '../../../src/round/payments/actions/payments.ts'
import { decideSanction, liftSanction } from '../../../src/round/projects/actions/sanctions.ts'
import { answerChanges } from '../../../src/round/panel/pool/actions.ts'
import { poolWaiting } from '../../../src/round/panel/pool/store/standing.ts'
import { openProject, reviewReport } from '../../../src/round/projects/actions/work.ts'
import { openProposals, requestOpening } from '../../../src/round/proposals/opening/actions.ts'
import { publishAmendment } from '../../../src/round/proposals/amendments/actions.ts'
import { announceResult, publishNotice } from '../../../src/round/publicity/actions/notices.ts'
import { answerObjection } from '../../../src/round/publicity/actions/objections.ts'
import { answerRecheck } from '../../../src/round/screening/rechecks/actions.ts'
import { checkEligibility } from '../../../src/round/screening/actions/eligibility.ts'
import { sendResults } from '../../../src/round/screening/results/actions.ts'
import { dayOf } from '../../../src/shared/days.ts'
import { expertOf, personOf } from '../bureau.ts'
import { type Act, type Life, each, idsOf, rowsOf } from '../life.ts'
import { isForWantOfAPayee } from './hosts.ts'
import { ANYHOW } from '../../round/screening/checklist/explained.ts'

const nothing: Act = async () => undefined
const dbOf = (life: Life) => life.bureau.db

/** Whoever is of the office, each act by the page that its line leads to. */
export const obeyedByOffice: Record<string, Act> = {
  'answer-needs': nothing,
  redraft: nothing,
  overdue: nothing,
  'set-calendar': nothing,
  // whoever may not, or is not there any more, is joined by another
  appoint: async ({ bureau, now }, _, __, { role }) => {
    const office = { officer: bureau.officers, approver: bureau.approvers, finance: bureau.finance }
    if (role !== 'officer' && role !== 'approver' && role !== 'finance') return undefined
    office[role].push(await personOf(bureau.db, `新任${office[role].length}`, [role], now))
    return { ok: true, value: null }
  },
  // written before a round begins, see OUTSIDE
  enact: nothing,
  'publish-round': nothing,
  ...{ 'confirm-role': nothing, 'confirm-recovery': nothing, 'check-registration': nothing },
  ...{ 'mend-draft': nothing, 'mend-rulebook': nothing },
  'decide-numbers': async (life, by, id) => {
    const found = await findNumbers(dbOf(life), id)
    const [number] = found ? undecided(found.printed, found.decisions) : []
    if (!found || !number) return undefined
    const decision = { outcome: 'hidden', reason: '不必公开' } as const
    return decideNumber(dbOf(life), by, { roundId: id, number, last: found.last }, decision, life.now)
  },
  'add-experts': async ({ bureau, now }) => {
    bureau.experts.push(await expertOf(bureau, `专家${bureau.experts.length}`, now))
    return { ok: true, value: null }
  },
  'answer-pool': async (life, by) => {
    const proposals = (await poolWaiting(dbOf(life))).map((one) => one.id)
    return answerChanges(dbOf(life), by, { proposals, isAgreed: true }, life.now)
  },
  answer: async (life, by, id) =>
    each(
      await idsOf(
        life,
        sql`select o.id from notices n join objections o on o.notice_id = n.id
          left join objection_answers a on a.objection_id = o.id
          where n.round_id = ${id} and a.objection_id is null`,
      ),
      (one) => answerObjection(dbOf(life), by, one, { upheld: false, text: '已核实。' }, life.now),
    ),
  'answer-enquiries': async (life, by, id) =>
    each(
      await idsOf(
        life,
        sql`select q.id from enquiries q left join enquiry_answers a on a.enquiry_id = q.id
          left join enquiry_refusals z on z.enquiry_id = q.id
          where q.round_id = ${id} and a.enquiry_id is null and z.enquiry_id is null`,
      ),
      (one) => answerEnquiry(dbOf(life), by, one, '可以。', life.now),
    ),
  'ask-opening': (life, by, id) => requestOpening(dbOf(life), by, id, life.now),
  witness: (life, by, id) => openProposals(dbOf(life), by, id, life.now),
  screen: async (life, by, id) =>
    each(
      await idsOf(
        life,
        sql`select s.proposal_id as id from current_submissions s
          left join eligibility_checks k on k.submission_id = s.id where s.round_id = ${id} and k.submission_id is null`,
      ),
      (one) => checkEligibility(dbOf(life), by, one, ANYHOW, life.now),
    ),
  'send-results': (life, by, id) => sendResults(dbOf(life), by, id, life.now),
  recheck: (life, by, id) =>
    answerRecheck(dbOf(life), by, id, { outcome: 'upheld', reason: '仍然没有备案' }, life.now),
  decide: (life, by, id) => prepareDecision(dbOf(life), by, id, '同分的，先提交者在前。', life.now),
  'decide-again': (life, by, id) => prepareDecision(dbOf(life), by, id, '异议成立。', life.now),
  'approve-decision': async (life, by, id) => {
    const [decision] = await idsOf(
      life,
      sql`select id from decisions where round_id = ${id} order by revision desc limit 1`,
    )
    if (!decision) return undefined
    const approved = await approveDecision(dbOf(life), by, decision, life.now)
    // sheets or bars have come in since: it goes back
    return approved.ok ? approved : returnDecision(dbOf(life), by, decision, approved.refusal.why, life.now)
  },
  'publish-notice': (life, by, id) =>
    publishNotice(dbOf(life), by, id, { from: dayOf(life.now), contact: '010-55500000' }, life.now),
  announce: async (life, by, id) => {
    const [notice] = await idsOf(
      life,
      sql`select id from notices where round_id = ${id} order by seq desc limit 1`,
    )
    return notice ? announceResult(dbOf(life), by, notice, life.now) : undefined
  },
  'publish-amendment': async (life, by, id) =>
    each(
      await idsOf(
        life,
        sql`select a.id from amendments a left join amendment_publications p on p.amendment_id = a.id
          left join amendment_returns t on t.amendment_id = a.id
          where a.round_id = ${id} and p.amendment_id is null and t.amendment_id is null`,
      ),
      async (one) => {
        const published = await publishAmendment(dbOf(life), by, one, life.now)
        return published.ok
          ? published
          : returnAmendment(dbOf(life), by, one, published.refusal.why, life.now)
      },
    ),
  'draft-agreements': async (life, by, id) =>
    each(
      await idsOf(
        life,
        sql`select w.proposal_id as id from awards w left join agreements g on g.proposal_id = w.proposal_id
          where w.round_id = ${id} and g.id is null`,
      ),
      (one) => draftAgreement(dbOf(life), by, one, { startsOn: dayOf(life.now) }, life.now),
    ),
  sign: (life, by, id) => signAgreement(dbOf(life), by, id, life.now),
  'open-projects': async (life, by, id) =>
    each(
      await idsOf(
        life,
        sql`select g.id from agreements g left join projects j on j.agreement_id = g.id
          where g.round_id = ${id} and j.id is null
            and (select count(*) from signatures x where x.agreement_id = g.id) = 2`,
      ),
      (one) => openProject(dbOf(life), by, one, life.now),
    ),
  review: async (life, by, id) =>
    each(
      await idsOf(
        life,
        sql`select r.id from agreements g join projects j on j.agreement_id = g.id
          join milestones m on m.project_id = j.id join reports r on r.milestone_id = m.id
          left join report_reviews v on v.report_id = r.id where g.round_id = ${id} and v.report_id is null`,
      ),
      (one) =>
        reviewReport(dbOf(life), by, one, { outcome: 'accepted', reason: '', points: 80_00 }, life.now),
    ),
  evaluate: async (life, by, id) =>
    each(await projectsIn(life, id), (one) =>
      evaluateProject(dbOf(life), by, one, { score: 88_00, text: '目标完成。' }, life.now),
    ),
  close: async (life, by, id) =>
    each(await projectsIn(life, id), (one) => closeProject(dbOf(life), by, one, life.now)),
  'decide-bar': (life, by, id) =>
    decideBar(dbOf(life), by, id, { outcome: 'returned', reason: '依据不足' }, life.now),
  'decide-sanction': async (life, by, id) =>
    each(await sanctionsOf(life, id, sql`d.sanction_id is null`), async (one) => {
      const outcome = (await isForWantOfAPayee(life, one)) ? 'imposed' : 'dropped'
      return decideSanction(dbOf(life), by, one, { outcome, reason: '已核实。' }, life.now)
    }),
  'lift-sanction': async (life, by, id) =>
    each(await sanctionsOf(life, id, sql`d.outcome = 'imposed' and e.sanction_id is null`), (one) =>
      liftSanction(dbOf(life), by, one, '已改正。', life.now),
    ),
  pay: async (life, by, id) => {
    const [due] = await rowsOf<{ seq: number }>(
      life,
      sql`select min(seq) as seq from tranche_states where agreement_id = ${id} and state = 'payable'`,
    )
    const entered = { tranche: due?.seq ?? 1, voucher: newId().toUpperCase(), paidOn: dayOf(life.now) }
    return recordPayment(dbOf(life), by, id, entered, life.now)
  },
  'settle-payee': async (life, by, id) => {
    const [account] = await rowsOf<{ version: number }>(
      life,
      sql`select max(b.version) as version from agreements g join proposals p on p.id = g.proposal_id
        left join agreement_hosts h on h.agreement_id = g.id
        join bank_accounts b on b.organization_id = coalesce(h.host_id, p.organization_id) where g.id = ${id}`,
    )
    return account?.version
      ? confirmAccount(dbOf(life), by, id, { version: account.version, note: '电话核实' }, life.now)
      : undefined
  },
  refund: async (life, by, id) => {
    const [due] = await rowsOf<{ amount: number }>(
      life,
      sql`select (select coalesce(sum(amount_fen), 0) from payments y where y.agreement_id = j.agreement_id) - f.spent_fen as amount
        from projects j join evaluations v on v.project_id = j.id join final_reports f on f.id = v.final_report_id
        where j.id = ${id}`,
    )
    const receipt = { amount: due?.amount ?? 0, voucher: newId().toUpperCase(), receivedOn: dayOf(life.now) }
    return recordRefund(dbOf(life), by, id, receipt, life.now)
  },
}

const projectsIn = (life: Life, roundId: string) =>
  idsOf(
    life,
    sql`select j.id from agreements g join projects j on j.agreement_id = g.id left join closings c on c.project_id = j.id
      where g.round_id = ${roundId} and c.project_id is null`,
  )

const sanctionsOf = (life: Life, projectId: string, which: ReturnType<typeof sql>) =>
  idsOf(
    life,
    sql`select x.id from sanctions x left join sanction_decisions d on d.sanction_id = x.id
      left join sanction_ends e on e.sanction_id = x.id where x.project_id = ${projectId} and ${which}`,
  )
