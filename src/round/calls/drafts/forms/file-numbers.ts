import { z } from 'zod'
import type { Kind } from '../../../../rulebook/rules/kinds.ts'
import type { ParameterKey, Some } from '../../../../rulebook/rules/parameters.ts'
import { PARAMETER_KEYS, kindOf, valueOf } from '../../../../rulebook/rules/words.ts'
import { showPoints } from '../../../../shared/points.ts'
import { fen, listOf, name, object, points, tick, wholeFrom } from './file-fields.ts'

/** Where a file has a parameter, if not under its stage and name: "publicity.working_days". */
const PLACES: { [K in ParameterKey]?: string } = {
  'panel.size': 'scoring.panel_size',
  'awards.perOrganizationAndTrack': 'award.per_organization_and_track',
  'awards.skipWhenOverBudget': 'award.skip_when_over_budget',
  'publicity.days': 'publicity.working_days',
  'payments.tranches': 'tranches',
}

/** What a ranking cannot do without. */
const REQUIRED: ParameterKey[] = [
  'scoring.minSheets',
  'scoring.decimals',
  'scoring.passMark',
  'awards.perOrganizationAndTrack',
  'awards.skipWhenOverBudget',
]

/** Wider than a rulebook's range: a folder of another district's is ranked as it is. */
const WIDER: { [K in ParameterKey]?: z.ZodType } = {
  'scoring.minSheets': wholeFrom(0),
  'scoring.decimals': wholeFrom(0).refine((value) => value <= 6, '应是 0 到 6 之间的整数'),
}

/** [group, name], the group '' for what stands by itself. */
export function placeOf(key: ParameterKey): [group: string, name: string] {
  const place = PLACES[key] ?? snake(key)
  const [group = '', own] = place.split('.')
  const ending = kindOf(key).kind === 'amount-or-none' ? '_fen' : ''
  return own === undefined ? ['', `${group}${ending}`] : [group, `${own}${ending}`]
}

const snake = (words: string): string => words.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

type Groups = Map<string, Record<string, z.ZodType>>

/** The shapes of the parameters by their groups in a file. `required`: for a round; else for one track of it. */
export function shapesOf(keys: ParameterKey[], required: boolean): Groups {
  const groups: Groups = new Map()
  for (const key of keys) {
    const [group, own] = placeOf(key)
    const schema = WIDER[key] ?? filed(kindOf(key))
    const isRequired = required && REQUIRED.includes(key)
    groups.set(group, { ...groups.get(group), [own]: isRequired ? schema : schema.nullish() })
  }
  return groups
}

/** As a file holds it: amounts in whole fen, points as numbers of 分, null for none. */
function filed(kind: Kind): z.ZodType {
  switch (kind.kind) {
    case 'whole':
    case 'whole-or-none':
      return wholeFrom(kind.least > 0 ? 1 : 0)
    case 'points':
      return points
    case 'amount-or-none':
      return fen
    case 'tick':
      return tick
    case 'choice':
      return z.enum(Object.keys(kind.options), `应是 ${Object.keys(kind.options).join('、')} 之一`)
    case 'several':
      return listOf(z.enum(Object.keys(kind.options), `应是 ${Object.keys(kind.options).join('、')} 之一`))
    case 'list':
      return listOf(name)
    case 'tranches':
      return tranches
  }
}

const GATES = ['agreement_signed', 'midterm_passed', 'final_passed'] as const
const tranche = object({ percent: wholeFrom(1), on: z.enum(GATES, `应是 ${GATES.join('、')} 之一`) })
const tranches = listOf(tranche)

type Read = { [group: string]: unknown }

/** The parameters that a file sets; what it leaves out, or is null where null means nothing, is not there. */
export function numbersIn(read: Read, keys: ParameterKey[] = PARAMETER_KEYS): Some {
  const found: { [stage: string]: { [name: string]: unknown } } = {}
  for (const key of keys) {
    const [group, own] = placeOf(key)
    const within = group === '' ? read : read[group]
    const value =
      typeof within === 'object' && within !== null ? new Map(Object.entries(within)).get(own) : undefined
    const kind = kindOf(key).kind
    if (value === undefined || (value === null && kind !== 'whole-or-none' && kind !== 'amount-or-none'))
      continue
    const [stage = '', called = ''] = key.split('.')
    found[stage] = { ...found[stage], [called]: value }
  }
  return found
}

/** The same as a file has them. */
export function filedNumbers(some: Some): Read {
  const written: { [group: string]: unknown } = {}
  for (const key of PARAMETER_KEYS) {
    const value = valueOf(some, key)
    if (value === undefined) continue
    const [group, own] = placeOf(key)
    const said = kindOf(key).kind === 'points' ? Number(showPoints(Number(value))) : value
    if (group === '') written[own] = said
    else written[group] = { ...Object(written[group]), [own]: said }
  }
  return written
}
