import type { Child } from 'hono/jsx'
import { clauseIn } from '../../../rulebook/citing.ts'
import { boundTo } from '../../../rulebook/rules/bound.ts'
import type { ParameterKey } from '../../../rulebook/rules/parameters.ts'
import type { Left } from '../../../rulebook/rules/rulebook.ts'
import { isSentence, kindOf, sayRange, sayRuled, withinOf } from '../../../rulebook/rules/words.ts'
import type { Found } from '../drafts/store.ts'
import { Because, type ClauseRef, type Filled } from '../../../web/answer.tsx'

/** What a part of the form needs: what was typed, and where the rulebook sets what it asks. */
export type Part = {
  of: Filled
  rules: Rules
  /** On the page of the whole plan: rows are not added or moved there. */
  whole?: true
}
/** The rulebook's own words for a number, and their clause; nothing where there is no rulebook. */
export type Rules = {
  versions: { id: string; title: string }[]
  /** What the version leaves to the call; null: there is no rulebook. */
  left: Left | null
  /** Published lists of topics to choose from; null: they are not at hand. */
  topicLists: TopicChoice[] | null
  set: (key: ParameterKey) => { says: string; clause: ClauseRef | undefined } | null
}

type TopicChoice = { id: string; title: string; topics: number }

/** What the rulebook says of a field, or within what it leaves it to the call, after what the field itself says. */
export function hintOf(rules: Rules, key: ParameterKey, own?: string): Child {
  const set = rules.set(key)
  if (!set) return own
  return (
    <>
      {own}
      <Because sentence={sayRuling(key, set.says, rules.left)} clause={set.clause} />
    </>
  )
}

/** Within what a clause leaves a number to the call, or what it says of it. */
export function sayRuling(key: ParameterKey, says: string, left: Left | null): string {
  const [kind, leave] = [kindOf(key), left?.[key]]
  if (!leave) return `管理办法：${isSentence(kind) ? says : `${kind.name}${says}`}`
  const range = sayRange(withinOf(kind, leave))
  return `管理办法留给公告规定${range && `，${range}`}`
}

/** The rules that a draft goes by: the version that it names, or the last one in force. */
export function rulesIn(
  { versions, topicLists }: Pick<Found, 'versions' | 'topicLists'>,
  id?: string,
): Rules {
  const version = versions.find((one) => one.id === id) ?? versions[0]
  const bound = version && boundTo(version)
  return {
    versions: versions.map(({ id: one, book }) => ({ id: one, title: book.title })),
    left: version ? version.book.left : null,
    topicLists,
    set: (key) => (bound ? { says: sayRuled(version.book, key), clause: clauseIn(bound, key) } : null),
  }
}
