import { sayClause } from '../../shared/clauses.ts'
import { type ClauseKey, isAnchor } from './anchors.ts'
import type { ParameterKey } from './parameters.ts'
import type { Clause, Rulebook } from './rulebook.ts'
import { isParameterKey, sayRuled } from './words.ts'

/** A clause with its place: `number` counts from 1 through all chapters, `path` is where an exported file has it. */
export type Numbered = { number: number; clause: Clause; chapter: number; path: string }

export const numberedClauses = (book: Pick<Rulebook, 'chapters'>): Numbered[] =>
  book.chapters
    .flatMap(({ clauses }, chapter) =>
      clauses.map((clause, at) => ({ clause, chapter, path: `chapters.${chapter}.clauses.${at}` })),
    )
    .map((placed, at) => ({ number: at + 1, ...placed }))

/** A clause sets the parameters whose placeholders are in its text, and says the rules whose marks are. */
export const setsParameter = ({ text }: Pick<Clause, 'text'>, key: ClauseKey): boolean =>
  text.includes(`{${key}}`)

/** The parameters that a clause sets, as its text comes to them; none twice. */
export const parametersIn = ({ text }: Pick<Clause, 'text'>): ParameterKey[] => [
  ...new Set([...text.matchAll(PLACEHOLDER)].flatMap(([, key = '']) => [key].filter(isParameterKey))),
]

const PLACEHOLDER = /\{([^{}条]*)\}/g
const ANY = /\{(条:)?([^{}]*)\}/g

/** What a text is made of: words, a parameter's value, the number of another clause. */
export type Piece =
  | { kind: 'words'; text: string }
  | { kind: 'value'; text: string; key: ParameterKey }
  | { kind: 'reference'; text: string; number: number }
  | { kind: 'unknown'; text: string }

/** The paragraphs of a clause, each in pieces. A placeholder that means nothing stays as it is, as 'unknown'. */
export const paragraphsOf = (book: Rulebook, { text }: Pick<Clause, 'text'>): Piece[][] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => piecesOf(book, line.trim()))

/** The same as plain text, for comparing and searching. */
export const plainText = (book: Rulebook, clause: Pick<Clause, 'text'>): string =>
  paragraphsOf(book, clause)
    .map((pieces) => pieces.map(({ text }) => text).join(''))
    .join('\n')

function piecesOf(book: Rulebook, line: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const found of line.matchAll(ANY)) {
    if (found.index > from) pieces.push({ kind: 'words', text: line.slice(from, found.index) })
    pieces.push(pieceFor(book, found[0], found[1] !== undefined, found[2] ?? ''))
    from = found.index + found[0].length
  }
  if (from < line.length) pieces.push({ kind: 'words', text: line.slice(from) })
  return pieces
}

function pieceFor(book: Rulebook, raw: string, isReference: boolean, key: string): Piece {
  if (!isReference && isAnchor(key)) return { kind: 'words', text: '' }
  if (!isParameterKey(key)) return { kind: 'unknown', text: raw }
  if (!isReference) return { kind: 'value', key, text: sayRuled(book, key) }
  const number = numberOf(book, key)
  return number === null
    ? { kind: 'unknown', text: raw }
    : { kind: 'reference', number, text: sayClause(number) }
}

/** The number of the first clause that sets a parameter; null: none does. */
export const numberOf = (book: Pick<Rulebook, 'chapters'>, key: ParameterKey): number | null =>
  numberedClauses(book).find(({ clause }) => setsParameter(clause, key))?.number ?? null
