import { sql } from 'drizzle-orm'
import type { Kind } from './kind.ts'

const JUDGED = sql`agreements g join projects j on j.agreement_id = g.id and j.id not in (select project_id from closings)
  join evaluations v on v.project_id = j.id join final_reports f on f.id = v.final_report_id`
const NOTHING_DUE = sql`(v.grade = 'C' or not exists (select 1 from tranche_states t
  where t.agreement_id = g.id and t.state not in ('paid', 'ended')))`
const PAID = sql`(select coalesce(sum(y.amount_fen), 0) from payments y where y.agreement_id = g.id)`
const IS_BACK = sql`(j.id in (select project_id from refunds) or j.id in (select d.project_id from closing_defaults d
  join closing_default_answers a on a.default_id = d.id where d.kind = 'refund' and a.outcome = 'approved'))`

const HAS_HOST = sql`exists (select 1 from agreement_hosts h join hosts_in_force x on x.host_id = h.host_id
  join proposals q on q.organization_id = x.group_id where h.agreement_id = g.id and q.id = g.proposal_id)`
/** Every applicant of a life is a group. */
const PAYEE = sql`(select h.host_id from agreement_hosts h where h.agreement_id = g.id)`
const HAS_ACCOUNT = sql`${PAYEE} in (select organization_id from bank_accounts)`
const PAYABLE = sql`agreements g join tranche_states t on t.agreement_id = g.id and t.state = 'payable'`
const WOULD_END = sql`exists (select 1 from projects j join sanctions x on x.project_id = j.id and x.kind = 'terminate'
  where j.agreement_id = g.id and x.id not in (select sanction_id from sanction_decisions))`
const IS_ASKED = sql`exists (select 1 from hostings x where x.group_id = p.organization_id and x.host_id = ${PAYEE}
  and x.id not in (select hosting_id from hosting_answers) and x.id not in (select hosting_id from hosting_ends))`
/** Nobody waits for its organization any more. */
const IS_OVER = sql`(exists (select 1 from project_halts h where h.project_id = j.id and h.kind = 'terminate')
  or exists (select 1 from proposals p join gone_organizations z on z.organization_id = p.organization_id where p.id = g.proposal_id))`
const UNSIGNED = sql`(not exists (select 1 from signatures y where y.agreement_id = g.id)
  and g.proposal_id not in (select proposal_id from lapsed_awards))`

