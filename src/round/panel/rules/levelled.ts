import type { Grid } from './grid.ts'
import { Sending } from './sending.ts'

/** The proposals of each expert; `short`: the first proposal for which there is nobody left, null: there is none. */
export type Levelled = { of: number[][]; short: number | null }

/**
 * Sheets as evenly as can be, and of all such ways the one that fits best: the sum of the squares of the loads is least, and then the
 * sum of the costs. It is a flow of least cost in which each further sheet of an expert costs more than all that fits ill together, sent
 * along shortest ways (successive shortest paths with potentials): level by level, at which an expert takes that many sheets. Whom no
 * way reaches at a level none reaches later, since later ways stay within what was reached. Proposals times experts are read for each
 * length of ways that a level has, of which there are few.
 */
export function levelled(grid: Grid): Levelled {
  const sending = new Sending(grid)
  const highest = Math.max(0, ...grid.most.map((most, e) => most + (grid.load[e] ?? 0)))
  for (let level = Math.min(...grid.load) + 1; level <= highest && sending.isLeft(); level += 1) {
    sending.allow(level)
    while (sending.isLeft() && sending.measure()) sending.fill()
  }
  return { of: sending.of, short: sending.firstLeft() }
}
