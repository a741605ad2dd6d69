import { sha256 } from '../../history/rules.ts'
import type { Instant } from '../../shared/days.ts'

/** How many acts, within how many seconds. */
export type Rate = readonly [most: number, seconds: number]

/**
 * What an act bears that people without an account may do. `address`: from one address, as a whole office or a lane of phones may
 * share it; of whoever is signed in, by the person. `aim`: from all together at the one thing that it aims at, against a flood from
 * many addresses; so wide that a single one does not keep the others out.
 */
export type Limit = { address: Rate; aim?: Rate }

/** One count: what is counted together, and how much of it is too much. */
export type Count = { key: string; rate: Rate }
/** How often it has been since it began, and until when that counts. */
export type Counted = { key: string; count: number; endsAt: Instant }

export type TooOften = { why: 'too-often'; retryAfter: number }

/** This one is counted already. Of several that are too many the longest wait is said. */
export function whyNotNow(counts: Count[], counted: Counted[], now: Instant): TooOften | null {
  const bounds = new Map(counts.map(({ key, rate }) => [key, rate[0]]))
  const over = counted.filter(({ key, count }) => count > (bounds.get(key) ?? 0))
  if (over.length === 0) return null
  const until = Math.max(...over.map(({ endsAt }) => endsAt))
  return { why: 'too-often', retryAfter: Math.max(1, Math.ceil((until - now) / 1000)) }
}

/** As it is kept: under the site's secret, so that no table tells an address. */
export const digestOf = (secret: string, key: string): Promise<string> => sha256(`${secret} ${key}`)

/** What is counted as one address: of IPv6 the /64 that a household is given; an IPv4 address in its clothes is itself. */
export function networkOf(address: string): string {
  const [plain = ''] = address.trim().toLowerCase().split('%')
  if (!plain.includes(':')) return plain
  const [, inner] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain) ?? []
  return inner ?? `${wholeGroups(plain).slice(0, 4).join(':')}::/64`
}

/** Eight groups without leading zeros: what "::" leaves out is zeros. */
function wholeGroups(address: string): string[] {
  const [before = [], after = []] = address.split('::').map((part) => (part ? part.split(':') : []))
  const gap = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  return [...before, ...gap, ...after].map((group) => group.replace(/^0+(?=.)/, ''))
}
