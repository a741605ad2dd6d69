import { type Found, findIn, maskedText } from './find.ts'

/** Fields that ask for a telephone, or how the office is reached: whether they are read is said by whoever selects them. */
const IS_REACHED_BY = /phone|^contact$/i

/** Every text that there is, nested as they may be. */
export function textsIn(value: unknown): string[] {
  const texts: string[] = []
  gather(value, texts)
  return texts
}

/** Into one list: a round's public texts are some ten thousands. */
function gather(value: unknown, texts: string[]): void {
  if (typeof value === 'string') texts.push(value)
  else if (Array.isArray(value)) for (const one of value) gather(one, texts)
  else for (const [name, part] of partsOf(value)) if (!isReachedBy(name, part)) gather(part, texts)
}

export const numbersIn = (value: unknown): Found[] => textsIn(value).flatMap(findIn)

/** The same with its numbers hidden, but for those that `isShown`. What has none is handed back as it is. */
export function masked<T>(value: T, isShown: (found: Found) => boolean): T
export function masked(value: unknown, isShown: (found: Found) => boolean): unknown {
  if (typeof value === 'string') return maskedText(value, isShown)
  const hide = ([name, part]: Part): Part => [name, isReachedBy(name, part) ? part : masked(part, isShown)]
  if (Array.isArray(value)) return value.map((one: unknown) => masked(one, isShown))
  if (value instanceof Map) return new Map([...value].map(hide))
  return isPlain(value) ? Object.fromEntries(Object.entries(value).map(hide)) : value
}

type Part = [name: unknown, part: unknown]

function partsOf(value: unknown): Part[] {
  if (value instanceof Map) return [...value]
  return isPlain(value) ? Object.entries(value) : []
}

const isReachedBy = (name: unknown, part: unknown): boolean =>
  typeof name === 'string' && IS_REACHED_BY.test(name) && typeof part === 'string'

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const kind: unknown = Object.getPrototypeOf(value)
  return kind === Object.prototype || kind === null
}
