import type { Context } from 'hono'
import type { z } from 'zod'
import { type Result, ok, refuse } from '../shared/result.ts'

/** What came with a POST: `sent` nested for a schema, `typed` flat ("budget.0.name") to show again as it was typed. */
export type Body = { sent: Record<string, unknown>; typed: Typed }
export type Typed = Record<string, string>
export type Problem = { field: string; says: string }
/** The form cannot be read as it stands; each problem names its field. */
export type Unreadable = { why: 'form'; problems: Problem[] }

/** Largest body of a form, in bytes of UTF-8; files go another way. */
export const LARGEST_BODY = 1_000_000
/** Longest name of a field, "budget.0.name", in characters: it bounds how deep a body can nest. Longer ones do not count. */
const LONGEST_NAME = 100

/** Reads a browser's form or a machine's JSON. A body that is neither counts as empty: the schema says what is missing. */
export async function readBody(c: Context): Promise<Body> {
  const type = c.req.header('content-type') ?? ''
  const flat = type.includes('json') ? flatten(await jsonOf(c)) : await formOf(c)
  return { sent: nested(flat), typed: textsIn(flat) }
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
      Object.fromEntries(
        Object.entries(typed).map(([name, text]) => [name, name.endsWith('[]') ? text.split('\n') : text]),
      ),
    ),
  )

function onePerField(problems: Problem[]): Problem[] {
  return problems.filter((problem, i) => problems.findIndex((other) => other.field === problem.field) === i)
}

type Flat = Record<string, string | string[]>

async function jsonOf(c: Context): Promise<unknown> {
  try {
    return await c.req.json()
  } catch {
    return {}
  }
}

async function formOf(c: Context): Promise<Flat> {
  const flat: Flat = {}
  let form: FormData
  try {
    form = await c.req.formData()
  } catch {
    return flat
  }
  for (const [name, value] of form) {
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
  for (const [path, value] of Object.entries(flat)) grow(root, path.replace(/\[\]$/, '').split('.'), value)
  return Object.fromEntries([...root].map(([key, leaf]) => [key, plain(leaf)]))
}

type Branch = Map<string, Branch | string | string[]>

function grow(branch: Branch, [key = '', ...rest]: string[], value: string | string[]): void {
  if (rest.length === 0) return void branch.set(key, value)
  const inner = branch.get(key)
  const next: Branch = inner instanceof Map ? inner : new Map()
  branch.set(key, next)
  grow(next, rest, value)
}

function plain(leaf: Branch | string | string[] | null): unknown {
  if (!(leaf instanceof Map)) return leaf
  const keys = [...leaf.keys()]
  if (keys.length > 0 && keys.every((key) => /^(0|[1-9]\d{0,2})$/.test(key))) {
    return Array.from({ length: Math.max(...keys.map(Number)) + 1 }, (_, at) =>
      plain(leaf.get(String(at)) ?? null),
    )
  }
  return Object.fromEntries([...leaf].map(([key, inner]) => [key, plain(inner)]))
}

function textsIn(flat: Flat): Typed {
  return Object.fromEntries(Object.entries(flat).map(([name, value]) => [name, [value].flat().join('\n')]))
}
