import { ANCHOR_KEYS, type ClauseKey } from './anchors.ts'
import type { Parameters, Stage } from './parameters.ts'
import type { Version } from './rulebook.ts'
import { numberedClauses, setsParameter } from './text.ts'
import { PARAMETER_KEYS } from './words.ts'

/** A rulebook's version as a round goes by it: its numbers and where each is set, as they were when the round bound it. */
export type Bound = {
  /** Id of the version: where its text is. */
  version: string
  title: string
  parameters: Parameters
  /** The number of the clause that sets a parameter, or says a rule. */
  clauses: Partial<Record<ClauseKey, number>>
}

/** What it takes to name a clause. */
export type Citable = Pick<Bound, 'version' | 'title' | 'clauses'>
/** The same, with the numbers of one stage. */
export type BoundIn<S extends Stage> = Citable & { parameters: Pick<Parameters, S> }

/** A version in force never changes, so that this copy stays true. */
export function boundTo({ id, book }: Version): Bound {
  const numbered = numberedClauses(book)
  const setBy = (key: ClauseKey) => numbered.find(({ clause }) => setsParameter(clause, key))?.number
  const clauses = Object.fromEntries(
    [...PARAMETER_KEYS, ...ANCHOR_KEYS].flatMap((key): [ClauseKey, number][] => {
      const number = setBy(key)
      return number === undefined ? [] : [[key, number]]
    }),
  )
  return { version: id, title: book.title, parameters: book.parameters, clauses }
}
