import { KINDS, type LetterKind } from '../../letters/rules.ts'
import { type Instant, dayOf, plusDays, startOf } from '../../shared/days.ts'
import { REACHING, type Reaching } from './channel.ts'

/** How a kind of letter reaches somebody by a channel: at once, with the others of a day in one message, or not. */
export const WAYS = ['now', 'daily', 'none'] as const
export type Way = (typeof WAYS)[number]

/** 免打扰: hours of Beijing, from 0 to 23, in which nothing is sent; over midnight where `from` is the greater. */
export type Quiet = { from: number; until: number }

export type Ways = Record<LetterKind, Way>
/** What somebody has chosen, all of it; `version` 0: nothing yet. */
export type Choices = { version: number; ways: Record<Reaching, Ways>; quiet: Quiet | null }

const waysOf = (way: Way): Ways => ({
  ...{ task: way, due: way, result: way, money: way, news: way, members: way, security: way },
})
/** Everything at once: whoever gives an address wants to hear. */
export const UNCHOSEN: Choices = {
  version: 0,
  ways: { mail: waysOf('now'), webhook: waysOf('now') },
  quiet: null,
}

export type WaysRefusal =
  | { why: 'ways-unchanged' }
  | { why: 'security-waits' }
  | { why: 'security-off' }
  | { why: 'quiet-half' }
  | { why: 'quiet-never-ends' }

/**
 * By one channel. What concerns an account itself does not wait, and goes to one place at least: whoever got into it would turn it off
 * first. `elsewhere`: by another channel it goes, to an address that is there.
 */
export function whyNotWays(before: Ways, after: Ways, elsewhere: boolean): WaysRefusal | null {
  if (after.security === 'daily') return { why: 'security-waits' }
  if (after.security === 'none' && !elsewhere) return { why: 'security-off' }
  return KINDS.every((kind) => before[kind] === after[kind]) ? { why: 'ways-unchanged' } : null
}

/** Whether an account's own letters go somewhere besides this channel. */
export const isSafeBesides = (channel: Reaching, { ways }: Choices, reached: readonly Reaching[]): boolean =>
  REACHING.some((one) => one !== channel && reached.includes(one) && ways[one].security !== 'none')

/** Two hours as they were typed: both or neither. */
export function whyNotQuiet(
  before: Quiet | null,
  from: number | null,
  until: number | null,
): WaysRefusal | null {
  if ((from === null) !== (until === null)) return { why: 'quiet-half' }
  if (from !== null && from === until) return { why: 'quiet-never-ends' }
  return from === (before?.from ?? null) && until === (before?.until ?? null)
    ? { why: 'ways-unchanged' }
    : null
}

const HOUR = 3_600_000
/** When the messages of a day leave, as the night's work is done. */
const MORNING = 8
/** The night's own letters are written within this after it, and are of that morning. */
const NIGHT_TAKES = 60_000

/** When the quiet hours in which `now` lies are over; null: it lies in none. */
export function quietEnd(quiet: Quiet | null, now: Instant): Instant | null {
  if (!quiet) return null
  const today = startOf(dayOf(now))
  const hour = (now - today) / HOUR
  const { from, until } = quiet
  const isWithin = from < until ? hour >= from && hour < until : hour >= from || hour < until
  if (!isWithin) return null
  const end = today + until * HOUR
  return end > now ? end : startOf(plusDays(dayOf(now), 1)) + until * HOUR
}

/** The morning whose message a letter belongs to. */
export function morningOf(at: Instant): Instant {
  const morning = startOf(dayOf(at - NIGHT_TAKES)) + MORNING * HOUR
  return morning >= at - NIGHT_TAKES
    ? morning
    : startOf(plusDays(dayOf(at - NIGHT_TAKES), 1)) + MORNING * HOUR
}

/** What is to be done with a letter that waits and is wanted: it leaves, waits until then, or is put together with others. */
export type Leaving = 'now' | 'together' | { until: Instant }

/**
 * Decided when it would leave. What was handed over once, perhaps, goes on alone as it began (`isBegun`), so that a second copy has
 * the same id.
 */
export function leavingOf(
  { kind, way, at, isBegun }: { kind: LetterKind; way: Way; at: Instant; isBegun: boolean },
  quiet: Quiet | null,
  now: Instant,
): Leaving {
  if (kind === 'security') return 'now'
  const morning = morningOf(at)
  const isGathered = way === 'daily' && !isBegun
  if (isGathered && now < morning) return { until: morning }
  const end = quietEnd(quiet, now)
  if (end !== null) return { until: end }
  return isGathered ? 'together' : 'now'
}
