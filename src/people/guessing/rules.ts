import type { Instant } from '../../shared/days.ts'

/**
 * How often something secret may be guessed: `free` tries without a wait, then a wait that doubles from `first` to `longest`,
 * in milliseconds. A right answer begins anew, and so does a day without a try.
 */
export type Patience = { free: number; first: number; longest: number }

const SECOND = 1000
const MINUTE = 60 * SECOND
export const FORGOTTEN_AFTER = 24 * 60 * MINUTE

/** Days that a browser is known after it last signed in: the longest that browsers keep a cookie. */
export const DEVICE_DAYS = 400

/**
 * Tries for one account, counted apart by where they come from, so that a stranger's wrong ones cost the stranger's address and
 * never the owner's browser: a browser that has signed in to this account before has a count of its own.
 */
export const PATIENCE = {
  /** One account from one address. */
  address: { free: 5, first: 30 * SECOND, longest: 60 * MINUTE },
  /** One account from all browsers that it does not know: many addresses together are slow too. */
  strangers: { free: 30, first: 30 * SECOND, longest: 15 * MINUTE },
  /** One account from a browser that it knows. */
  known: { free: 10, first: 30 * SECOND, longest: 5 * MINUTE },
} satisfies Record<string, Patience>

/** What is guessed: a password, or a code of six digits, which has fewer to try; 'address': one that was sent there. */
export type Secret = 'password' | 'code' | 'invitation' | 'address'

/** An address as one household or office has it: of IPv6 the network of 64 bits. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const [head = '', tail] = address.toLowerCase().split('::')
  const before = head.split(':').filter(Boolean)
  const after = (tail ?? '').split(':').filter(Boolean)
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after]
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}

/** "请40秒后再试", "请3分钟后再试" */
export function sayWait(seconds: number): string {
  if (seconds < 60) return `请${Math.max(1, seconds)}秒后再试`
  return `请${Math.ceil(seconds / 60)}分钟后再试`
}

/** Seconds from `now` until a try is open again, at least one. */
export const secondsUntil = (open: Instant, now: Instant): number =>
  Math.max(1, Math.ceil((open - now) / SECOND))
