import { sql } from 'drizzle-orm'
import type { Db } from '../../db/db.ts'
import type { Instant } from '../../shared/days.ts'
import { SET_BACK } from '../rules/clock.ts'
import { type Count, type Counted, digestOf } from './rules.ts'

/** Counts one more of each, in one statement: of many at once every one is counted. */
export async function countActs(db: Db, secret: string, counts: Count[], now: Instant): Promise<Counted[]> {
  if (counts.length === 0) return []
  const kept = await Promise.all(
    counts.map(async ({ key, rate: [, seconds] }) => ({ key: await digestOf(secret, key), seconds })),
  )
  // one that ends later than it could was begun by a clock that was ahead
  const isOver = sql`(ends_at <= ${now} or ends_at > excluded.ends_at + ${SET_BACK})`
  const rows = await db.all<Counted>(sql`
    insert into act_counts (key, count, ends_at)
    select value ->> 'key', 1, ${now} + (value ->> 'seconds') * 1000 from json_each(${JSON.stringify(kept)}) where true
    on conflict (key) do update set
      count = case when ${isOver} then 1 else count + 1 end,
      ends_at = case when ${isOver} then excluded.ends_at else ends_at end
    returning key, count, ends_at as endsAt`)
  return counts.flatMap(({ key }, i) =>
    rows.filter((row) => row.key === kept[i]?.key).map((row) => ({ ...row, key })),
  )
}

/** What has ended, at most so many at once. */
export const dropEndedCounts = (db: Db, now: Instant, most: number) =>
  db.run(
    sql`delete from act_counts where key in (select key from act_counts where ends_at <= ${now} limit ${most})`,
  )
