import type { ClauseKey } from '../../../../rulebook/rules/anchors.ts'
import { BY_CALL } from '../../../../rulebook/rules/by.ts'
import type { Plan } from '../../rules/plan.ts'
import { CONDITIONS, type ConditionKey } from './conditions.ts'
import type { Facts } from './facts.ts'
import type { Condition, Reader, Told, Verdict } from './finding.ts'

const isKey = (word: string): word is ConditionKey => Object.hasOwn(CONDITIONS, word)
/** In the order in which they are asked. */
export const CONDITION_KEYS: ConditionKey[] = Object.keys(CONDITIONS).filter(isKey)

export const conditionOf = (key: ConditionKey): Condition => CONDITIONS[key]

/** What a round asks, in the table's order: what rests on a rule that it does not go by is not asked. */
export const askedIn = (plan: Plan, reader: Reader): ConditionKey[] =>
  CONDITION_KEYS.filter((key) => {
    const { readers, asked } = conditionOf(key)
    return readers.includes(reader) && (asked?.(plan) ?? true)
  })

/** A condition as it is told; `told` null: what is known does not tell. */
export type Item = { key: ConditionKey; told: Told | null }

/** Each that a round asks of such an applicant. */
export const itemsFor = (plan: Plan, facts: Facts, reader: Reader): Item[] =>
  askedIn(plan, reader)
    .filter((key) => conditionOf(key).applies?.(plan, facts) ?? true)
    .map((key) => ({ key, told: conditionOf(key).tell(plan, facts) }))

export const verdictOf = ({ told }: Item): Verdict => told?.verdict ?? 'missing'

/** Where its clause may stand: what the call alone says has none. */
export const clausesOf = (key: ConditionKey): ClauseKey[] =>
  conditionOf(key).rule.flatMap((rule) => (rule === BY_CALL ? [] : [rule]))