/** From the agreement to the end. */
export const OF_PROJECTS: Kind[] = [
  {
    what: 'an award without an agreement',
    acts: ['draft-agreements', 'lapse', 'answer-default'],
    rows: (round) => sql`select w.round_id as id from awards w where w.round_id = ${round}
      and w.proposal_id not in (select proposal_id from agreements)
      and w.proposal_id not in (select proposal_id from lapsed_awards)`,
  },
  {
    what: 'an agreement that the bureau has not signed',
    acts: ['sign'],
    rows: (round) => sql`select g.id from agreements g where g.round_id = ${round} and ${HAS_HOST}
      and not exists (select 1 from signatures s where s.agreement_id = g.id and s.side = 'bureau')
      and g.proposal_id not in (select proposal_id from lapsed_awards)`,
  },
  {
    what: 'an agreement that the organization has not signed',
    acts: ['my-signature'],
    rows: (round) => sql`select g.id from agreements g where g.round_id = ${round} and ${HAS_HOST}
      and not exists (select 1 from signatures s where s.agreement_id = g.id and s.side = 'organization')
      and g.proposal_id not in (select proposal_id from lapsed_awards)`,
  },
  {
    what: 'a signed agreement without a project',
    acts: ['open-projects'],
    rows: (round) => sql`select g.round_id as id from agreements g where g.round_id = ${round}
      and g.id not in (select agreement_id from projects)
      and 2 = (select count(*) from signatures s where s.agreement_id = g.id)`,
  },
  {
    what: 'a report that nobody has read',
    acts: ['review'],
    rows: (round) => sql`select g.round_id as id from agreements g join projects j on j.agreement_id = g.id
      join milestones m on m.project_id = j.id join reports r on r.milestone_id = m.id
      where g.round_id = ${round} and r.id not in (select report_id from report_reviews)`,
  },
  {
    what: 'money that can be paid',
    acts: ['pay', 'settle-payee'],
    rows: (round) =>
      sql`select distinct g.id from ${PAYABLE} where g.round_id = ${round} and ${HAS_HOST} and ${HAS_ACCOUNT}`,
  },
  {
    what: 'money for which the payee has given no account',
    acts: ['my-account'],
    rows: (round) => sql`select distinct ${PAYEE} as id from ${PAYABLE}
      where g.round_id = ${round} and ${HAS_HOST} and not ${HAS_ACCOUNT}`,
  },
  {
    what: 'money that nobody has been able to receive for a week',
    acts: ['find-payee'],
    rows: (round, now) => sql`select distinct g.id from ${PAYABLE} where g.round_id = ${round}
      and t.passed_at < ${now} - 7 * 86400000 and not (${HAS_HOST} and ${HAS_ACCOUNT}) and not ${WOULD_END}`,
  },
  {
    what: 'a group that has signed and lost its host before its money',
    acts: ['my-host-again'],
    rows: (
      round,
    ) => sql`select distinct p.organization_id as id from ${PAYABLE} join proposals p on p.id = g.proposal_id
      where g.round_id = ${round} and not ${HAS_HOST} and not ${IS_ASKED}`,
  },
  {
    what: 'a group that has lost its host before anybody signed',
    acts: ['my-host'],
    rows: (
      round,
    ) => sql`select p.organization_id as id from agreements g join proposals p on p.id = g.proposal_id
      where g.round_id = ${round} and ${UNSIGNED} and p.organization_id not in (select group_id from hosts_in_force)`,
  },
  {
    what: 'an agreement that nobody has signed, of a group with another host',
    acts: ['redraft-agreement'],
    rows: (round) => sql`select g.id from agreements g join proposals p on p.id = g.proposal_id
      where g.round_id = ${round} and ${UNSIGNED} and not ${HAS_HOST} and p.organization_id in (select group_id from hosts_in_force)`,
  },
  {
    what: 'a sanction that is proposed',
    acts: ['decide-sanction'],
    rows: (round) => sql`select j.id from agreements g join projects j on j.agreement_id = g.id
      join sanctions x on x.project_id = j.id where g.round_id = ${round}
      and x.id not in (select sanction_id from sanction_decisions)`,
  },
  {
    what: 'a halt that stands',
    acts: ['lift-sanction'],
    rows: (round) => sql`select j.id from agreements g join projects j on j.agreement_id = g.id
      join project_halts h on h.project_id = j.id where g.round_id = ${round} and h.kind <> 'terminate'
      and j.id not in (select project_id from closings)`,
  },
  {
    what: 'a final report that nobody has judged',
    acts: ['evaluate'],
    rows: (round) => sql`select g.round_id as id from agreements g join projects j on j.agreement_id = g.id
      join final_reports f on f.project_id = j.id where g.round_id = ${round}
      and f.id not in (select final_report_id from final_report_returns) and j.id not in (select project_id from evaluations)`,
  },
  {
    what: 'a project that is judged, and whose money is settled',
    acts: ['close'],
    rows: (round) => sql`select distinct g.round_id as id from ${JUDGED}
      where g.round_id = ${round} and ${NOTHING_DUE} and (f.spent_fen >= ${PAID} or ${IS_BACK})`,
  },
  {
    what: 'money that should come back',
    acts: ['refund'],
    rows: (round) => sql`select j.id from ${JUDGED}
      where g.round_id = ${round} and ${NOTHING_DUE} and f.spent_fen < ${PAID} and not ${IS_BACK}`,
  },
  {
    what: 'a report that is due within a month',
    acts: ['my-report'],
    rows: (round, now) => sql`select m.id from agreements g join projects j on j.agreement_id = g.id
      join milestones m on m.project_id = j.id
      where g.round_id = ${round} and m.due_on <= date((${now} + 28800000) / 1000, 'unixepoch', '+30 days')
        and j.id not in (select project_id from closings) and j.id not in (select project_id from evaluations)
        and not exists (select 1 from project_halts h where h.project_id = j.id and h.kind = 'terminate')
        and not exists (select 1 from reports r left join report_reviews v on v.report_id = r.id
          where r.milestone_id = m.id and coalesce(v.outcome, 'waiting') <> 'returned')`,
  },
  {
    what: 'a final report that is not there, every milestone being accepted',
    acts: ['my-final-report'],
    rows: (round) => sql`select j.id from agreements g join projects j on j.agreement_id = g.id
      where g.round_id = ${round} and j.id not in (select project_id from evaluations) and not ${IS_OVER}
        and not exists (select 1 from final_reports f where f.project_id = j.id
          and f.id not in (select final_report_id from final_report_returns))
        and not exists (select 1 from milestones m where m.project_id = j.id and not exists (
          select 1 from reports r join report_reviews v on v.report_id = r.id
          where r.milestone_id = m.id and v.outcome = 'accepted'))`,
  },
  {
    what: 'a reversal that is proposed, while it can be answered',
    acts: ['answer-reversal'],
    rows: (_, now) => sql`select r.id from reversals r where r.until_at > ${now}
      and r.id not in (select reversal_id from reversal_answers)`,
  },
  {
    what: 'something that the office would do without an organization',
    acts: ['answer-default'],
    rows: (round) => sql`select l.id from award_lapses l join awards w on w.proposal_id = l.proposal_id
      where w.round_id = ${round} and l.id not in (select lapse_id from award_lapse_answers) and 2 > (select count(*) from agreements g
        join signatures x on x.agreement_id = g.id where g.proposal_id = l.proposal_id)
      union all select d.id from closing_defaults d join projects j on j.id = d.project_id
        join agreements g on g.id = j.agreement_id where g.round_id = ${round}
          and d.id not in (select default_id from closing_default_answers)
      union all select c.id from organization_changes c
        where c.organization_id in (select organization_id from proposals where round_id = ${round})
          and c.id not in (select change_id from organization_change_answers)`,
  },
  {
    what: 'a terminated project without a final report',
    acts: ['stand-in-report', 'answer-default', 'my-final-report'],
    rows: (round) => sql`select distinct j.id from agreements g join projects j on j.agreement_id = g.id
      join project_halts h on h.project_id = j.id and h.kind = 'terminate'
      where g.round_id = ${round} and j.id not in (select project_id from evaluations)
        and not exists (select 1 from closing_defaults d where d.project_id = j.id
          and d.id not in (select default_id from closing_default_answers))
        and not exists (select 1 from final_reports f where f.project_id = j.id
          and f.id not in (select final_report_id from final_report_returns))`,
  },
]
