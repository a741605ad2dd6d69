import { ok, refuse } from '../shared/result.ts'
import type { Result } from '../shared/result.ts'
import type { Fault } from './fault.ts'

/** Reads a JSON text; a fault names the line. A byte order mark is no fault. */
export function readJson(file: string, text: string): Result<unknown, Fault> {
  const plain = text.replace(/^\uFEFF/, '')
  if (plain.trim() === '') return refuse({ file, where: null, reason: '文件是空的' })
  try {
    const value: unknown = JSON.parse(plain)
    return ok(value)
  } catch {
    const at = faultAt(plain)
    const reason = at === plain.length ? '不是完整的 JSON，到文件末尾还没有结束' : '不是正确的 JSON'
    return refuse({ file, where: { line: plain.slice(0, at).split(/\r\n|\r|\n/).length }, reason })
  }
}

type Expecting = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or close' | 'end'

const SPACE = /[ \t\r\n]*/y
const TOKEN =
  /[{}[\],:]|"(?:[^"\\\p{Cc}]|[\x7f-\x9f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy

/** Where a broken JSON text stops making sense. JSON.parse does not always tell, and each engine words it differently. */
function faultAt(text: string): number {
  const open: string[] = []
  let expecting: Expecting = 'value'
  for (let at = 0; ;) {
    at += matchAt(SPACE, text, at).length
    const token = matchAt(TOKEN, text, at)
    const next: Expecting | null = token === '' ? null : after(token, expecting, open)
    if (next === null) return at
    expecting = next
    at += token.length
  }
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}

/** What may follow this token; null when the token itself is out of place. */
function after(token: string, expecting: Expecting, open: string[]): Expecting | null {
  if (token === '}' || token === ']') return close(token, expecting, open)
  if (token === ',') return expecting !== ', or close' ? null : open.at(-1) === '{' ? 'key' : 'value'
  if (token === ':') return expecting === ':' ? 'value' : null
  if (expecting === 'key' || expecting === 'key or }') return token.startsWith('"') ? ':' : null
  if (expecting !== 'value' && expecting !== 'value or ]') return null
  if (token !== '{' && token !== '[') return open.length === 0 ? 'end' : ', or close'
  open.push(token)
  return token === '{' ? 'key or }' : 'value or ]'
}

function close(token: '}' | ']', expecting: Expecting, open: string[]): Expecting | null {
  const empty = token === '}' ? 'key or }' : 'value or ]'
  const opener = token === '}' ? '{' : '['
  if (open.at(-1) !== opener || (expecting !== empty && expecting !== ', or close')) return null
  open.pop()
  return open.length === 0 ? 'end' : ', or close'
}
