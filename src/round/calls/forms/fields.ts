import { z } from 'zod'
import { type Instant, readInstant } from '../../../shared/days.ts'
import { readYuan } from '../../../shared/money.ts'
import { readPoints } from '../../../shared/points.ts'

/** An id that was chosen; left blank or left out: none. */
export function choice(missing: string) {
  return z
    .string(missing)
    .optional()
    .transform((id) => id?.trim() || undefined)
}

export function words(limit: number, missing: string) {
  return z.string(missing).trim().min(1, missing).max(limit, `最多${limit}个字`)
}

export function whole(least: number, most: number, name: string) {
  return z
    .string(`请填写${name}`)
    .normalize('NFKC')
    .trim()
    .regex(/^\d{1,9}$/, `${name}应是整数`)
    .transform(Number)
    .refine((n) => n >= least && n <= most, `${name}应在${least}到${most}之间`)
}

export function amount(name: string) {
  return z.string(`请填写${name}`).transform((typed, ctx) => {
    const fen = readYuan(typed)
    if (fen === null || fen === 0) ctx.addIssue(`${name}应是大于0的金额，最多两位小数`)
    return fen ?? 0
  })
}

export function points(name: string) {
  return z.string(`请填写${name}`).transform((typed, ctx) => {
    const read = readPoints(typed)
    if (read === null || read === 0) ctx.addIssue(`${name}应是大于0的分数，最多两位小数`)
    return read ?? 0
  })
}

export function instant(name: string) {
  return z.string(`请填写${name}时间`).transform((typed, ctx): Instant => {
    const at = readInstant(typed.trim())
    if (at === null) ctx.addIssue(`${name}应是一个有效的日期和时间`)
    return at ?? 0
  })
}

export function tick() {
  return z
    .enum(['yes', 'no'], '请选择是或否')
    .optional()
    .transform((word) => word === 'yes')
}

/** Points from 0 on: where a level begins. */
export function mark(name: string) {
  return z.string(`请填写${name}`).transform((typed, ctx) => {
    const read = readPoints(typed)
    if (read === null) ctx.addIssue(`${name}应是分数，最多两位小数`)
    return read ?? 0
  })
}

/** Left blank or left out: null. */
export function blankOr<T>(schema: z.ZodType<T, string>, name: string) {
  return z
    .string(`${name}应是整数`)
    .optional()
    .transform((typed) => typed?.trim() || null)
    .pipe(schema.nullable())
}

/**
 * Rows that are left wholly empty do not count; the others keep their place, so that a problem names its row.
 * `missing` null: there may be none.
 */
export function rows<T extends z.ZodRawShape>(row: T, missing: string | null) {
  const list = z
    .array(
      z.preprocess((sent) => (isBlank(sent) ? null : sent), z.object(row, '这一行的格式不对').nullable()),
      missing ?? '这一项的格式不对',
    )
    .max(12, '最多12行')
  return z
    .preprocess((sent) => (sent === undefined && missing === null ? [] : sent), list)
    .transform((all, ctx) => {
      const filled = all.flatMap((one) => (one === null ? [] : [one]))
      if (filled.length === 0 && missing !== null) ctx.addIssue(missing)
      return filled
    })
}

/** A row counts as empty with rows inside that are. */
const isBlank = (row: unknown): boolean =>
  row === null ||
  (typeof row === 'string' && row.trim() === '') ||
  (typeof row === 'object' && Object.values(row).every(isBlank))
