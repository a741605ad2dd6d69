import { type SQL, asc, sql } from 'drizzle-orm'
import type { Given } from '../../db/asked.ts'
import type { Db } from '../../db/db.ts'
import { lastRoots } from '../../history/roots/store.ts'
import { type Entry, type Particulars, type Place, entryAfter, firstBroken } from '../../history/rules.ts'
import { lastOf } from '../../history/store.ts'
import { subjects } from '../../history/subjects.ts'
import { history } from '../../history/tables.ts'
import { isUnsealed } from '../../round/calls/opening/store.ts'
import { type Happening, type RoundHistory, splitSubject } from './rules.ts'

/**
 * `subject` blank: all of the round. `rows` from a place on: what came before or after it, by the time and the number of an entry;
 * none: the newest.
 */
export type Wanted = { subject: string; before?: Place | undefined; after?: Place | undefined; rows: number }

/**
 * The history of a round and of all that came of it, the newest first; null: no such round, or the subject is not one of
 * its own. One round trip, and of the history no more than what is shown: each event once, as it is kept told.
 */
export async function findHistory(db: Db, roundId: string, wanted: Wanted): Promise<RoundHistory | null> {
  const subject = wanted.subject || subjects.round(roundId)
  const which = wanted.subject ? ofSubject(roundId, wanted) : ofRound(roundId, wanted)
  const [[round], found, [counted], last, since, [root]] = await db.batch([
    db.all<RoundHistory['round']>(
      sql`select id, plan ->> '$.title' as title from rounds where id = ${roundId}`,
    ),
    happeningsIn(db, roundId, which, wanted),
    howMany(db, roundId, wanted.subject),
    lastOf(db, subject),
    entriesSince(db, subject),
    lastRoots(db, 1),
  ])
  if (!round || (wanted.subject && found.length === 0 && !counted?.total)) return null
  const { rows, newer, older } = turned(found, wanted)
  return {
    round,
    rows: await happeningsOf(rows),
    total: counted?.total ?? 0,
    unlinked: rows.filter(({ unlinked }) => unlinked > 0).length,
    newer: newer ? placeOf(rows[0]) : null,
    older: older ? placeOf(rows.at(-1)) : null,
    chain: { ...(await chainOf(since)), subject, entries: last[0]?.seq ?? 0, night: root?.day ?? null },
  }
}

/** Checked are the entries after the last night, from the last one before it; the night has checked those before. */
async function chainOf([first, ...others]: Entry[]): Promise<{ checked: number; broken: number | null }> {
  if (!first) return { checked: 0, broken: null }
  const isWhole = first.seq > 1
  const broken = await firstBroken(isWhole ? others : [first, ...others], isWhole ? first : undefined)
  return { checked: others.length + (isWhole ? 0 : 1), broken: broken?.seq ?? null }
}

/** One more than there is room for was asked for: whether there are others, and what there is, the newest first. */
function turned(found: Linked[], { before, after, rows: size }: Wanted) {
  const rows = found.slice(0, size)
  const hasMore = found.length > size
  if (after && !before) return { rows: rows.toReversed(), newer: hasMore, older: rows.length > 0 }
  return { rows, newer: before !== undefined && rows.length > 0, older: hasMore }
}

const placeOf = (row: Place | undefined): Place | null =>
  row ? { at: row.at, seq: row.seq, subject: row.subject } : null

/** The entries of a subject, of which those before the last night’s root are left out but for the last. */
const entriesSince = (db: Db, subject: string) =>
  db
    .select()
    .from(history)
    .where(
      sql`${history.subject} = ${subject} and ${history.seq} >= coalesce((select max(q.seq) from (
        select seq from history where subject = ${subject} and at <= (select max(at) from roots) order by seq desc limit 1) q), 1)`,
    )
    .orderBy(asc(history.seq))

type Beyond = Pick<Wanted, 'before' | 'after'>

/** Places beyond the one that is asked for. */
function isBeyond({ before, after }: Beyond): SQL {
  if (before) return sql`(at, seq, subject) < (${before.at}, ${before.seq}, ${before.subject})`
  return after ? sql`(at, seq, subject) > (${after.at}, ${after.seq}, ${after.subject})` : sql`true`
}

/** The order in which they are read: away from the place. */
const orderOf = ({ before, after }: Beyond): SQL => (after && !before ? sql`asc` : sql`desc`)

/**
 * Drafts that were never submitted have no number and are not told at all; neither is anything of sealed proposals, not even
 * that there are any, before they are opened.
 */
function ofRound(roundId: Given<string>, { rows, ...place }: Omit<Wanted, 'subject'>): SQL {
  const order = orderOf(place)
  const half = (seals: SQL): SQL => sql`select * from (
    select at, seq, subject from told where round_id = ${roundId} and seals = ${seals} and ${isBeyond(place)}
    order by at ${order}, seq ${order}, subject ${order} limit ${rows + 1})`
  return sql`${half(sql`0`)} union all ${half(sql`iif(${isUnsealed(sql`${roundId}`)}, 1, -1)`)}`
}

/** Of one subject, by number. */
function ofSubject(roundId: string, { subject, before, after, rows }: Wanted): SQL {
  const range = before ? sql`seq < ${before.seq}` : after ? sql`seq > ${after.seq}` : sql`true`
  return sql`select at, seq, subject from history
    where subject = iif(${isTold(roundId, subject)}, ${subject}, '') and ${range} order by seq ${orderOf({ before, after })} limit ${rows + 1}`
}

