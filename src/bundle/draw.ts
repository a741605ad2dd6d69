import { z } from 'zod'
import type { Protocol, ProtocolRefusal } from '../round/panel/rules/protocol.ts'
import { drawAgain } from '../round/panel/rules/protocol.ts'
import type { Fraction } from '../round/panel/rules/strata.ts'
import { ok, refuse } from '../shared/result.ts'
import type { Result } from '../shared/result.ts'
import { check } from './check.ts'
import { csvOf } from './csv.ts'
import type { Fault } from './fault.ts'
import { readJson } from './json.ts'

const OBJECT = '应是一个 JSON 对象'
const LIST = '应是一个列表'
const text = z.string('应是文字').min(1, '不能为空').max(200, '不能超过200个字')
const secret = z.object(
  {
    hash: z.string('应是文字').regex(/^[\da-f]{64}$/, '应是64位小写的十六进制数'),
    number: z.nullable(text),
  },
  OBJECT,
)
/** More would be a matter of days, not of a panel: 2 to the power of the strata are looked at. */
const MOST_STRATA = 10
export const protocolFile = z.object(
  {
    strata: z
      .array(
        z.object(
          { code: text, seats: z.int('应是整数').min(0, '不能小于0').max(1000, '不能超过1000') },
          OBJECT,
        ),
        LIST,
      )
      .max(MOST_STRATA, `不能超过${MOST_STRATA}个`),
    candidates: z
      .array(z.object({ id: text, strata: z.array(text, LIST) }, OBJECT), LIST)
      .max(10_000, '不能超过10000名'),
    officer: secret,
    auditor: secret,
    public: z.object({ source: text, number: text }, OBJECT),
  },
  OBJECT,
)

/** `npm run --silent round -- draw FILE`: who was drawn and who follows, each with the chance they had, as CSV (docs/DRAW.md). */
export function drawCsv(file: string, written: string): Result<string, Fault> {
  const read = readProtocol(file, written)
  if (!read.ok) return read
  const drawn = drawAgain(read.value)
  if (!drawn.ok) return refuse({ file, where: null, reason: sayRefusal(drawn.refusal) })
  const { seats, alternates, chances } = drawn.value
  const chanceOf = new Map(read.value.candidates.map(({ id }, at) => [id, sayChance(chances[at])]))
  const row = (kind: string, stratum: string, order: number, id: string) => [
    kind,
    stratum,
    String(order),
    id,
    chanceOf.get(id) ?? '',
  ]
  const numbers = new Map<string, number>()
  return ok(
    csvOf([
      ['kind', 'stratum', 'order', 'expert', 'chance'],
      ...seats.map(({ stratum, id }) => {
        const order = (numbers.get(stratum) ?? 0) + 1
        numbers.set(stratum, order)
        return row('drawn', stratum, order, id)
      }),
      ...alternates.flatMap(({ stratum, ids }) => ids.map((id, at) => row('alternate', stratum, at + 1, id))),
    ]),
  )
}

function readProtocol(file: string, written: string): Result<Protocol, Fault> {
  const json = readJson(file, written)
  if (!json.ok) return json
  const read = check<Protocol>(protocolFile, json.value, file, null)
  if (!read.ok) return read
  const reason = whyWrong(read.value)
  return reason === null ? read : refuse({ file, where: null, reason })
}

/** What no drawing could be made of. */
export function whyWrong({ strata, candidates }: Protocol): string | null {
  const codes = strata.map(({ code }) => code)
  const again = codes.find((code, at) => codes.indexOf(code) < at)
  if (again !== undefined) return `strata 里“${again}”出现了两次`
  const seen = new Set<string>()
  for (const [at, { id, strata: mine }] of candidates.entries()) {
    if (seen.has(id)) return `candidates 第${at + 1}项 id 为“${id}”，前面已有一个`
    seen.add(id)
    const unknown = mine.find((code) => !codes.includes(code))
    if (unknown !== undefined) return `candidates 第${at + 1}项 strata 为“${unknown}”，strata 里没有`
  }
  return null
}

const WHOSE = { officer: '经办人', auditor: '监督人' }

function sayRefusal(refusal: ProtocolRefusal): string {
  if (refusal.why === 'not-what-was-committed') return `${WHOSE[refusal.of]}公开的数与事先公布的哈希不符`
  return `${refusal.strata.join('、')}要${refusal.seats}名，候选的只有${refusal.candidates}名`
}

const sayChance = (chance: Fraction | undefined): string => (chance ? `${chance.over}/${chance.under}` : '')
