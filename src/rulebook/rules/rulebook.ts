import type { ParameterKey, Parameters } from './parameters.ts'

/**
 * A district's management rules: text and parameters in one. Clauses are numbered through all chapters, from 第一条.
 * A text names a parameter as {publicity.days}: shown as its value in words; the clause that does so sets it.
 * {#second-person} marks a rule that has no number, and is not shown.
 * {条:publicity.days} is shown as the number of that clause, for a clause that refers to another.
 */
export type Rulebook = {
  /** "某区公益创投项目管理办法" */
  title: string
  chapters: Chapter[]
  /** Of what is left to the call, what its clause would set: the call starts from it. */
  parameters: Parameters
  left: Left
}
/** What clauses leave to the call (由征集公告规定), for the whole round or for each track; of a number, from `least` to `most`. */
export type Left = { [K in ParameterKey]?: Leave }
export type Leave = { to: 'round' | 'track'; least?: number; most?: number }
export type Chapter = { title: string; clauses: Clause[] }
/** `text`: a line is a paragraph (款). */
export type Clause = { title: string; text: string }

/** A rulebook's version as others need it: where a clause can be read, and what it says. */
export type Version = { id: string; book: Rulebook }
