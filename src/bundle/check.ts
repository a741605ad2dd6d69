import type { z } from 'zod'
import { ok, refuse } from '../shared/result.ts'
import type { Result } from '../shared/result.ts'
import type { Fault, Where } from './fault.ts'

/** Reads a value by a schema whose messages say what was expected: "goal 为 25.7，应是……". The first fault is told. */
export function check<T>(
  schema: z.ZodType<T>,
  raw: unknown,
  file: string,
  where: Where | null,
): Result<T, Fault> {
  const read = schema.safeParse(raw)
  if (read.success) return ok(read.data)
  const issue = read.error.issues[0]
  const reason = issue ? sayIssue(raw, issue.path, issue.message, where) : '内容不对'
  return refuse({ file, where, reason })
}

/** "goal 为 25.7，", a cell as it is written; "goal 为空，" when nothing is. */
export const sayCell = (column: string, written: string): string =>
  `${column} 为${written === '' ? '空' : ` ${short(written)}`}，`

function sayIssue(raw: unknown, path: PropertyKey[], expected: string, where: Where | null): string {
  const value = path.reduce(valueAt, raw)
  const name = path.map((key) => (typeof key === 'number' ? `第${key + 1}项` : String(key))).join(' ')
  if (name === '') return expected
  if (value === undefined) return `缺少 ${name}`
  if (typeof value === 'object' && value !== null) return `${name} ${expected}`
  const inTable = where !== null && 'line' in where
  if (typeof value !== 'string' || value === '' || inTable)
    return `${sayCell(name, String(value))}${expected}`
  return `${name} 为“${short(value)}”，${expected}`
}

const valueAt = (within: unknown, key: PropertyKey): unknown =>
  typeof within === 'object' && within !== null && Object.hasOwn(within, key)
    ? Reflect.get(within, key)
    : undefined

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
