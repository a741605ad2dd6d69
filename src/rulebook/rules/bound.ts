import { ANCHOR_KEYS, type ClauseKey } from './anchors.ts'
import type { Numbers, Stage } from './parameters.ts'
import type { Left, Version } from './rulebook.ts'
import { numberedClauses, setsParameter } from './text.ts'
import { PARAMETER_KEYS } from './words.ts'

/** What it takes to name a clause of a rulebook's version. */
export type Citable = {
  /** Id of the version: where its text is. */
  version: string
  title: string
  /** The number of the clause that sets a parameter, or says a rule. */
  clauses: Partial<Record<ClauseKey, number>>
}
/** The version that a round binds, with what its clauses leave to the call. The numbers stand in the plan. */
export type Bound = Citable & { left: Left }
/** The same, with the numbers of one stage that the round goes by. */
export type BoundIn<S extends Stage> = Citable & { parameters: Pick<Numbers, S> }

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
  return { version: id, title: book.title, clauses, left: book.left }
}