/** The round tells the history of this subject. */
const isTold = (roundId: string, subject: string): SQL => sql`(exists (select 1 from told_subjects s
    where s.subject = ${subject} and s.round_id = ${roundId} and (s.seals = 0 or ${isUnsealed(sql`s.round_id`)}))
  or exists (select 1 from assignments a where a.round_id = ${roundId} and ${subject} = ${subjects.assignment.of(sql`a.id`)}
    and a.id = ${splitSubject(subject).id}))`

/** What happened last in a round, where `only` holds; goes into a batch, and through `happeningsOf`. */
export const latestOf = (db: Db, roundId: Given<string>, rows: number, only: SQL) =>
  db.all<Row>(sql`
    select ${ENTRY}, ${undone(sql`t`)} as reversed
    from (${ofRound(roundId, { rows })}) x join history t on t.subject = x.subject and t.seq = x.seq left join people p on p.id = t.by_id
    where ${only} order by t.at desc, t.seq desc, t.subject desc limit ${rows}`)

/** One more than there is room for. */
function happeningsIn(db: Db, roundId: string, which: SQL, wanted: Wanted) {
  const order = orderOf(wanted)
  return db.all<Linked>(sql`
    select ${ENTRY}, ${unitOf(roundId)} as unit, ${undone(sql`t`)} as reversed,
      t.previous <> coalesce((select q.hash from history q where q.subject = t.subject and q.seq = t.seq - 1), '') as unlinked
    from (${which}) x
    join history t on t.subject = x.subject and t.seq = x.seq left join people p on p.id = t.by_id
    order by x.at ${order}, x.seq ${order}, x.subject ${order} limit ${wanted.rows + 1}`)
}

const ENTRY = sql`t.subject, t.seq, t.what, t.by_id as byId, t.at, t.particulars, t.previous, t.hash, p.name as by, ${nameIn(sql`t.subject`)} as name`

const howMany = (db: Db, roundId: string, subject: string) =>
  db.all<{ total: number }>(
    subject
      ? sql`select coalesce((select max(h.seq) from history h where h.subject = ${subject} and ${isTold(roundId, subject)}), 0) as total`
      : sql`select coalesce(sum(c.events), 0) as total from told_counts c
          where c.round_id = ${roundId} and (c.seals = 0 or ${isUnsealed(sql`c.round_id`)})`,
  )

/** Whoever ran the round for an outside unit then: its name. */
const unitOf = (roundId: string): SQL => sql`(select u.name from operators o
    join operator_answers a on a.operator_id = o.id and a.outcome = 'confirmed' and a.at <= t.at
    join contracts c on c.id = o.contract_id and c.round_id = ${roundId} join organizations u on u.id = c.organization_id
    left join operator_ends e on e.operator_id = o.id left join contract_ends x on x.contract_id = c.id
    where o.person_id = t.by_id and date(t.at / 1000, 'unixepoch', '+8 hours') <= c.last_on and coalesce(e.at, t.at) >= t.at and coalesce(x.at, t.at) >= t.at limit 1)`

/** Of an entry that was taken back since: by which reversal. */
const undone = (
  entry: SQL,
): SQL => sql`(select json_object('kind', r.kind, 'which', r.which, 'by', u.name, 'at', a.at, 'reason', r.reason)
  from reversals r join reversal_answers a on a.reversal_id = r.id and a.outcome = 'confirmed' left join people u on u.id = a.by_id
  where r.subject = ${entry}.subject and r.seq = ${entry}.seq limit 1)`

type Linked = Row & { unlinked: number }
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

/**
 * The site's own bookkeeping is told elsewhere; drafts, which have no number, are nobody's business, and neither are sealed
 * proposals, nor whom they ask to take part.
 */
const isNews = sql`subject not like 'applicant:%' and subject not like 'access:%' and subject not like 'notes:%' and subject not like 'voucher:%' and subject not like 'receipt:%'
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
      from (select * from history where ${isNews} order by at desc limit ${rows * 4})
      group by at, what, by_id, particulars) h
    left join people p on p.id = h.byId
    order by h.at desc, h.seq desc limit ${rows}`)

/** Of what a round tells: a title, an expert's name. */
function nameIn(subject: SQL): SQL {
  const id = sql`substr(${subject}, instr(${subject}, ':') + 1)`
  return sql`case substr(${subject}, 1, instr(${subject}, ':') - 1)
    when 'proposal' then (select title from submissions where proposal_id = ${id} order by revision desc limit 1)
    when 'declaration' then (select name from experts where id = substr(${id}, instr(${id}, ':') + 1))
    when 'objection' then (select s.title from objections o join submissions s on s.id = o.submission_id where o.id = ${id})
    when 'assignment' then (select s.title from assignments a join submissions s on s.id = a.submission_id where a.id = ${id})
    when 'similar' then (select title from submissions where id = substr(${id}, 1, instr(${id}, '-') - 1))
    when 'agreement' then (select s.title from agreements g join submissions s on s.id = g.submission_id where g.id = ${id})
    when 'project' then (select s.title from projects j join agreements g on g.id = j.agreement_id
      join submissions s on s.id = g.submission_id where j.id = ${id}) end`
}

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
