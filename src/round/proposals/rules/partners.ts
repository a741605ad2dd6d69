import type { Partner } from './content.ts'
import type { Typed } from './sections.ts'

/** The partners of working text, as far as they are named and say what they do; in the order of their rows. */
export function partnersTyped(typed: Typed): Partner[] {
  const rows = new Set(Object.keys(typed).flatMap((field) => /^partners\.(\d+)\./.exec(field)?.[1] ?? []))
  return [...rows]
    .toSorted((a, b) => Number(a) - Number(b))
    .flatMap((at) => {
      const cell = (key: string) => (typed[`partners.${at}.${key}`] ?? '').trim()
      const [name, does, community] = [cell('name'), cell('does'), cell('community')]
      return name && does ? [{ name, does, ...(community && { community }) }] : []
    })
}
