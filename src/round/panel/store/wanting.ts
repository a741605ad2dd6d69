import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import type { Wanting } from '../supplements/rules.ts'

const least = (roundId: string): SQL =>
  sql`(select r.plan ->> '$.parameters.scoring.minSheets' from rounds r where r.id = ${roundId})`

/** How many experts read each of its proposals; null: all that may. */
const numbered = (roundId: string): SQL =>
  sql`(select r.plan ->> '$.parameters.scoring.sheetsPerProposal' from rounds r where r.id = ${roundId})`

/**
 * Submissions that may want sheets: too few count, a member who was taken off has given one back, one of so many as
 * the rules say is barred since, or nobody at all was given one. Each is found without looking at the others.
 */
export const candidates = (roundId: string): SQL => sql`
  select c.submission_id from submission_sheets c where c.round_id = ${roundId} and c.sheets < ${least(roundId)}
  union select b.submission_id from given_back_assignments b where b.round_id = ${roundId}
  union select b.submission_id from barred_assignments b where b.round_id = ${roundId} and ${numbered(roundId)} is not null
  union select s.id from round_scored k join round_progress p on p.round_id = k.round_id and k.proposals < p.eligible
    cross join open_submissions s on s.round_id = k.round_id where k.round_id = ${roundId}
    and not exists (select 1 from submission_sheets c where c.round_id = k.round_id and c.submission_id = s.id)`

/** Of a submission s: sheets that were given out at first, to experts who may judge it; whoever is barred since has others in their place where the rules say how many read it. */
const atFirst = (roundId: string): SQL => sql`(
  select count(*) from assignments a where a.submission_id = s.id
    and a.at = (select min(f.at) from assignments f where f.round_id = ${roundId})
    and (${numbered(roundId)} is not null or not exists (select 1 from recusals q where q.round_id = ${roundId} and q.expert_id = a.expert_id
      and q.organization_id = s.organization_id)))`

const wanting = (roundId: string): SQL => sql`(
  select s.id as submissionId, s.organization_id as organizationId, s.number, s.title, coalesce(c.sheets, 0) as live,
    max(${least(roundId)}, ${atFirst(roundId)}) - coalesce(c.sheets, 0) as missing
  from (${candidates(roundId)}) w cross join open_submissions s on s.id = w.submission_id
  join proposal_progress g on g.proposal_id = s.proposal_id and g.eligible = 1
  left join submission_sheets c on c.round_id = s.round_id and c.submission_id = s.id
  where exists (select 1 from assignments f where f.round_id = ${roundId}))`

/** Whether there are any. */
export const wantsSheets = (roundId: string): SQL => sql`exists (${candidates(roundId)})`

/** What wants sheets, the most of it first; `rows`: a page's. */
export const wantingIn = (db: Db, roundId: string, rows = -1) =>
  db.all<Wanting>(
    sql`select * from ${wanting(roundId)} where missing > 0 order by live, number limit ${rows}`,
  )

export const wantedIn = (db: Db, roundId: string) =>
  db.all<{ proposals: number; missing: number }>(
    sql`select count(*) as proposals, coalesce(sum(missing), 0) as missing from ${wanting(roundId)} where missing > 0`,
  )
