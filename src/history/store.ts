import { type SQL, asc, desc, eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../db/db.ts'
import type { Instant } from '../shared/days.ts'
import { type Result, ok, refuse } from '../shared/result.ts'
import { type Event, type Last, type Night, type Stale, entryAfter, fresh } from './rules.ts'
import { history, nights } from './tables.ts'

/** Reads where a subject's history stands; goes into the batch that loads the subject. */
export function lastOf(db: Db, subject: string | SQL<string>) {
  return db
    .select({ subject: history.subject, seq: history.seq, hash: history.hash })
    .from(history)
    .where(eq(history.subject, subject))
    .orderBy(desc(history.seq))
    .limit(1)
}

/** What `lastOf` found, or the beginning. */
export const lastIn = (rows: Last[], subject: string): Last => rows[0] ?? fresh(subject)

/** A subject's whole history, first entry first. */
export const entriesOf = (db: Db, subject: string) =>
  db.select().from(history).where(eq(history.subject, subject)).orderBy(asc(history.seq))

/** A change that goes into the batch; one that needs the database and the time of the event gets them, as a letter does. */
export type Change = Statement | ((db: Db, at: Instant) => Statement)

/**
 * The one way to change a record: history entries and changes in one D1 batch, the entries first.
 * An entry's (subject, seq) key is the lock: of two writers that read the same version, the second
 * breaks the key and D1 undoes its whole batch.
 *
 * A decision that rests on several records names each of them in `after`. `came`: what came of it, handed back when it is done.
 */
export function record(
  db: Db,
  after: Last | Last[],
  event: Event,
  changes: Change[],
): Promise<Result<null, Stale>>
export function record<T>(
  db: Db,
  after: Last | Last[],
  event: Event,
  changes: Change[],
  came: T,
): Promise<Result<T, Stale>>
export async function record(
  db: Db,
  after: Last | Last[],
  event: Event,
  changes: Change[],
  came: unknown = null,
): Promise<Result<unknown, Stale>> {
  const entries = await Promise.all([after].flat().map((last) => entryAfter(last, event)))
  const [first, ...others] = entries.map((entry) => db.insert(history).values(entry))
  if (!first) throw new Error('a change without a subject')
  const made = changes.map((change) => (typeof change === 'function' ? change(db, event.at) : change))
  try {
    await db.batch([first, ...others, ...made])
    return ok(came)
  } catch (error) {
    if (isBehind(error)) return refuse({ why: 'changed-meanwhile' })
    throw error
  }
}

/** Somebody's entry came first; or a trigger that watches what no entry of this subject tells says that it changed. */
function isBehind(error: unknown): boolean {
  for (let e = error; e instanceof Error; e = e.cause) {
    if (BEHIND.some((says) => e.message.includes(says))) return true
  }
  return false
}

const BEHIND = ['UNIQUE constraint failed: history.subject, history.seq', 'changed meanwhile: ']

/** What the last night found. */
export const lastNight = (db: Db) => db.select().from(nights).orderBy(desc(nights.day)).limit(1)

/** A night is told once: the first to be done with it. */
export const insertNight = (db: Db, { day, checks, broken, at }: Night): Statement =>
  db.run(sql`insert into nights (day, checks, broken, at) select ${day}, ${checks}, ${JSON.stringify(broken)}, ${at}
    where not exists (select 1 from nights where day = ${day})`)
