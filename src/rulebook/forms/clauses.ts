import type { Typed } from '../../web/body.ts'
import { PARAMETER_KEYS, isParameterKey } from '../rules/words.ts'

/** The field of a clause, but for its last word. */
export const clauseName = (chapter: number, at: number): string => `chapters.${chapter}.clauses.${at}`

/**
 * Chapters and clauses as they stand in what was typed: how many clauses each chapter has, up to the last that is not blank;
 * the form adds blank ones of its own.
 */
export function shapeOf(typed: Typed): number[] {
  const shape: number[] = []
  for (const [name, text] of Object.entries(typed)) {
    if (text.trim() === '') continue
    const [, chapter, clause] = /^chapters\.(\d{1,2})\.(?:title|clauses\.(\d{1,2})\.)/.exec(name) ?? []
    if (chapter === undefined) continue
    const most = Math.max(shape[Number(chapter)] ?? 0, clause === undefined ? 0 : Number(clause) + 1)
    shape[Number(chapter)] = most
  }
  return Array.from(shape, (most) => most ?? 0)
}

/** Makes room for a new clause before clause `at` of a chapter: those from there on move down by one. */
export function withRoom(typed: Typed, chapter: number, at: number): Typed {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => {
      const found = /^chapters\.(\d+)\.clauses\.(\d+)\.(title|text)$/.exec(name)
      if (!found || Number(found[1]) !== chapter || Number(found[2]) < at) return [[name, value]]
      return [[`${clauseName(chapter, Number(found[2]) + 1)}.${found[3]}`, value]]
    }),
  )
}

/** Which parameters each clause's text names, as typed; each parameter at the first clause that does, the others nowhere. */
export function parametersByClause(typed: Typed): { at: Map<string, string[]>; nowhere: string[] } {
  const at = new Map<string, string[]>()
  const left = new Set<string>(PARAMETER_KEYS)
  shapeOf(typed).forEach((clauses, chapter) => {
    for (let clause = 0; clause < clauses; clause += 1) {
      const name = clauseName(chapter, clause)
      const named = [...(typed[`${name}.text`] ?? '').matchAll(/\{([^{}]*)\}/g)].map(([, key = '']) => key)
      const here = [...new Set(named)].filter((key) => isParameterKey(key) && left.delete(key))
      if (here.length > 0) at.set(name, here)
    }
  })
  return { at, nowhere: [...left] }
}
