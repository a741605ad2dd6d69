import { masked, numbersIn } from '../shared/personal/masked.ts'
import type { Ask } from './site.ts'

/**
 * What everybody may read, with the numbers of people in its texts hidden until somebody of the office has decided that they may
 * be shown: for every screen that is everybody's, and for whatever else is sent to everybody. Costs nothing where there is none.
 */
export async function asPublic<T>(c: Ask, found: T): Promise<T> {
  const numbers = numbersIn(found)
  return numbers.length === 0 ? found : masked(found, await c.var.shownAmong(numbers))
}
