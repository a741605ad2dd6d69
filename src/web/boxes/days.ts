import { z } from 'zod'
import { type Day, type Instant, clockOf, dayOf, isDay, lastDayBy, readInstant } from '../../shared/days.ts'
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

/**
 * A day and an hour, Shanghai time, in two fields; from a machine "2026-01-31T17:00". 24:00 is the end of its day: no picker
 * of a browser has it, so the hour is typed.
 */
export const moment = (name: string) =>
  box(
    z.codec(z.union([z.string(), typedMoment], `请填写${name}时间`), z.int(), {
      decode: (typed, ctx): Instant => {
        const [on = '', clock = ''] = typeof typed === 'string' ? typed.split('T') : [typed.day, typed.time]
        const at = readInstant(`${on.trim()}T${plainClock(clock)}`)
        if (at !== null) return at
        const blank = [on, clock].map((part) => part.trim() === '')
        const message = blank.every(Boolean)
          ? `请填写${name}时间`
          : typeof typed !== 'string' && blank.some(Boolean)
            ? `请填写${name}的${blank[0] ? '日期' : '时刻'}`
            : `${name}应是一个有效的日期和时间，如2026-01-31，17:00或者24:00`
        ctx.issues.push({ code: 'custom', input: typed, message })
        return z.NEVER
      },
      encode: (at) => ({ day: dayIn(at), time: timeIn(at) }),
    }),
    { title: name, kind: 'moment' },
  )

const typedMoment = z.object(
  { day: z.string('请填写日期').default(''), time: z.string('请填写时间').default('') },
  '请填写日期和时间',
)

/** Midnight is the end of a day rather than the beginning of the next: what is asked for is mostly a deadline. */
const dayIn = (at: Instant): Day => (clockOf(at) === '00:00:00' ? lastDayBy(at) : dayOf(at))
/** The seconds are there when they count. */
const timeIn = (at: Instant): string =>
  clockOf(at) === '00:00:00' ? '24:00' : clockOf(at).replace(/^(.{5}):00$/, '$1')

/** "9:00", "２４：００" */
const plainClock = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^(\d):/, '0$1:')
