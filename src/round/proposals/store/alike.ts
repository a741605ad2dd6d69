import { type SQL, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../db/db.ts'
import type { Instant } from '../../../shared/days.ts'
import { isUnsealed } from '../../calls/store/rounds.ts'
import { LEAST_KEPT, LEAST_MEASURE, LEAST_SHOWN, MOST_IN_A_BUCKET } from '../rules/alike.ts'
import { PAIR_SIGN, type PairRow, type WantedPairs } from '../rules/pair.ts'

export type Indexed = { submissionId: string; proposalId: string; buckets: number[]; at: Instant }

/**
 * For the batch that submits: finds what is alike, then enters the index. Rows read grow with the bands and never with the
 * proposals that are there: a bucket is closed when it holds more than MOST_IN_A_BUCKET. Versions of the same proposal are
 * not compared; a later version takes the place of an earlier one where their buckets are the same.
 */
export function indexAlike(db: Db, { submissionId, proposalId, buckets, at }: Indexed): Statement[] {
  const all = JSON.stringify(buckets)
  return [
    db.run(sql`insert into similar_pairs (submission_id, other_id, shared, own, at)
      with mine as materialized (${open(all)})
      select ${submissionId}, b.submission_id, json_group_array(b.bucket), (select count(*) from mine), ${at}
      from mine cross join proposal_bands b on b.bucket = mine.bucket
      where b.proposal_id <> ${proposalId}
      group by b.submission_id
      having count(*) * 100 >= ${LEAST_KEPT} * max((select count(*) from mine), ${LEAST_MEASURE})`),
    db.run(sql`insert into proposal_bands (bucket, proposal_id, submission_id)
      select bucket, ${proposalId}, ${submissionId} from (${open(all)}) where true
      on conflict (bucket, proposal_id) do update set submission_id = excluded.submission_id`),
    db.run(sql`insert into common_bands (bucket)
      select o.bucket from (${open(all)}) o
      where (select count(*) from (
        select 1 from proposal_bands b where b.bucket = o.bucket limit ${MOST_IN_A_BUCKET} + 1)) > ${MOST_IN_A_BUCKET}`),
  ]
}

/** Of these buckets, those that still say something. */
const open = (buckets: string): SQL => sql`select j.value as bucket from json_each(${buckets}) j
  where not exists (select 1 from common_bands c where c.bucket = j.value)`

/**
 * Pairs of a round's proposals with others of it and of other rounds, the most alike first. Only submissions that count,
 * and only of rounds that are open to the staff.
 */
export const pairsIn = (db: Db, roundId: string, wanted: WantedPairs, now: Instant) =>
  db.all<PairRow & { total: number }>(sql`
    with pairs as materialized (${scored(sql`a.round_id = ${roundId}`, now)})
    select *, count(*) over () as total from pairs
    where percent >= ${wanted.least} and ${narrowed(wanted)}
    order by percent desc, aNumber, bNumber limit ${ROWS} offset ${(wanted.page - 1) * ROWS}`)

const ROWS = 50

function narrowed({ verdict, word, foreign }: WantedPairs): SQL {
  const judged = verdict === 'none' ? sql`verdict is null` : sql`verdict = ${verdict}`
  return sql`${verdict ? judged : sql`true`} and ${foreign ? sql`isOwn = 0` : sql`true`}
    and instr(lower(aTitle || ' ' || bTitle || ' ' || aBy || ' ' || bBy), lower(${word})) > 0`
}

/** The pairs of one proposal, on either side, the most alike five. */
export const pairsOf = (db: Db, proposalId: string, now: Instant) =>
  db.all<PairRow>(sql`
    with mine as (select id from current_submissions where proposal_id = ${proposalId}),
      pairs as materialized (${scored(
        sql`(p.submission_id in (select id from mine) or p.other_id in (select id from mine))`,
        now,
      )})
    select * from pairs where percent >= ${LEAST_SHOWN} order by percent desc limit ${MOST_BESIDE}`)

const MOST_BESIDE = 5

/** One pair, whatever its percent: it may have been common words all along. */
export const pairById = (db: Db, id: string, now: Instant) => {
  const [submissionId = '', otherId = ''] = id.split(PAIR_SIGN)
  return db.all<PairRow>(scored(sql`p.submission_id = ${submissionId} and p.other_id = ${otherId}`, now))
}

/**
 * A bucket that became everybody's since counts neither as shared nor in what the pair is measured by, so that the first
 * proposals of a template, alike only until the others came, do not stay so.
 */
const scored = (where: SQL, now: Instant): SQL => sql`
  select id, 100 * (size - common) / max(own - common, ${LEAST_MEASURE}) as percent, verdict,
    a, b, aTitle, bTitle, aBy, bBy, aNumber, bNumber, aCode, bCode, isOwn
  from (
    select p.submission_id || ${PAIR_SIGN} || p.other_id as id, p.own, json_array_length(p.shared) as size,
      (select count(*) from json_each(p.shared) s join common_bands c on c.bucket = s.value) as common,
      (select m.verdict from similar_remarks m where m.submission_id = p.submission_id and m.other_id = p.other_id
        order by m.seq desc limit 1) as verdict,
      a.proposal_id as a, b.proposal_id as b, a.title as aTitle, b.title as bTitle, x.name as aBy, y.name as bBy,
      a.number as aNumber, b.number as bNumber, r.code as aCode, q.code as bCode,
      a.organization_id = b.organization_id as isOwn
    from similar_pairs p
    join current_submissions a on a.id = p.submission_id join current_submissions b on b.id = p.other_id
    join organizations x on x.id = a.organization_id join organizations y on y.id = b.organization_id
    join rounds r on r.id = a.round_id join rounds q on q.id = b.round_id
    where ${where} and ${isUnsealed(sql`a.round_id`, now)} and ${isUnsealed(sql`b.round_id`, now)})`
