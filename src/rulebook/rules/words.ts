import { type Fen, yuan } from '../../shared/money.ts'
import { showPoints } from '../../shared/points.ts'
import type { Gate, Kind, Tranche, ValueOf } from './kinds.ts'
import { PARAMETERS, type ParameterKey, type Parameters, type Stage } from './parameters.ts'

/** Every parameter's key, in the order of a round's life. */
export const PARAMETER_KEYS: ParameterKey[] = Object.entries(PARAMETERS).flatMap(([stage, kinds]) =>
  Object.keys(kinds).flatMap((name) => [`${stage}.${name}`].filter(isParameterKey)),
)

/** A stage has a parameter of this name. */
export function isParameterKey(key: string): key is ParameterKey {
  const [stage = '', name = '', ...more] = key.split('.')
  return more.length === 0 && isStage(stage) && Object.hasOwn(PARAMETERS[stage], name)
}

export function isStage(word: string): word is Stage {
  return Object.hasOwn(PARAMETERS, word)
}

/** What a parameter is. */
export function kindOf(key: ParameterKey): Kind {
  const [stage = '', name = ''] = key.split('.')
  const kinds: Record<string, Record<string, Kind>> = PARAMETERS
  const found = kinds[stage]?.[name]
  if (!found) throw new Error(`no parameter ${key}`)
  return found
}

/** A parameter's value, whatever its type. */
export function valueOf(parameters: Partial<Parameters>, key: ParameterKey): unknown {
  const [stage = '', name = ''] = key.split('.')
  const all: Record<string, Record<string, unknown> | undefined> = parameters
  return all[stage]?.[name]
}

/** The value as the text of a clause says it: "5个工作日", "85分", "50%", or the sentence of a switch. */
export function sayValue(parameters: Partial<Parameters>, key: ParameterKey): string {
  const value = valueOf(parameters, key)
  const kind = kindOf(key)
  switch (kind.kind) {
    case 'whole':
      return `${String(value)}${kind.unit}`
    case 'whole-or-none':
      return typeof value === 'number' ? kind.some.replace('{}', `${value}${kind.unit}`) : kind.none
    case 'amount-or-none':
      return typeof value === 'number' ? kind.some.replace('{}', `${showYuan(value)}元`) : kind.none
    case 'points':
      return `${showMark(Number(value))}分`
    case 'tick':
      return value ? kind.yes : kind.no
    case 'choice':
      return kind.options[String(value)] ?? String(value)
    case 'several':
      return Array.isArray(value) ? value.map((code) => kind.options[String(code)] ?? code).join('；') : ''
    case 'list':
      return Array.isArray(value) && value.length > 0 ? value.join('、') : kind.none
    case 'tranches':
      return isTranches(value) ? sayTranches(value) : ''
  }
}

/** The value beside the text, where a sentence would say it twice: 是, 5份, 50%、30%、20%. */
export function sayShort(parameters: Parameters, key: ParameterKey): string {
  const value = valueOf(parameters, key)
  const kind = kindOf(key)
  if (kind.kind === 'tick') return value ? '是' : '否'
  if (kind.kind === 'whole-or-none') return typeof value === 'number' ? `${value}${kind.unit}` : '无'
  if (kind.kind === 'amount-or-none') return typeof value === 'number' ? `${showYuan(value)}元` : '无'
  if (kind.kind === 'tranches') {
    return isTranches(value) ? value.map(({ percent }) => `${percent}%`).join('、') : ''
  }
  return sayValue(parameters, key)
}

/** "500,000": an amount without needless fen. */
export const showYuan = (fen: Fen): string => yuan(fen).replace(/\.00$/, '')

/** "85" or "82.5": points without needless zeros. */
export const showMark = (points: number): string => showPoints(points).replace(/\.?0+$/, '')

export const GATE_WORDS: Record<Gate, string> = {
  agreement_signed: '协议签署后',
  midterm_passed: '中期评估合格后',
  final_passed: '结项评估合格后',
}

/** "协议签署后拨付50%；中期评估合格后拨付30%；结项评估合格后拨付余款，即20%" */
function sayTranches(tranches: Tranche[]): string {
  return tranches
    .map(({ percent, on }, at) => {
      const isRest = at > 0 && at === tranches.length - 1
      return `${GATE_WORDS[on]}拨付${isRest ? `余款，即${percent}%` : `${percent}%`}`
    })
    .join('；')
}

const isTranches = (value: unknown): value is ValueOf<Kind & { kind: 'tranches' }> => Array.isArray(value)

/** "1到30个工作日", "0到100分": what a hint says of the range; empty where a form shows all that can be chosen. */
export function sayRange(kind: Kind): string {
  switch (kind.kind) {
    case 'whole':
      return `${kind.least}到${kind.most}${kind.unit}`
    case 'whole-or-none':
      return `${kind.least}到${kind.most}${kind.unit}；不填：${kind.none}`
    case 'amount-or-none':
      return `${showYuan(kind.least)}到${showYuan(kind.most)}元；不填：${kind.none}`
    case 'points':
      return `${showMark(kind.least)}到${showMark(kind.most)}分`
    case 'list':
      return `每行一项，最多${kind.most}项`
    case 'tranches':
      return '最多5笔，合计100%；最后一笔为余款'
    case 'tick':
    case 'choice':
    case 'several':
      return ''
  }
}
