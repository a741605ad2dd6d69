import type { AdministratorMatter } from '../administrator/rules/matters.ts'
import type { Wait } from '../applicant/rules/desk.ts'
import type { Waits } from '../approver/rules/matters.ts'
import type { mattersOf as communityMatters } from '../community/rules.ts'
import type { mattersOf as expertMatters } from '../expert/rules.ts'
import type { mattersOf as financeMatters } from '../finance/rules.ts'
import type { DrawMatter } from '../matters/rules/draws.ts'
import type { openingMatters, recoveryMatters, roleMatters } from '../matters/rules/shared.ts'
import type { poolMatters } from '../matters/rules/pool.ts'
import type { Work } from '../officer/rules/works.ts'
import { type Day, type Instant, endOf } from '../../shared/days.ts'
import type { Term } from '../matters/rules/matter.ts'

type ActOf<F extends (...given: never[]) => { act: string }[]> = ReturnType<F>[number]['act']

/** Everything that any desk says of what waits there. */
export type Act =
  | Work['act']
  | Waits['act']
  | AdministratorMatter['act']
  | Wait['kind']
  | ActOf<typeof communityMatters>
  | ActOf<typeof expertMatters>
  | ActOf<typeof financeMatters>
  | DrawMatter['act']
  | ActOf<typeof poolMatters>
  | ActOf<typeof openingMatters>
  | ActOf<typeof roleMatters>
  | ActOf<typeof recoveryMatters>

/** What is due on somebody's desk: of it only this. `count`: how many at once. */
export type Due = Pick<Term, 'by' | 'at' | 'clause'> & { act: Act; count: number }

/** Of one kind of act and day: how many, the first instant of them, the clauses that set it. */
export type DueDate = { act: Act; by: Day; at: Instant; count: number; clauses: number[] }

export const dueDatesIn = (dues: Due[]): DueDate[] =>
  [...Map.groupBy(dues, ({ act, by }) => `${act} ${by}`).values()].flatMap((ones) =>
    ones.slice(0, 1).map(({ act, by }) => ({
      ...{ act, by },
      at: Math.min(...ones.map((one) => one.at ?? endOf(by))),
      count: ones.reduce((sum, one) => sum + one.count, 0),
      clauses: [...new Set(ones.flatMap(({ clause }) => (clause ? [clause.no] : [])))],
    })),
  )

/** What has no last day yet is on its desk, and in no calendar. */
export const withDay = <T extends { due: Day | null }>(waits: T[]): (T & { due: Day })[] =>
  waits.flatMap((wait) => (wait.due === null ? [] : [{ ...wait, due: wait.due }]))
