import { sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import type { Hosted } from '../rules/hosted.ts'

/**
 * What the groups that these organizations host have handed in, with what has become of it: the agreement that the host signs,
 * the money that comes to it, and until when the group owes something. What is due first stands first.
 */
export const hostedOf = (db: Db, organizationIds: string[]) =>
  db.all<Hosted>(sql`
    select s.proposal_id as id, s.title, o.name as organization, r.code, s.number, t.standing, g.id as agreementId,
      g.amount_fen as amount, (select coalesce(sum(amount_fen), 0) from payments where agreement_id = g.id) as paid,
      ${correctBy} as correctBy, ${reportBy} as reportBy
    from hosts_in_force h
    join current_submissions s on s.organization_id = h.group_id
    join organizations o on o.id = s.organization_id
    join rounds r on r.id = s.round_id
    join proposal_standings t on t.proposal_id = s.proposal_id
    left join agreements g on g.proposal_id = s.proposal_id
    left join projects j on j.agreement_id = g.id
    left join project_ends e on e.project_id = j.id
    where h.host_id in (select value from json_each(${JSON.stringify(organizationIds)}))
    order by coalesce(correctBy, reportBy) is null, coalesce(correctBy, reportBy), s.at desc limit 50`)

const correctBy = sql`(select min(c.due_on) from corrections c where c.submission_id = s.id
  and not exists (select 1 from correction_answers a where a.correction_id = c.id)
  and not exists (select 1 from eligibility_checks k where k.submission_id = c.submission_id))`

const reportBy = sql`(select min(m.due_on) from milestones m where m.project_id = j.id
  and e.closed_at is null and e.terminated_at is null and not exists (
    select 1 from reports p left join report_reviews v on v.report_id = p.id
    where p.milestone_id = m.id and coalesce(v.outcome, 'waiting') <> 'returned'))`
