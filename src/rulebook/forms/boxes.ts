import { z } from 'zod'
import { orNone, rows, such } from '../../web/boxes/box.ts'
import { pick, ticks, yesNo } from '../../web/boxes/choices.ts'
import { money, points, whole } from '../../web/boxes/numbers.ts'
import { lines } from '../../web/boxes/texts.ts'
import type { Kind } from '../rules/kinds.ts'
import type { ParameterKey, ValueAt } from '../rules/parameters.ts'
import { GATE_WORDS, PARAMETER_KEYS, kindOf } from '../rules/words.ts'

/**
 * The field of a parameter, both ways, with its name, unit and range: in a rulebook's form, and in that of a call to which a
 * clause leaves it. pages/fields.tsx asks it.
 */
export function boxOf<K extends ParameterKey>(key: K): z.ZodType<ValueAt<K>>
export function boxOf(key: ParameterKey): z.ZodType | undefined {
  return parameterBoxes.shape[key]
}

/** A part of the award, and when it is paid. */
export const trancheForm = z.object(
  { percent: whole('比例', [1, 100], '%'), on: pick('拨付条件', GATE_WORDS) },
  '这一行的格式不对',
)
export const MOST_TRANCHES = 5

/** The box of every parameter under its key, "publicity.days". */
export const parameterBoxes = z.object(
  Object.fromEntries(PARAMETER_KEYS.map((key) => [key, boxFor(kindOf(key))])),
)

/** The same within the range that a clause leaves to the call. */
export function boxFor(kind: Kind): z.ZodType {
  const { name } = kind
  switch (kind.kind) {
    case 'whole':
      return whole(name, [kind.least, kind.most], kind.unit)
    case 'whole-or-none':
      return orNone(whole(name, [kind.least, kind.most], kind.unit))
    case 'amount-or-none':
      return orNone(money(name, [kind.least, kind.most]))
    case 'points':
      return points(name, [kind.least, kind.most])
    case 'tick':
      return yesNo(name, { yes: kind.yes, no: kind.no })
    case 'choice':
      return pick(name, kind.options)
    case 'several':
      return ticks(name, kind.options)
    case 'list':
      return list(kind)
    case 'tranches':
      return rows(trancheForm, `请填写${name}`, MOST_TRANCHES, { tooMany: `最多${MOST_TRANCHES}笔` })
  }
}

/** The lowest or the highest of what a number may be; null: the parameter is no number. */
export function boundBox(kind: Kind, word: string): z.ZodType<number, string> | null {
  switch (kind.kind) {
    case 'whole':
    case 'whole-or-none':
      return whole(word, [kind.least, kind.most], kind.unit)
    case 'points':
      return points(word, [kind.least, kind.most])
    case 'amount-or-none':
      return money(word, [kind.least, kind.most])
    default:
      return null
  }
}

/** Braces would be taken for a parameter's place in a clause. */
function list({ name, least, most }: Kind & { kind: 'list' }) {
  const enough = such(lines(name, most, 60), (items) => items.length >= least, `${name}至少${least}项`)
  return such(enough, (items) => items.every((item) => !/[{}]/.test(item)), `${name}的每一项不能有花括号`)
}
