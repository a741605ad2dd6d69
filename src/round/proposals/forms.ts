import { z } from 'zod'
import { MOST_LINES } from './budget/rules/lines.ts'

/** One line or several, of 1 to `limit` characters as people count them. */
export function words(limit: number, name: string) {
  return z.string(`请填写${name}`).trim().min(1, `请填写${name}`).max(limit, `${name}最多${limit}个字`)
}

/** Text that may be left blank: ''. */
export function wordsOrNone(limit: number, name: string) {
  return z.string(`${name}应是文字`).trim().max(limit, `${name}最多${limit}个字`).default('')
}

export function whole(least: number, most: number, name: string) {
  return z
    .string(`请填写${name}`)
    .normalize('NFKC')
    .trim()
    .min(1, `请填写${name}`)
    .regex(/^\d{1,6}$/, `${name}应是整数`)
    .transform(Number)
    .refine((n) => n >= least && n <= most, `${name}应在${least}到${most}之间`)
}

/** A target or baseline: up to nine digits and two decimals. */
export function decimal(name: string) {
  return z
    .string(`请填写${name}`)
    .normalize('NFKC')
    .trim()
    .min(1, `请填写${name}`)
    .regex(/^\d{1,9}(\.\d{1,2})?$/, `${name}应是数字，最多两位小数`)
    .transform(Number)
}

/** The same where it may be left blank: null. */
export const orBlank = <T>(field: z.ZodType<T, string>, wrong: string) =>
  z
    .string(wrong)
    .optional()
    .transform((typed) => typed?.trim() || null)
    .pipe(field.nullable())

/**
 * Rows that are left wholly empty do not count; the others keep their place, so that a problem names its row. `missing`:
 * what to say where there is none; null: there need not be any.
 */
export function rowsOf<T>(row: z.ZodType<T>, missing: string | null) {
  return z
    .array(
      z.preprocess((sent) => (isBlank(sent) ? null : sent), row.nullable()),
      missing ?? '格式不对，请重新填写',
    )
    .max(MOST_LINES, `最多${MOST_LINES}行`)
    .transform((all, ctx) => {
      const filled = all.flatMap((one) => (one === null ? [] : [one]))
      if (filled.length === 0 && missing !== null) ctx.addIssue(missing)
      return filled
    })
}

export const rows = <T extends z.ZodRawShape>(row: T, missing: string | null) =>
  rowsOf(z.object(row, '这一行的格式不对'), missing)

const isBlank = (row: unknown): boolean =>
  typeof row === 'object' &&
  row !== null &&
  Object.values(row).every((cell) => typeof cell === 'string' && cell.trim() === '')

/** Things ticked in a list, by their ids; none is an empty list. What is not in the list any more is said. */
export function ticks<T extends { id: string }>(known: T[], gone: string) {
  return z
    .array(z.string(gone), gone)
    .optional()
    .transform((ids = [], ctx) => {
      const ticked = ids.filter(Boolean)
      const found = known.filter(({ id }) => ticked.includes(id))
      if (ticked.some((id) => !found.some((one) => one.id === id))) ctx.addIssue(gone)
      return found
    })
}
