import { sql } from 'drizzle-orm'
import { type Kind, answerReversal, proposeReversal } from '../../src/reversals/actions.ts'
import type { Result } from '../../src/shared/result.ts'
import type { Site, Someone } from '../support.ts'

/** The id of the newest row of a table whose rows are reversed. */
export async function newest(site: Site, table: string): Promise<string> {
  const [row] = await site.db.all<{ id: string }>(
    sql`select id from ${sql.raw(table)} order by rowid desc limit 1`,
  )
  return row?.id ?? ''
}

/** One proposes, the other agrees, a moment later each. */
export async function reverse(
  site: Site,
  kind: Kind,
  which: string,
  { by, other, at, cause = '' }: { by: Someone; other: Someone; at: number; cause?: string },
): Promise<Result<null, { why: string }>> {
  const proposed = await proposeReversal(site.db, by, kind, which, { reason: '登记时看错了', cause }, at)
  if (!proposed.ok) return proposed
  return answerReversal(site.db, other, kind, which, { outcome: 'confirmed', reason: '' }, at + 1)
}

export const rowsOf = async (site: Site, table: string, which: string): Promise<number> => {
  const [row] = await site.db.all<{ count: number }>(
    sql`select count(*) as count from ${sql.raw(table)} where id = ${which}`,
  )
  return row?.count ?? 0
}

/** What a person was told last: subject, and body. */
export async function lastLetter(site: Site, to: { id: string }): Promise<string> {
  const [row] = await site.db.all<{ said: string }>(
    sql`select subject || ' ' || body as said from letters where to_id = ${to.id} order by at desc, rowid desc limit 1`,
  )
  return row?.said ?? ''
}
