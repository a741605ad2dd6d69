import type { Typed } from '../../web/body.ts'
import type { Kind, Tranche } from '../rules/kinds.ts'
import type { Rulebook } from '../rules/rulebook.ts'
import { PARAMETER_KEYS, isParameterKey, kindOf, showMark, showYuan, valueOf } from '../rules/words.ts'

/** A rulebook as an officer would have typed it. */
export const typedBook = (book: Rulebook): Typed => ({
  title: book.title,
  ...Object.fromEntries(
    book.chapters.flatMap(({ title, clauses }, chapter) => [
      [`chapters.${chapter}.title`, title],
      ...clauses.flatMap((clause, at) => [
        [`${clauseName(chapter, at)}.title`, clause.title],
        [`${clauseName(chapter, at)}.text`, clause.text],
      ]),
    ]),
  ),
  ...Object.assign(
    {},
    ...PARAMETER_KEYS.map((key) =>
      typedValue(`parameters.${key}`, kindOf(key), valueOf(book.parameters, key)),
    ),
  ),
})

/** The field of a clause, but for its last word. */
export const clauseName = (chapter: number, at: number): string => `chapters.${chapter}.clauses.${at}`

function typedValue(name: string, { kind }: Kind, value: unknown): Typed {
  switch (kind) {
    case 'points':
      return { [name]: showMark(Number(value)) }
    case 'amount-or-none':
      return { [name]: typeof value === 'number' ? showYuan(value) : '' }
    case 'tick':
      return { [name]: value ? 'yes' : 'no' }
    case 'several':
      return { [`${name}[]`]: [value].flat().join('\n') }
    case 'list':
      return { [name]: [value].flat().join('\n') }
    case 'tranches':
      return Object.assign(
        {},
        ...[value].flat().map((one, at) => typedTranche(`${name}.${at}`, one as Tranche)),
      )
    case 'whole':
    case 'whole-or-none':
    case 'choice':
      return { [name]: value === null ? '' : String(value) }
  }
}

const typedTranche = (name: string, { percent, on }: Tranche): Typed => ({
  [`${name}.percent`]: String(percent),
  [`${name}.on`]: on,
})

/** Chapters and clauses as they stand in what was typed: how many clauses each chapter has, blank ones too. */
export function shapeOf(typed: Typed): number[] {
  const shape: number[] = []
  for (const name of Object.keys(typed)) {
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
