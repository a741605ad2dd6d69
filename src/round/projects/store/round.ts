import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import type { Whose } from '../../../owners/rules.ts'
import { isWhose, whoseCounts, whoseIn } from '../../../owners/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import type { Day } from '../../../shared/days.ts'
import { callOf } from '../../calls/store.ts'
import { type Listed, type ListState, type Wanted, listingOf } from '../rules/listing.ts'

type Asked = Wanted & { whose?: Whose | undefined }
type As = { asked: Asked; by: Person; today: Day; rows: number }

/** A page of a round's agreements and what has become of them, with how many there are in each state; null: no such round. */
export async function findListing(db: Db, roundId: string, as: As) {
  const [[call], rows, counted, [whose]] = await db.batch([
    callOf(db, roundId),
    listed(db, roundId, as),
    as.asked.word || as.asked.whose ? countedAmong(db, roundId, as) : countedIn(db, roundId, as.today),
    whoseCounts(db, as.by, casesIn(roundId)),
  ])
  if (!call) return null
  const round = { id: roundId, title: call.plan.title }
  return { round, listing: listingOf(rows, counted, as.asked), whose: whose ?? { mine: 0, nobody: 0 } }
}

const KIND = sql`iif(j.id is null, 'proposal', 'project')`
const CASE = sql`coalesce(j.id, g.proposal_id)`

const casesIn = (roundId: string): SQL => sql`
  select ${KIND} as kind, ${CASE} as id from agreements g left join projects j on j.agreement_id = g.id
  where g.round_id = ${roundId}`

const listed = (db: Db, roundId: string, { asked, by, today, rows }: As) =>
  db.all<Listed>(sql`
    select g.id as agreementId, j.id as projectId, s.title, o.name as organization, r.code, x.number,
      g.amount_fen as amount, (select count(*) from signatures z where z.agreement_id = g.id) as signed,
      (select count(*) from milestones m where m.project_id = j.id) as milestones, ${accepted} as accepted,
      ${waiting} as waiting, x.next_due as nextDue, coalesce(x.next_due < ${today}, 0) as overdue,
      (select e.closed_at from project_ends e where e.project_id = j.id) as closedAt, x.terminated_at as terminatedAt,
      ${whoseIn(by, KIND, CASE)} as whose
    from agreement_progress x cross join ${named} join rounds r on r.id = x.round_id
    where x.round_id = ${roundId} and ${isIn(asked.state, today)} and ${isAmong(asked, by)}
    order by x.number limit ${rows} offset ${(asked.page - 1) * rows}`)

const named = sql`agreements g on g.id = x.agreement_id
  join submissions s on s.id = g.submission_id
  join proposals p on p.id = g.proposal_id
  join organizations o on o.id = p.organization_id
  left join projects j on j.agreement_id = g.id`

const accepted = sql`(select count(*) from milestones m where m.project_id = j.id and exists (
  select 1 from reports t join report_reviews v on v.report_id = t.id where t.milestone_id = m.id and v.outcome = 'accepted'))`
const waiting = sql`(select count(*) from milestones m join reports t on t.milestone_id = m.id
  where m.project_id = j.id and not exists (select 1 from report_reviews v where v.report_id = t.id))`

/** A project that runs, and what it owes is late. */
const isLate = (today: Day): SQL =>
  sql`x.stage = 'running' and x.next_due is not null and x.next_due < ${today}`

function isIn(state: string | undefined, today: Day): SQL {
  if (!state) return sql`true`
  if (state === 'overdue') return isLate(today)
  return state === 'running'
    ? sql`x.stage = 'running' and coalesce(x.next_due, ${today}) >= ${today}`
    : sql`x.stage = ${state}`
}

const isAmong = ({ word, whose }: Asked, by: Person): SQL =>
  sql`${word ? sql`instr(s.title || ' ' || o.name, ${word}) > 0` : sql`true`} and ${ofWhom(by, whose)}`

/** What runs is a project, and the rest a proposal. */
const ofWhom = (by: Person, whose: Whose | undefined): SQL =>
  whose === undefined
    ? sql`true`
    : sql`iif(j.id is null, ${isWhose(whose, by, 'proposal', CASE)}, ${isWhose(whose, by, 'project', CASE)})`

type Counted = { state: ListState; count: number }

/** As they are kept; what is late is counted among what runs, too. */
const countedIn = (db: Db, roundId: string, today: Day) =>
  db.all<Counted>(sql`
    select y.stage as state, y.agreements as count from round_agreements y where y.round_id = ${roundId}
    union all select 'overdue', count(*) from agreement_progress x where x.round_id = ${roundId} and ${isLate(today)}`)

/** Of those alone that have the word, or are somebody's. */
const countedAmong = (db: Db, roundId: string, { asked, by, today }: As) =>
  db.all<Counted>(sql`
    with found as materialized (select x.stage, x.next_due from agreement_progress x cross join ${named}
      where x.round_id = ${roundId} and ${isAmong(asked, by)})
    select x.stage as state, count(*) as count from found x group by x.stage
    union all select 'overdue', count(*) from found x where ${isLate(today)}`)
