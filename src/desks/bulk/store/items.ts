import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import type { Owned, Whose } from '../../../owners/rules.ts'
import { isWhose } from '../../../owners/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import { callOf } from '../../../round/calls/store.ts'
import { type Item, MOST } from '../rules/item.ts'

/** Which of them: those that wait, a page of `MOST`, of whom of the office; or these, whether they wait or not. */
export type Which = { page: number; whose?: Whose | undefined } | { ids: string[] }

/** `source` selects id, number, title, organization, others, isOpen, place: where it stands in the list. `by`, `owned`: whose cases they are. */
export const itemsIn = (db: Db, source: SQL, which: Which, owned?: { by: Person; kind: Owned }) =>
  db.all<Item & { total: number }>(
    'ids' in which
      ? sql`select f.*, 0 as total from (${source}) f
          where f.id in (select value from json_each(${JSON.stringify(which.ids)})) order by f.place, f.id`
      : sql`select f.*, count(*) over () as total from (${source}) f
          where f.isOpen = 1 and ${owned ? isWhose(which.whose, owned.by, owned.kind, sql`f.caseId`) : sql`true`} order by f.place, f.id limit ${MOST} offset ${(which.page - 1) * MOST}`,
  )

/** Of a published round, with its plan; null: there is none. One round trip. */
export async function itemsInRound(
  db: Db,
  roundId: string,
  source: SQL,
  which: Which,
  owned?: { by: Person; kind: Owned },
) {
  const [[round], items] = await db.batch([callOf(db, roundId), itemsIn(db, source, which, owned)])
  return round ? { round, items, total: items[0]?.total ?? 0 } : null
}
