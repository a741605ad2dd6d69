import { z } from 'zod'
import type { Typed } from '../body.ts'

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
  /** Never sent back: a password, the number of an account. */
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
  const isWrapper =
    schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable
  return isWrapper ? lookOf(schema.unwrap()) : null
}

/** Says to people how a schema is asked, and to machines its title and bounds. */
export function box<S extends z.ZodType>(schema: S, look: Look, bounds: Record<string, unknown> = {}): S {
  const named = schema.meta({
    title: look.title,
    ...(look.unit && { 'x-unit': look.unit }),
    ...(look.limit && { maxLength: look.limit }),
    ...bounds,
  })
  looks.add(named, look)
  return named
}

/** The same box, held to one thing more. `says` refuses what does not hold. */
export function such<S extends z.ZodType>(of: S, holds: (value: z.output<S>) => boolean, says: string): S {
  const look = lookOf(of)
  const held = of.refine(holds, says)
  return look ? box(held, look) : held
}

export type Bounds = readonly [least: number, most: number]

/** What to say of a field that was left blank. */
export const missingOf = (name: string): string => `请填写${name}`

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
 * row. `missing`: what to say where there is none; null: there need not be any. `isEmpty`: another sense of blank.
 */
export function rows<S extends z.ZodType<object, unknown>>(
  of: S,
  missing: string | null,
  most: number,
  { isEmpty = isBlank, tooMany = `最多${most}行` } = {},
) {
  const wrong = missing ?? '格式不对，请重新填写'
  const row = z.codec(z.unknown(), of.nullable(), {
    decode: (sent) => (isEmpty(sent) ? null : (sent as z.input<S>)), // what a row is, its own schema says
    encode: (value) => value,
  })
  const all = z.array(row, wrong).meta({ maxItems: most })
  const schema = z.codec(all, z.array(z.custom<z.output<S>>()), {
    decode: (sent, ctx) => {
      const filled = sent.flatMap((one) => (one === null ? [] : [one]))
      const say = (message: string) => ctx.issues.push({ code: 'custom', input: sent, message })
      if (filled.length === 0 && missing !== null) say(missing)
      if (filled.length > most) say(tooMany)
      return filled
    },
    encode: (filled) => filled,
  })
  return missing === null ? schema.default([]) : schema
}

/**
 * For a check of several boxes that is said together with what else is wrong: it is asked where those boxes could be read.
 * `.superRefine(check, whereRead('kind', 'number'))`
 */
export const whereRead = (...names: string[]) => ({
  when: ({ issues }: { issues: { path?: PropertyKey[] | undefined }[] }): boolean =>
    issues.every(({ path: [name] = [] }) => name !== undefined && !names.includes(String(name))),
})

/** Blank itself, or with nothing in it that is not. */
export const isBlank = (sent: unknown): boolean =>
  sent === null ||
  sent === undefined ||
  (typeof sent === 'string'
    ? sent.trim() === ''
    : typeof sent === 'object' && Object.values(sent).every(isBlank))

/**
 * What was read, as it would stand in the fields of its form: "tracks.0.name", "kinds[]". Reading it again gives the same.
 * As z.encode gives it back, but for the checks: what was taken under other bounds can still be shown, and read to see why not.
 */
export const typedOf = <S extends z.ZodType>(form: S, value: z.output<S>): Typed =>
  flat(backward(form, value))

function backward(schema: z.core.$ZodType, value: unknown): unknown {
  if (value === undefined) return undefined
  if (schema instanceof z.ZodPipe) {
    const { in: typed, out, reverseTransform } = schema.def
    const inner = backward(out, value)
    return backward(typed, reverseTransform ? reverseTransform(inner, { value: inner, issues: [] }) : inner)
  }
  if (schema instanceof z.ZodObject && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(schema.shape).map(([key, of]) => [key, backward(of, Object(value)[key])]),
    )
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const { discriminator, options } = schema.def
    const kind: unknown = Object(value)[discriminator]
    const one = options.find(
      (option) => option instanceof z.ZodObject && option.shape[discriminator].safeParse(kind).success,
    )
    return one ? backward(one, value) : value
  }
  if (schema instanceof z.ZodArray && Array.isArray(value))
    return value.map((one) => backward(schema.element, one))
  const isWrapper =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  return isWrapper && value !== null ? backward(schema.unwrap(), value) : value
}

/** Whatever is nested, under the names that the fields of a form have. */
export function flat(value: unknown, path = ''): Typed {
  if (value === null || value === undefined) return {}
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object'))
    return { [`${path}[]`]: value.join('\n') }
  if (typeof value !== 'object') return { [path]: String(value) }
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, one]) => flat(one, path ? `${path}.${key}` : key)),
  )
}
