import type { Instant } from '../../shared/days.ts'

/** Whether somebody's own calendar reads what waits for them, and since when; null: it has no address. */
export type Feed = { since: Instant } | null

export type FeedRefusal = { why: 'no-feed' }
