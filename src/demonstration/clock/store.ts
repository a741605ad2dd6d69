import { asc, desc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/db.ts'
import { lastIn, lastOf } from '../../history/store.ts'
import { subjects } from '../../history/subjects.ts'
import { demonstration, people } from '../../people/tables.ts'
import type { Instant } from '../../shared/days.ts'
import type { NewMove } from './rules.ts'
import { clockArrivals, clockMoves, clockNights } from './tables.ts'

/**
 * By how much the clock is ahead of the machine's own, in milliseconds: as much as it ever was, so that it never goes back, whatever
 * is written down later.
 */
export async function findAhead(db: Db): Promise<number> {
  const [row] = await db.all<{ ahead: number }>(sql`
    select max(0, coalesce((select max(at - begun_at) from clock_nights), 0), coalesce((
      select max(m.goal - a.machine_at) from clock_arrivals a join clock_moves m on m.seq = a.move), 0)) as ahead`)
  return row?.ahead ?? 0
}

/** Where the clock stands; null: this is no demonstration. `moves` the newest first, `nights` those of the newest. */
export async function findClock(db: Db, rows = 1) {
  const [[loaded], moves, nights, last] = await db.batch([
    db.select({ at: demonstration.at }).from(demonstration),
    movesOf(db, rows),
    nightsOfLast(db),
    lastOf(db, subjects.clock),
  ])
  if (!loaded) return null
  return { beginning: loaded.at, moves, move: moves[0] ?? null, nights, last: lastIn(last, subjects.clock) }
}

const movesOf = (db: Db, rows: number) =>
  db
    .select({
      seq: clockMoves.seq,
      nightsFrom: clockMoves.nightsFrom,
      goal: clockMoves.goal,
      by: clockMoves.by,
      byName: people.name,
      at: clockMoves.at,
      arrivedAt: clockArrivals.machineAt,
      failed:
        sql<number>`(select count(*) from clock_nights where move = ${clockMoves.seq} and failure is not null)`.as(
          'failed',
        ),
    })
    .from(clockMoves)
    .leftJoin(clockArrivals, eq(clockArrivals.move, clockMoves.seq))
    .leftJoin(people, eq(people.id, clockMoves.by))
    .orderBy(desc(clockMoves.seq))
    .limit(rows)

const nightsOfLast = (db: Db) =>
  db
    .select({ at: clockNights.at, endedAt: clockNights.endedAt, failure: clockNights.failure })
    .from(clockNights)
    .where(eq(clockNights.move, sql`(select max(seq) from clock_moves)`))
    .orderBy(asc(clockNights.at))

export const insertMove = (db: Db, move: NewMove) => db.insert(clockMoves).values(move)

/** A night that is begun and not done after this is begun again: whoever had begun it is gone. */
export const GIVEN_UP_AFTER = 60_000

/** Of two who would pass the same night one gets it, and its row; `machine`: the machine's own clock. */
export const claimNight = (db: Db, at: Instant, move: number, machine: Instant) =>
  db.all<{ at: Instant }>(sql`
    insert into clock_nights (at, move, begun_at, tried_at) values (${at}, ${move}, ${machine}, ${machine})
    on conflict (at) do update set tried_at = excluded.tried_at
      where ended_at is null and tried_at <= ${machine - GIVEN_UP_AFTER} returning at`)

export const endNight = (db: Db, at: Instant, failure: string | null, machine: Instant) =>
  db.run(
    sql`update clock_nights set ended_at = ${machine}, failure = ${failure} where at = ${at} and ended_at is null`,
  )

export const insertArrival = (db: Db, move: number, machine: Instant) =>
  db.run(sql`insert into clock_arrivals (move, machine_at) select ${move}, ${machine}
    where not exists (select 1 from clock_arrivals where move = ${move})`)
