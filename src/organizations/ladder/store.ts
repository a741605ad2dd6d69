import { asc, eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/db.ts'
import { registered } from '../../people/registers/store.ts'
import { people } from '../../people/tables.ts'
import type { YearCount } from '../rules/ladder.ts'
import { organizationMoves } from '../tables.ts'

/** Every step up of an organization, in order. */
export const movesOf = (db: Db, organizationId: string) =>
  db
    .select({
      rung: organizationMoves.rung,
      from: organizationMoves.from,
      since: organizationMoves.since,
      number: organizationMoves.number,
      numberBefore: organizationMoves.numberBefore,
      evidence: organizationMoves.evidence,
      by: people.name,
      at: organizationMoves.at,
    })
    .from(organizationMoves)
    .innerJoin(people, eq(people.id, organizationMoves.by))
    .where(eq(organizationMoves.organizationId, organizationId))
    .orderBy(asc(organizationMoves.since), asc(organizationMoves.at))

/** How many moved up, by year, the last first. */
export const movesByYear = (db: Db) =>
  db.all<YearCount>(sql`select substr(since_on, 1, 4) as year,
      sum(rung = 'filed') as filed, sum(rung = 'registered') as registered
    from organization_moves group by 1 order by 1 desc limit 50`)

/** How many stand on each rung today. */
export const standingByRung = (db: Db) =>
  db.all<{ groups: number; filed: number; legal: number; raised: number }>(sql`select
      ${registered('group')} as groups, ${registered('filed')} as filed, ${registered('registered')} as legal,
      ${registered('raised')} as raised`)

/** The last that moved up. */
export const latestMoves = (db: Db, rows: number) =>
  db.all<{ id: string; name: string; rung: 'filed' | 'registered'; since: string; number: string }>(sql`
    select o.id, o.name, m.rung, m.since_on as since, m.number from organization_moves m
    join organizations o on o.id = m.organization_id order by m.since_on desc, m.at desc limit ${rows}`)

export const insertMove = (db: Db, row: typeof organizationMoves.$inferInsert): Statement =>
  db.insert(organizationMoves).values(row)
