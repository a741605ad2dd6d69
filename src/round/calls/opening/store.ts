import { type SQL, type SQLWrapper, eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../db/db.ts'
import { people } from '../../../people/tables.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Opening, sealsProposals } from './rules.ts'
import { openingRequests, openings, publications, rounds } from '../tables.ts'
import { boundIn, callOf, hasEnded } from '../store.ts'

/** Whether the staff may read the proposals of a round: its rulebook may keep them sealed until they are opened. */
export const isUnsealed = (roundId: SQLWrapper): SQL =>
  sql`exists (select 1 from unsealed_rounds u where u.id = ${roundId})`

/** When a round's proposals were opened: one row, or none. Goes into the batch of whoever must not begin before. */
export const openedAtIn = (db: Db, roundId: string | SQL) =>
  db.select({ at: openings.at }).from(openings).where(eq(openings.roundId, roundId))

const opener = sql<string>`(select o.name from people o where o.id = ${openings.by})`

/** A round's opening so far: a row from the request on. Rows go through `openingIn`. */
export const openingOf = (db: Db, roundId: string) =>
  db
    .select({
      by: openingRequests.by,
      name: people.name,
      at: openingRequests.at,
      openedBy: sql<string | null>`${openings.by}`.as('opened_by'),
      opener: opener.as('opener'),
      openedAt: sql<Instant | null>`${openings.at}`.as('opened_at'),
      proposals: openings.proposals,
      list: openings.list,
      sha256: openings.sha256,
    })
    .from(openingRequests)
    .innerJoin(people, eq(people.id, openingRequests.by))
    .leftJoin(openings, eq(openings.roundId, openingRequests.roundId))
    .where(eq(openingRequests.roundId, roundId))

export function openingIn([row]: Awaited<ReturnType<typeof openingOf>>): Opening {
  if (!row) return { request: null, opened: null }
  const { by, name, at, openedBy, opener: witness, openedAt, proposals, list, sha256 } = row
  const isOpened = openedBy !== null && openedAt !== null && list !== null && sha256 !== null
  return {
    request: { by, name, at },
    opened: isOpened
      ? { by: openedBy, name: witness, at: openedAt, proposals: proposals ?? 0, list, sha256 }
      : null,
  }
}

/** A call with its opening, where its round is a sealed one; of any other there is none. One round trip. */
export async function findRecord(db: Db, roundId: string) {
  const [[round], rows] = await db.batch([callOf(db, roundId), openingOf(db, roundId)])
  return round && sealsProposals(round.plan) ? { round, opening: openingIn(rows) } : null
}

/** Sealed rounds whose call has closed and that are not opened, the first closed first: for the desks and the night. */
export const unopened = (db: Db, now: Instant) =>
  db
    .select({
      id: rounds.id,
      title: sql<string>`json_extract(${rounds.plan}, '$.title')`,
      closes: sql<Instant>`json_extract(${rounds.plan}, '$.dates.closes')`.as('closes'),
      askedAt: openingRequests.at,
      askedBy: openingRequests.by,
      rulebook: boundIn('proposals'),
    })
    .from(publications)
    .innerJoin(rounds, eq(rounds.id, publications.roundId))
    .leftJoin(openingRequests, eq(openingRequests.roundId, rounds.id))
    .where(sql`json_extract(${rounds.plan}, '$.dates.closes') <= ${now} and not ${isUnsealed(rounds.id)}
      and not ${hasEnded(rounds.id)}`)
    .orderBy(sql`closes`)
    .limit(50)

export const insertOpeningRequest = (db: Db, roundId: string, by: string, at: Instant): Statement =>
  db.insert(openingRequests).values({ roundId, by, at })

export const insertOpening = (db: Db, opening: typeof openings.$inferInsert): Statement =>
  db.insert(openings).values(opening)
