import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { numberIn } from '../../../round/calls/store.ts'
import type { ActsOf } from '../rules/dates.ts'

/** When the acts were done that begin and end the stages of a round, where `only` holds: one row. */
export const actsOf = (db: Db, roundId: string, only: SQL) =>
  db.all<ActsOf>(sql`
    select ${opening}, ${judging}, ${publicity}, ${carryingOut},
      ${numberIn(sql`r.plan`, 'closing.requestMonths')} as requestMonths
    from rounds r where r.id = ${roundId} and ${only}`)

const opening = sql`
  (select x.at from openings x where x.round_id = r.id) as openedAt,
  (select min(m.at) from panel_members m where m.round_id = r.id) as panelAt,
  (select min(a.at) from assignments a where a.round_id = r.id) as assignedAt`

const judging = sql`
  (select min(d.at) from decisions d where d.round_id = r.id) as preparedAt,
  (select max(x.at) from decisions d join decision_approvals x on x.decision_id = d.id where d.round_id = r.id) as approvedAt`

const publicity = sql`
  (select n.from_day from notices n where n.round_id = r.id order by n.seq desc limit 1) as noticeFrom`

const ofProjects = sql`from agreements g join projects j on j.agreement_id = g.id`

const carryingOut = sql`
  (select min(g.starts_on) ${ofProjects} where g.round_id = r.id) as startsOn,
  (select max(g.ends_on) ${ofProjects} where g.round_id = r.id) as endsOn,
  (select min(f.at) ${ofProjects} join final_reports f on f.project_id = j.id where g.round_id = r.id) as finalAt,
  (select max(c.at) ${ofProjects} join closings c on c.project_id = j.id where g.round_id = r.id) as closedAt`
