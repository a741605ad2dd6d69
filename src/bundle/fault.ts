import { ok, refuse } from '../shared/result.ts'
import type { Result } from '../shared/result.ts'

/** What is wrong with a round's folder: which file, where in it, and why. */
export type Fault = { file: string; where: Where | null; reason: string }

/** A line of a CSV or JSON file, counted from 1; or an item of a JSON list, counted from 1, with its id if it has one. */
export type Where = { line: number } | { item: number; id: string | null }

/** One line, whatever the folder holds: "scores.csv 第3行：goal 为 25.7，应是 0 到 25 之间、0.5 的倍数". */
export function sayFault({ file, where, reason }: Fault): string {
  const place = where === null ? '' : ` ${sayWhere(where)}`
  return onOneLine(`${file}${place}：${reason}`)
}

export const sayWhere = (where: Where): string =>
  'line' in where ? `第${where.line}行` : `第${where.item}项${where.id === null ? '' : `（${where.id}）`}`

/** The results of all, or the first refusal. */
export function allOf<T, U, R>(items: T[], each: (item: T, i: number) => Result<U, R>): Result<U[], R> {
  const values: U[] = []
  for (const [i, item] of items.entries()) {
    const result = each(item, i)
    if (!result.ok) return refuse(result.refusal)
    values.push(result.value)
  }
  return ok(values)
}

/** Line breaks, control characters and invisible ones cannot split the line or move the cursor. */
const onOneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
