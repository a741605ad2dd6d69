import { OF_DECIDING } from './open/deciding.ts'
import { OF_PROJECTS } from './open/projects.ts'
import { type Desk, type Life, desksOf, idsOf, peopleOf } from './life.ts'

/**
 * What is open in a round, read from its rows and from nothing that a desk reads: each with the lines that it may stand on,
 * of which one must be on somebody's desk who may act, or wait for a day that is told.
 */
type Open = { what: string; id: string; acts: string[] }

/** Every open thing is on the desk of somebody who may do it, with a day. */
export async function lacksIn(life: Life, desks: Desk[]): Promise<void> {
  const undated = desks.flatMap(({ lines }) => lines).filter(({ by }) => !/^\d{4}-\d\d-\d\d$/.test(by))
  if (undated.length > 0) throw new Error(`without a day: ${JSON.stringify(undated)}`)
  const opens = await opensIn(life)
  const lacking = lackingOn(opens, desks)
  if (lacking.length === 0) return
  // another of the same role may be the one who can
  const all = lackingOn(lacking, await desksOf(life, peopleOf(life)))
  if (all.length > 0)
    throw new Error(`on nobody's desk: ${JSON.stringify(all)} after ${life.told.join('; ')}`)
}

function lackingOn(opens: Open[], desks: Desk[]): Open[] {
  const lines = desks.flatMap((desk) => desk.lines).filter(({ held }) => held === null)
  return opens.filter(({ id, acts }) => !lines.some((line) => acts.includes(line.act) && line.id === id))
}

const OPEN = [...OF_DECIDING, ...OF_PROJECTS]

async function opensIn(life: Life): Promise<Open[]> {
  const lists = await Promise.all(
    OPEN.map(async ({ what, acts, rows }) => {
      const ids = await idsOf(life, rows(life.roundId, life.now))
      return ids.map((id) => ({ what, id, acts }))
    }),
  )
  return lists.flat()
}
