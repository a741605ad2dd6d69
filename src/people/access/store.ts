import { desc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/db.ts'
import type { Instant } from '../../shared/days.ts'
import { type AccessKind, hourOf } from './rules.ts'
import { accessCounts } from './tables.ts'

type Noted = { personId: string; what: AccessKind; device: string }

/** Counts one up, and says how many there are in this hour; nothing where the account is nobody's. */
export const countUp = (db: Db, { personId, what, device }: Noted, now: Instant) =>
  db.all<{ count: number }>(sql`
    insert into access_counts (person_id, what, hour, count, device, last_at)
    select id, ${what}, ${hourOf(now)}, 1, ${device}, ${now} from people where id = ${personId}
    on conflict (person_id, what, hour) do update set count = count + 1, device = ${device}, last_at = ${now}
    returning count`)

/** What happened last, by the hour. */
export const accessOf = (db: Db, personId: string) =>
  db
    .select({
      what: accessCounts.what,
      count: accessCounts.count,
      device: accessCounts.device,
      at: accessCounts.lastAt,
    })
    .from(accessCounts)
    .where(eq(accessCounts.personId, personId))
    .orderBy(desc(accessCounts.lastAt))
    .limit(20)
