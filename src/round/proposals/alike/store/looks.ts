/** What a night needs to see which proposals copied from each other, and what it found. */
import { type SQL, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../../db/db.ts'
import type { Instant } from '../../../../shared/days.ts'
import type { Plan } from '../../../calls/rules/plan.ts'
import { LEAST_GROUPED, MOST_IN_A_BUCKET } from '../rules/shingles.ts'
import type { Content } from '../../rules/content.ts'
import type { Link, Sketched } from '../rules/rings.ts'
import { MOST_SAMPLED } from '../rules/weighing.ts'

export type Missing = { submissionId: string; proposalId: string; at: Instant; content: Content; plan: Plan }

/** Last submissions that never entered the index, the oldest first. */
export async function missingIn(db: Db, limit: number): Promise<Missing[]> {
  const rows = await db.all<Omit<Missing, 'content' | 'plan'> & { content: string; plan: string }>(sql`
    select s.id as submissionId, s.proposal_id as proposalId, s.at, s.content, r.plan
    from submissions s join proposals p on p.id = s.proposal_id join rounds r on r.id = p.round_id
    where not exists (select 1 from sketches k where k.submission_id = s.id)
      and not exists (select 1 from submissions l where l.proposal_id = s.proposal_id and l.revision > s.revision)
    order by s.at, s.id limit ${limit}`)
  return rows.map(({ content, plan, ...row }) => ({
    ...row,
    content: JSON.parse(content),
    plan: JSON.parse(plan),
  }))
}

/** Rounds in which something was submitted or withdrawn since the last look, or with pairs that are not checked. */
export const dueRounds = (db: Db, limit: number) =>
  db.all<{ id: string; sketches: number }>(sql`
    select r.id, n.sketches from rounds r join (
      select p.round_id, count(*) + count(w.submission_id) as sketches
      from sketches k join submissions s on s.id = k.submission_id join proposals p on p.id = s.proposal_id
      left join withdrawals w on w.submission_id = s.id group by p.round_id) n on n.round_id = r.id
    left join similar_looks l on l.round_id = r.id
    where l.sketches is not n.sketches or exists (${uncheckedOf(sql`r.id`)}) limit ${limit}`)

/** Pairs whose first is a submission of the round that counts, as does the other, without a check. */
const uncheckedOf = (roundId: SQL): SQL => sql`select p.submission_id as id, p.other_id as other
  from likely_pairs u cross join similar_pairs p on p.submission_id = u.submission_id and p.other_id = u.other_id
  join current_submissions a on a.id = p.submission_id join current_submissions b on b.id = p.other_id
  where u.round_id = ${roundId} and u.checked = 0`

/** The round's submissions that count, the first of them first. */
export async function sketchesIn(db: Db, roundId: string): Promise<Sketched[]> {
  const rows = await db.all<{ id: string; buckets: string }>(sql`
    select k.submission_id as id, k.buckets from current_submissions c join sketches k on k.submission_id = c.id
    where c.round_id = ${roundId} order by c.at, c.id limit ${MOST_SKETCHES}`)
  return rows.map(({ id, buckets }) => ({ id, buckets: JSON.parse(buckets) }))
}

const MOST_SKETCHES = 2000

export const insertLinks = (db: Db, links: Link[], at: Instant): Statement =>
  db.run(sql`insert into similar_pairs (submission_id, other_id, shared, own, at)
    select j.value ->> 'id', j.value ->> 'leader', j.value -> 'shared', j.value ->> 'own', ${at}
    from json_each(${JSON.stringify(links)}) j where true on conflict do nothing`)

export type Edge = { id: string; other: string }

/** The likeliest first. */
export const uncheckedIn = (db: Db, roundId: string, limit: number) =>
  db.all<Edge>(
    sql`${uncheckedOf(sql`${roundId}`)} order by json_array_length(p.shared) desc, p.submission_id limit ${limit}`,
  )

/**
 * Submissions of a round, and where it has few, of others that are not sealed: what they say weighs in what is shown of open ones. Ids are random, so that the first of them are any of them. Rows
 * go through `saidIn`.
 */
export const sampleIn = (db: Db, roundId: SQL | string) =>
  db.all<Said>(sql`select s.id, s.content from submissions s join (
    select * from (select id from current_submissions where round_id = ${roundId} order by id limit ${MOST_SAMPLED})
    union all
    select * from (select id from open_submissions where round_id <> ${roundId}
      and (select count(*) from current_submissions where round_id = ${roundId}) <= ${MOST_IN_A_BUCKET}
      order by id limit ${MOST_SAMPLED})
    limit ${MOST_SAMPLED}) t on t.id = s.id`)

type Said = { id: string; content: string }
export const saidIn = (rows: Said[]): Map<string, Content> =>
  new Map(rows.map(({ id, content }) => [id, JSON.parse(content)]))

export const textsOf = (db: Db, ids: string[]) =>
  db.all<Said>(sql`select s.id, s.content from json_each(${JSON.stringify(ids)}) j
    join submissions s on s.id = j.value`)

export const planOf = (db: Db, roundId: string) =>
  db.all<{ plan: string }>(sql`select plan from rounds where id = ${roundId}`)

/** Shares of 0 to 1, kept in hundredths of a percent. */
export type Check = Edge & { alike: number; ring: number; common: number }

export const insertChecks = (db: Db, checks: Check[], at: Instant): Statement =>
  db.run(sql`insert into similar_checks (submission_id, other_id, percent, ring, common, at)
    select j.value ->> 'id', j.value ->> 'other', cast(10000 * (j.value ->> 'alike') as integer), cast(10000 * (j.value ->> 'ring') as integer),
      cast(10000 * (j.value ->> 'common') as integer), ${at}
    from json_each(${JSON.stringify(checks)}) j where true on conflict do nothing`)

/** Checked pairs within the round that are alike, whoever else says the same: three proposals of them make a group. */
export const ringsIn = (db: Db, roundId: string) =>
  db.all<Edge>(sql`
    select k.submission_id as id, k.other_id as other from current_submissions a
    join similar_checks k on k.submission_id = a.id join current_submissions b on b.id = k.other_id
    where a.round_id = ${roundId} and b.round_id = a.round_id and k.ring >= ${LEAST_GROUPED * 100} order by b.at, b.id, a.at limit ${MOST_EDGES}`)

const MOST_EDGES = 5000

export type Ring = { leader: string; members: string[]; excerpt: string }

/** The round's groups anew. */
export const replaceGroups = (db: Db, roundId: string, rings: Ring[]): [Statement, Statement] => [
  db.run(sql`delete from similar_groups where round_id = ${roundId}`),
  db.run(sql`insert into similar_groups (submission_id, leader_id, round_id, excerpt)
    select m.value, j.value ->> 'leader', ${roundId}, iif(m.value = j.value ->> 'leader', j.value ->> 'excerpt', '')
    from json_each(${JSON.stringify(rings)}) j, json_each(j.value, '$.members') m where true on conflict do nothing`),
]

export const insertLook = (db: Db, roundId: string, sketches: number, at: Instant): Statement =>
  db.run(sql`insert into similar_looks (round_id, sketches, at) values (${roundId}, ${sketches}, ${at})
    on conflict (round_id) do update set sketches = excluded.sketches, at = excluded.at`)
