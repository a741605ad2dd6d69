import type { Db } from '../../db/db.ts'
import type { Instant } from '../../shared/days.ts'
import { happeningsOf, newest } from '../history/store.ts'
import { overview } from '../overview/store.ts'

const NEWEST = 30

/** Every round with its counts and its money, and what happened last, in one round trip. */
export async function findAuditor(db: Db, now: Instant) {
  const [rounds, happenings] = await db.batch([overview(db, now, { inWork: false }), newest(db, NEWEST)])
  return { rounds, happenings: await happeningsOf(happenings) }
}
