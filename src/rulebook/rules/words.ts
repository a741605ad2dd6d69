import { type Fen, yuan } from '../../shared/money.ts'
import { showPoints } from '../../shared/points.ts'
import type { Gate, Kind, Tranche, ValueOf } from './kinds.ts'
import { PARAMETERS, type ParameterKey, type Some, type Stage } from './parameters.ts'
import type { Leave, Left } from './rulebook.ts'

/** What each stage is called where its parameters are listed. */
export const STAGE_WORDS: Record<Stage, string> = {
  needs: '需求',
  calls: '征集',
  proposals: '申报',
  screening: '资格审查',
  panel: '评审委员会',
  scoring: '评分',
  awards: '审定',
  publicity: '公示',
  agreements: '协议',
  projects: '项目管理',
  payments: '拨款',
  closing: '结项',
  sanctions: '罚则',
}

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
export function valueOf(parameters: Some, key: ParameterKey): unknown {
  const [stage = '', name = ''] = key.split('.')
  const all: { [stage: string]: { [name: string]: unknown } | undefined } = parameters
  return all[stage]?.[name]
}

/** The value as the text of a clause says it: "5个工作日", "85分", "50%", or the sentence of a switch. */
export function sayValue(parameters: Some, key: ParameterKey): string {
  const kind = kindOf(key)
  const value = valueOf(parameters, key)
  if (kind.zero !== undefined && value === 0) return kind.zero
  const isNone = value === null || (Array.isArray(value) && value.length === 0)
  if (isNone && 'none' in kind) return kind.none
  const short = sayPlain(kind, value)
  return kind.some ? kind.some.replace('{}', short) : short
}

/** The same without the words around it. */
function sayPlain(kind: Kind, value: unknown): string {
  switch (kind.kind) {
    case 'whole':
    case 'whole-or-none':
      return `${String(value)}${kind.unit}`
    case 'amount-or-none':
      return `${showYuan(Number(value))}元`
    case 'points':
      return `${showMark(Number(value))}分`
    case 'tick':
      return value ? kind.yes : kind.no
    case 'choice':
      return kind.options[String(value)] ?? String(value)
    case 'several':
      return Array.isArray(value) ? value.map((code) => kind.options[String(code)] ?? code).join('；') : ''
    case 'list':
      return Array.isArray(value) ? value.join(value.some((item) => item.includes('、')) ? '；' : '、') : ''
    case 'tranches':
      return isTranches(value) ? sayTranches(value) : ''
  }
}

/** What a clause of a rulebook says: its value, or between what bounds the call sets it. */
export function sayRuled(
  { parameters, left }: { parameters: Some; left?: Left | undefined },
  key: ParameterKey,
): string {
  const leave = left?.[key]
  return leave ? sayLeft(kindOf(key), leave) : sayValue(parameters, key)
}

/** "5到10个工作日（由征集公告规定）" */
function sayLeft(kind: Kind, leave: Leave): string {
  const by = LEFT_TO[leave.to]
  if (kind.kind === 'tick') return `${by}，二者取一：${kind.yes}；或者${kind.no}`
  if (kind.kind === 'choice') return `${by}：${Object.values(kind.options).join('；或者')}`
  const said = kind.kind === 'list' ? `${by}的各项` : sayLeftShort(kind, leave)
  return kind.kind === 'tranches' || kind.kind === 'several' ? by : (kind.some?.replace('{}', said) ?? said)
}

/** To whom a clause may leave a parameter. */
export const LEFT_TO = { round: '由征集公告规定', track: '由征集公告按赛道规定' }

/** The same without the words around it. */
function sayLeftShort(kind: Kind, leave: Leave): string {
  const within = withinOf(kind, leave)
  const by = LEFT_TO[leave.to]
  return 'least' in within && 'unit' in within ? `${sayBounds(within)}（${by}）` : by
}

/** A parameter's kind with the range that its clause leaves. */
export const withinOf = (kind: Kind, { least, most }: Pick<Leave, 'least' | 'most'>): Kind =>
  'most' in kind ? { ...kind, least: least ?? kind.least, most: most ?? kind.most } : kind

/** What stands beside the text, where a sentence would say it twice: 是, 5份, or to whom it is left. */
export function sayBeside({ parameters, left }: { parameters: Some; left: Left }, key: ParameterKey): string {
  const leave = left[key]
  return leave ? sayLeftShort(kindOf(key), leave) : sayShort(parameters, key)
}

/** The value alone: 是, 5份, 50%、30%、20%. */
export function sayShort(parameters: Some, key: ParameterKey): string {
  const value = valueOf(parameters, key)
  const kind = kindOf(key)
  if (value === null) return '无'
  if (kind.kind === 'tick') return value ? '是' : '否'
  if (kind.kind === 'tranches') {
    return isTranches(value) ? value.map(({ percent }) => `${percent}%`).join('、') : ''
  }
  if (Array.isArray(value) && value.length === 0 && 'none' in kind) return kind.none
  return sayPlain(kind, value)
}

/** How a call says a number or a switch that its round goes by; null: nothing is set, or it is no matter of this round. */
export function sayRule(parameters: Some, key: ParameterKey): string | null {
  const kind = kindOf(key)
  const found = valueOf(parameters, key)
  if (kind.says === false || found === undefined) return null
  const value = sayValue(parameters, key)
  const special = typeof found === 'number' ? kind.at?.[found] : undefined
  if (special) return special
  if (kind.says) return kind.says.replace('{}', value)
  return isSentence(kind) ? value : `${kind.name}：${value}`
}

/** Whether its value can be said without its name. */
export const isSentence = (kind: Kind): boolean =>
  Boolean(kind.some) || 'none' in kind || 'options' in kind || kind.kind === 'tick'

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
    case 'points':
      return sayBounds(kind)
    case 'whole-or-none':
    case 'amount-or-none':
      return `${sayBounds(kind)}；不填：${kind.none}`
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

/** "1到30个工作日" */
export function sayBounds(kind: Kind & { least: number; most: number; unit: string }): string {
  const show = kind.kind === 'points' ? showMark : kind.kind === 'amount-or-none' ? showYuan : String
  return `${show(kind.least)}到${show(kind.most)}${kind.unit}`
}
