import { z } from 'zod'
import { isDay } from '../shared/days.ts'

/** Text that may be missing, without the spaces around it. */
export const maybe = (what: string, most: number) =>
  z.string().trim().max(most, `${what}最多${most}个字`).default('')

/** Text that has to be there. */
export const needed = (what: string, most: number) =>
  z
    .string({ error: `请填写${what}` })
    .trim()
    .min(1, `请填写${what}`)
    .max(most, `${what}最多${most}个字`)

/** "2026-11-22", a day that exists. */
export const day = (what: string) =>
  z
    .string({ error: `请填写${what}` })
    .trim()
    .min(1, `请填写${what}`)
    .refine(isDay, `${what}要写成2026-01-31这样的日期`)

/** The same, or nothing: null. */
export const maybeDay = (what: string) =>
  z
    .string()
    .trim()
    .default('')
    .refine((typed) => typed === '' || isDay(typed), `${what}要写成2026-01-31这样的日期`)
    .transform((typed) => (typed === '' ? null : typed))
