import { bringing, isWhole, only, overlaid } from '../../../rulebook/rules/some.ts'
import { type Bound, boundTo } from '../../../rulebook/rules/bound.ts'
import type { Numbers, ParameterKey, Some } from '../../../rulebook/rules/parameters.ts'
import type { Left, Version } from '../../../rulebook/rules/rulebook.ts'
import { PARAMETER_KEYS, kindOf, valueOf, withinOf } from '../../../rulebook/rules/words.ts'
import { type Instant, dayOf, daysBetween } from '../../../shared/days.ts'
import type { Plan } from './plan.ts'

/** What a version leaves to its calls, for the round or for each track. */
export const leftTo = (to: 'round' | 'track', left: Left): ParameterKey[] =>
  PARAMETER_KEYS.filter((key) => left[key]?.to === to)

/** A plan before it goes by a version: what its call sets by itself. */
export type Unbound = Omit<Plan, 'parameters' | 'rulebook'> & { parameters: Some }

/**
 * The plan as it goes by a version: its numbers, but for those that its clauses leave to the call. Without a version, by
 * what the call brings: all that is needed.
 */
export function binding(plan: Unbound, version: Version | undefined): Plan {
  if (!version) {
    if (!isWhole(plan.parameters)) throw new Error('without a rulebook a call brings what is needed')
    return { ...plan, parameters: bringing(plan.parameters) }
  }
  const rulebook = boundTo(version)
  const parameters: Numbers = version.book.parameters
  return {
    ...plan,
    rulebook,
    parameters: overlaid(parameters, only(plan.parameters, leftTo('round', rulebook.left))),
    tracks: plan.tracks.map(({ set, ...track }) => {
      const own = set ? only(set, leftTo('track', rulebook.left)) : {}
      return Object.keys(own).length > 0 ? { ...track, set: own } : track
    }),
  }
}

/** Whether the call sets a parameter for its round by itself. */
export const setsItself = ({ rulebook }: Plan, key: ParameterKey): boolean =>
  rulebook ? rulebook.left[key]?.to === 'round' : (kindOf(key).needed ?? false)

/**
 * Where a plan departs from the rulebook that it binds, in the order of a round's life. `from`: when it is published, which leaves
 * applicants no more days than are left.
 */
export function departuresOf(plan: Plan, from: Instant = plan.dates.opens): ParameterKey[] {
  const { rulebook, parameters } = plan
  if (!rulebook) return []
  const { calls, proposals, scoring } = parameters
  const { highestAsk } = proposals
  const kinds = plan.tracks.flatMap((track) => track.kinds)
  const found: { [K in ParameterKey]?: boolean } = {
    'calls.openDays': calls.openDays !== undefined && openDays(plan, from) < calls.openDays,
    'proposals.communityGroups': proposals.communityGroups === false && kinds.includes('community'),
    'proposals.highestAsk': plan.tracks.some(({ askMax }) => askMax > (highestAsk ?? askMax)),
    'scoring.bonus': scoring.bonus === false && plan.criteria.some(({ bonus }) => bonus),
  }
  return PARAMETER_KEYS.filter((key) => found[key] || isBeyond(plan, rulebook, key))
}

/** A number left to the call is outside of what its clause allows. */
function isBeyond({ parameters, tracks }: Plan, { left }: Bound, key: ParameterKey): boolean {
  const leave = left[key]
  const within = leave && withinOf(kindOf(key), leave)
  if (!within || !('least' in within)) return false
  const values = [valueOf(parameters, key), ...tracks.map(({ set = {} }) => valueOf(set, key))]
  return values
    .map((value) => (Array.isArray(value) ? value.length : value))
    .some((value) => typeof value === 'number' && (value < within.least || value > within.most))
}

/** Calendar days from the first to the last of a call; of one that is published later than it opens, from then on. */
export const openDays = ({ dates }: Pick<Plan, 'dates'>, from: Instant = dates.opens): number =>
  daysBetween(dayOf(Math.max(from, dates.opens)), dayOf(dates.closes))
