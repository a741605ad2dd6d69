import type { Instant } from '../../../shared/days.ts'
import type { Round } from '../rules/round.ts'

/** A date of a call that those who apply keep to. `isOff`: the round has ended before it came. */
type CallDate = { key: 'opens' | 'closes'; at: Instant; isOff: boolean }

export const datesOf = ({ plan, ended }: Pick<Round, 'plan' | 'ended'>): CallDate[] =>
  (['opens', 'closes'] as const).map((key) => {
    const at = plan.dates[key]
    return { key, at, isOff: Boolean(ended && ended.at < at) }
  })
