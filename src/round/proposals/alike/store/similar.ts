import { type SQL, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../../db/db.ts'
import type { Instant } from '../../../../shared/days.ts'
import {
  LEAST_KEPT,
  LEAST_MEASURE,
  LEAST_SHOWN,
  LEAST_UNCHECKED,
  MOST_IN_A_BUCKET,
} from '../rules/shingles.ts'
import { type Group, PAIR_SIGN, type PairRow, type WantedPairs } from '../rules/pair.ts'

export type Indexed = { submissionId: string; proposalId: string; buckets: number[]; at: Instant }

/**
 * For the batch that submits: finds what is alike, then enters the index. Rows read grow with the bands and never with the
 * proposals that are there: a bucket is closed when it holds more than MOST_IN_A_BUCKET. Versions of the same proposal are
 * not compared; a later version takes the place of an earlier one where their buckets are the same. A submission may enter
 * later than others that came after it: of a pair the first is the later submission, and nothing is entered twice.
 */
export function indexAlike(db: Db, { submissionId, proposalId, buckets, at }: Indexed): Statement[] {
  const all = JSON.stringify(buckets)
  return [
    db.run(sql`insert into similar_pairs (submission_id, other_id, shared, own, at)
      select iif(isLater, ${submissionId}, other), iif(isLater, other, ${submissionId}), shared, own, ${at} from (
        select f.*, mine.at >= theirs.at as isLater from (${foundBy(all, proposalId)}) f
        join submissions theirs on theirs.id = f.other join submissions mine on mine.id = ${submissionId})
      where true on conflict do nothing`),
    db.run(sql`insert into proposal_bands (bucket, proposal_id, submission_id)
      select bucket, ${proposalId}, ${submissionId} from (${open(all)}) where true
      on conflict (bucket, proposal_id) do update set submission_id = excluded.submission_id`),
    db.run(sql`insert into common_bands (bucket)
      select o.bucket from (${open(all)}) o
      where (select count(*) from (
        select 1 from proposal_bands b where b.bucket = o.bucket limit ${MOST_IN_A_BUCKET} + 1)) > ${MOST_IN_A_BUCKET}`),
    db.run(sql`insert into sketches (submission_id, buckets, at) values (${submissionId}, ${all}, ${at})
      on conflict do nothing`),
  ]
}

/** Other proposals' submissions that share enough of these buckets. */
const foundBy = (buckets: string, proposalId: string): SQL => sql`
  with mine as materialized (${open(buckets)})
  select b.submission_id as other, json_group_array(b.bucket) as shared, (select count(*) from mine) as own
  from mine cross join proposal_bands b on b.bucket = mine.bucket
  where b.proposal_id <> ${proposalId}
  group by b.submission_id
  having count(*) * 100 >= ${LEAST_KEPT} * max((select count(*) from mine), ${LEAST_MEASURE})`

/** Of these buckets, those that still say something. */
const open = (buckets: string): SQL => sql`select j.value as bucket from json_each(${buckets}) j
  where not exists (select 1 from common_bands c where c.bucket = j.value)`

/**
 * Pairs of a round's proposals with others of it and of other rounds, the most alike first. Only submissions that count,
 * and only of rounds that are open to the staff.
 */
export const pairsIn = (db: Db, roundId: string, wanted: WantedPairs, rows: number) =>
  db.all<PairRow & { total: number }>(sql`
    with pairs as materialized (${scored(sql`z.round_id = ${roundId}`, LIKELY)})
    select *, count(*) over () as total from pairs
    where ${isShown(wanted.least)} and ${narrowed(wanted)}
    order by percent desc, aNumber, bNumber limit ${rows} offset ${(wanted.page - 1) * rows}`)

/** The others are not shown, whatever is asked for. */
const LIKELY = sql`likely_pairs z
    cross join similar_pairs p on p.submission_id = z.submission_id and p.other_id = z.other_id`

/** What no night has checked is an estimate, and shown from more on. */
const isShown = (least: number): SQL =>
  sql`percent >= iif(common is null, max(${LEAST_UNCHECKED}, ${least}), ${least})`

/** A pair within a group is shown with the group, unless it is looked for. */
function narrowed({ verdict, word, foreign, group }: WantedPairs): SQL {
  const judged = verdict === 'none' ? sql`verdict is null` : sql`verdict = ${verdict}`
  const isPlain = !verdict && !word
  const grouped = group ? sql`leader = ${group}` : isPlain ? sql`leader is null` : sql`true`
  return sql`${grouped} and ${verdict ? judged : sql`true`} and ${foreign ? sql`isOwn = 0` : sql`true`}
    and instr(lower(aTitle || ' ' || bTitle || ' ' || aBy || ' ' || bBy), lower(${word})) > 0`
}

/** Groups of a round, the largest first. Rows go through `groupIn`. */
export const groupsIn = (db: Db, roundId: string) =>
  db.all<Omit<Group, 'members'> & { members: string }>(sql`
    select g.leader_id as id, count(*) as count, max(g.excerpt) as excerpt, json_group_array(json_object(
      'proposal', c.proposal_id, 'title', c.title, 'by', o.name, 'number', c.number)) as members
    from similar_groups g join open_submissions c on c.id = g.submission_id
    join organizations o on o.id = c.organization_id
    where g.round_id = ${roundId}
    group by g.leader_id having count(*) > 1 order by count(*) desc, min(c.number) limit 50`)

export const groupIn = (row: Omit<Group, 'members'> & { members: string }): Group => ({
  ...row,
  members: JSON.parse(row.members),
})

/** The pairs of one proposal, on either side, the most alike five. */
export const pairsOf = (db: Db, proposalId: string) =>
  db.all<PairRow>(sql`
    with mine as (select id from open_submissions where proposal_id = ${proposalId}),
      pairs as materialized (${scored(
        sql`(p.submission_id in (select id from mine) or p.other_id in (select id from mine))`,
      )})
    select * from pairs where ${isShown(LEAST_SHOWN)} order by percent desc limit ${MOST_BESIDE}`)

const MOST_BESIDE = 5

/** One pair, whatever its percent: it may have been common words all along. */
export const pairById = (db: Db, id: string) => {
  const [submissionId = '', otherId = ''] = id.split(PAIR_SIGN)
  return db.all<PairRow>(scored(sql`p.submission_id = ${submissionId} and p.other_id = ${otherId}`))
}

/**
 * Checked over the texts, or an estimate by buckets: one that became everybody's since counts neither as shared nor in what
 * the pair is measured by, so that the first proposals of a template, alike only until the others came, do not stay so.
 */
const scored = (where: SQL, pairs = sql`similar_pairs p`): SQL => sql`
  select id, coalesce(iif(leader is null, checked, max(checked, ring)) / 100, 100 * (size - closed) / max(own - closed, ${LEAST_MEASURE})) as percent,
    common / 100 as common, leader, verdict,
    a, b, aTitle, bTitle, aBy, bBy, aOf, bOf, aNumber, bNumber, aCode, bCode, isOwn
  from (
    select p.submission_id || ${PAIR_SIGN} || p.other_id as id, p.own, json_array_length(p.shared) as size,
      (select count(*) from json_each(p.shared) s join common_bands c on c.bucket = s.value) as closed,
      k.percent as checked, k.ring, k.common, iif(g.leader_id = h.leader_id, g.leader_id, null) as leader,
      (select m.verdict from similar_remarks m where m.submission_id = p.submission_id and m.other_id = p.other_id
        order by m.seq desc limit 1) as verdict,
      a.proposal_id as a, b.proposal_id as b, a.title as aTitle, b.title as bTitle, x.name as aBy, y.name as bBy,
      x.id as aOf, y.id as bOf,
      a.number as aNumber, b.number as bNumber, r.code as aCode, q.code as bCode,
      a.organization_id = b.organization_id as isOwn
    from ${pairs}
    join open_submissions a on a.id = p.submission_id join open_submissions b on b.id = p.other_id
    join organizations x on x.id = a.organization_id join organizations y on y.id = b.organization_id
    join rounds r on r.id = a.round_id join rounds q on q.id = b.round_id
    left join similar_checks k on k.submission_id = p.submission_id and k.other_id = p.other_id
    left join similar_groups g on g.submission_id = p.submission_id
    left join similar_groups h on h.submission_id = p.other_id
    where ${where})`
