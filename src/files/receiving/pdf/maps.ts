import { Syntax, type Value, isText, written } from './syntax.ts'

/** Letters that one map may name, range by range. */
const MOST_NAMED = 200_000

/**
 * A stream that says which letters its numbers mean, written anew; undefined where its ranges name more than any font has.
 * Any other stream as it is.
 */
export function plainMap(stream: string): string | undefined {
  if (!/begin(?:bf|cid)(?:range|char)/.test(stream)) return stream
  try {
    return mapIn(stream)
  } catch {
    return undefined
  }
}

function mapIn(stream: string): string | undefined {
  const syntax = new Syntax(stream)
  const words: string[] = []
  let range: Value[] | null = null
  let named = 0
  while (syntax.at < stream.length) {
    const value = syntax.value()
    if (value === undefined) continue
    const word = typeof value === 'object' && value !== null && 'word' in value ? value.word : null
    if (word !== null) range = /^begin(bf|cid)range$/.test(word) ? [] : null
    else if (range?.push(value) === 3) {
      named += lettersIn(range)
      range = []
    }
    if (named > MOST_NAMED) return undefined
    words.push(word ?? written(value))
  }
  return words.join(' ')
}

/** [first, last, what it means]. */
const lettersIn = ([first, last]: Value[]): number =>
  isText(first) && isText(last) ? Math.max(0, numberOf(last.text) - numberOf(first.text)) + 1 : 0

/** As the library reads it: the last four bytes. */
const numberOf = (text: string): number =>
  [...text.slice(-4)].reduce((sum, sign) => sum * 256 + sign.charCodeAt(0), 0)
