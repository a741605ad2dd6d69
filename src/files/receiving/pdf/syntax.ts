/** What stands in a PDF (ISO 32000-1, 7.3). A name or a string is told from an operator by what it is wrapped in. */
export type Name = { name: string }
export type Text = { text: string }
export type Reference = { object: number }
export type Dict = Map<string, Value>
export type Value = number | boolean | null | Name | Text | Reference | { word: string } | Value[] | Dict

export const isName = (value: Value | undefined): value is Name =>
  typeof value === 'object' && value !== null && 'name' in value
export const isText = (value: Value | undefined): value is Text =>
  typeof value === 'object' && value !== null && 'text' in value
export const isReference = (value: Value | undefined): value is Reference =>
  typeof value === 'object' && value !== null && 'object' in value
export const isDict = (value: Value | undefined): value is Dict => value instanceof Map

/** Values in one object, and how deep they lie in each other: there is no page of such a thing. */
const MOST_VALUES = 50_000
const DEEPEST = 60

/** More than anybody writes, or nothing that can be read. */
export class Unreadable extends Error {}

/** Reads values from bytes held as text of one character a byte. */
export class Syntax {
  readonly #bytes: string
  at: number
  #left = MOST_VALUES

  constructor(bytes: string, at = 0) {
    this.#bytes = bytes
    this.at = at
  }

  /** Undefined at the end, or at what closes something that was not opened. */
  value(depth = 0): Value | undefined {
    this.#left -= 1
    if (this.#left < 0 || depth > DEEPEST) throw new Unreadable()
    this.#skip()
    const sign = this.#bytes[this.at]
    if (sign === undefined) return undefined
    if (sign === '/') return { name: this.#name() }
    if (sign === '(') return { text: this.#string() }
    if (sign === '[') return this.#list(depth)
    if (sign === '<') return this.#bytes[this.at + 1] === '<' ? this.#dict(depth) : { text: this.#hex() }
    if (sign === ']' || sign === '>' || sign === ')' || sign === '{' || sign === '}') {
      this.at += sign === '>' && this.#bytes[this.at + 1] === '>' ? 2 : 1
      return undefined
    }
    return this.#plain()
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const [found = ''] = pattern.exec(this.#bytes) ?? []
    this.at += found.length
    return found
  }

  #skip(): void {
    do this.#match(SPACE)
    while (this.#match(COMMENT))
  }

  #name(): string {
    return this.#match(NAME)
      .slice(1)
      .replace(/#([\da-f]{2})/gi, (_, hex) => byteOf(hex))
  }

  #hex(): string {
    const digits = this.#match(HEX).replace(/[^\da-f]/gi, '')
    return digits.replace(/[\da-f]{1,2}/gi, (hex) => byteOf(hex.padEnd(2, '0')))
  }

  #string(): string {
    let depth = 0
    const begin = this.at + 1
    for (; this.at < this.#bytes.length; this.at += 1) {
      const sign = this.#bytes[this.at]
      if (sign === '\\') this.at += 1
      if (sign === '(') depth += 1
      if (sign === ')') depth -= 1
      if (depth > 0) continue
      this.at += 1
      return unescaped(this.#bytes.slice(begin, this.at - 1))
    }
    throw new Unreadable()
  }

  #list(depth: number): Value[] {
    this.at += 1
    const list: Value[] = []
    for (;;) {
      const value = this.value(depth + 1)
      if (value === undefined) return list
      list.push(value)
    }
  }

  #dict(depth: number): Dict {
    this.at += 2
    const dict: Dict = new Map()
    for (;;) {
      const key = this.value(depth + 1)
      if (key === undefined) return dict
      if (!isName(key)) continue
      const value = this.value(depth + 1)
      if (value === undefined) return dict
      dict.set(key.name, value)
    }
  }

  #plain(): Value {
    const reference = this.#match(REFERENCE)
    if (reference) return { object: Number.parseInt(reference, 10) }
    const word = this.#match(WORD)
    if (!word) this.at += 1
    if (/^[+-]*[\d.]+(-\d*)?$/.test(word)) return Number.parseFloat(word.replace(/^[+-]*(?=[+-])/, '')) || 0
    if (word === 'true' || word === 'false') return word === 'true'
    return word === 'null' ? null : { word }
  }
}

const SPACE = /[\0\t\n\f\r ]*/y // oxlint-disable-line no-control-regex
const NAME = /\/[^\0\t\n\f\r ()<>[\]{}/%]*/y // oxlint-disable-line no-control-regex
const WORD = /[^\0\t\n\f\r ()<>[\]{}/%]+/y // oxlint-disable-line no-control-regex
const HEX = /<[^>]*>?/y
const COMMENT = /%[^\r\n]*/y
const REFERENCE = /\d{1,7}[\t\n\f\r ]+\d{1,5}[\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y // oxlint-disable-line no-control-regex

const byteOf = (hex: string): string => String.fromCharCode(Number.parseInt(hex, 16))

const ESCAPED: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '', '\r': '' }
const unescaped = (text: string): string =>
  text.includes('\\')
    ? text.replace(/\\(?:([0-7]{1,3})|(\r\n|[^]))/g, (_, octal, sign) =>
        octal
          ? String.fromCharCode(Number.parseInt(octal, 8) & 255)
          : (ESCAPED[sign] ?? (sign === '\r\n' ? '' : sign)),
      )
    : text

/** As it is written, with nothing left to interpretation: strings in hexadecimal, names with every odd byte in digits. */
export function written(value: Value): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return String(within(value))
  if (Array.isArray(value)) return `[${value.map(written).join(' ')}]`
  if (isDict(value))
    return `<<${[...value].map(([key, one]) => `/${nameOf(key)} ${written(one)}`).join('\n')}>>`
  if (isName(value)) return `/${nameOf(value.name)}`
  if (isText(value)) return `<${[...value.text].map(hexOf).join('')}>`
  // an operator has no place in an object
  return isReference(value) ? `${value.object} 0 R` : 'null'
}

/** Of what is in a document nothing counts further: a width of a letter beyond that would be a loop of billions. */
const within = (value: number): number => Number(Math.max(-65_535, Math.min(65_535, value)).toFixed(4))

const hexOf = (sign: string): string => sign.charCodeAt(0).toString(16).padStart(2, '0')
const nameOf = (name: string): string => name.replace(/[^\w.+-]/g, (sign) => `#${hexOf(sign)}`)
