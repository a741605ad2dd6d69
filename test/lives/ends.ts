import { sql } from 'drizzle-orm'
import { type Life, idsOf, rowsOf } from './life.ts'

/**
 * Where a round has no way out yet, each with its reason: a life that comes to one of these is left there, and is no fault.
 * Whoever builds the way out takes its line away.
 */
export const DEAD_ENDS: { why: string; rows: (life: Life) => ReturnType<typeof sql> }[] = []

export async function deadEndOf(life: Life): Promise<string | null> {
  for (const { why, rows } of DEAD_ENDS) if ((await rowsOf(life, rows(life))).length > 0) return why
  return null
}

/** What must be so once it is over: no money that may still be paid or must still come back, and everybody was told. */
const AT_THE_END: { what: string; rows: (roundId: string) => ReturnType<typeof sql> }[] = [
  {
    what: 'a payment that is neither made nor given up',
    rows: (
      round,
    ) => sql`select t.agreement_id as id from agreements g join tranche_states t on t.agreement_id = g.id
      where g.round_id = ${round} and t.state not in ('paid', 'ended')
        and g.proposal_id not in (select proposal_id from lapsed_awards)`,
  },
  {
    what: 'money that has not come back',
    rows: (round) => sql`select j.id from agreements g join projects j on j.agreement_id = g.id
      join evaluations v on v.project_id = j.id join final_reports f on f.id = v.final_report_id
      left join refunds r on r.project_id = j.id
      where g.round_id = ${round} and j.id not in (select d.project_id from closing_defaults d
        join closing_default_answers a on a.default_id = d.id where d.kind = 'refund' and a.outcome = 'approved')
        and f.spent_fen + coalesce(r.amount_fen, 0)
        < (select coalesce(sum(y.amount_fen), 0) from payments y where y.agreement_id = g.id)`,
  },
  {
    what: 'an applicant who was not told',
    rows: (round) => sql`select s.proposal_id as id from current_submissions s where s.round_id = ${round}
      and not exists (select 1 from memberships m join letters l on l.to_id = m.person_id
        where m.organization_id = s.organization_id
          and (l.subject like '立项：%' or l.subject like '未立项：%' or l.subject like '未入围：%'
          or l.subject like '流标公告：%' or l.subject like '终止公告：%'))`,
  },
  {
    what: 'an objection without an answer',
    rows: (
      round,
    ) => sql`select o.id from notices n join objections o on o.notice_id = n.id where n.round_id = ${round}
      and o.id not in (select objection_id from objection_answers)`,
  },
  {
    what: 'an organization that gave its award up and was not told',
    rows: (
      round,
    ) => sql`select w.proposal_id as id from awards w join lapsed_awards z on z.proposal_id = w.proposal_id
      where w.round_id = ${round} and not exists (select 1 from memberships m join letters l on l.to_id = m.person_id
        where m.organization_id = w.organization_id and l.subject like '视为放弃立项：%')`,
  },
  {
    what: 'an expert on the panel who was not told',
    rows: (round) => sql`select m.expert_id as id from panel_members m join experts x on x.id = m.expert_id
      join invitation_acceptances a on a.invitation_id = x.invitation_id where m.round_id = ${round}
      and not exists (select 1 from letters l where l.to_id = a.person_id and l.about like '%' || ${round} || '%')`,
  },
]

export async function faultsOf(life: Life): Promise<string[]> {
  const found = []
  for (const { what, rows } of AT_THE_END)
    if ((await idsOf(life, rows(life.roundId))).length > 0) found.push(what)
  return found
}
