import type { Budget } from '../budget.ts'
import { PIECE, inflating } from '../inflate.ts'
import { type Dict, Syntax, type Value, isDict, isName } from './syntax.ts'

/** An object as it stands in a file; `stream`: what it holds, unpacked; null: nothing that is read here; undefined: it should have been. */
export type Held = { no: number; value: Value; stream: string | null | undefined }

/** Objects of one file. */
const MOST_OBJECTS = 50_000
const OBJECT = /(\d{1,7})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj/g // oxlint-disable-line no-control-regex

/**
 * The objects of a PDF in the order in which they stand, found by their heads and not by its tables, which may lie; also
 * those that are packed together. What cannot be read, or has no room any more, is undefined.
 */
export function* objectsIn(file: string, budget: Budget): Generator<Held | undefined> {
  let count = 0
  OBJECT.lastIndex = 0
  for (let head = OBJECT.exec(file); head; head = OBJECT.exec(file)) {
    const at = OBJECT.lastIndex
    count += 1
    if (count > MOST_OBJECTS || budget.isOver) return yield undefined
    const { held, end } = objectAt(file, Number(head[1]), at, budget)
    OBJECT.lastIndex = end
    yield held
    if (held && typeof held.stream === 'string' && isPacked(held.value))
      yield* packedIn(held.value, held.stream)
    OBJECT.lastIndex = end
  }
}

function objectAt(file: string, no: number, at: number, budget: Budget): { held?: Held; end: number } {
  const syntax = new Syntax(file, at)
  try {
    const value = syntax.value() ?? null
    const begin = isDict(value) ? beginOf(file, syntax.at) : null
    if (begin === null || !isDict(value)) return { held: { no, value, stream: null }, end: syntax.at }
    const end = endOf(file, begin, value)
    const stream = file.slice(begin, end)
    return { held: { no, value, stream: unpacked(value, stream, budget) }, end }
  } catch {
    return { end: at }
  }
}

const STREAM = /[\0\t\n\f\r ]*stream(?:\r\n|\n|\r)?/y // oxlint-disable-line no-control-regex

function beginOf(file: string, at: number): number | null {
  STREAM.lastIndex = at
  return STREAM.test(file) ? STREAM.lastIndex : null
}

/** By its length where it is true, else where it says that it ends. */
function endOf(file: string, begin: number, dict: Dict): number {
  const length = dict.get('Length')
  const said = typeof length === 'number' && length >= 0 ? begin + length : -1
  if (said >= begin && /^\s{0,2}endstream/.test(file.slice(said, said + 11))) return said
  const end = file.indexOf('endstream', begin)
  return end < 0 ? file.length : end
}

/** Pictures, fonts, tables: nothing of them is read here. */
const isNoText = (dict: Dict): boolean =>
  dict.has('Length1') ||
  dict.has('BitsPerComponent') ||
  nameIn(dict, 'Type') === 'XRef' ||
  ['Image', 'Type1C', 'CIDFontType0C', 'OpenType'].includes(nameIn(dict, 'Subtype'))

export const nameIn = (dict: Dict, key: string): string => {
  const value = dict.get(key)
  return isName(value) ? value.name : ''
}

/** Null: it holds no text. Undefined: it is packed in a way that is not undone here, damaged, or there is no room for it. */
function unpacked(dict: Dict, stream: string, budget: Budget): string | null | undefined {
  if (isNoText(dict)) return null
  let text: string | undefined = stream
  for (const filter of filtersOf(dict)) text = text === undefined ? text : undone(text, filter, dict, budget)
  return text !== undefined && budget.unpack(text.length) ? text : undefined
}

function filtersOf(dict: Dict): string[] {
  const said = dict.get('Filter') ?? dict.get('F')
  const all = Array.isArray(said) ? said : said === undefined || said === null ? [] : [said]
  return all.map((one) => (isName(one) ? one.name : ''))
}

function undone(text: string, filter: string, dict: Dict, budget: Budget): string | undefined {
  if (filter === 'ASCIIHexDecode' || filter === 'AHx') return hex(text)
  if (filter === 'ASCII85Decode' || filter === 'A85') return base85(text)
  if ((filter !== 'FlateDecode' && filter !== 'Fl') || hasPredictor(dict)) return undefined
  try {
    return inflatedText(text, budget)
  } catch {
    return undefined
  }
}

/** Of tables and pictures; what people read is never packed so. */
const hasPredictor = (dict: Dict): boolean => {
  const said = dict.get('DecodeParms') ?? dict.get('DP')
  return (Array.isArray(said) ? said : [said]).some(
    (one) => isDict(one) && Number(one.get('Predictor') ?? 1) > 1,
  )
}

/** Bytes of one stream: no page draws as much. What it came to until then is spent. */
const MOST_STREAM = 4 * 1024 * 1024

function inflatedText(text: string, budget: Budget): string | undefined {
  const pieces: string[] = []
  let size = 0
  const more = inflating('zlib')
  for (let at = 0; at < text.length; at += PIECE) {
    const made = more(bytesOf(text.slice(at, at + PIECE)))
    size += made.reduce((sum, { length }) => sum + length, 0)
    if (size > Math.min(MOST_STREAM, budget.leftBytes)) return void budget.unpack(size)
    pieces.push(...made.map(textOf))
  }
  return pieces.join('')
}

const hex = (text: string): string => {
  const digits = (text.split('>')[0] ?? '').replace(/[^\da-f]/gi, '')
  return digits.replace(/[\da-f]{1,2}/gi, (two) =>
    String.fromCharCode(Number.parseInt(two.padEnd(2, '0'), 16)),
  )
}

function base85(text: string): string {
  const signs = (text.replace(/^\s*<~/, '').split('~')[0] ?? '')
    .replace(/[^!-uz]/g, '')
    .replaceAll('z', '!!!!!')
  return signs.replace(/.{1,5}/g, (five) => {
    const sum = [...five.padEnd(5, 'u')].reduce((all, sign) => all * 85 + sign.charCodeAt(0) - 33, 0)
    const four = [24, 16, 8, 0]
      .map((shift) => String.fromCharCode(Math.floor(sum / 2 ** shift) & 255))
      .join('')
    return four.slice(0, five.length - 1)
  })
}

const isPacked = (value: Value): value is Dict => isDict(value) && nameIn(value, 'Type') === 'ObjStm'

/** Objects that are packed together: their numbers and places first. */
function* packedIn(dict: Dict, text: string): Generator<Held | undefined> {
  const [count, first] = [Number(dict.get('N')), Number(dict.get('First'))]
  const heads = (text.slice(0, first).match(/\d+/g) ?? []).map(Number)
  for (let at = 0; at < Math.min(count, MOST_OBJECTS) * 2; at += 2) {
    const [no, from] = [heads[at], heads[at + 1]]
    if (no === undefined || from === undefined) return yield undefined
    yield packedAt(text, no, first + from)
  }
}

function packedAt(text: string, no: number, at: number): Held | undefined {
  try {
    return { no, value: new Syntax(text, at).value() ?? null, stream: null }
  } catch {
    return undefined
  }
}

/** One character a byte. */
export function textOf(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += 8192)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)))
  return pieces.join('')
}

export function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
  return bytes
}
