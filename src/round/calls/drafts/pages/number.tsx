import { ParameterField } from '../../../../rulebook/pages/fields.tsx'
import type { ParameterKey } from '../../../../rulebook/rules/parameters.ts'
import { kindIn } from '../../forms/numbers.ts'
import { type Part, hintOf } from '../../pages/hints.tsx'

type Props = Part & { at: ParameterKey; name: string; optional?: boolean }

/** A number or switch that the call sets: within what its clause leaves, which is said beside it. */
export const NumberField = ({ of, rules, at, name, optional }: Props) => (
  <ParameterField {...{ of, at, name, optional }} kind={kindIn(at, rules.left)} hint={hintOf(rules, at)} />
)
