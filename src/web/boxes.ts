import { z } from 'zod'
import { type Day, type Instant, clockOf, dayOf, isDay, readInstant } from '../shared/days.ts'
import { type Fen, readYuan, yuan } from '../shared/money.ts'
import { type Points, readPoints, showPoints } from '../shared/points.ts'
import { lengthOf } from '../shared/words.ts'
import type { Typed } from './body.ts'

/**
 * A box: one field that people fill in, both ways. `z.decode` reads what was typed, `z.encode` gives it back as it would
 * be typed, `z.toJSONSchema` says it to machines, and `lookOf` tells web/asked.tsx how it is asked. A form is a
 * `z.object` of boxes; what no single box can know (of two fields, the one or the other) is a `.check` on the form.
 */
export type Look = {
  title: string
  kind:
    | 'line'
    | 'area'
    | 'number'
    | 'day'
    | 'moment'
    | 'file'
    | 'choice'
    | 'radios'
    | 'ticks'
    | 'confirm'
    | 'hidden'
  /** Of a password: never sent back. */
  secret?: true
  unit?: string
  /** Most characters, as people count them. */
  limit?: number
  whole?: boolean
  /** Words of the choices by their values. */
  options?: Record<string, string>
  type?: 'email' | 'tel' | 'password'
  optional?: boolean
}

const looks = z.registry<Look>()

/** How a field is asked; null: it is not a box. Optional, default and nullable wrappers are looked through. */
export function lookOf(schema: z.core.$ZodType): Look | null {
  const look = looks.get(schema)
  if (look) return look
  const isWrapper = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable
  return isWrapper ? lookOf(schema.unwrap()) : null
}

/** Says to people how a schema is asked, and to machines its title and bounds. */
function box<S extends z.ZodType>(schema: S, look: Look, bounds: Record<string, unknown> = {}): S {
  const named = schema.meta({
    title: look.title,
    ...(look.unit && { 'x-unit': look.unit }),
    ...(look.limit && { maxLength: look.limit }),
    ...bounds,
  })
  looks.add(named, look)
  return named
}

// Words

const missingOf = (name: string) => `请填写${name}`

/** Text of 1 to `most` characters as people count them, spaces around it taken away. `missing`: what to say of a blank. */
const text = (name: string, most: number, missing = missingOf(name)) =>
  z
    .string(missing)
    .trim()
    .min(1, missing)
    .refine((typed) => lengthOf(typed) <= most, `${name}最多${most}个字`)
const maybe = (name: string, most: number) =>
  z
    .string(`${name}应是文字`)
    .trim()
    .refine((typed) => lengthOf(typed) <= most, `${name}最多${most}个字`)
    .default('')

export const line = (name: string, most: number, missing?: string) =>
  box(text(name, most, missing), { title: name, kind: 'line', limit: most })
export const area = (name: string, most: number, missing?: string) =>
  box(text(name, most, missing), { title: name, kind: 'area', limit: most })
/** The same where it may be left blank: ''. */
export const lineOrNone = (name: string, most: number) =>
  box(maybe(name, most), { title: name, kind: 'line', limit: most, optional: true })
export const areaOrNone = (name: string, most: number) =>
  box(maybe(name, most), { title: name, kind: 'area', limit: most, optional: true })

/** One item a line, none twice; blank lines do not count. */
export const lines = (name: string, most: number, longest: number) =>
  box(
    z.codec(z.string(missingOf(name)), z.array(z.string()), {
      decode: (typed, ctx) => {
        const items = [...new Set(typed.split('\n').map((item) => item.trim()))].filter(Boolean)
        const say = (message: string) => ctx.issues.push({ code: 'custom', input: typed, message })
        if (items.length > most) say(`${name}最多${most}项`)
        if (items.some((item) => lengthOf(item) > longest)) say(`${name}每项最多${longest}个字`)
        return items
      },
      encode: (items) => items.join('\n'),
    }),
    { title: name, kind: 'area' },
  )

/** Digits with + and hyphens, as people type them; '' where it is left blank. */
const PHONE = /^\+?\d[\d-]{5,18}\d$/
const plainPhone = z
  .string(missingOf('联系电话'))
  .overwrite((typed) => typed.normalize('NFKC').replace(/[\s()]/g, ''))
  .refine((typed) => typed === '' || PHONE.test(typed), '联系电话应是7到20位数字，可以有区号')
export const phone = () =>
  box(
    plainPhone.refine((typed) => typed !== '', missingOf('联系电话')),
    { title: '联系电话', kind: 'line', type: 'tel' },
  )
