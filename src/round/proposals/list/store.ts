import { type SQL, type SQLWrapper, and, count, eq, or, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import type { Whose } from '../../../owners/rules.ts'
import { isWhose, whoseCounts } from '../../../owners/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import { organizations } from '../../../people/tables.ts'
import { openedAtIn } from '../../calls/opening/store.ts'
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
    db.select({ count: count() }).from(openSubmissions).where(where),
    whoseCounts(db, by, casesIn(roundId)),
  ])
  return round
    ? { round, openedAt: opened?.at ?? null, rows: listed, total: total?.count ?? 0, counts: whose }
    : null
}

/** What is not sealed of a round, each a case that somebody sees to; in the query of later stages too. */
export const casesIn = (roundId: string): SQL =>
  sql`select 'proposal' as kind, s.proposal_id as id from open_submissions s where s.round_id = ${roundId}`

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
