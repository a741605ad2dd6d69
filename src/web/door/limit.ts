import type { Context } from 'hono'
import { type Count, type Limit, type TooOften, networkOf, whyNotNow } from '../../people/limits/rules.ts'
import { type Ask, type Inside, machineNow } from '../site.ts'

/**
 * Whose acts are counted together: a person's, or those from a network. '': nobody knows, on a machine of one's own, where no
 * Cloudflare stands before the site and says where a request comes from; what else a request says of that is anybody's word.
 */
export function whoseActs(c: Ask): string {
  const { person } = c.var.asker
  if (person) return `person ${person.id}`
  const address = c.req.header('cf-connecting-ip')
  return address ? `network ${networkOf(address)}` : ''
}

/** Counts this act, and says whether it is too much: one more question to the database, of acts with a limit alone. */
export async function whyNotYet(
  c: Context<Inside>,
  pattern: string,
  { address, aim }: Limit,
  aimedAt: string,
): Promise<TooOften | null> {
  const from = whoseActs(c)
  const counts: Count[] = [
    ...(from ? [{ key: `${pattern} ${from}`, rate: address }] : []),
    ...(aim ? [{ key: `${pattern} at ${aimedAt}`, rate: aim }] : []),
  ]
  return whyNotNow(counts, await c.var.countActs(counts), machineNow(c.var))
}
