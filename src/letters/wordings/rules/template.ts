/**
 * A text with named holes, 《{项目}》获得立项, cut at them: what stands before the first, its name, what stands after it, and so on. An odd
 * index is a hole's. It is kept like this, so that the database fills it.
 */
export type Parts = string[]

export const partsOf = (text: string): Parts => text.split(/\{([^{}]*)\}/)

export const textOf = (parts: Parts): string =>
  parts.map((part, at) => (at % 2 === 1 ? `{${part}}` : part)).join('')

/** The names of its holes, each once. */
export const holesOf = (text: string): string[] => [...new Set(partsOf(text).filter((_, at) => at % 2 === 1))]

/** What stands in the holes, by their names. It is text: braces within it are no hole. */
export type Values = Record<string, string>

export const filled = (text: string, values: Values): string =>
  partsOf(text)
    .map((part, at) => (at % 2 === 1 ? (values[part] ?? '') : part))
    .join('')
