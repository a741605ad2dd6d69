import { subjects } from '../../history/subjects.ts'
import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../db/db.ts'
import { type Particulars, entryAfter, firstBroken } from '../../history/rules.ts'
import { entriesOf } from '../../history/store.ts'
import { isUnsealed } from '../../round/calls/opening/store.ts'
import type { Happening, RoundHistory } from './rules.ts'

/** `subject` blank: all of the round; `page` of `rows` counts from 1. */
export type Wanted = { subject: string; page: number; rows: number }

/**
 * The history of a round and of all that came of it, the newest first; null: no such round, or the subject is not one of
 * its own. One round trip.
 */
export async function findHistory(db: Db, roundId: string, wanted: Wanted): Promise<RoundHistory | null> {
  const subject = wanted.subject || subjects.round(roundId)
  const [[round], rows, [counted], entries] = await db.batch([
    db.all<RoundHistory['round']>(
      sql`select id, plan ->> '$.title' as title from rounds where id = ${roundId}`,
    ),
    happeningsIn(db, roundId, wanted),
    countIn(db, roundId, wanted),
    entriesOf(db, subject),
  ])
  if (!round || (wanted.subject && counted?.total === 0)) return null
  const broken = await firstBroken(entries)
  return {
    round,
    rows: await happeningsOf(rows),
    total: counted?.total ?? 0,
    unlinked: counted?.unlinked ?? 0,
    chain: { subject, entries: entries.length, broken: broken?.seq ?? null },
  }
}

/**
 * One event may enter several histories (an opened project: the agreement's and its own); it is told once, by the highest
 * rank among those of one root. Drafts that were never submitted have no number and are not told at all; neither is
 * anything of sealed proposals, not even that there are any, before they are opened.
 */
const subjectsOf = (roundId: string): SQL => sql`
  select * from (${untilNotices(roundId)}) union all select * from (${ofProposals(roundId)})`

/** In two halves: D1 takes five terms in a compound SELECT. */
const untilNotices = (roundId: string): SQL => sql`
  select ${subjects.round(roundId)} as subject, '' as root, 1 as rank, null as name
  union all select ${subjects.panel(roundId)}, '', 2, null
  union all select ${subjects.declaration.of(sql`m.round_id`, sql`e.id`)}, e.id, 1, e.name
    from panel_members m join experts e on e.id = m.expert_id where m.round_id = ${roundId}
  union all select * from (${publicityOf(roundId)})`

const publicityOf = (roundId: string): SQL => sql`
  select ${subjects.decision(roundId)}, '', 3, null
  union all select ${subjects.notice.of(sql`id`)}, '', 1000 + seq, null from all_notices where round_id = ${roundId}
  union all select ${subjects.objection.of(sql`o.id`)}, '', 9000, s.title
    from all_notices n join objections o on o.notice_id = n.id left join submissions s on s.id = o.submission_id
    where n.round_id = ${roundId}
  union all select ${subjects.enquiry.of(sql`id`)}, '', 9000, null from enquiries where round_id = ${roundId}`

const ofProposals = (roundId: string): SQL => sql`
  select ${subjects.proposal.of(sql`n.proposal_id`)} as subject, n.proposal_id as root, 1 as rank,
      (select s.title from submissions s where s.proposal_id = n.proposal_id order by s.revision desc limit 1) as name
    from proposal_numbers n where n.round_id = ${roundId} and ${isUnsealed(sql`n.round_id`)}
  union all select ${subjects.assignment.of(sql`a.id`)}, a.id, 1, s.title
    from assignments a join submissions s on s.id = a.submission_id where a.round_id = ${roundId}
  union all select ${subjects.agreement.of(sql`g.id`)}, g.proposal_id, 2, s.title
    from agreements g join submissions s on s.id = g.submission_id where g.round_id = ${roundId}
  union all select ${subjects.similar.of(sql`m.submission_id || '-' || m.other_id`)}, m.submission_id || '-' || m.other_id, 1, s.title
    from similar_remarks m join submissions s on s.id = m.submission_id join proposals p on p.id = s.proposal_id
    where p.round_id = ${roundId} and m.seq = 1
  union all select ${subjects.project.of(sql`j.id`)}, g.proposal_id, 3, s.title
    from agreements g join projects j on j.agreement_id = g.id join submissions s on s.id = g.submission_id
    where g.round_id = ${roundId}`

const events = (roundId: string, { subject }: Pick<Wanted, 'subject'>): SQL => sql`
  select x.subject, x.name, max(x.rank), h.seq, h.what, h.by_id as byId, h.at, h.particulars, h.previous, h.hash,
    sum(h.previous <> coalesce(q.hash, '')) as unlinked
  from (${subjectsOf(roundId)}) x
  join history h on h.subject = x.subject
  left join history q on q.subject = h.subject and q.seq = h.seq - 1
  where ${subject ? sql`x.subject = ${subject}` : sql`true`}
  group by h.at, h.what, h.by_id, h.particulars, x.root`

/** What happened last in a round, where `only` holds; goes into a batch, and through `happeningsOf`. */
export const latestOf = (db: Db, roundId: string, rows: number, only: SQL) =>
  db.all<Row>(sql`
    select t.*, p.name as by, ${undone(sql`t`)} as reversed
    from (${events(roundId, { subject: '' })}) t left join people p on p.id = t.byId
    where ${only} order by t.at desc, t.seq desc, t.subject limit ${rows}`)

