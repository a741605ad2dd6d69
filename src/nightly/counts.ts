import type { Db } from '../db/db.ts'
import { dropEndedCounts } from '../people/limits/store.ts'
import { dropOldLinks } from '../post/passwords/store.ts'
import { dropOldCodes } from '../post/reach/store.ts'
import { dropLookUps } from '../round/needs/store/public.ts'
import type { Instant } from '../shared/days.ts'

/** Rows that one statement deletes, and statements of one kind a night: what is left waits for the next. */
export const MOST_ROWS = 1000
export const MOST_STATEMENTS = 50

/** Counts of what visitors did, when they count no more, and codes and links that are good no more. */
export async function sweepCounts(db: Db, at: Instant, machine = at): Promise<void> {
  await sweep(() => dropEndedCounts(db, machine, MOST_ROWS), MOST_STATEMENTS)
  await sweep(() => dropLookUps(db, at, MOST_ROWS), MOST_STATEMENTS)
  await sweep(() => dropOldCodes(db, machine, MOST_ROWS), MOST_STATEMENTS)
  await sweep(() => dropOldLinks(db, machine, MOST_ROWS), MOST_STATEMENTS)
}

async function sweep(drop: () => Promise<D1Result> | PromiseLike<D1Result>, left: number): Promise<void> {
  if (left === 0) return
  const { meta } = await drop()
  if (meta.changes === MOST_ROWS) await sweep(drop, left - 1)
}
