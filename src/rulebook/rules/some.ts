import type { Numbers, ParameterKey, Some, Stage } from './parameters.ts'
import { PARAMETER_KEYS, isStage, kindOf, valueOf } from './words.ts'

/** What no round runs without: one that binds no rulebook brings it. */
export const NEEDED: ParameterKey[] = PARAMETER_KEYS.filter((key) => kindOf(key).needed)

export function stageOf(key: ParameterKey): Stage {
  const stage = key.split('.')[0] ?? ''
  if (!isStage(stage)) throw new Error(`no stage in ${key}`)
  return stage
}

/** The numbers with some others in their place. */
export function overlaid<N extends Some>(numbers: N, some: Some): N {
  const stages = Object.keys(some).filter(isStage)
  return Object.assign(
    {},
    numbers,
    ...stages.map((stage) => ({ [stage]: { ...numbers[stage], ...some[stage] } })),
  )
}

/** Of these, what `keys` name. */
export function only(some: Some, keys: ParameterKey[]): Some {
  const picked: { [stage: string]: { [name: string]: unknown } } = {}
  for (const key of keys) {
    const [stage = '', name = ''] = key.split('.')
    const value = valueOf(some, key)
    if (value !== undefined) picked[stage] = { ...picked[stage], [name]: value }
  }
  return picked
}

/** What a round brings that binds no rulebook: every stage with what it needs, the others with nothing that is sure to be there. */
export const bringing = (brought: Brought): Numbers => ({
  needs: {},
  calls: {},
  screening: {},
  projects: {},
  sanctions: {},
  ...brought,
})
export type Brought = {
  [S in Stage as Record<never, never> extends Numbers[S] ? never : S]: Numbers[S]
} & Some

/** Whether nothing is missing of what is needed. */
export const isWhole = (some: Some): some is Brought =>
  NEEDED.every((key) => valueOf(some, key) !== undefined)
