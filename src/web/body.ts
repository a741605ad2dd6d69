import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import type { z } from 'zod'
import { type Result, ok, refuse } from '../shared/result.ts'
import { DEEPEST, LARGEST_BODY, MOST_FIELDS, tooMuch } from './bounds.ts'
import { type Flat, nested } from './nested.ts'
import type { Inside } from './site.ts'
import { urlencoded } from './urlencoded.ts'

/** What came with a POST: `sent` nested for a schema, `typed` flat ("budget.0.name") to show again as it was typed. */
export type Body = { sent: Record<string, unknown>; typed: Typed }
export type Typed = Record<string, string>
export type Problem = { field: string; says: string }
/** The form cannot be read as it stands; each problem names its field. */
export type Unreadable = { why: 'form'; problems: Problem[] }

/** Longest name of a field, "budget.0.name", in characters. Longer ones do not count. */
const LONGEST_NAME = 100

/** Reads a browser's form or a machine's JSON. A body that is neither counts as empty: the schema says what is missing. */
export async function readBody(c: Context): Promise<Body> {
  const flat = isJson(c) ? flatten(await readJson(c)) : fieldsOf(await readFields(c))
  return { sent: nested(flat), typed: textsIn(flat) }
}

export const isJson = (c: Context): boolean => (c.req.header('content-type') ?? '').includes('json')

/** A machine's JSON, within the bounds; undefined: it is none. */
export async function readJson(c: Context): Promise<unknown> {
  return parseJson(new TextDecoder().decode(await c.req.arrayBuffer()))
}

/** Text of JSON, within the bounds; undefined: it is none. */
export function parseJson(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  boundedBy({ left: MOST_VALUES }, value, DEEPEST)
  return value
}

/** Values in a file of JSON: a rulebook or a round is some 2,000. */
const MOST_VALUES = 20_000

function boundedBy(budget: { left: number }, value: unknown, deeper: number): void {
  budget.left -= 1
  if (budget.left < 0) tooMuch()
  if (typeof value !== 'object' || value === null) return
  if (deeper === 0) tooMuch()
  for (const inner of Object.values(value)) boundedBy(budget, inner, deeper - 1)
}

async function readFields(c: Context): Promise<Iterable<[string, FormDataEntryValue]>> {
  if (!typeOf(c).includes('urlencoded')) return readForm(c)
  const bytes = new Uint8Array(await c.req.arrayBuffer())
  boundFields(bytes)
  return urlencoded(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
}

/** A browser's form with its files, within the bounds. */
export async function readForm(c: Context): Promise<FormData> {
  const bytes = new Uint8Array(await c.req.arrayBuffer())
  if (typeOf(c).includes('multipart')) boundParts(bytes, typeOf(c))
  else boundFields(bytes)
  try {
    return await new Response(bytes, { headers: { 'content-type': typeOf(c) } }).formData()
  } catch {
    return new FormData()
  }
}

const typeOf = (c: Context): string => c.req.header('content-type') ?? ''

function boundFields(bytes: Uint8Array): void {
  let fields = 1
  for (let at = bytes.indexOf(AND); at >= 0; at = bytes.indexOf(AND, at + 1)) {
    fields += 1
    if (fields > MOST_FIELDS) tooMuch()
  }
}

const AND = 0x26

/** Before they are taken apart: each begins with the boundary, and one more ends the last. */
function boundParts(bytes: Uint8Array, type: string): void {
  const [, boundary = ''] = /boundary="?([^";]+)/.exec(type) ?? []
  if (!boundary) return
  const parts = new TextDecoder().decode(bytes).split(`--${boundary}`, MOST_FIELDS + 3)
  if (parts.length > MOST_FIELDS + 2) tooMuch()
}

/**
 * The body of a form arrives whole, with a file of at most so many bytes, then the clock is asked: what was begun before a
 * deadline and ends after it is late. Attachments are counted, and the clock asked, where they are received (files/take.ts).
 */
export function arrives(file = 0) {
  const limit = bodyLimit({ maxSize: LARGEST_BODY + file, onError: () => tooMuch(file) })
  return createMiddleware<Inside>((c, next) =>
    limit(c, async () => {
      await c.req.arrayBuffer()
      c.set('now', c.var.clock())
      await next()
    }),
  )
}

/** Parses what was sent by a stage's own schema into the rules' types; `z.locales.zhCN` words what a schema does not. */
export function read<T>(schema: z.ZodType<T>, sent: unknown): Result<T, Unreadable> {
  const parsed = schema.safeParse(sent)
  if (parsed.success) return ok(parsed.data)
  const problems = parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), says: issue.message }))
  return refuse({ why: 'form', problems: onePerField(problems) })
}

/** Parses text that was kept as it was typed, as if it had just been sent. */
export const readKept = <T>(schema: z.ZodType<T>, typed: Typed): Result<T, Unreadable> =>
  read(
    schema,
    nested(
      new Map(
        Object.entries(typed).map(([name, text]) => [name, name.endsWith('[]') ? text.split('\n') : text]),
      ),
    ),
  )

function onePerField(problems: Problem[]): Problem[] {
  return problems.filter((problem, i) => problems.findIndex((other) => other.field === problem.field) === i)
}

function fieldsOf(form: Iterable<[string, FormDataEntryValue]>): Flat {
  const flat: Flat = new Map()
  let fields = 0
  for (const [name, value] of form) {
    fields += 1
    if (fields > MOST_FIELDS) tooMuch()
    if (typeof value !== 'string' || name.length > LONGEST_NAME) continue
    const before = flat.get(name)
    if (Array.isArray(before)) before.push(plainText(value))
    else if (before === undefined) flat.set(name, name.endsWith('[]') ? [plainText(value)] : plainText(value))
  }
  return flat
}

function flatten(value: unknown, path = '', into: Flat = new Map()): Flat {
  if (path.length > LONGEST_NAME) return into
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) {
    const texts = value.map((item) => plainText(String(item)))
    into.set(path.endsWith('[]') ? path : `${path}[]`, texts)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (key) flatten(inner, path ? `${path}.${key}` : key, into)
    }
  } else if (value !== null && value !== undefined && path) into.set(path, plainText(String(value)))
  return into
}

const CONTROL = /[^\P{Cc}\n\t]/u

/** Text as a person types it: lines end in \n, as they are counted; nothing that cannot be stored or shown. */
function plainText(sent: string): string {
  const text = sent.toWellFormed()
  return CONTROL.test(text) ? text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '') : text
}

/** An object that inherits nothing takes thousands of names in a tenth of the time, and `__proto__` as one of them. */
function textsIn(flat: Flat): Typed {
  const texts: Typed = Object.create(null)
  for (const [name, value] of flat) texts[name] = typeof value === 'string' ? value : value.join('\n')
  return Object.setPrototypeOf(texts, Object.prototype)
}
