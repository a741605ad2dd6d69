import { sql } from 'drizzle-orm'
import type { Kind } from './kind.ts'

/** From the agreement to the end. */
export const OF_PROJECTS: Kind[] = [
  {
    what: 'an award without an agreement',
    acts: ['draft-agreements'],
    rows: (round) => sql`select w.round_id as id from awards w where w.round_id = ${round}
      and w.proposal_id not in (select proposal_id from agreements)`,
  },
  {
    what: 'an agreement that the bureau has not signed',
    acts: ['sign'],
    rows: (round) => sql`select g.id from agreements g where g.round_id = ${round}
      and not exists (select 1 from signatures s where s.agreement_id = g.id and s.side = 'bureau')`,
  },
  {
    what: 'an agreement that the organization has not signed',
    acts: ['my-signature'],
    rows: (round) => sql`select g.id from agreements g where g.round_id = ${round}
      and not exists (select 1 from signatures s where s.agreement_id = g.id and s.side = 'organization')`,
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
    rows: (round) => sql`select distinct g.id from agreements g join tranche_states t on t.agreement_id = g.id
      where g.round_id = ${round} and t.state = 'payable'`,
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
    what: 'a project that is judged and not closed',
    acts: ['close'],
    rows: (round) => sql`select g.round_id as id from agreements g join projects j on j.agreement_id = g.id
      where g.round_id = ${round} and j.id in (select project_id from evaluations) and j.id not in (select project_id from closings)`,
  },
  {
    what: 'a report that is due within a month',
    acts: ['my-report'],
    rows: (round, now) => sql`select m.id from agreements g join projects j on j.agreement_id = g.id
      join milestones m on m.project_id = j.id
      where g.round_id = ${round} and m.due_on <= date((${now} + 28800000) / 1000, 'unixepoch', '+30 days')
        and j.id not in (select project_id from closings)
        and not exists (select 1 from reports r left join report_reviews v on v.report_id = r.id
          where r.milestone_id = m.id and coalesce(v.outcome, 'waiting') <> 'returned')`,
  },
  {
    what: 'a final report that is not there, every milestone being accepted',
    acts: ['my-final-report'],
    rows: (round) => sql`select j.id from agreements g join projects j on j.agreement_id = g.id
      where g.round_id = ${round} and j.id not in (select project_id from evaluations)
        and not exists (select 1 from final_reports f where f.project_id = j.id
          and f.id not in (select final_report_id from final_report_returns))
        and not exists (select 1 from milestones m where m.project_id = j.id and not exists (
          select 1 from reports r join report_reviews v on v.report_id = r.id
          where r.milestone_id = m.id and v.outcome = 'accepted'))`,
  },
]
