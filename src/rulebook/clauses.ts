import { paths } from '../paths.ts'
import type { ParameterKey } from './rules/parameters.ts'
import type { Version } from './rules/rulebook.ts'
import { numberedClauses, setsParameter } from './rules/text.ts'

/** Where a rule stands: the clause's number, its name, and the link to its text. `sayClause(no)` words the number. */
export type Cited = { no: number; title: string; href: string }

/**
 * The clause that sets a parameter. Throws where none does: a version in force has one for each, which was tested
 * when it entered into force.
 */
export function clauseOf({ id, book }: Version, key: ParameterKey): Cited {
  const found = numberedClauses(book).find(({ clause }) => setsParameter(clause, key))
  if (!found) throw new Error(`no clause sets ${key}`)
  return { no: found.number, title: found.clause.title, href: paths.clause(id, found.number) }
}
