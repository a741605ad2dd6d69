import { type SQL, sql } from 'drizzle-orm'
import { type Kind, answerReversal, proposeReversal } from '../../../src/reversals/actions.ts'
import { changeReversal } from '../../../src/organizations/changes/reversal.ts'
import { lapseReversal } from '../../../src/round/agreements/lapses/actions.ts'
import { approvalReversal } from '../../../src/round/awards/actions/reversal.ts'
import {
  enquiryAnswerReversal,
  enquiryRefusalReversal,
} from '../../../src/round/calls/enquiries/actions/reversals.ts'
import { evaluationReversal, refundReversal } from '../../../src/round/closing/actions/reversals.ts'
import { paymentReversal } from '../../../src/round/payments/actions/reversal.ts'
import { reviewReversal } from '../../../src/round/projects/actions/reversal.ts'
import { sanctionReversal } from '../../../src/round/projects/actions/sanction-reversal.ts'
import { noticeReversal, objectionReversal } from '../../../src/round/publicity/actions/reversals.ts'
import { eligibilityReversal } from '../../../src/round/screening/actions/reversal.ts'
import { type Upset, ofOffice, picked, chosen, dbOf } from './kind.ts'
import { asNow } from '../bureau.ts'

const PROJECTS = sql`agreements g join projects j on j.agreement_id = g.id`
/** Every kind of a round's entries, with whose office it is and which there are. */
const KINDS: { kind: Kind; by: 'officers' | 'approvers' | 'finance'; rows: (round: string) => SQL }[] = [
  {
    ...{ kind: eligibilityReversal, by: 'officers' },
    rows: (
      round,
    ) => sql`select e.id from all_eligibility_checks e join submissions s on s.id = e.submission_id
      join proposals p on p.id = s.proposal_id where p.round_id = ${round} order by e.at desc`,
  },
  {
    ...{ kind: enquiryAnswerReversal, by: 'officers' },
    rows: (round) => sql`select a.id from all_enquiry_answers a join enquiries e on e.id = a.enquiry_id
      where e.round_id = ${round} order by a.at desc`,
  },
  {
    ...{ kind: enquiryRefusalReversal, by: 'officers' },
    rows: (round) => sql`select a.id from all_enquiry_refusals a join enquiries e on e.id = a.enquiry_id
      where e.round_id = ${round} order by a.at desc`,
  },
  {
    ...{ kind: approvalReversal, by: 'approvers' },
    rows: (round) => sql`select a.id from all_decision_approvals a join decisions d on d.id = a.decision_id
      where d.round_id = ${round} order by d.revision desc`,
  },
  {
    ...{ kind: noticeReversal, by: 'approvers' },
    rows: (round) => sql`select id from all_notices where round_id = ${round} order by seq desc`,
  },
  {
    ...{ kind: objectionReversal, by: 'officers' },
    rows: (round) => sql`select w.id from all_objection_answers w join objections o on o.id = w.objection_id
      join all_notices n on n.id = o.notice_id where n.round_id = ${round} order by w.at desc`,
  },
  {
    ...{ kind: reviewReversal, by: 'officers' },
    rows: (round) => sql`select v.id from ${PROJECTS} join milestones m on m.project_id = j.id
      join reports r on r.milestone_id = m.id join all_report_reviews v on v.report_id = r.id
      where g.round_id = ${round} order by v.at desc`,
  },
  {
    ...{ kind: sanctionReversal, by: 'approvers' },
    rows: (round) => sql`select d.id from ${PROJECTS} join sanctions x on x.project_id = j.id
      join all_sanction_decisions d on d.sanction_id = x.id where g.round_id = ${round} order by d.at desc`,
  },
  {
    ...{ kind: paymentReversal, by: 'finance' },
    rows: (round) => sql`select y.id from agreements g join all_payments y on y.agreement_id = g.id
      where g.round_id = ${round} order by y.at desc`,
  },
  {
    ...{ kind: evaluationReversal, by: 'officers' },
    rows: (round) => sql`select v.id from ${PROJECTS} join all_evaluations v on v.project_id = j.id
      where g.round_id = ${round} order by v.at desc`,
  },
  {
    ...{ kind: refundReversal, by: 'finance' },
    rows: (round) => sql`select x.id from ${PROJECTS} join all_refunds x on x.project_id = j.id
      where g.round_id = ${round} order by x.at desc`,
  },
  {
    ...{ kind: lapseReversal, by: 'officers' },
    rows: (round) => sql`select a.id from all_award_lapse_answers a join award_lapses l on l.id = a.lapse_id
      join proposals p on p.id = l.proposal_id where p.round_id = ${round} order by a.at desc`,
  },
  {
    ...{ kind: changeReversal, by: 'officers' },
    rows: (round) => sql`select a.id from all_organization_change_answers a
      join organization_changes c on c.id = a.change_id join proposals p on p.organization_id = c.organization_id
      where p.round_id = ${round} order by a.at desc`,
  },
]

export const reversibleOf = (kind: string): Kind | undefined =>
  KINDS.find((one) => one.kind.kind === kind)?.kind

/** Of a life, which is alone in its office. */
const WAITING = (): SQL =>
  sql`select r.id from reversals r where r.id not in (select reversal_id from reversal_answers)`

/** What was a wrong click is taken back by a second person; or the first thinks again. */
export const REVERSED: Record<string, Upset> = {
  ...Object.fromEntries(
    KINDS.map(({ kind, by, rows }) => [
      `reverse: ${kind.kind}`,
      ofOffice(by, rows, (x, person, id) =>
        proposeReversal(
          x.db,
          person,
          kind,
          id,
          { reason: '点错了', cause: kind.asksCause ? 'mistyped' : '' },
          x.now,
        ),
      ),
    ]),
  ),
  'take the reversal back': async (life, pick) => {
    const by = chosen([...life.bureau.officers, ...life.bureau.approvers], pick)
    const waiting = await picked(life, WAITING, pick)
    const [row] = await dbOf(life).all<{ kind: string; which: string }>(
      sql`select kind, which from reversals where id = ${waiting ?? ''}`,
    )
    const kind = row && reversibleOf(row.kind)
    if (!by || !kind) return undefined
    const answer = { outcome: 'taken-back', reason: '' } as const
    return answerReversal(
      dbOf(life),
      await asNow(life.bureau, by, life.now),
      kind,
      row.which,
      answer,
      life.now,
    )
  },
}
