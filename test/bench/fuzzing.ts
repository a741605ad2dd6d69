import { z } from 'zod'
import type { Declared } from '../../src/web/declared.ts'

type Json = z.core.JSONSchema.BaseSchema
type Draw = <T>(from: readonly T[]) => T

/** Draws from a seed, the same for good: mulberry32. */
export function drawing(seed: number): Draw {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return <T>(from: readonly T[]): T => {
    const drawn = from[Math.floor(next() * from.length)]
    if (drawn === undefined) throw new Error('nothing to draw from')
    return drawn
  }
}

const NUL = String.fromCodePoint(0)
const LONE = String.fromCharCode(0xd800)
/** Texts that some code takes for something else. */
const TEXTS = [
  ...[
    '',
    ' ',
    '茶叙',
    '0',
    '-1',
    '1e999',
    '00',
    '1.005',
    '９',
    'true',
    'null',
    'NaN',
    '١٢٣',
    '+86 138-0000-0000',
  ],
  ...[
    '2026-02-30',
    '2026-06-15',
    '9999-12-31',
    '0000-00-00',
    '24:00',
    '2026-06-15T24:00',
    '25:61',
    '-271821-04-20',
  ],
  ...[
    "');drop table people;--",
    '<script>alert(1)</script>',
    '=1+1',
    '%',
    '_',
    '"',
    '\\',
    '{}',
    '[]',
    '../../etc',
  ],
  ...[
    NUL,
    LONE,
    '\u202e茶',
    '\u200b',
    '\ufeff',
    '👨‍👩‍👧‍👦',
    'e\u0301',
    '𠮷',
    '\r\n\r\n',
    '__proto__',
    'constructor',
  ],
]

/** A value for a schema: at its bounds, one past them, or of another kind. */
export function valueFor(draw: Draw, schema: Json | boolean | undefined, deep = 0): unknown {
  if (typeof schema !== 'object' || deep > 5 || draw([0, 0, 0, 0, 0, 0, 0, 1])) return odd(draw)
  const { enum: options, anyOf, type, properties } = schema
  if (options && draw([1, 1, 0])) return draw(options)
  if (anyOf) return valueFor(draw, draw(anyOf), deep + 1)
  if (type === 'object' || properties) return objectFor(draw, properties ?? {}, deep)
  if (type === 'array') return listFor(draw, schema, deep)
  return textFor(draw, schema)
}

const objectFor = (draw: Draw, properties: Record<string, Json | boolean>, deep: number): unknown =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(() => draw([1, 1, 1, 1, 1, 1, 0]))
      .map(([name, inner]) => [name, valueFor(draw, inner, deep + 1)]),
  )

function listFor(draw: Draw, { maxItems = 3, items }: Json, deep: number): unknown[] {
  const length = draw([0, 1, 1, 2, draw([Math.min(maxItems, 20), Math.min(maxItems, 20) + 1])])
  const inner = typeof items === 'object' && !Array.isArray(items) ? items : undefined
  return Array.from({ length }, () => valueFor(draw, inner, deep + 1))
}

function textFor(draw: Draw, { minLength = 0, maxLength = 40, minimum = 0, maximum = 1e6 }: Json): unknown {
  const lengths = [minLength, maxLength, maxLength + 1].map((length) => Math.min(length, 20_000))
  return draw([
    ...['茶叙会', '13800000000', '2026-07-01', '100', '1', 'yes', 'a@example.org'],
    ...lengths.map((length) => '长'.repeat(length)),
    ...[minimum, minimum - 1, maximum, maximum + 1].map(String),
    draw(TEXTS),
  ])
}

const odd = (draw: Draw): unknown =>
  draw<unknown>([
    draw(TEXTS),
    null,
    true,
    0,
    -1,
    1e308,
    [],
    {},
    [[['x']]],
    { 0: { 0: 'x' }, length: -1 },
    nest(9),
    nest(40),
  ])

const nest = (levels: number): unknown => (levels === 0 ? 'x' : { a: nest(levels - 1) })

/** As a browser's form has it: "budget.0.name". */
export function formOf(value: unknown, path = '', into = new URLSearchParams()): URLSearchParams {
  if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) formOf(inner, path ? `${path}.${key}` : key, into)
  else if (path) into.append(path, String(value))
  return into
}

const schemas = new WeakMap<z.ZodType, Json>()

export function jsonOf(schema: z.ZodType | undefined): Json {
  if (!schema) return {}
  const known = schemas.get(schema) ?? z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  schemas.set(schema, known)
  return known
}

const TYPES = [
  'application/json',
  'application/json',
  'application/x-www-form-urlencoded',
  'text/plain',
  'multipart/form-data',
]
const ORIGIN = 'http://localhost'

/** A request to a route at an address of it: what it asks for, with something wrong in it more often than not. */
export function requestTo(
  draw: Draw,
  { method, form, query }: Declared,
  path: string,
): [string, RequestInit] {
  const wanted = objectOr(valueFor(draw, jsonOf(query)))
  const search = draw([0, 1])
    ? String(formOf({ ...wanted, ...(draw([0, 0, 1]) && { [draw(TEXTS)]: 'x' }) }))
    : ''
  const accept = draw(['application/json', 'text/html', '*/*', draw(TEXTS).replaceAll(/[^\x20-\x7e]/g, '')])
  const address = search ? `${path}?${search}` : path
  if (method === 'GET') return [address, { headers: { accept } }]
  const type = draw(TYPES)
  const sent = valueFor(draw, jsonOf(form))
  const body = type.includes('json') ? JSON.stringify(sent) : String(formOf(sent))
  const whole = draw([body, body, body, body, body.slice(0, body.length / 2), ''])
  return [address, { method, body: whole, headers: { accept, 'content-type': type, origin: ORIGIN } }]
}

const objectOr = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})
