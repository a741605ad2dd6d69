import { z } from 'zod'
import { MOST_LINES } from '../rules/budget.ts'

/** One line or several, of 1 to `limit` characters as people count them. */
export function words(limit: number, name: string) {
  return z
    .string(`请填写${name}`)
    .trim()
    .min(1, `请填写${name}`)
    .refine((text) => [...text].length <= limit, `${name}最多${limit}个字`)
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

/** Rows that are left wholly empty do not count; the others keep their place, so that a problem names its row. */
export function rows<T extends z.ZodRawShape>(row: T, missing: string) {
  return z
    .array(
      z.preprocess((sent) => (isBlank(sent) ? null : sent), z.object(row, '这一行的格式不对').nullable()),
      missing,
    )
    .max(MOST_LINES, `最多${MOST_LINES}行`)
    .transform((all, ctx) => {
      const filled = all.flatMap((one) => (one === null ? [] : [one]))
      if (filled.length === 0) ctx.addIssue(missing)
      return filled
    })
}

const isBlank = (row: unknown): boolean =>
  typeof row === 'object' &&
  row !== null &&
  Object.values(row).every((cell) => typeof cell === 'string' && cell.trim() === '')
