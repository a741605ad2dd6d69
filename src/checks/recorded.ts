import { sql } from 'drizzle-orm'
import type { Check } from './check.ts'
import { OF_THE_GROUND } from './recorded/ground.ts'
import { OF_ROUNDS } from './recorded/rounds.ts'

/** What is in neither has no instant of its own, or stands in the history of what it belongs to. */
const ACTS = [...OF_THE_GROUND, ...OF_ROUNDS]

/** No record without its history entry, of the same instant. */
export const RECORDED: Check[] = ACTS.map(({ table, words, subject, key = 'id', but }) => ({
  name: `recorded-${table.replaceAll('_', '-')}`,
  says: `every row of ${table} is told in the history, at its own instant`,
  words: `每一条${words}都记在经过里，时间一致`,
  rows: sql`select ${sql.raw(`'${table} ' || t.${key}`)} as what from ${sql.raw(table)} t
    where not exists (select 1 from history h where h.subject = ${subject} and h.at = t.at)
      ${but ? sql`and not exists ${but}` : sql``}`,
}))
