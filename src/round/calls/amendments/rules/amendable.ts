import type { ParameterKey } from '../../../../rulebook/rules/parameters.ts'
import { PARAMETER_KEYS, valueOf } from '../../../../rulebook/rules/words.ts'
import type { Dates, Plan, Track } from '../../rules/plan.ts'
import { setsItself } from '../../rules/ruled.ts'

/** Why a part of a published plan stays as it is. */
export type Fixed =
  /** Every number that the round gives out begins with it. */
  | 'in-numbers'
  /** The round goes by the version that it bound, to its end. */
  | 'bound'
  /** Proposals answer it, and are compared by it. */
  | 'answered'
  /** Proposals are kept under it. */
  | 'kept-under'
  /** Who competes with whom. */
  | 'competition'
  /** Proposals are written for it. */
  | 'written-for'
  /** What the round promised of judging and paying; a rulebook sets it where there is one. */
  | 'promised'

type Field =
  | Exclude<keyof Plan, 'dates' | 'tracks'>
  | `dates.${keyof Dates}`
  | `tracks.${keyof Track}`
  /** How many there are, and in which order. */
  | 'tracks'
export type FixedField = { field: Field; reason: Fixed }

/** Of the numbers this one alone: how long a project may take, where the call sets it. */
export const AMENDABLE_NUMBER = 'proposals.longestMonths' satisfies ParameterKey

/** What becomes of each field of a published plan: an amendment may change it, within `whyNotChange`, or it may not, and why. */
export const AMENDABLE: Record<Field, 'amendable' | Fixed> = {
  code: 'in-numbers',
  title: 'amendable',
  organizer: 'amendable',
  rulebook: 'bound',
  topicList: 'amendable',
  moreTopicLists: 'amendable',
  categories: 'amendable',
  form: 'answered',
  'dates.opens': 'amendable',
  'dates.closes': 'amendable',
  'dates.scoringCloses': 'amendable',
  tracks: 'competition',
  'tracks.code': 'kept-under',
  'tracks.name': 'amendable',
  'tracks.quota': 'amendable',
  'tracks.budget': 'amendable',
  'tracks.askMax': 'amendable',
  'tracks.askMin': 'amendable',
  'tracks.kinds': 'amendable',
  'tracks.set': 'promised',
  criteria: 'written-for',
  step: 'written-for',
  parameters: 'promised',
}

/** The numbers that differ and must not. */
export const fixedNumbers = (before: Plan, after: Plan): ParameterKey[] =>
  PARAMETER_KEYS.filter((key) => isFixed(before, key)).filter(
    (key) =>
      JSON.stringify(valueOf(before.parameters, key)) !== JSON.stringify(valueOf(after.parameters, key)),
  )

const isFixed = (plan: Plan, key: ParameterKey): boolean => key !== AMENDABLE_NUMBER || !setsItself(plan, key)

/** What differs between two plans and must not, each with its reason. */
export function fixedChanges(before: Plan, after: Plan): FixedField[] {
  const isOneByOne = before.tracks.length === after.tracks.length
  return FIXED.filter(
    ({ field }) => (isOneByOne || !field.startsWith('tracks.')) && said(before, field) !== said(after, field),
  )
}

/** All that an amendment does not change. */
export const FIXED: FixedField[] = Object.entries(AMENDABLE).flatMap(([name, reason]) => {
  const field = fieldIn(name)
  return field && reason !== 'amendable' ? [{ field, reason }] : []
})

function fieldIn(name: string): Field | null {
  return isField(name) ? name : null
}
function isField(name: string): name is Field {
  return Object.hasOwn(AMENDABLE, name)
}

/** A field's value as text, to compare it. */
function said(plan: Plan, field: Field): string {
  if (field === 'tracks') return String(plan.tracks.length)
  if (field === 'parameters') {
    const fixed = PARAMETER_KEYS.filter((key) => isFixed(plan, key))
    return JSON.stringify(fixed.map((key) => valueOf(plan.parameters, key)))
  }
  const [part, name] = field.split('.')
  const value: unknown = new Map<string, unknown>(Object.entries(plan)).get(part ?? '')
  if (name === undefined) return JSON.stringify(value ?? null)
  return JSON.stringify((Array.isArray(value) ? value : [value]).map((one) => partOf(one, name)))
}

const partOf = (one: unknown, name: string): unknown =>
  typeof one === 'object' && one !== null ? new Map<string, unknown>(Object.entries(one)).get(name) : null
