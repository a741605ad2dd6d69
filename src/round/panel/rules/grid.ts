/**
 * Who may judge what, in numbers. `cost[proposal * experts + expert]`: how little they fit, from 0; NEVER: they may not meet.
 * `wanted[proposal]`: experts for it; `most[expert]`: proposals that the expert takes at the most, beside `load[expert]` that they have.
 */
export type Grid = {
  proposals: number
  experts: number
  wanted: readonly number[]
  most: readonly number[]
  load: readonly number[]
  cost: Uint8Array
}
export const NEVER = 255

/** Farther than any way is long. */
export const FAR = 2 ** 30
/** Within the arrays there is no other. */
export const at = (list: Int32Array, i: number): number => list[i] ?? 0
export const byteAt = (list: Uint8Array, i: number): number => list[i] ?? 0
