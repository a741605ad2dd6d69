import { PARAMETER_KEYS, kindOf, valueOf } from './words.ts'
import type { Some } from './parameters.ts'

/** The longest term that the rules set in working days. */
export const longestTerm = (parameters: Some): number =>
  Math.max(1, ...PARAMETER_KEYS.map((key) => daysIn(key, parameters)))

function daysIn(key: (typeof PARAMETER_KEYS)[number], parameters: Some): number {
  const kind = kindOf(key)
  const value = valueOf(parameters, key)
  return 'unit' in kind && kind.unit === '个工作日' && typeof value === 'number' ? value : 0
}
