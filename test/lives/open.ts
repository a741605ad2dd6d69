import { sql } from 'drizzle-orm'
import type { Someone } from '../somebody.ts'
import { OF_DECIDING } from './open/deciding.ts'
import { OF_PROJECTS } from './open/projects.ts'
import { type Life, deskOf, isOver, peopleOf, rowsOf } from './life.ts'

/**
 * What is open in a round, read from its rows and from nothing that a desk reads: each with the lines that it may stand on,
 * of which one must be on somebody's desk who may act, or wait for a day that is told.
 */
type Open = { what: string; id: string; acts: string[] }

/** Every open thing is on the desk of somebody who may do it, with a day; once it is over nothing is. */
export async function lacksIn(life: Life): Promise<void> {
  if (await isOver(life)) return
  const lacking = []
  for (const open of await opensIn(life)) if (!(await isOnADesk(life, open))) lacking.push(open)
  if (lacking.length > 0)
    throw new Error(`on nobody's desk: ${JSON.stringify(lacking)} after ${life.told.join('; ')}`)
}

/** Whoever had the last of its kind is looked at first. */
async function isOnADesk(life: Life, { what, id, acts }: Open): Promise<boolean> {
  for (const who of likelyFirst(life, what, acts)) {
    const { lines } = await deskOf(life, who)
    if (!lines.some((line) => line.held === null && line.id === id && acts.includes(line.act))) continue
    life.holders.set(what, who.id)
    return true
  }
  return false
}

function likelyFirst(life: Life, what: string, acts: string[]): Someone[] {
  const [holder, isOurs] = [life.holders.get(what), acts[0]?.startsWith('my-')]
  const rank = ({ id, roles }: Someone) => (id === holder ? 0 : (roles.length === 0) === isOurs ? 1 : 2)
  return peopleOf(life).toSorted((a, b) => rank(a) - rank(b))
}

const OPEN = [...OF_DECIDING, ...OF_PROJECTS]

async function opensIn(life: Life): Promise<Open[]> {
  const each = OPEN.map(({ rows }, at) => {
    const kind = sql.raw(String(at))
    return sql`select ${kind} as kind, id from (${rows(life.roundId, life.now)})`
  })
  const found = await rowsOf<{ kind: number; id: string }>(life, sql.join(each, sql` union all `))
  return found.flatMap(({ kind, id }) => {
    const open = OPEN[kind]
    return open ? [{ what: open.what, id, acts: open.acts }] : []
  })
}
