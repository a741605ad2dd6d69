import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../db/db.ts'
import { firstBroken } from '../../history/rules.ts'
import { entriesOf } from '../../history/store.ts'
import { roundSubject } from '../../round/calls/store.ts'
import { type Happening, ROWS, type RoundHistory } from './rules.ts'

/** `subject` null: all of the round; `page` counts from 1. */
export type Wanted = { subject: string | null; page: number }

/**
 * The history of a round and of all that came of it, the newest first; null: no such round, or the subject is not one of
 * its own. One round trip.
 */
export async function findHistory(db: Db, roundId: string, wanted: Wanted): Promise<RoundHistory | null> {
  const subject = wanted.subject ?? roundSubject(roundId)
  const [[round], rows, [counted], entries] = await db.batch([
    db.all<RoundHistory['round']>(
      sql`select id, plan ->> '$.title' as title from rounds where id = ${roundId}`,
    ),
    happeningsIn(db, roundId, wanted),
    countIn(db, roundId, wanted.subject),
    entriesOf(db, subject),
  ])
  if (!round || (wanted.subject !== null && counted?.total === 0)) return null
  const broken = await firstBroken(entries)
  return {
    round,
    rows,
    total: counted?.total ?? 0,
    unlinked: counted?.unlinked ?? 0,
    chain: { subject, entries: entries.length, broken: broken?.seq ?? null },
  }
}

/**
 * One event may enter several histories (an opened project: the agreement's and its own); it is told once, by the highest
 * rank among those of one root. Drafts that were never submitted have no number and are not told at all.
 */
const subjectsOf = (roundId: string): SQL => sql`
  select * from (${untilNotices(roundId)}) union all select * from (${ofProposals(roundId)})`

/** In two halves: D1 takes five terms in a compound SELECT. */
const untilNotices = (roundId: string): SQL => sql`
  select 'round:' || ${roundId} as subject, '' as root, 1 as rank, null as name
  union all select 'panel:' || ${roundId}, '', 2, null
  union all select 'declaration:' || m.round_id || ':' || e.id, e.id, 1, e.name
    from panel_members m join experts e on e.id = m.expert_id where m.round_id = ${roundId}
  union all select * from (${publicityOf(roundId)})`

const publicityOf = (roundId: string): SQL => sql`
  select 'decision:' || ${roundId}, '', 3, null
  union all select 'notice:' || id, '', 1000 + seq, null from notices where round_id = ${roundId}
  union all select 'objection:' || o.id, '', 9000, s.title
    from notices n join objections o on o.notice_id = n.id left join submissions s on s.id = o.submission_id
    where n.round_id = ${roundId}`

const ofProposals = (roundId: string): SQL => sql`
  select 'proposal:' || n.proposal_id as subject, n.proposal_id as root, 1 as rank,
      (select s.title from submissions s where s.proposal_id = n.proposal_id order by s.revision desc limit 1) as name
    from proposal_numbers n where n.round_id = ${roundId}
  union all select 'assignment:' || a.id, a.id, 1, s.title
    from assignments a join submissions s on s.id = a.submission_id where a.round_id = ${roundId}
  union all select 'agreement:' || g.id, g.proposal_id, 2, s.title
    from agreements g join submissions s on s.id = g.submission_id where g.round_id = ${roundId}
  union all select 'project:' || j.id, g.proposal_id, 3, s.title
    from agreements g join projects j on j.agreement_id = g.id join submissions s on s.id = g.submission_id
    where g.round_id = ${roundId}`

const events = (roundId: string, subject: string | null): SQL => sql`
  select x.subject, x.name, max(x.rank), h.seq, h.what, h.by_id, h.at, h.particulars ->> '$.reason' as reason,
    sum(h.previous <> coalesce(q.hash, '')) as unlinked
  from (${subjectsOf(roundId)}) x
  join history h on h.subject = x.subject
  left join history q on q.subject = h.subject and q.seq = h.seq - 1
  where ${subject === null ? sql`true` : sql`x.subject = ${subject}`}
  group by h.at, h.what, h.by_id, h.particulars, x.root`

const happeningsIn = (db: Db, roundId: string, { subject, page }: Wanted) =>
  db.all<Happening>(sql`
    select t.subject, t.name, t.seq, t.what, p.name as by, t.at, t.reason
    from (${events(roundId, subject)}) t left join people p on p.id = t.by_id
    order by t.at desc, t.seq desc, t.subject limit ${ROWS} offset ${(page - 1) * ROWS}`)

const countIn = (db: Db, roundId: string, subject: string | null) =>
  db.all<{ total: number; unlinked: number }>(sql`
    select count(*) as total, coalesce(sum(unlinked), 0) as unlinked from (${events(roundId, subject)})`)

/** These share their events with another subject, where they are told; and drafts of proposals are nobody's business. */
const isTold = sql`h.subject not like 'applicant:%' and h.subject not like 'voucher:%' and h.subject not like 'receipt:%'
  and h.what <> 'proposal-started'`

/** What happened last on the whole site. */
export const newest = (db: Db, rows: number) =>
  db.all<Happening>(sql`
    select h.subject, null as name, h.seq, h.what, p.name as by, h.at, h.particulars ->> '$.reason' as reason
    from history h left join people p on p.id = h.by_id
    where ${isTold} order by h.at desc, h.seq desc limit ${rows}`)