const happeningsIn = (db: Db, roundId: string, { page, rows, ...wanted }: Wanted) =>
  db.all<Row>(sql`
    select t.*, p.name as by, ${unitOf(roundId)} as unit, ${undone(sql`t`)} as reversed
    from (${events(roundId, wanted)}) t left join people p on p.id = t.byId
    order by t.at desc, t.seq desc, t.subject limit ${rows} offset ${(page - 1) * rows}`)

/** Whoever ran the round for an outside unit then: its name. */
const unitOf = (roundId: string): SQL => sql`(select u.name from operators o
    join operator_answers a on a.operator_id = o.id and a.outcome = 'confirmed' and a.at <= t.at
    join contracts c on c.id = o.contract_id and c.round_id = ${roundId} join organizations u on u.id = c.organization_id
    left join operator_ends e on e.operator_id = o.id left join contract_ends x on x.contract_id = c.id
    where o.person_id = t.byId and date(t.at / 1000, 'unixepoch', '+8 hours') <= c.last_on and coalesce(e.at, t.at) >= t.at and coalesce(x.at, t.at) >= t.at limit 1)`

/** Of an entry that was taken back since: by which reversal. */
const undone = (
  entry: SQL,
): SQL => sql`(select json_object('kind', r.kind, 'which', r.which, 'by', u.name, 'at', a.at, 'reason', r.reason)
  from reversals r join reversal_answers a on a.reversal_id = r.id and a.outcome = 'confirmed' left join people u on u.id = a.by_id
  where r.subject = ${entry}.subject and r.seq = ${entry}.seq limit 1)`

type Row = Omit<Happening, 'isWhole' | 'reason' | 'reversed'> & {
  reversed: string | null
  byId: string | null
  particulars: string
  previous: string
  hash: string
}

export const happeningsOf = (rows: Row[]): Promise<Happening[]> => Promise.all(rows.map(happeningIn))

/** Checks each entry against its own digest; of its particulars only the reason is shown. */
async function happeningIn({ byId, particulars, previous, hash, reversed, ...row }: Row): Promise<Happening> {
  const { subject, seq, what, by, unit, at, name } = row
  const known: Particulars = JSON.parse(particulars)
  const event = { what, by: byId, at, particulars: known }
  const expected = await entryAfter({ subject, seq: seq - 1, hash: previous }, event)
  const reason = typeof known['reason'] === 'string' ? known['reason'] : null
  const undoneBy: Happening['reversed'] = reversed === null ? null : JSON.parse(reversed)
  return {
    subject,
    seq,
    what,
    by,
    unit,
    at,
    name,
    reason,
    reversed: undoneBy,
    isWhole: expected.hash === hash,
  }
}

const countIn = (db: Db, roundId: string, wanted: Pick<Wanted, 'subject'>) =>
  db.all<{ total: number; unlinked: number }>(sql`
    select count(*) as total, coalesce(sum(unlinked), 0) as unlinked from (${events(roundId, wanted)})`)

/**
 * The site's own bookkeeping is told elsewhere; drafts, which have no number, are nobody's business, and neither are sealed
 * proposals, nor whom they ask to take part.
 */
const isTold = sql`subject not like 'applicant:%' and subject not like 'access:%' and subject not like 'notes:%' and subject not like 'voucher:%' and subject not like 'receipt:%'
  and subject not like 'consent:%' and what <> 'proposal-started' and not (subject like 'proposal:%' and not exists (
    select 1 from proposal_numbers w where w.proposal_id = substr(subject, 10) and ${isUnsealed(sql`w.round_id`)}))`

/** Of the histories that one event has entered, the one that stands last here tells it. */
const KINDS = 'need round proposal decision notice objection panel agreement project topics'

/** What happened last on the whole site; goes into a batch, and through `happeningsOf`. */
export const newest = (db: Db, rows: number) =>
  db.all<Row>(sql`
    select h.subject, h.seq, h.what, h.byId, h.at, h.particulars, h.previous, h.hash, p.name as by, null as unit, ${nameOf} as name, ${undone(sql`h`)} as reversed
    from (
      select *, by_id as byId, substr(subject, instr(subject, ':') + 1) as id,
        max(instr(${KINDS}, substr(subject, 1, instr(subject, ':') - 1))) as rank
      from (select * from history where ${isTold} order by at desc limit ${rows * 4})
      group by at, what, by_id, particulars) h
    left join people p on p.id = h.byId
    order by h.at desc, h.seq desc limit ${rows}`)

const nameOf = sql`case substr(h.subject, 1, instr(h.subject, ':') - 1)
  when 'need' then (select title from needs where id = h.id)
  when 'topics' then (select title from topic_lists where id = h.id)
  when 'proposal' then (select title from submissions where proposal_id = h.id order by revision desc limit 1)
  when 'assignment' then (select s.title from assignments a join submissions s on s.id = a.submission_id where a.id = h.id)
  when 'similar' then (select title from submissions where id = substr(h.id, 1, instr(h.id, '-') - 1))
  when 'agreement' then (select s.title from agreements g join submissions s on s.id = g.submission_id where g.id = h.id)
  when 'project' then (select s.title from projects j join agreements g on g.id = j.agreement_id
    join submissions s on s.id = g.submission_id where j.id = h.id)
  when 'notice' then (select r.plan ->> '$.title' from all_notices n join rounds r on r.id = n.round_id where n.id = h.id)
  else (select plan ->> '$.title' from rounds where id = h.id) end`