export const phoneOrNone = () =>
  box(plainPhone.default(''), { title: '联系电话', kind: 'line', type: 'tel', optional: true })

// Numbers

/** Digits as they count: full-width ones and spaces around them are what they look like. */
const plainNumber = (typed: string): string => typed.normalize('NFKC').trim()

type Bounds = readonly [least: number, most: number]

/** A whole number from `least` to `most`. */
export const whole = (name: string, [least, most]: Bounds, unit = '') =>
  box(
    number(name, z.int(), {
      read: (typed) => (/^\d{1,9}$/.test(plainNumber(typed)) ? Number(plainNumber(typed)) : null),
      say: String,
      wrong: `${name}应是整数`,
      bounds: [least, most],
      within: `${name}应在${least}到${most}之间`,
    }),
    { title: name, kind: 'number', unit, whole: true },
    { minimum: least, maximum: most },
  )

/** Up to nine digits and two decimals. */
export const decimal = (name: string, unit = '') =>
  box(
    number(name, z.number(), {
      read: (typed) => (/^\d{1,9}(\.\d{1,2})?$/.test(plainNumber(typed)) ? Number(plainNumber(typed)) : null),
      say: String,
      wrong: `${name}应是数字，最多两位小数`,
    }),
    { title: name, kind: 'number', unit },
  )

/** An amount in 元 as typed, whole fen inside; the bounds too. */
export function money(name: string, [least, most]: Bounds = [0, Number.MAX_SAFE_INTEGER]) {
  const wrong = `${name}应是${least === 1 ? '大于0的' : ''}金额，最多两位小数`
  const within = most < Number.MAX_SAFE_INTEGER ? `${name}应在${yuan(least)}到${yuan(most)}元之间` : wrong
  const counting = {
    read: readYuan,
    say: (fen: Fen) => yuan(fen),
    wrong,
    within,
    bounds: [least, most] as const,
  }
  return box(number(name, z.int(), counting), { title: name, kind: 'number', unit: '元' })
}

/** Points as typed, whole hundredths inside. Bounds in hundredths. */
export const points = (name: string, [least, most]: Bounds) =>
  box(
    number(name, z.int(), {
      read: readPoints,
      say: (value: Points) => showPoints(value).replace(/\.00$/, ''),
      wrong: `${name}应是分数，最多两位小数`,
      bounds: [least, most],
      within: `${name}应在${least / 100}到${most / 100}之间，最多两位小数`,
    }),
    { title: name, kind: 'number', unit: '分' },
    { 'x-hundredths': true },
  )

type Counting = {
  read: (typed: string) => number | null
  say: (value: number) => string
  wrong: string
  bounds?: Bounds
  within?: string
}

function number(name: string, out: z.ZodType<number, number>, counting: Counting) {
  const { read, say, wrong, bounds: [least, most] = [-Infinity, Infinity], within = wrong } = counting
  return z.codec(z.string(missingOf(name)), out, {
    decode: (typed, ctx) => {
      const value = read(typed)
      if (value !== null && value >= least && value <= most) return value
      const message = typed.trim() === '' ? missingOf(name) : value === null ? wrong : within
      ctx.issues.push({ code: 'custom', input: typed, message })
      return z.NEVER
    },
    encode: say,
  })
}

// Days

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

// Choices

/** One of several, whose words are given by their values. `ask`: what to say when none was chosen. */
export const choice = <const O extends Record<string, string>>(
  name: string,
  options: O,
  ask = `请选择${name}`,
) => box(z.enum(keysOf(options), ask), { title: name, kind: 'radios', options })

/** The same in a list that opens. */
export const pick = <const O extends Record<string, string>>(
  name: string,
  options: O,
  ask = `请选择${name}`,
) => box(z.enum(keysOf(options), ask), { title: name, kind: 'choice', options })

function keysOf<O extends Record<string, string>>(options: O): [keyof O & string, ...(keyof O & string)[]] {
  const keys: (keyof O & string)[] = Object.keys(options)
  const [first, ...others] = keys
  if (first === undefined) throw new Error('a choice of nothing')
  return [first, ...others]
}

/** Yes or no. */
export const yesNo = (name: string, words: { yes: string; no: string }, ask = `请选择${name}`) =>
  box(
    z.codec(z.enum(['yes', 'no'], ask), z.boolean(), {
      decode: (word) => word === 'yes',
      encode: (is): 'yes' | 'no' => (is ? 'yes' : 'no'),
    }),
    { title: name, kind: 'radios', options: words },
  )

