import type { Instant } from '../../../../shared/days.ts'
import type { Panel, Seated } from '../../rules/panel.ts'
import type { Draw, Outcome } from './draw.ts'
import { candidatesIn } from './preparing.ts'

/** What a draw has come to that nobody has set aside, with its list. */
export type Result = Pick<Draw, 'candidates'> & Pick<Outcome, 'seats' | 'alternates'>

/**
 * 递补: who comes for a member that leaves, in the order of the draw: the first alternate of their stratum who sits not yet and can.
 * Null: the member was not drawn, or nobody is left.
 */
export function alternateFor(
  { candidates, seats, alternates }: Result,
  expertId: string,
  panel: Pick<Panel, 'members' | 'pool'>,
  now: Instant,
): Seated | null {
  const code = candidates.find(({ id }) => id === expertId)?.code
  if (code === undefined) return null
  const stratum =
    seats.find(({ id }) => id === code)?.stratum ?? alternates.find(({ ids }) => ids.includes(code))?.stratum
  const order = alternates.find((one) => one.stratum === stratum)?.ids ?? []
  const free = candidatesIn(panel, now)
  const called = order.flatMap((next) => {
    const id = candidates.find((one) => one.code === next)?.id
    return free.find((one) => one.id === id) ?? []
  })
  return called[0] ?? null
}
