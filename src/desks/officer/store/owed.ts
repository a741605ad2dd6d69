import { sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { type Day, type Instant, dayOf, plusDays } from '../../../shared/days.ts'
import { NEAR_DAYS } from '../../matters/rules/matter.ts'
import type { Owed } from '../rules/watches.ts'

/** What organizations owe the office: a row for each round and kind. */
export const owedBy = (db: Db, now: Instant) =>
  db.all<Owed>(sql`
    select 'corrections' as act, p.round_id as roundId, count(*) as count, min(c.due_on) as "by"
    from corrections c
    cross join submissions s on s.id = c.submission_id
    join proposals p on p.id = s.proposal_id
    left join correction_answers a on a.correction_id = c.id
    where a.correction_id is null and c.due_on >= ${dayOf(now)}
      and not exists (select 1 from eligibility_checks k where k.submission_id = c.submission_id)
    group by p.round_id
    union all ${reports(plusDays(dayOf(now), NEAR_DAYS))}`)

/** Milestones without a report that stands, of projects that are not closed, due by a day: of whatever has one, nothing else is read. */
const reports = (by: Day) => sql`
  select 'reports', x.round_id, count(*), min(m.due_on)
  from proposal_progress x cross join agreements g on g.proposal_id = x.proposal_id
  join projects j on j.agreement_id = g.id
  join milestones m on m.project_id = j.id
  where x.next_due <= ${by} and m.due_on <= ${by} and not exists (
    select 1 from reports r left join report_reviews v on v.report_id = r.id
    where r.milestone_id = m.id and coalesce(v.outcome, 'waiting') <> 'returned')
  group by x.round_id`

/** Needs without an answer, how many, and when the oldest came in. */
export const needsOpen = (db: Db) =>
  db.all<{ count: number; since: Instant | null }>(sql`
    select count(*) as count, min(n.at) as since from needs n
    left join need_answers a on a.need_id = n.id where a.need_id is null`)

/** Versions of rulebooks that were sent back or taken back, and not put forward again nor thrown away. */
export const booksReturned = (db: Db) =>
  db.all<{ id: string; title: string; seq: number; at: Instant }>(sql`
    select v.id, v.book ->> '$.title' as title, v.seq, t.at
    from rulebook_returns t join rulebook_versions v on v.id = t.version_id
    where t.at = (select max(x.at) from rulebook_returns x where x.version_id = v.id)
      and not exists (select 1 from rulebook_requests q where q.version_id = v.id and q.version = v.version
        and not exists (select 1 from rulebook_returns x where x.version_id = v.id and x.version = v.version))
      and not exists (select 1 from rulebook_enactments e where e.version_id = v.id)
      and not exists (select 1 from discarded_versions x where x.id = v.id)
      and not exists (select 1 from rulebook_versions w where w.rulebook_id = v.rulebook_id and w.seq > v.seq)
    order by t.at limit 50`)
