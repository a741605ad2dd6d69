import { z } from 'zod'
import { isDay } from '../../../../shared/days.ts'
import type { Instant } from '../../../../shared/days.ts'
import { readPoints } from '../../../../shared/points.ts'

// What a round's file and the tables beside it are made of, with its words where it is not.

const INSTANT = '应是带时区的时刻，如 2013-04-26T17:00:00+08:00'

/** Text that must not be empty. */
export const name = z.string('应是文字').trim().min(1, '不能为空')
/** Text that may be absent; then it is empty. */
export const text = z
  .string('应是文字')
  .nullish()
  .transform((value) => value ?? '')
export const day = z.string('应是日期').refine(isDay, '应是日期，如 2013-03-25')

export const wholeFrom = (least: number) => {
  const expected = `应是不小于 ${least} 的整数`
  return z.int(expected).min(least, expected)
}

/** Whole fen, 0 to 2^53 − 1. */
export const fen = z.int('应是整数，单位为分').min(0, '不能是负数')

/** A JSON number of points, 0 to 9999.99, to whole hundredths; it is read by its digits, never multiplied. */
export const points = z.number('应是数字').transform((value, context) => {
  const read = readPoints(String(value))
  if (read === null) context.addIssue({ code: 'custom', message: '应是 0 到 9999.99 之间、最多两位小数的数' })
  return read ?? 0
})
export const positivePoints = points.refine((value) => value > 0, '应大于 0')

/** An instant with its time zone, to the millisecond. */
export const instant = z.string(INSTANT).transform((value, context) => {
  const read = readInstantWithZone(value)
  if (read === null) context.addIssue({ code: 'custom', message: INSTANT })
  return read ?? 0
})

/** A list; each item's fault is told by its own schema. */
export const listOf = <T extends z.ZodType>(item: T) => z.array(item, '应是列表')
/** A list that may be absent; then it is empty. */
export const listOrNone = <T extends z.ZodType>(item: T) =>
  listOf(item)
    .nullish()
    .transform((value) => value ?? [])

/** Without its zone an instant is not one. What is finer than a millisecond is cut off. */
function readInstantWithZone(written: string): Instant | null {
  const [date = '', clock = ''] = written.split('T')
  if (!isDay(date) || !/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/.test(clock))
    return null
  const at = Date.parse(written)
  return Number.isNaN(at) ? null : at
}

export const tick = z.boolean('应是 true 或 false')

/** `strict`: nothing is passed over, a name that means nothing here is refused with its place. */
export function object<T extends z.ZodRawShape>(shape: T, strict = false): z.ZodObject<T> {
  const says = {
    error: (issue: { code?: string | undefined; keys?: string[] }) =>
      issue.code === 'unrecognized_keys'
        ? `没有这一项：${(issue.keys ?? []).join('、')}`
        : '应是一个 JSON 对象',
  }
  return strict ? (z.strictObject(shape, says) as unknown as z.ZodObject<T>) : z.object(shape, says)
}

/** At most `most` of them. */
export const list = <T extends z.ZodType>(of: T, most: number) => listOf(of).max(most, `最多${most}项`)
