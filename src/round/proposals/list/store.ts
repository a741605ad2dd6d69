import { type SQL, type SQLWrapper, and, count, eq, or, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import type { Whose, WhoseCounts } from '../../../owners/rules.ts'
import { isWhose } from '../../../owners/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import { organizations } from '../../../people/tables.ts'
import { isUnsealed, openedAtIn } from '../../calls/opening/store.ts'
import { callOf } from '../../calls/store.ts'
import { openSubmissions, proposalStandings } from '../tables.ts'

export type ListFilter = {
  word: string
  track: string
  standing: string
  /** Of whom of the office. */
  whose?: Whose | undefined
  page: number
  rows: number
}

/** Submitted proposals of a round for the staff, `rows` a page, with how many there are. Drafts are nobody's business. */
export async function listProposals(db: Db, by: Person, roundId: string, filter: ListFilter) {
  const isTheirs = isWhose(filter.whose, by, 'proposal', sql`${openSubmissions.proposalId}`)
  const where = and(eq(openSubmissions.roundId, roundId), ...filters(filter), isTheirs)
  const [[round], [opened], listed, [total], [whose]] = await db.batch([
    callOf(db, roundId),
    openedAtIn(db, roundId),
    db
      .select({
        id: openSubmissions.proposalId,
        number: openSubmissions.number,
        title: openSubmissions.title,
        track: openSubmissions.track,
        category: openSubmissions.category,
        ask: openSubmissions.ask,
        at: openSubmissions.at,
        organization: organizations.name,
        standing: proposalStandings.standing,
      })
      .from(openSubmissions)
      .innerJoin(organizations, eq(organizations.id, openSubmissions.organizationId))
      .innerJoin(proposalStandings, eq(proposalStandings.proposalId, openSubmissions.proposalId))
      .where(where)
      .orderBy(openSubmissions.number)
      .limit(filter.rows)
      .offset((filter.page - 1) * filter.rows),
    howMany(db, roundId, filter, where),
    whoseInRound(db, by, roundId),
  ])
  return round
    ? { round, openedAt: opened?.at ?? null, rows: listed, total: total?.count ?? 0, counts: whose }
    : null
}

/** Of all of them as it is kept; what is sought is counted. */
const howMany = (db: Db, roundId: string, { word, track, standing, whose }: ListFilter, where?: SQL) =>
  word || track || standing || whose
    ? db.select({ count: count() }).from(openSubmissions).where(where)
    : db.all<{ count: number }>(sql`
        select q.submitted as count from round_progress q where q.round_id = ${roundId} and ${isUnsealed(sql`q.round_id`)}`)

/**
 * How many proposals of a round are whose, none while they are sealed; in the batch of later stages too: of how many there are, those that somebody took and those in which
 * this person has an interest. No others are looked at.
 */
export const whoseInRound = (db: Db, by: Person, roundId: string) =>
  db.all<WhoseCounts>(sql`
    with taken as materialized (select x.proposal_id as id, w.owner_id from proposal_progress x
      cross join cases_owned w on w.kind = 'proposal' and w.about = x.proposal_id
      where x.round_id = ${roundId} and x.owned > 0 and x.submitted = 1)
    select iif(u.open, (select count(*) from taken where owner_id = ${by.id}), 0) as mine,
      iif(u.open, q.submitted - (select count(*) from (
        select id from taken union select x.proposal_id from own_cases o cross join proposal_progress x on x.proposal_id = o.about
        where o.person_id = ${by.id} and x.round_id = ${roundId} and x.submitted = 1)), 0) as nobody
    from round_progress q join (select exists (select 1 from unsealed_rounds where id = ${roundId}) as open) u
    where q.round_id = ${roundId}`)

/** Each by itself, without a join: whoever counts joins nothing that is not sought. */
function filters({ word, track, standing }: ListFilter): (SQL | undefined)[] {
  return [
    word ? or(contains(openSubmissions.title, word), contains(nameOf, word)) : undefined,
    track ? eq(openSubmissions.track, track) : undefined,
    standing ? sql`${standingOf} = ${standing}` : undefined,
  ]
}

const nameOf = sql`(select o.name from organizations o where o.id = ${openSubmissions.organizationId})`
const standingOf = sql`(select t.standing from proposal_standings t where t.proposal_id = ${openSubmissions.proposalId})`

/** Not LIKE: D1 takes at most 50 bytes of pattern, 16 characters of Chinese, and % and _ would mean something. */
const contains = (text: SQLWrapper, word: string): SQL => sql`instr(lower(${text}), lower(${word})) > 0`
