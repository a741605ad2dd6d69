import { z } from 'zod'
import { type Day, type Instant, clockOf, dayOf, isDay, readInstant } from '../../shared/days.ts'
import { box, missingOf } from './box.ts'

/** "2026-01-31" */
export const day = (name: string, missing = missingOf(name)) =>
  box(
    z
      .string(missing)
      .trim()
      .min(1, missing)
      .refine((typed) => typed === '' || isDay(typed), `${name}应是一个有效的日期，如2026-01-31`),
    { title: name, kind: 'day' },
    { format: 'date' },
  )
/** The same where it may be left blank: null. */
export const dayOrNone = (name: string) =>
  box(
    z.codec(z.string(`${name}应是日期`).default(''), z.string().nullable(), {
      decode: (typed, ctx): Day | null => {
        const plain = typed.trim()
        if (plain === '' || isDay(plain)) return plain || null
        ctx.issues.push({ code: 'custom', input: typed, message: `${name}应是一个有效的日期，如2026-01-31` })
        return z.NEVER
      },
      encode: (value) => value ?? '',
    }),
    { title: name, kind: 'day', optional: true },
    { format: 'date' },
  )

/** "2026-01-31T17:00", Shanghai time; 24:00 is the end of its day. */
export const moment = (name: string) =>
  box(
    z.codec(z.string(`请填写${name}时间`), z.int(), {
      decode: (typed, ctx): Instant => {
        const at = readInstant(typed.trim())
        if (at !== null) return at
        ctx.issues.push({ code: 'custom', input: typed, message: `${name}应是一个有效的日期和时间` })
        return z.NEVER
      },
      encode: typedMoment,
    }),
    { title: name, kind: 'moment' },
  )

/** As a form holds it; the seconds are there when they count. */
export const typedMoment = (at: Instant): string => `${dayOf(at)}T${clockOf(at).replace(/^(.{5}):00$/, '$1')}`
