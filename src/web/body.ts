import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import type { z } from 'zod'
import { type Result, ok, refuse } from '../shared/result.ts'
import type { Inside } from './site.ts'

/** What came with a POST: `sent` nested for a schema, `typed` flat ("budget.0.name") to show again as it was typed. */
export type Body = { sent: Record<string, unknown>; typed: Typed }
export type Typed = Record<string, string>
export type Problem = { field: string; says: string }
/** The form cannot be read as it stands; each problem names its field. */
export type Unreadable = { why: 'form'; problems: Problem[] }

/** Largest body of a form, in bytes of UTF-8; files go another way. */
export const LARGEST_BODY = 1_000_000
/**
 * What a body may be made of, before any schema sees it: the largest form of ours has some 1,500 fields, four deep, and
 * rows taken out of a list leave gaps that are filled.
 */
export const MOST_FIELDS = 5000
export const MOST_GAPS = 1000
export const DEEPEST = 12
/** Longest name of a field, "budget.0.name", in characters. Longer ones do not count. */
const LONGEST_NAME = 100

/** More than a form of ours can be: app.tsx answers it. */
export const tooMuch = (): never => {
  throw new HTTPException(413, { message: '内容太多，没有办理：一次最多1 MB、5000项。请分几次提交' })
}

/** Reads a browser's form or a machine's JSON. A body that is neither counts as empty: the schema says what is missing. */
export async function readBody(c: Context): Promise<Body> {
  const flat = isJson(c) ? flatten(await readJson(c)) : fieldsOf(await readForm(c))
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

/** A browser's form with its files, within the bounds. */
export async function readForm(c: Context): Promise<FormData> {
  const bytes = new Uint8Array(await c.req.arrayBuffer())
  const type = c.req.header('content-type') ?? ''
  if (
    !type.includes('multipart') &&
    bytes.reduce((fields, byte) => fields + (byte === AND ? 1 : 0), 1) > MOST_FIELDS
  )
    tooMuch()
  try {
    return await new Response(bytes, { headers: { 'content-type': type } }).formData()
  } catch {
    return new FormData()
  }
}

const AND = 0x26

const limit = bodyLimit({ maxSize: LARGEST_BODY, onError: tooMuch })

/**
 * The body of a form arrives whole, then the clock is asked: what was begun before a deadline and ends after it is late.
 * Files are counted, and the clock asked, where they are received (files/take.ts).
 */
export const arrives = createMiddleware<Inside>((c, next) =>
  limit(c, async () => {
    await c.req.arrayBuffer()
    c.set('now', c.var.clock())
    await next()
  }),
)

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
      Object.fromEntries(
        Object.entries(typed).map(([name, text]) => [name, name.endsWith('[]') ? text.split('\n') : text]),
      ),
    ),
  )

function onePerField(problems: Problem[]): Problem[] {
  return problems.filter((problem, i) => problems.findIndex((other) => other.field === problem.field) === i)
}

type Flat = Record<string, string | string[]>

function fieldsOf(form: FormData): Flat {
  const flat: Flat = {}
  const entries = [...form]
  if (entries.length > MOST_FIELDS) tooMuch()
  for (const [name, value] of entries) {
    if (typeof value !== 'string' || name.length > LONGEST_NAME) continue
    const before = Object.hasOwn(flat, name) ? flat[name] : undefined
    if (Array.isArray(before)) before.push(plainText(value))
    else if (before === undefined) flat[name] = name.endsWith('[]') ? [plainText(value)] : plainText(value)
  }
  return flat
}

function flatten(value: unknown, path = '', into: Flat = {}): Flat {
  if (path.length > LONGEST_NAME) return into
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) {
    into[path.endsWith('[]') ? path : `${path}[]`] = value.map((item) => plainText(String(item)))
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (key) flatten(inner, path ? `${path}.${key}` : key, into)
    }
  } else if (value !== null && value !== undefined && path) into[path] = plainText(String(value))
  return into
}

/** Text as a person types it: lines end in \n, as they are counted; nothing that cannot be stored or shown. */
function plainText(sent: string): string {
  return sent
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
}

/**
 * "budget.0.name" becomes { budget: [{ name }] }; "kinds[]" becomes { kinds: […] }. A gap in a list is null, so that
 * each row keeps its number.
 */
function nested(flat: Flat): Record<string, unknown> {
  const root: Branch = new Map()
  const entries = Object.entries(flat)
  if (entries.length > MOST_FIELDS) tooMuch()
  for (const [path, value] of entries) grow(root, path.replace(/\[\]$/, '').split('.'), value)
  const gaps = { left: MOST_GAPS }
  return Object.fromEntries([...root].map(([key, leaf]) => [key, plain(leaf, gaps)]))
}

type Branch = Map<string, Branch | string | string[]>

function grow(root: Branch, path: string[], value: string | string[]): void {
  if (path.length > DEEPEST) tooMuch()
  let branch = root
  for (const key of path.slice(0, -1)) {
    const inner = branch.get(key)
    const next: Branch = inner instanceof Map ? inner : new Map()
    branch.set(key, next)
    branch = next
  }
  branch.set(path.at(-1) ?? '', value)
}

/** `gaps`: how many more may be filled in the whole body. */
function plain(leaf: Branch | string | string[], gaps: { left: number }): unknown {
  if (!(leaf instanceof Map)) return leaf
  const keys = [...leaf.keys()]
  if (keys.length === 0 || !keys.every((key) => /^(0|[1-9]\d{0,2})$/.test(key)))
    return Object.fromEntries([...leaf].map(([key, inner]) => [key, plain(inner, gaps)]))
  const rows = Math.max(...keys.map(Number)) + 1
  gaps.left -= rows - keys.length
  if (gaps.left < 0) tooMuch()
  return Array.from({ length: rows }, (_, at) => {
    const inner = leaf.get(String(at))
    return inner === undefined ? null : plain(inner, gaps)
  })
}

function textsIn(flat: Flat): Typed {
  return Object.fromEntries(Object.entries(flat).map(([name, value]) => [name, [value].flat().join('\n')]))
}
