import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { callOf } from '../../../round/calls/store.ts'
import { type Item, MOST } from '../rules/item.ts'

/** Which of them: those that wait, a page of `MOST`; or these, whether they wait or not. */
export type Which = { page: number } | { ids: string[] }

/** `source` selects id, number, title, organization, others, isOpen, place: where it stands in the list. */
export const itemsIn = (db: Db, source: SQL, which: Which) =>
  db.all<Item & { total: number }>(
    'ids' in which
      ? sql`select f.*, 0 as total from (${source}) f
          where f.id in (select value from json_each(${JSON.stringify(which.ids)})) order by f.place, f.id`
      : sql`select f.*, count(*) over () as total from (${source}) f
          where f.isOpen = 1 order by f.place, f.id limit ${MOST} offset ${(which.page - 1) * MOST}`,
  )

/** Of a published round, with its plan; null: there is none. One round trip. */
export async function itemsInRound(db: Db, roundId: string, source: SQL, which: Which) {
  const [[round], items] = await db.batch([callOf(db, roundId), itemsIn(db, source, which)])
  return round ? { round, items, total: items[0]?.total ?? 0 } : null
}