/** Any of several, `least` at least. */
export const ticks = <const O extends Record<string, string>>(
  name: string,
  options: O,
  least = 1,
  ask = `请选择${name}`,
) =>
  box(
    z.codec(z.array(z.string(ask), ask).default([]), z.array(z.enum(keysOf(options), ask)).min(least, ask), {
      decode: (sent) => sent.filter(Boolean) as (keyof O & string)[], // what else was sent, the enum refuses
      encode: (chosen) => chosen,
    }),
    { title: name, kind: 'ticks', options, optional: least === 0 },
  )

/** Ids ticked in a list that the page knows. The empty marker that says that none was ticked does not count. */
export const ids = (name: string, [least, most]: Bounds, ask = `请选择${name}`) =>
  box(
    z.codec(
      z.array(z.string(ask).max(40, ask), ask).default([]),
      z.array(z.string()).min(least, ask).max(most, `${name}最多${most}项`),
      { decode: (sent) => [...new Set(sent.filter(Boolean))], encode: (chosen) => chosen },
    ),
    { title: name, kind: 'ticks', optional: least === 0 },
  )

/** The id of something that the page shows. */
export const id = (name: string, ask = `请选择${name}`) =>
  box(z.string(ask).trim().min(1, ask).max(60, ask), { title: name, kind: 'choice' })

/** A declaration to tick. `says` refuses without it. */
export const confirm = (says: string) => box(z.literal('yes', says), { title: says, kind: 'confirm' })

// Sent along unseen

/** The version that the window had read, from `least` on. */
export const version = (least = 0) =>
  box(
    z.codec(z.string(REOPEN), z.int(), {
      decode: (typed, ctx) => {
        if (/^\d{1,9}$/.test(typed) && Number(typed) >= least) return Number(typed)
        ctx.issues.push({ code: 'custom', input: typed, message: REOPEN })
        return z.NEVER
      },
      encode: String,
    }),
    { title: '版本', kind: 'hidden' },
    { minimum: least },
  )
const REOPEN = '请重新打开这一页'

// Around boxes

/** A box that may be left blank: null. */
export function orNone<Out>(of: z.ZodType<Out, string>) {
  const look = lookOf(of)
  const schema = z.codec(z.string(`${look?.title ?? ''}的格式不对`).default(''), of.nullable(), {
    decode: (typed) => typed.trim() || null,
    encode: (value) => value ?? '',
  })
  return look ? box(schema, { ...look, optional: true }) : schema
}

/**
 * Rows of boxes. One that is left wholly blank does not count; the others keep their number, so that a problem names its
 * row. `missing`: what to say where there is none; null: there need not be any.
 */
export function rows<S extends z.ZodType<object, unknown>>(of: S, missing: string | null, most: number) {
  const wrong = missing ?? '格式不对，请重新填写'
  const row = z.codec(z.unknown(), of.nullable(), {
    decode: (sent) => (isBlank(sent) ? null : (sent as z.input<S>)), // what a row is, its own schema says
    encode: (value) => value,
  })
  const schema = z.codec(z.array(row, wrong).max(most, `最多${most}行`), z.array(z.custom<z.output<S>>()), {
    decode: (all, ctx) => {
      const filled = all.flatMap((one) => (one === null ? [] : [one]))
      if (filled.length === 0 && missing !== null)
        ctx.issues.push({ code: 'custom', input: all, message: missing })
      return filled
    },
    encode: (all) => all,
  })
  return missing === null ? schema.default([]) : schema
}

/** Blank itself, or with nothing in it that is not. */
export const isBlank = (sent: unknown): boolean =>
  sent === null ||
  sent === undefined ||
  (typeof sent === 'string'
    ? sent.trim() === ''
    : typeof sent === 'object' && Object.values(sent).every(isBlank))

/** What was read, as it would stand in the fields of its form: "tracks.0.name", "kinds[]". Reading it again gives the same. */
export const typedOf = <S extends z.ZodType>(form: S, value: z.output<S>): Typed =>
  flat(z.encode(form, value))

function flat(value: unknown, path = ''): Typed {
  if (value === null || value === undefined) return {}
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object'))
    return { [`${path}[]`]: value.join('\n') }
  if (typeof value !== 'object') return { [path]: String(value) }
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, one]) => flat(one, path ? `${path}.${key}` : key)),
  )
}

// What a list's address asks for. What does not make sense is as if it were not there.

/** Counts from 1. */
export const page = () =>
  z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number)
    .catch(1)
export const search = (most = 60) => z.string().trim().max(most).catch('')
export const filter = <const T extends readonly string[]>(values: T) =>
  z.enum(values).optional().catch(undefined)
export const sort = <const T extends readonly [string, ...string[]]>(orders: T) =>
  z.enum(orders).catch(orders[0])
