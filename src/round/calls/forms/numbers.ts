import { z } from 'zod'
import { boxFor } from '../../../rulebook/forms/boxes.ts'
import type { ParameterKey, Some } from '../../../rulebook/rules/parameters.ts'
import type { Leave, Left } from '../../../rulebook/rules/rulebook.ts'
import { NEEDED } from '../../../rulebook/rules/some.ts'
import { PARAMETER_KEYS, kindOf, withinOf } from '../../../rulebook/rules/words.ts'
import { leftTo } from '../rules/ruled.ts'

/** What a call sets by itself, for its round or for each track: what its rulebook leaves to it; without one, what is needed. */
export const setBy = (to: 'round' | 'track', left: Left | null): ParameterKey[] =>
  left ? leftTo(to, left) : to === 'round' ? NEEDED : []

/** As if every clause left what it can; none of it need be sent. */
export const EVERYTHING: Left = Object.fromEntries(
  PARAMETER_KEYS.flatMap((key): [ParameterKey, Leave][] => {
    const { left } = kindOf(key)
    return left === 'never' ? [] : [[key, { to: 'round' }]]
  }),
)

/** These parameters, by stage and name, each within what its clause leaves. */
export function numbersForm(keys: ParameterKey[], left: Left | null): z.ZodType<Some> {
  const stages = Map.groupBy(keys, (key) => key.split('.')[0] ?? '')
  const shape = [...stages].map(([stage, those]) => {
    const boxes = those.map((key) => {
      const box = boxFor(kindIn(key, left))
      return [key.slice(stage.length + 1), left === EVERYTHING ? box.optional() : box]
    })
    const whole = z.object(Object.fromEntries(boxes), '请填写这一阶段的规则')
    // a stage of switches alone sends nothing while none is chosen: each of its fields says that it is missing
    return [stage, left === EVERYTHING ? whole.optional() : whole.prefault({})]
  })
  return z.object(Object.fromEntries(shape), '请填写规则')
}

/** A parameter's kind, in the range that its clause leaves to the call. */
export const kindIn = (key: ParameterKey, left: Left | null) => withinOf(kindOf(key), left?.[key] ?? {})
