import type { Result } from '../shared/result.ts'

/** A demonstration that is refused is a mistake of its script: it stops and says why. */
export function must<T>(result: Result<T, { why: string }>): T {
  if (result.ok) return result.value
  throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
}
