import type { Filled } from '../../../web/answer.tsx'

/** As many rows as are filled in, and one more; at least `least`. */
export function slots(of: Filled, name: string, least: number): number[] {
  const used = Object.keys(of.typed)
    .filter((key) => key.startsWith(`${name}.`) && of.typed[key])
    .map((key) => Number(key.split('.')[1]))
    .filter((at) => at >= 0)
  const count = Math.min(12, Math.max(least, ...used.map((at) => at + 2)))
  return Array.from({ length: count }, (_, at) => at)
}

/** Whether nothing stands in a row yet. The first one of a list is wanted all the same. */
export const isSpare = (of: Filled, name: string, at: number): boolean =>
  at > 0 && !Object.entries(of.typed).some(([key, text]) => key.startsWith(`${name}.${at}.`) && text.trim())
