import { type SQL, sql } from 'drizzle-orm'
import type { Given } from '../../../db/asked.ts'
import type { Db } from '../../../db/db.ts'
import { numberIn } from '../../../round/calls/store.ts'
import type { ActsOf } from '../rules/dates.ts'

/** When the acts were done that begin and end the stages of a round, where `only` holds: one row. */
export const actsOf = (db: Db, roundId: Given<string>, only: SQL) =>
  db.all<ActsOf>(sql`
    select ${opening}, ${judging}, ${publicity}, ${carryingOut},
      ${numberIn(sql`r.plan`, 'closing.requestMonths')} as requestMonths
    from rounds r join round_progress q on q.round_id = r.id where r.id = ${roundId} and ${only}`)

const opening = sql`
  (select x.at from openings x where x.round_id = r.id) as openedAt,
  (select x.began_at from round_panels x where x.round_id = r.id) as panelAt,
  (select min(a.at) from assignments a where a.round_id = r.id) as assignedAt`

const judging = sql`
  (select min(d.at) from decisions d where d.round_id = r.id) as preparedAt,
  (select max(x.at) from decisions d join decision_approvals x on x.decision_id = d.id where d.round_id = r.id) as approvedAt`

const publicity = sql`
  (select n.from_day from notices n where n.round_id = r.id order by n.seq desc limit 1) as noticeFrom`

const carryingOut = sql`q.starts_on as startsOn, q.ends_on as endsOn, q.final_at as finalAt, q.closed_at as closedAt`
