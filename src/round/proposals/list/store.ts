import { type SQL, type SQLWrapper, and, count, eq, or, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { organizations } from '../../../people/tables.ts'
import { openedAtIn } from '../../calls/opening/store.ts'
import { callOf } from '../../calls/store.ts'
import { openSubmissions, proposalStandings } from '../tables.ts'

export type ListFilter = { word: string; track: string; standing: string; page: number; rows: number }

/** Submitted proposals of a round for the staff, `rows` a page, with how many there are. Drafts are nobody's business. */
export async function listProposals(db: Db, roundId: string, filter: ListFilter) {
  const where = and(eq(openSubmissions.roundId, roundId), ...filters(filter))
  const [[round], [opened], listed, [total]] = await db.batch([
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
    db
      .select({ count: count() })
      .from(openSubmissions)
      .innerJoin(organizations, eq(organizations.id, openSubmissions.organizationId))
      .innerJoin(proposalStandings, eq(proposalStandings.proposalId, openSubmissions.proposalId))
      .where(where),
  ])
  return round ? { round, openedAt: opened?.at ?? null, rows: listed, total: total?.count ?? 0 } : null
}

function filters({ word, track, standing }: ListFilter): (SQL | undefined)[] {
  return [
    word ? or(contains(openSubmissions.title, word), contains(organizations.name, word)) : undefined,
    track ? eq(openSubmissions.track, track) : undefined,
    standing ? sql`${proposalStandings.standing} = ${standing}` : undefined,
  ]
}

/** Not LIKE: D1 takes at most 50 bytes of pattern, 16 characters of Chinese, and % and _ would mean something. */
const contains = (text: SQLWrapper, word: string): SQL => sql`instr(lower(${text}), lower(${word})) > 0`
