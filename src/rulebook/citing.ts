import { paths } from '../paths.ts'
import { type Ground, sayClause } from '../shared/clauses.ts'
import { type ClauseKey, isAnchor } from './rules/anchors.ts'
import type { Citable } from './rules/bound.ts'
import { BY_CALL } from './rules/by.ts'
import { isParameterKey } from './rules/words.ts'

/** The number of a clause, and where its text is. */
export type Cite = { no: number; href: string }

/** The clause that sets a parameter, or says a rule, in the version that a round binds; nothing where it binds none. */
export function clauseIn(bound: Citable | undefined, key: ClauseKey): Cite | undefined {
  const number = bound?.clauses[key]
  return bound && number !== undefined ? { no: number, href: paths.clause(bound.version, number) } : undefined
}

/**
 * What a letter rests on: the clauses that set or say `keys`, each once, in a round that goes by `bound`. Where none of them
 * does, the call of the round, if `roundId` tells which; else nothing.
 */
export function groundsIn(
  bound: Citable | undefined,
  roundId: string | null,
  ...keys: ClauseKey[]
): Ground[] {
  const clauses = keys.flatMap((key) => {
    const cite = clauseIn(bound, key)
    return bound && cite ? [{ says: `《${bound.title}》${sayClause(cite.no)}`, href: cite.href }] : []
  })
  const once = clauses.filter(({ href }, at) => clauses.findIndex((one) => one.href === href) === at)
  return once.length > 0 || roundId === null ? once : [{ says: '征集公告', href: paths.call(roundId) }]
}

/** Where a call says a thing itself: its tracks. */
export type CallCite = Ground

/**
 * Names what a refusal comes from, in a round that goes by `bound`: the first of its `by` that the version says, or for what
 * the call alone says the call, where `roundId` tells which.
 */
export const citing =
  (bound: Citable | undefined, roundId?: string) =>
  ({
    by = [],
  }: {
    why?: string
    by?: string | readonly string[] | undefined
  }): Cite | CallCite | undefined => {
    const keys = [by].flat()
    const clause = keys.map((key) => (isClauseKey(key) ? clauseIn(bound, key) : undefined)).find(Boolean)
    if (clause || !keys.includes(BY_CALL) || !roundId) return clause
    return { says: '征集公告·赛道', href: `${paths.call(roundId)}#tracks` }
  }

const isClauseKey = (word: string): word is ClauseKey => isParameterKey(word) || isAnchor(word)
