import type { Instant } from '../../../shared/days.ts'
import type { Dated } from '../rules/terms.ts'
import type { Owed } from '../rules/watches.ts'

export const arrived = ({ roundId, at }: { roundId: string; at: Instant }) => ({ roundId, since: at })

/** By round, what its own work has to do with: corrections that run hold up a check, reports that are late are asked for. */
export function sortedOut(owed: Owed[]): Pick<Dated, 'correcting' | 'reportBy'> {
  const of = (act: Owed['act']) => owed.filter((one) => one.act === act)
  return {
    correcting: Object.fromEntries(of('corrections').map(({ roundId, count }) => [roundId, count])),
    reportBy: Object.fromEntries(of('reports').map((one) => [one.roundId, one.by])),
  }
}
